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
  const put = (item: number, author: string) => {
    catalogue.put({
      ...{ id: `i${item}`, author, category: `c${item % 4}`, tags: [`t${item % 3}`] },
      ...{ durationMs: 1, publishedMs: 1, available: true },
    });
    leanings.appeals.changed(item);
  };
  const lean = (item: number, slot = 0, atMs = 1) => {
    leanings.turnTo(slot);
    leanings.read(slot, item, atMs);
    return leanings.lean;
  };
  return { leanings, lean, put };
}

describe('leanings', () => {
  it('one success says much, one failure where little was expected says little', () => {
    const { leanings, lean } = made();
    leanings.learn(0, 0, true, false, 1);
    leanings.learn(0, 1, false, false, 1);
    expect(lean(4)).toBeGreaterThan(0.5);
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
      leanings.learn(0, item, random.next() < (item % 4 === 0 ? 0.9 : 0.1), false, 1);
    }
    expect(lean(0)).toBeGreaterThan(1.2);
    expect(lean(1)).toBeLessThan(-1.2);
    expect(leanings.doubt).toBeLessThan(doubt / 2);
  });

  it('fades with time, is dropped by name, and goes along when people become one', () => {
    const { leanings, lean } = made();
    for (let n = 0; n < 6; n++) leanings.learn(0, 4 * n, true, false, 1);
    const now = lean(0);
    expect(lean(0, 0, 14 * dayMs)).toBeCloseTo(now / 2, 1);
    leanings.merge(0, 1);
    expect(lean(0, 1)).toBeCloseTo(now, 4);
    leanings.drop(0, 0, 0);
    expect(lean(0)).toBeLessThan(now / 2);
    leanings.clear(1);
    expect(lean(0, 1)).toBe(0);
  });

  it('I-R100 what an item has for everybody is told apart from who it was shown to', () => {
    const { leanings } = made();
    const random = seededRandom(2);
    for (let slot = 0; slot < 60; slot++) leanings.clear(slot);
    // Even people like category 0, odd ones category 1. Item 0 is shown to those who like its category alone, item 9 to
    // all; to like the category is worth the same everywhere, and item 9 pleases everybody.
    const shown = [0, 9, 12, 13, 16, 17, 20, 21];
    for (let n = 0; n < 8_000; n++) {
      const slot = n % 60;
      const item = shown[Math.floor(random.next() * shown.length)]!;
      const likes = slot % 2 === item % 4;
      if (item === 0 && !likes) continue;
      const chance = item === 9 ? 0.8 : likes ? 0.6 : 0.1;
      leanings.learn(slot, item, random.next() < chance, true, 1);
    }
    const appeal = (item: number) => {
      leanings.appeals.read(item);
      return leanings.appeals.logOdds;
    };
    // .6 and .1 are 2.6 apart in log-odds.
    expect(appeal(0) - appeal(12)).toBeLessThan(0.8);
    expect(appeal(9) - appeal(0)).toBeGreaterThan(0.5);
    leanings.turnTo(0);
    const mine = leanings.expect(0, 16, 0, 1);
    leanings.turnTo(1);
    expect(mine).toBeGreaterThan(leanings.expect(1, 16, 0, 1) + 1);
    // Of somebody never met, what things have for everybody is expected.
    leanings.turnTo(-1);
    expect(leanings.expect(-1, 9, 0, 1)).toBeGreaterThan(leanings.expect(-1, 16, 0, 1));
  });

  it('what things have for everybody is known at once, of others with the same author too, and of who changed theirs', () => {
    const { leanings, put } = made();
    const { appeals } = leanings;
    const read = (item: number) => {
      appeals.read(item);
      return appeals.logOdds;
    };
    put(4, 'a0');
    const before = [read(4), read(9)];
    for (let n = 0; n < 20; n++) leanings.learn(0, 0, true, true, 1);
    expect(read(4)).toBeGreaterThan(before[0]! + 0.1);
    expect(read(4)).toBeGreaterThan(read(9));
    const known = read(4);
    put(4, 'somebody else');
    expect(read(4)).toBeLessThan(known);
    put(4, 'a0');
    expect(read(4)).toBe(known);
  });
});
