import type { BenchOptions, BenchResult } from '../bench.ts';

/** One way of judging: reads its files, trains, ranks all items for everybody and gives the figures. */
export interface Protocol {
  run(options: BenchOptions): Promise<BenchResult>;
}

/** The most memory this process ever had, MB. */
export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
