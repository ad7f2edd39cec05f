import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idealShares, popularPolicy, randomPolicy } from './measure.ts';
import { makeTown } from './simulator/town.ts';
import { simulatorVersion } from './simulator/version.ts';

/** Every version there was, and its bytes. A change of the simulator is a new row. */
const frozen: Readonly<Record<number, string>> = {
  1: 'e24d99fd1d27d895c03d2c9e838b85d541c4033ec0be5f06c5bb80fcff3ea49e',
};

describe('the frozen town', () => {
  it('has the bytes of its version', () => {
    const folder = new URL('./simulator/', import.meta.url);
    const hash = createHash('sha256');
    for (const name of readdirSync(folder).sort())
      hash.update(name).update(readFileSync(new URL(name, folder)));
    expect(hash.digest('hex')).toBe(frozen[simulatorVersion]);
  });

  it('bug: chance drew some twice, and its pages were short', () => {
    const town = makeTown(101);
    const policy = randomPolicy(town);
    policy.publish(town.items.slice(0, 12), 0);
    expect(new Set(policy.page(0, 10, 0)).size).toBe(10);
    const what = { playMs: 0 } as Parameters<typeof policy.watched>[2];
    for (const item of town.items.slice(0, 9)) policy.watched(0, item, what, 0);
    expect([...policy.page(0, 10, 0)].sort((a, b) => a - b)).toEqual([9, 10, 11]);
  });

  it('lets what pleases most on average reach .45 of the ideal at most, and chance much less', () => {
    const town = makeTown(101);
    const popular = idealShares(town, popularPolicy(town));
    const random = idealShares(town, randomPolicy(town));
    for (const [at, share] of popular.entries()) {
      expect(share).toBeLessThanOrEqual(0.45);
      expect(random[at]).toBeLessThan(share / 1.5);
    }
  });
});
