import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { Catalogue } from './catalogue.ts';
import { Leanings } from './leanings.ts';
import { interestDefaults } from './settings.ts';

const dayMs = 86_400_000;

function made() {
  const catalogue = new Catalogue(interestDefaults);
  for (let i = 0; i < 24; i++)
    catalogue.put({
      ...{ id: `i${i}`, author: `a${i}`, category: `c${i % 4}`, tags: [`t${i % 3}`] },
      ...{ durationMs: 1, publishedMs: 1, available: true },
    });
  const leanings = new Leanings(catalogue, 14);
  leanings.clear(0);
  leanings.clear(1);
  const lean = (item: number, slot = 0, atMs = 1) => {
    leanings.turnTo(slot);
    leanings.read(slot, item, atMs);
    return leanings.lean;
  };
  return { leanings, lean };
}

describe('leanings', () => {
  it('one success says much, one failure where little was expected says little', () => {
    const { leanings, lean } = made();
    leanings.learn(0, 0, -2, true, 1);
    leanings.learn(0, 1, -2, false, 1);
    expect(lean(4)).toBeGreaterThan(0.8);
    expect(lean(5)).toBeLessThan(0);
    expect(lean(5)).toBeGreaterThan(-0.5);
    expect(lean(4, 1)).toBe(0);
    expect(lean(4, -1)).toBe(0);
  });

  it('comes to what a person does, and doubts less the more it saw', () => {
    const { leanings, lean } = made();
    const random = seededRandom(1);
    leanings.read(0, 0, 1);
    const doubt = leanings.doubt;
    // Categories 0 and 1 alone: watched long nine times in ten, and one in ten.
    for (let n = 0; n < 400; n++) {
      const item = (n % 2) + 4 * ((n >> 1) % 6);
      leanings.learn(0, item, 0, random.next() < (item % 4 === 0 ? 0.9 : 0.1), 1);
    }
    expect(lean(0)).toBeGreaterThan(1.2);
    expect(lean(1)).toBeLessThan(-1.2);
    expect(leanings.doubt).toBeLessThan(doubt / 2);
  });

  it('fades with time, is dropped by name, and goes along when people become one', () => {
    const { leanings, lean } = made();
    for (let n = 0; n < 6; n++) leanings.learn(0, 4 * n, -1, true, 1);
    const now = lean(0);
    expect(lean(0, 0, 14 * dayMs)).toBeCloseTo(now / 2, 1);
    leanings.merge(0, 1);
    expect(lean(0, 1)).toBeCloseTo(now, 4);
    leanings.drop(0, 0, 0);
    expect(lean(0)).toBeLessThan(now / 2);
    leanings.clear(1);
    expect(lean(0, 1)).toBe(0);
  });
});
