import { type FactPlaces, factMost, type Slots } from './facts.ts';
import type { Amount } from './policy.ts';

export interface CompiledAmount {
  /** The largest it can be, on the way too: checked to be a whole number that a double holds exactly. */
  readonly most: number;
  /** Whole minor units; NaN where a fact is not known. */
  of(slots: Slots): number;
  /** Facts that are not known and were asked for. */
  missing(slots: Slots): readonly string[];
}

/** The amount must have been checked for its shape and its facts. */
export function compileAmount(amount: Amount, places: FactPlaces): CompiledAmount {
  if ('minor' in amount) return { most: amount.minor, of: () => amount.minor, missing: () => [] };
  if ('fact' in amount) return factAmount(amount.fact, places);
  if ('times' in amount) {
    const part = compileAmount(amount.of, places);
    return { ...part, most: part.most * amount.times, of: (slots) => part.of(slots) * amount.times };
  }
  if ('perMille' in amount) {
    const part = compileAmount(amount.of, places);
    const of = (slots: Slots) => Math.floor((part.of(slots) * amount.perMille + 500) / 1_000);
    return { ...part, most: part.most * Math.max(1, amount.perMille) + 500, of };
  }
  if ('less' in amount) {
    const [from, less] = amount.less.map((each) => compileAmount(each, places));
    return {
      most: Math.max(from!.most, less!.most),
      of: (slots) => Math.max(0, from!.of(slots) - less!.of(slots)),
      missing: (slots) => [...from!.missing(slots), ...less!.missing(slots)],
    };
  }
  return severalOf(amount, places);
}

function factAmount(fact: string, places: FactPlaces): CompiledAmount {
  const at = places.placeOf(fact);
  const of = (slots: Slots) => (slots[at] as number | undefined) ?? Number.NaN;
  return { most: factMost.minor, of, missing: (slots) => (slots[at] === undefined ? [fact] : []) };
}

function severalOf(
  amount: Extract<Amount, { sum: unknown } | { least: unknown } | { most: unknown }>,
  places: FactPlaces,
): CompiledAmount {
  const [list, join] =
    'sum' in amount
      ? [amount.sum, (a: number, b: number) => a + b]
      : 'least' in amount
        ? [amount.least, Math.min]
        : [amount.most, Math.max];
  const parts = list.map((each) => compileAmount(each, places));
  return {
    most: parts.reduce((most, part) => ('sum' in amount ? most + part.most : Math.max(most, part.most)), 0),
    // NaN goes through both Math.min and Math.max.
    of: (slots) => parts.map((part) => part.of(slots)).reduce((a, b) => join(a, b)),
    missing: (slots) => parts.flatMap((part) => part.missing(slots)),
  };
}
