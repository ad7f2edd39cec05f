/**
 * What people took, one after another: sequence `s` holds `items[starts[s]] … items[starts[s + 1] - 1]`, oldest first.
 * Items are numbered from 0; the sequences themselves stand in the order of time where that is known.
 */
export interface Sequences {
  readonly itemCount: number;
  /** One more than there are sequences. */
  readonly starts: Uint32Array;
  readonly items: Int32Array;
}

/** Packs lists of item numbers. Throws a RangeError for a number that is not a whole one below `itemCount`. */
export function packSequences(lists: readonly ArrayLike<number>[], itemCount: number): Sequences {
  const starts = new Uint32Array(lists.length + 1);
  for (let s = 0; s < lists.length; s++) starts[s + 1] = starts[s]! + lists[s]!.length;
  const items = new Int32Array(starts[lists.length]!);
  for (let s = 0; s < lists.length; s++) items.set(lists[s]!, starts[s]!);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (item < 0 || item >= itemCount) throw new RangeError(`${item} is not an item below ${itemCount}`);
  }
  return { itemCount, starts, items };
}

/** How often each item occurs. */
export function occurrences({ itemCount, items }: Sequences): Float64Array {
  const counts = new Float64Array(itemCount);
  for (const item of items) counts[item]!++;
  return counts;
}

/** Which sequence each place of `items` belongs to. */
export function sequenceOfEach({ starts, items }: Sequences): Int32Array {
  const sequenceOf = new Int32Array(items.length);
  for (let s = 0; s + 1 < starts.length; s++) sequenceOf.fill(s, starts[s], starts[s + 1]);
  return sequenceOf;
}
