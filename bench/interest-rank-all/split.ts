import { BenchUsageError, requiredOption } from '../bench.ts';
import type { Protocol } from './protocol.ts';

export const split: Protocol = {
  async run(options) {
    requiredOption(options, 'train');
    throw new BenchUsageError('Not yet.');
  },
};
