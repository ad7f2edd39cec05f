import { type Bench, BenchUsageError, requiredOption } from './bench.ts';
import type { Protocol } from './interest-rank-all/protocol.ts';

/** How the rows that are judged were set apart, by the word on the command line; loaded by name. */
const protocols: Readonly<Record<string, () => Promise<Protocol>>> = {
  split: async () => (await import('./interest-rank-all/split.ts')).split,
  'leave-one-out': async () => (await import('./interest-rank-all/leave-one-out.ts')).leaveOneOut,
  sessions: async () => (await import('./interest-rank-all/sessions.ts')).sessions,
};

/** Trains on what people took, then ranks every item for each of them and looks for what was held back. */
export const interestRankAll: Bench = {
  name: 'interest-rank-all',
  describe: `Ranks all items for everybody (--protocol ${Object.keys(protocols).join('|')} …)`,
  async run(options) {
    const name = requiredOption(options, 'protocol');
    const open = Object.hasOwn(protocols, name) ? protocols[name] : undefined;
    if (open === undefined)
      throw new BenchUsageError(`--protocol must be one of: ${Object.keys(protocols).join(', ')}.`);
    return (await open()).run(options);
  },
};
