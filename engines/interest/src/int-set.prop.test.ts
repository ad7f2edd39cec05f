import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntSet } from './int-set.ts';

describe('the seen set', () => {
  it('keeps its bound when a value far off comes to a bitmap of small ones', () => {
    const set = new IntSet();
    for (const value of [0, 1, 2, 3, 4, 512]) set.add(value);
    expect(set.values()).toEqual([0, 1, 2, 3, 4, 512]);
    expect(set.byteLength).toBeLessThanOrEqual(16 * 6);
  });

  it('I-R22 is a set, within its bound', () => {
    const step = fc.record({ value: fc.oneof(fc.nat(300), fc.nat(100_000)), isGone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
        const set = new IntSet();
        const oracle = new Set<number>();
        let largest = 0;
        let most = 0;
        for (const { value, isGone } of steps) {
          if (isGone) {
            set.delete(value);
            oracle.delete(value);
          } else {
            set.add(value);
            oracle.add(value);
            largest = Math.max(largest, value);
            most = Math.max(most, oracle.size);
          }
          expect(set.has(value)).toBe(oracle.has(value));
        }
        expect(set.values()).toEqual([...oracle].sort((a, b) => a - b));
        expect(set.size).toBe(oracle.size);
        expect(set.byteLength).toBeLessThanOrEqual(Math.max(64, Math.min(16 * most, largest / 4)));
      }),
    );
  });
});
