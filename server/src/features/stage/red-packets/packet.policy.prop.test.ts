import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTotal } from './packet.policy.ts';

const seeds = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('the parts of a red packet', () => {
  it('are so many, each at least a cent, and the total together', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 200 }), fc.nat(50_000), (seed, count, more) => {
        const total = count + more;
        const parts = splitTotal(total, count, seed);
        expect(parts).toHaveLength(count);
        for (const part of parts) expect(Number.isInteger(part) && part >= 1).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(splitTotal(total, count, seed)).toEqual(parts);
      }),
      { seed: 31, numRuns: 500 },
    );
  });

  it('are a cent each when there is no more, and the whole when there is one', () => {
    expect(splitTotal(5, 5, '0'.repeat(64))).toEqual([1, 1, 1, 1, 1]);
    expect(splitTotal(500, 1, '0'.repeat(64))).toEqual([500]);
    expect(() => splitTotal(4, 5, '0'.repeat(64))).toThrow('no 5 parts');
  });

  it('favour neither the first nor the last', () => {
    const [count, total, packets] = [8, 8_000, 4_000];
    const sums = new Array<number>(count).fill(0);
    for (let n = 0; n < packets; n++)
      splitTotal(total, count, n.toString(16).padStart(64, '0')).forEach((part, at) => {
        sums[at]! += part;
      });
    // The mean of a part is 1,000 cents; of 4,000 packets it strays by less than a twentieth.
    for (const sum of sums) expect(Math.abs(sum / packets - 1_000)).toBeLessThan(50);
  });
});
