import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Ratings } from '@kanmai/trust';
import { BenchUsageError } from './bench.ts';

/** The lines of a text file, gzipped where its name says so, without empty ones. */
export function linesOf(file: string): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** Numbers of a line, parted by commas, tabs or spaces. A line of other than `counts` of them is an error. */
function numbersOf(file: string, line: string, at: number, counts: readonly number[]): number[] {
  const cells = line
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!counts.includes(cells.length) || cells.some(Number.isNaN))
    throw new BenchUsageError(`${file}, line ${at + 1}: ${counts.join(' or ')} numbers expected.`);
  return cells;
}

/** Names of people as they come, numbered from 0. */
export class Numbering {
  readonly #numbers = new Map<number, number>();

  get size(): number {
    return this.#numbers.size;
  }

  of(name: number): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** `rater,rated,rating[,unix seconds]` a line, in order of time; ratings are divided by the largest size of any. */
export function readRatings(file: string, people: Numbering): Ratings {
  const rows = linesOf(file).map((line, at) => numbersOf(file, line, at, [3, 4]));
  if (rows.length === 0) throw new BenchUsageError(`${file} has no ratings.`);
  rows.sort((a, b) => (a[3] ?? 0) - (b[3] ?? 0));
  const most = rows.reduce((size, row) => Math.max(size, Math.abs(row[2]!)), 0) || 1;
  const raters = Int32Array.from(rows, (row) => people.of(row[0]!));
  const rated = Int32Array.from(rows, (row) => people.of(row[1]!));
  return {
    raterCount: people.size,
    ratedCount: people.size,
    raters,
    rated,
    weights: Float64Array.from(rows, (row) => row[2]! / most),
    atS: Float64Array.from(rows, (row) => row[3] ?? Number.NaN),
  };
}

/** `person,label` a line; 1 for those below zero (fraud), 0 for others. */
export function readLabels(file: string, people: Numbering): { person: number; isFraud: number }[] {
  return linesOf(file).map((line, at) => {
    const [name, label] = numbersOf(file, line, at, [2]);
    return { person: people.of(name!), isFraud: label! < 0 ? 1 : 0 };
  });
}
