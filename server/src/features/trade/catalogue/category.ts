/** What kind of answer an attribute asks for. */
export type AttributeKind = 'text' | 'number' | 'choice' | 'yes-no';

export interface AttributeRule {
  /** What products carry it under. */
  readonly name: string;
  readonly en: string;
  readonly kind: AttributeKind;
  /** Of a number. */
  readonly unit: string | null;
  /** Of a choice, as `[name, English]`; another word may be written. */
  readonly choices: readonly (readonly [string, string])[];
  /** Buyers rely on it: worth a certificate. */
  readonly certifiable: boolean;
}

export interface Category {
  readonly name: string;
  readonly en: string;
  /** The category above; null at the top. */
  readonly parent: string | null;
  readonly attributes: readonly AttributeRule[];
  readonly children: readonly Category[];
}

export const yesNoChoices = [
  ['是', 'Yes'],
  ['否', 'No'],
] as const;

interface RuleOptions {
  readonly certifiable?: true;
}

const rule = (
  given: Pick<AttributeRule, 'name' | 'en' | 'kind'> & Partial<AttributeRule>,
  { certifiable = false }: { readonly certifiable?: boolean } = {},
): AttributeRule => ({ unit: null, choices: [], ...given, certifiable });

export const text = (name: string, en: string, options?: RuleOptions) =>
  rule({ name, en, kind: 'text' }, options);

export const counted = (name: string, en: string, unit: string, options?: RuleOptions) =>
  rule({ name, en, kind: 'number', unit }, options);

export const choice = (
  name: string,
  en: string,
  choices: readonly (readonly [string, string])[],
  options?: RuleOptions,
) => rule({ name, en, kind: 'choice', choices }, options);

export const yesNo = (name: string, en: string, options?: RuleOptions) =>
  rule({ name, en, kind: 'yes-no', choices: yesNoChoices }, options);

/** A top category; what is under it asks for its attributes too, after its own. */
export function group(
  name: string,
  en: string,
  attributes: readonly AttributeRule[],
  leaves: readonly (readonly [string, string, readonly AttributeRule[]])[],
): Category {
  return {
    name,
    en,
    parent: null,
    attributes,
    children: leaves.map(([leaf, leafEn, own]) => ({
      name: leaf,
      en: leafEn,
      parent: name,
      attributes: [...own, ...attributes.filter((shared) => !own.some((one) => one.name === shared.name))],
      children: [],
    })),
  };
}
