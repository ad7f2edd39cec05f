import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

describe('a bounded map', () => {
  it('keeps what is used and lets go of what is not', () => {
    const gone: string[] = [];
    const map = new BoundedMap<string, number>(3, (key) => gone.push(key));
    for (const [i, key] of ['a', 'b', 'c'].entries()) map.set(key, i);
    map.get('a');
    map.set('d', 3);
    expect([map.get('a'), map.get('b'), map.get('c'), map.get('d')]).toEqual([0, undefined, 2, 3]);
    expect(gone).toEqual(['b']);
  });

  it('never exceeds its bound, and every entry leaves exactly once', () => {
    const step = fc.tuple(fc.constantFrom('set', 'get', 'delete'), fc.nat(8));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 60 }), (sizeMax, steps) => {
        const held = new Map<number, number>();
        const map = new BoundedMap<number, number>(sizeMax, (key, value) => {
          expect(held.get(key)).toBe(value);
          held.delete(key);
        });
        for (const [n, [what, key]] of steps.entries()) {
          if (what === 'delete') map.delete(key);
          else if (what === 'get') expect(map.get(key)).toBe(held.get(key));
          else {
            map.set(key, n);
            held.set(key, n);
          }
          expect(map.size).toBe(held.size);
          expect(map.size).toBeLessThanOrEqual(sizeMax);
        }
      }),
    );
  });
});
