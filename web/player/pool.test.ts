import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatePool, wantedClips } from './pool.ts';

describe('allocatePool', () => {
  it('fills an empty pool in order of need', () => {
    expect(allocatePool([null, null, null, null], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c', null]);
  });

  it('moves on by changing one element', () => {
    expect(allocatePool(['a', 'b', 'c', 'd'], ['c', 'd', 'b', 'e'])).toEqual(['e', 'b', 'c', 'd']);
  });

  it('leaves out the least needed when there are too few elements', () => {
    expect(allocatePool([null, null], ['a', 'b', 'c'])).toEqual(['a', 'b']);
  });

  it('keeps what nobody needs when nobody needs the element', () => {
    expect(allocatePool(['a', 'b', 'c'], ['b'])).toEqual(['a', 'b', 'c']);
  });

  it('never moves a wanted clip to another element, and holds each wanted clip once', () => {
    const clip = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const slots = fc.uniqueArray(clip, { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(slots, fc.array(clip, { maxLength: 8 }), (before, wanted) => {
        const after = allocatePool(before, wanted);
        const needed = [...new Set(wanted)].slice(0, before.length);
        expect(after).toHaveLength(before.length);
        for (const one of needed) expect(after.filter((held) => held === one)).toHaveLength(1);
        for (const [slot, held] of before.entries())
          if (needed.includes(held)) expect(after[slot]).toBe(held);
        const held = after.filter((one) => one !== null);
        expect(new Set(held).size).toBe(held.length);
      }),
    );
  });
});

describe('wantedClips', () => {
  const wanted = (names: string, index: number) =>
    wantedClips(
      // A dot is a page without a clip.
      [...names].map((name) => ({ name, videoUrl: name === '.' ? null : name })),
      index,
    ).map(({ name }) => name);

  it('asks for the playing one first, then the next', () => {
    expect(wanted('abcde', 2)).toEqual(['c', 'd', 'b', 'e']);
  });
  it('stops at the ends', () => {
    expect(wanted('ab', 0)).toEqual(['a', 'b']);
    expect(wanted('ab', 1)).toEqual(['b', 'a']);
  });
  it('asks for nothing where there is no clip', () => {
    expect(wanted('ab.de', 2)).toEqual(['d', 'b', 'e']);
    expect(wanted('ab.de', 1)).toEqual(['b', 'a', 'd']);
  });
});
