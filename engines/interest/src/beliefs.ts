import type { Channel, ExplainAnswer, InterestsAnswer, Reason, ScoreAnswer } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { type ChoicePart, ChoiceReader, type Choices, choiceParts } from './choices.ts';
import { belongingOf, type Knowledge } from './knowledge.ts';
import type { People } from './people.ts';
import { popularityMax } from './recall.ts';
import { tasteRate, tasteWeights } from './taste.ts';

/** What the engine believes of a person. */
export function interestsOf({ people, catalogue }: Knowledge, person: string): InterestsAnswer {
  const slot = people.find(person);
  if (slot < 0) {
    return {
      categories: [],
      authors: [],
      hidden: { items: [], authors: [], categories: [] },
      seen: 0,
      remembered: 0,
    };
  }
  const { items, authors, categories } = catalogue;
  const texts = (set: 'hiddenItems' | 'hiddenAuthors' | 'hiddenCategories', names: typeof items) =>
    (people.set(set, slot)?.values() ?? []).map((value) => names.text(value));
  return {
    categories: tastesOf(people, slot, 0).map(({ key, weight, shown }) => ({
      category: categories.text(key),
      weight,
      shown,
    })),
    authors: tastesOf(people, slot, 1).map(({ key, weight, shown }) => {
      return { author: authors.text(key), weight, shown, followed: people.has('followed', slot, key) };
    }),
    hidden: {
      items: texts('hiddenItems', items),
      authors: texts('hiddenAuthors', authors),
      categories: texts('hiddenCategories', categories),
    },
    seen: people.set('seen', slot)?.size ?? 0,
    remembered: Math.min(people.historyCount[slot]!, people.history),
  };
}

/** What speaks for showing this item to this person, strongest first. */
export function explanationOf(
  knowledge: Knowledge,
  person: string,
  item: string,
  score: ScoreAnswer,
  choices: Choices = {},
): ExplainAnswer {
  const { people, catalogue } = knowledge;
  const number = catalogue.items.find(item);
  const slot = people.find(person);
  const atMs = slot < 0 ? 0 : people.lastMs[slot]!;
  if (number < 0) return { reasons: [], seen: false, hidden: false, available: false, score };
  const author = catalogue.author[number]!;
  const category = catalogue.category[number]!;

  return {
    reasons: [
      ...reasonsOf(knowledge, slot, number, atMs),
      ...choiceReasonsOf(knowledge, slot, number, atMs, choices),
    ].sort((a, b) => b.weight - a.weight),
    seen: slot >= 0 && people.has('seen', slot, number),
    hidden:
      slot >= 0 &&
      (people.has('hiddenItems', slot, number) ||
        people.has('hiddenAuthors', slot, author) ||
        people.has('hiddenCategories', slot, category)),
    available: catalogue.isAvailable(number),
    score,
  };
}

function reasonsOf(
  knowledge: Knowledge,
  slot: number,
  item: number,
  atMs: number,
): { reason: Reason; weight: number }[] {
  const { people, catalogue, leanings } = knowledge;
  const found: { reason: Reason; weight: number }[] = [];
  const note = (channel: Channel, weight: number, about: number) => {
    if (weight > 0) found.push({ reason: reasonOf(catalogue, channel, item, about), weight });
  };
  if (slot >= 0) {
    const belonging = belongingOf(knowledge, slot, item);
    const faded = people.fadeTo(slot, atMs);
    const author = catalogue.author[item]!;
    const category = catalogue.category[item]!;
    note('together', tasteWeights.together * belonging.sum, belonging.because);
    note('author', tasteWeights.author * tasteRate(people, slot, 1, author, faded), -1);
    note('category', tasteWeights.category * tasteRate(people, slot, 0, category, faded), -1);
    note('follow', people.has('followed', slot, author) ? tasteWeights.followed : 0, -1);
    leanings.read(slot, item, atMs);
    note('leaning', tasteWeights.leaning * leanings.lean, -1);
  }
  const { trending, trend } = catalogue;
  const most = trending.items
    .subarray(0, trending.size)
    .reduce((best, other) => Math.max(best, trend[other]!), 0);
  note('trending', most > 0 ? popularityMax * Math.sqrt(trend[item]! / most) : 0, -1);
  note('fresh', catalogue.isFresh(item) ? 0.02 : 0, -1);
  return found;
}

function choiceReasonsOf(
  { people, catalogue }: Knowledge,
  slot: number,
  item: number,
  atMs: number,
  choices: Choices,
): { reason: Reason; weight: number }[] {
  const reader = new ChoiceReader(catalogue, people);
  reader.turnTo(choices, slot, slot < 0 ? 1 : people.fadeTo(slot, atMs));
  reader.read(item);
  const isFamiliar = (choices.freshness ?? 0) < 0;
  return choiceParts.flatMap((part, at) => {
    const weight = reader.parts[at]!;
    return weight > 0 ? [{ reason: choiceReasonOf(catalogue, part, item, isFamiliar), weight }] : [];
  });
}

/** The reason of a channel, told of one item. `about`: the item enjoyed before. */
export function reasonOf(catalogue: Catalogue, channel: Channel, item: number, about: number): Reason {
  const author = catalogue.authors.text(catalogue.author[item]!);
  const category = catalogue.categories.text(catalogue.category[item]!);
  switch (channel) {
    case 'together':
    case 'similar':
      return { code: 'because-you-watched', item: catalogue.items.text(about) };
    case 'author':
      return { code: 'author-you-like', author };
    case 'category':
      return { code: 'category-you-like', category };
    case 'follow':
      return { code: 'author-you-follow', author };
    case 'leaning':
      return { code: 'suits-you', category };
    case 'trending':
      return { code: 'popular-now', category };
    case 'fresh':
      return { code: 'new-here', author };
    case 'explore':
      return { code: 'something-different', category };
    case 'chosen-author':
      return { code: 'author-you-chose', author };
    case 'chosen-category':
      return { code: 'category-you-chose', category };
    case 'near':
      return { code: 'near-you', author };
  }
}

/** The reason where a choice decided. `isFamiliar`: the dial was turned to what is familiar. */
export function choiceReasonOf(
  catalogue: Catalogue,
  part: ChoicePart,
  item: number,
  isFamiliar: boolean,
): Reason {
  if (part === 'author') return reasonOf(catalogue, 'chosen-author', item, -1);
  if (part === 'category') return reasonOf(catalogue, 'chosen-category', item, -1);
  if (part === 'near') return reasonOf(catalogue, 'near', item, -1);
  return isFamiliar
    ? { code: 'familiar-as-you-chose', author: catalogue.authors.text(catalogue.author[item]!) }
    : { code: 'fresh-as-you-chose', category: catalogue.categories.text(catalogue.category[item]!) };
}

function tastesOf(
  people: People,
  slot: number,
  half: 0 | 1,
): { key: number; weight: number; shown: number }[] {
  const start = people.tasteStart(slot, half);
  const found: { key: number; weight: number; shown: number }[] = [];
  for (let k = start; k < start + people.affinities; k++) {
    const key = people.tasteKey[k]!;
    if (key >= 0) found.push({ key, weight: people.tasteGood[k]!, shown: people.tasteShown[k]! });
  }
  return found.sort((a, b) => b.weight - a.weight);
}
