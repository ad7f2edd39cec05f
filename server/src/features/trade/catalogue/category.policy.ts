import type { Problem } from '../../../http/problems.ts';
import { type AttributeRule, type Category, yesNoChoices } from './category.ts';
import { categoryTree } from './category-tree.ts';

const byName = new Map(
  categoryTree.flatMap((top) => [top, ...top.children]).map((category) => [category.name, category]),
);

/** The category of this name; null when it is one that somebody wrote. */
export function findCategory(name: string): Category | null {
  return byName.get(name) ?? null;
}

/** This category and all below it: what a filter for it means. */
export function categoriesWithin(name: string): string[] {
  return [name, ...(findCategory(name)?.children ?? []).map((child) => child.name)];
}

const numberPattern = /^\d{1,9}(\.\d{1,4})?$/;
const yesNoNames = yesNoChoices.map(([name]) => name) as readonly string[];

/** What is wrong with the attributes of a product of this category; null when nothing is. Others than its own may be written freely. */
export function checkAttributes(
  category: string,
  attributes: Readonly<Record<string, string>>,
): Problem | null {
  for (const rule of findCategory(category)?.attributes ?? []) {
    const value = attributes[rule.name];
    const detail = value === undefined ? null : faultOf(rule, value);
    if (detail !== null) return { type: 'bad-request', field: `attributes.${rule.name}`, detail };
  }
  return null;
}

function faultOf(rule: AttributeRule, value: string): string | null {
  // Without a value nothing is said yet.
  if (value === '') return null;
  if (rule.kind === 'number' && !numberPattern.test(value))
    return `${rule.name} is a number in ${rule.unit}.`;
  if (rule.kind === 'yes-no' && !yesNoNames.includes(value))
    return `${rule.name} is ${yesNoNames.join(' or ')}.`;
  return null;
}

export interface AttributeWords {
  readonly name: string;
  readonly en: string;
  readonly value: string;
  readonly valueEn: string;
}

/** The attributes in the order of the category and in both languages; what somebody wrote stays as it is. */
export function describeAttributes(
  category: string,
  attributes: Readonly<Record<string, string>>,
): AttributeWords[] {
  const rules = findCategory(category)?.attributes ?? [];
  const known = rules.flatMap((rule) => {
    const value = attributes[rule.name];
    return value === undefined ? [] : [describe(rule, value)];
  });
  const others = Object.entries(attributes)
    .filter(([name]) => !rules.some((rule) => rule.name === name))
    .map(([name, value]) => ({ name, en: name, value, valueEn: value }));
  return [...known, ...others].filter(({ value }) => value !== '');
}

function describe(rule: AttributeRule, value: string): AttributeWords {
  const { name, en } = rule;
  const shown = rule.unit === null ? value : `${value} ${rule.unit}`;
  const chosen = rule.choices.find(([choice]) => choice === value)?.[1];
  return { name, en, value: shown, valueEn: chosen ?? shown };
}
