/** What a fact is: money in whole minor units, times in milliseconds since 1970, `evidence` a number of items (0 unless told). */
export type FactKind = 'flag' | 'count' | 'minor' | 'per-mille' | 'time' | 'text' | 'texts' | 'evidence';
export type FactValue = boolean | number | string | readonly string[];
/** What is known of a claim. What is not known is left out. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;
/** The facts that policies may speak of. */
export type Vocabulary = Readonly<Record<string, FactKind>>;

/** No fact may be larger, so that what is computed from it stays a whole number that a double holds exactly. */
export const factMost: Readonly<Record<'count' | 'minor' | 'per-mille' | 'evidence' | 'time', number>> = {
  count: 1_000_000,
  minor: 1_000_000_000_000,
  'per-mille': 1_000,
  evidence: 1_000_000,
  time: 8_640_000_000_000_000,
};

export type Slots = readonly (FactValue | undefined)[];

/** Gives each fact that a policy speaks of a place, so that conditions read an array. */
export class FactPlaces {
  readonly #vocabulary: Vocabulary;
  readonly #names: string[] = [];
  readonly #kinds: FactKind[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  kindOf(name: string): FactKind | undefined {
    return Object.hasOwn(this.#vocabulary, name) ? this.#vocabulary[name] : undefined;
  }

  /** The name must be in the vocabulary. */
  placeOf(name: string): number {
    const known = this.#names.indexOf(name);
    if (known >= 0) return known;
    this.#kinds.push(this.kindOf(name)!);
    return this.#names.push(name) - 1;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** @throws when a fact is not of its kind: a defect of the caller. */
  read(facts: Facts): Slots {
    const slots: (FactValue | undefined)[] = new Array(this.#names.length);
    for (let place = 0; place < slots.length; place++) {
      const kind = this.#kinds[place]!;
      const value = facts[this.#names[place]!];
      slots[place] = value === undefined && kind === 'evidence' ? 0 : value;
      if (value !== undefined && !isOfKind(value, kind))
        throw new Error(`${this.#names[place]} is no ${kind}: ${JSON.stringify(value)}`);
    }
    return slots;
  }
}

function isOfKind(value: FactValue, kind: FactKind): boolean {
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'texts') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= factMost[kind];
}
