/**
 * Who took what, once each, both ways round. Numbers of people are below `people`, numbers of items below `items`.
 * `itemsOf(p)` and `peopleOf(i)` are views, in rising order; nobody writes to them.
 */
export class Interactions {
  readonly people: number;
  readonly items: number;
  readonly count: number;
  readonly personStarts: Uint32Array;
  readonly personItems: Uint32Array;
  readonly itemStarts: Uint32Array;
  readonly itemPeople: Uint32Array;

  constructor(people: number, items: number, personStarts: Uint32Array, personItems: Uint32Array) {
    this.people = people;
    this.items = items;
    this.count = personItems.length;
    this.personStarts = personStarts;
    this.personItems = personItems;
    const turned = turnedOver(personStarts, personItems, people, items);
    this.itemStarts = turned.starts;
    this.itemPeople = turned.entries;
  }

  itemsOf(person: number): Uint32Array {
    return this.personItems.subarray(this.personStarts[person], this.personStarts[person + 1]);
  }

  peopleOf(item: number): Uint32Array {
    return this.itemPeople.subarray(this.itemStarts[item], this.itemStarts[item + 1]);
  }

  /** How many people took each item. */
  itemCounts(): Float64Array {
    return Float64Array.from({ length: this.items }, (_, i) => this.itemStarts[i + 1]! - this.itemStarts[i]!);
  }

  /** How many items each person took. */
  personCounts(): Float64Array {
    return Float64Array.from(
      { length: this.people },
      (_, p) => this.personStarts[p + 1]! - this.personStarts[p]!,
    );
  }
}

/** From pairs, `takers[k]` took `taken[k]`, in any order; a pair said twice counts once. A number out of range throws. */
export function interactionsOf(
  people: number,
  items: number,
  takers: ArrayLike<number>,
  taken: ArrayLike<number>,
): Interactions {
  const lists: number[][] = Array.from({ length: people }, () => []);
  for (let k = 0; k < takers.length; k++) {
    const item = taken[k]!;
    const list = lists[takers[k]!];
    if (list === undefined || !Number.isInteger(item) || item < 0 || item >= items)
      throw new RangeError(`person ${takers[k]} or item ${item} is out of range`);
    list.push(item);
  }
  const starts = new Uint32Array(people + 1);
  const entries = new Uint32Array(takers.length);
  let end = 0;
  for (let person = 0; person < people; person++) {
    const list = Uint32Array.from(lists[person]!).sort();
    for (let k = 0; k < list.length; k++) if (k === 0 || list[k] !== list[k - 1]) entries[end++] = list[k]!;
    starts[person + 1] = end;
  }
  return new Interactions(people, items, starts, entries.slice(0, end));
}

function turnedOver(starts: Uint32Array, entries: Uint32Array, rows: number, columns: number) {
  const turned = new Uint32Array(columns + 1);
  for (const column of entries) turned[column + 1]!++;
  for (let c = 0; c < columns; c++) turned[c + 1]! += turned[c]!;
  const next = turned.slice();
  const out = new Uint32Array(entries.length);
  for (let row = 0; row < rows; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) out[next[entries[k]!]!++] = row;
  }
  return { starts: turned, entries: out };
}
