import type { Catalogue } from './catalogue.ts';
import type { People } from './people.ts';
import { tasteRate } from './taste.ts';

/** How much more (1, 2) or less (-1, -2) a person asked to see of something. */
export type ChoiceLevel = -2 | -1 | 0 | 1 | 2;

/**
 * What a person asked for in so many words. The engine does not learn it: it comes with each request, so that whoever
 * keeps it (rows in a database) is the only one who does.
 */
export interface Choices {
  /** More or less of a category or an author, by name. What is not named is as it is. */
  readonly categories?: ReadonlyMap<string, number>;
  readonly authors?: ReadonlyMap<string, number>;
  /** From -2, what is familiar, to 2, what is fresh. */
  readonly freshness?: number;
  /** From 0, from anywhere, to 2, from near. Without `near` it says nothing. */
  readonly nearness?: number;
  readonly near?: Near;
}

/** What is near a person: authors, and items of others. Made once, used for many requests. */
export class Near {
  readonly authors: readonly string[];
  readonly items: readonly string[];
  private readonly authorSet: ReadonlySet<string>;
  private readonly itemSet: ReadonlySet<string>;

  constructor(authors: readonly string[], items: readonly string[]) {
    this.authors = authors;
    this.items = items;
    this.authorSet = new Set(authors);
    this.itemSet = new Set(items);
  }

  has(author: string, item: string): boolean {
    return this.authorSet.has(author) || this.itemSet.has(item);
  }
}

/** The parts of what choices do to a value, in the order they are kept in. */
export const choiceParts = ['author', 'category', 'freshness', 'near'] as const;
export type ChoicePart = (typeof choiceParts)[number];

/** What a level does to a value; the unit is about one certain long view. Less of an author weighs most. */
const authorSteps = { '-2': -1.5, '-1': -0.8, '0': 0, '1': 0.3, '2': 0.6 } as const;
const categorySteps = { '-2': -1.2, '-1': -0.6, '0': 0, '1': 0.3, '2': 0.6 } as const;
const freshnessStep = 0.15;
const nearStep = 0.25;

/** All choices together never add more to a value, nor take more from it. */
export const choiceMost = 0.6 + 0.6 + 2 * freshnessStep + 2 * nearStep;
export const choiceLeast = -(1.5 + 1.2 + 2 * freshnessStep);

/** The step a number of any kind stands for. */
export function levelOf(value: number | undefined, least: number, most: number): number {
  if (value === undefined || Number.isNaN(value)) return 0;
  return Math.max(least, Math.min(most, Math.round(value)));
}

const stepOf = (steps: Readonly<Record<string, number>>, level: number | undefined) =>
  steps[String(levelOf(level, -2, 2))] ?? 0;

export const authorPart = (level: number | undefined): number => stepOf(authorSteps, level);
export const categoryPart = (level: number | undefined): number => stepOf(categorySteps, level);

/** `novelty` in [-1, 1]: how new a thing is to a person. */
export const freshnessPart = (freshness: number | undefined, novelty: number): number =>
  freshnessStep * levelOf(freshness, -2, 2) * novelty;

export const nearPart = (nearness: number | undefined, isNear: boolean): number =>
  isNear ? nearStep * levelOf(nearness, 0, 2) : 0;

/** The largest share of the slots that chance may have because somebody asked for fresh things. */
const chanceMax = 0.5;

/** By how much a freshness multiplies the slots left to chance: a quarter to four times, never all and never none. */
export function chanceFactor(freshness: number | undefined, chance: number): number {
  const asked = 2 ** levelOf(freshness, -2, 2);
  return asked <= 1 || chance <= 0 ? asked : Math.min(asked, Math.max(1, chanceMax / chance));
}

/** How new an item's author and category are to a person: -1 for what they follow and like, 1 for what they never met. */
export function noveltyOf(
  people: People,
  slot: number,
  author: number,
  category: number,
  faded: number,
): number {
  if (slot < 0) return 0;
  const ofAuthor = people.has('followed', slot, author)
    ? -0.7
    : oneNovelty(people, slot, 1, author, faded, -0.6);
  return ofAuthor + oneNovelty(people, slot, 0, category, faded, -0.3);
}

function oneNovelty(
  people: People,
  slot: number,
  half: 0 | 1,
  key: number,
  faded: number,
  liked: number,
): number {
  if (people.findTaste(slot, half, key) < 0) return 0.5;
  return tasteRate(people, slot, half, key, faded) > 0 ? liked : 0;
}

/** Whether choices say anything at all. */
export function saysNothing(choices: Choices | undefined): boolean {
  if (choices === undefined) return true;
  const { categories, authors, freshness, nearness, near } = choices;
  return (
    (categories?.size ?? 0) === 0 &&
    (authors?.size ?? 0) === 0 &&
    levelOf(freshness, -2, 2) === 0 &&
    (near === undefined || levelOf(nearness, 0, 2) === 0)
  );
}

/** Reads choices for one item after another of one person. */
export class ChoiceReader {
  private readonly catalogue: Catalogue;
  private readonly people: People;
  private choices: Choices = {};
  private slot = -1;
  private faded = 1;
  /** The parts for the item read last, in the order of `choiceParts`. */
  readonly parts = new Float64Array(choiceParts.length);
  /** Whether less was asked for of the item read last. */
  isUnwanted = false;

  constructor(catalogue: Catalogue, people: People) {
    this.catalogue = catalogue;
    this.people = people;
  }

  turnTo(choices: Choices, slot: number, faded: number): void {
    this.choices = choices;
    this.slot = slot;
    this.faded = faded;
  }

  /** What the choices say of an item; answers the sum of the parts. */
  read(item: number): number {
    const { catalogue, choices, parts } = this;
    const author = catalogue.author[item]!;
    const category = catalogue.category[item]!;
    const authorName = catalogue.authors.text(author);
    parts[0] = authorPart(choices.authors?.get(authorName));
    parts[1] = categoryPart(choices.categories?.get(catalogue.categories.text(category)));
    parts[2] = choices.freshness
      ? freshnessPart(choices.freshness, noveltyOf(this.people, this.slot, author, category, this.faded))
      : 0;
    const { near, nearness } = choices;
    parts[3] =
      near !== undefined && nearness
        ? nearPart(nearness, near.has(authorName, catalogue.items.text(item)))
        : 0;
    this.isUnwanted = parts[0] < 0 || parts[1] < 0;
    return parts[0] + parts[1] + parts[2] + parts[3];
  }
}
