/** What every benchmark gives back: plain numbers whose names end in their unit. */
export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>;
  /** What was measured beside it in the same run. */
  readonly peers: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Options of a run, by their names on the command line; `--quick` is a small run whose figures are not quoted. */
export type BenchOptions = Readonly<Record<string, string | undefined>> & { readonly quick?: string };

export interface Bench {
  readonly name: string;
  readonly describe: string;
  run(options: BenchOptions): Promise<BenchResult>;
}

export class BenchUsageError extends Error {}

export function wholeOption(options: BenchOptions, name: string, fallback: number): number {
  const text = options[name];
  if (text === undefined) return fallback;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new BenchUsageError(`--${name} must be a whole number, at least 1.`);
  return number;
}

export function requiredOption(options: BenchOptions, name: string): string {
  const text = options[name];
  if (text === undefined || text === '') throw new BenchUsageError(`Say --${name}.`);
  return text;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
