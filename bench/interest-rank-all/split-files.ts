import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { BenchUsageError } from '../bench.ts';

/** Pairs of who took what, in the order of the file. */
export interface Pairs {
  readonly takers: number[];
  readonly taken: number[];
}

/** Lines `person item item …`, or `person item` a pair a line; a person may have several lines or none. `.gz` too. */
export async function readPairs(path: string): Promise<Pairs> {
  const pairs: Pairs = { takers: [], taken: [] };
  const file = createReadStream(path);
  let lineNumber = 0;
  for await (const line of createInterface({
    input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file,
  })) {
    lineNumber++;
    const words = line.split(/[\s,]+/).filter((word) => word !== '');
    const numbers = words.map(Number);
    if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0))
      throw new BenchUsageError(
        `${path}, line ${lineNumber}: "person item item …" in whole numbers is wanted.`,
      );
    for (const item of numbers.slice(1)) {
      pairs.takers.push(numbers[0]!);
      pairs.taken.push(item);
    }
  }
  return pairs;
}

/** The least number that is above all of these. */
export function aboveAll(lists: readonly (readonly number[])[]): number {
  let most = -1;
  for (const list of lists) for (const number of list) if (number > most) most = number;
  return most + 1;
}
