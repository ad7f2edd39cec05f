import { isHan } from './search-text.ts';

const textMax = 256;

interface Row {
  readonly cost: Uint16Array;
  /** Where the part begins that has this cost. */
  readonly from: Uint16Array;
}
// One comparison at a time: nothing here waits.
const spare: readonly Row[] = [0, 1, 2].map(() => ({
  cost: new Uint16Array(textMax),
  from: new Uint16Array(textMax),
}));

export interface Closest {
  /** Letters wrong, missing, too many, or swapped with their neighbour. */
  readonly distance: number;
  readonly start: number;
  readonly end: number;
}

/** The part of a text that is closest to a query (Sellers' algorithm with swaps). Both of bounded length. */
export function closestPart(query: string, text: string): Closest {
  const m = Math.min(query.length, textMax);
  const n = Math.min(text.length, textMax - 1);
  let twoAbove = spare[0] as Row;
  let above = spare[1] as Row;
  let row = spare[2] as Row;
  for (let j = 0; j <= n; j++) {
    row.cost[j] = 0;
    row.from[j] = j;
  }
  for (let i = 1; i <= m; i++) {
    [twoAbove, above, row] = [above, row, twoAbove];
    row.cost[0] = i;
    row.from[0] = 0;
    fillRow(row, above, twoAbove, { query, text, i, n });
  }
  let best: Closest = { distance: m, start: 0, end: 0 };
  for (let j = 1; j <= n; j++) {
    const distance = row.cost[j] as number;
    const start = row.from[j] as number;
    const nearer = Math.abs(j - start - m) < Math.abs(best.end - best.start - m);
    if (distance < best.distance || (distance === best.distance && nearer))
      best = { distance, start, end: j };
  }
  return best;
}

/** Costs of the first `i` letters of the query against every part of the text that ends at `j`. */
function fillRow(
  row: Row,
  above: Row,
  twoAbove: Row,
  { query, text, i, n }: { query: string; text: string; i: number; n: number },
): void {
  const letter = query.charCodeAt(i - 1);
  const letterBefore = i > 1 ? query.charCodeAt(i - 2) : -1;
  for (let j = 1; j <= n; j++) {
    const here = text.charCodeAt(j - 1);
    let cost = (above.cost[j - 1] as number) + (letter === here ? 0 : 1);
    let from = above.from[j - 1] as number;
    if ((above.cost[j] as number) + 1 < cost) {
      cost = (above.cost[j] as number) + 1;
      from = above.from[j] as number;
    }
    const skipped = (row.cost[j - 1] as number) + 1;
    // Of two ways as good the one that begins earlier: a letter left out is likelier than another in its place.
    if (skipped < cost || (skipped === cost && (row.from[j - 1] as number) < from)) {
      cost = skipped;
      from = row.from[j - 1] as number;
    }
    const swapped = letterBefore === here && j > 1 && letter === text.charCodeAt(j - 2);
    if (swapped && (twoAbove.cost[j - 2] as number) + 1 < cost) {
      cost = (twoAbove.cost[j - 2] as number) + 1;
      from = twoAbove.from[j - 2] as number;
    }
    row.cost[j] = cost;
    row.from[j] = from;
  }
}

/** How many edits a query of this many letters may be away. Chinese says more with a character. */
export function editsMax(query: string): number {
  const { length } = query;
  if (isHan(query)) return length < 2 ? 0 : Math.max(1, Math.floor(length / 3));
  if (length < 3) return 0;
  if (length < 8) return 1;
  return Math.max(2, Math.floor(length / 6));
}

const gram = 3;

/** Whether the text lacks more of the query's grams than so many edits can spoil: far cheaper than to compare them. */
function missesTooMuch(query: string, text: string, edits: number): boolean {
  // A letter wrong spoils the grams it is in; two letters swapped spoil one more.
  let left = edits * (gram + 1);
  if (query.length - gram + 1 <= left) return false;
  for (let i = 0; i + gram <= query.length; i++) {
    if (!text.includes(query.slice(i, i + gram)) && --left < 0) return true;
  }
  return false;
}

/** 1 when the text contains the query, less with every edit, 0 when it is too far away. */
export function likeness(query: string, text: string): number {
  if (query === '') return 0;
  if (text.includes(query)) return 1;
  const allowed = editsMax(query);
  if (allowed === 0 || missesTooMuch(query, text, allowed)) return 0;
  const { distance } = closestPart(query, text);
  return distance > allowed ? 0 : 1 - distance / query.length;
}

/** The share of a query's characters that are in the text two by two: words in another order, or apart. */
export function pairCoverage(query: string, text: string): number {
  if (query.length < 2) return 0;
  let covered = 0;
  let until = 0;
  for (let i = 0; i + 2 <= query.length; i++) {
    if (!text.includes(query.slice(i, i + 2))) continue;
    covered += i + 2 - Math.max(until, i);
    until = i + 2;
  }
  return covered / query.length;
}

const unitsForOneWrong = 6;

/** How well syllables and initials fit a row of a text's units: 1 all of them in full, .8 all by their initials; else 0. */
export function initialsLikeness(asked: readonly string[], units: readonly string[]): number {
  if (asked.length < 2) return 0;
  const wrongMax = asked.length >= unitsForOneWrong ? 1 : 0;
  let best = 0;
  for (let at = 0; at + asked.length <= units.length; at++) {
    let wrong = 0;
    let full = 0;
    for (let i = 0; i < asked.length && wrong <= wrongMax; i++) {
      const unit = units[at + i] as string;
      const part = asked[i] as string;
      const last = i === asked.length - 1;
      if (unit === part) full++;
      else if (!((part.length === 1 || last) && unit.startsWith(part))) wrong++;
    }
    if (wrong <= wrongMax) best = Math.max(best, 0.8 + (0.2 * full) / asked.length - wrong / asked.length);
  }
  return best;
}
