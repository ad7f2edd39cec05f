import { describe, expect, it } from 'vitest';
import { fondnessBy } from './fondness.ts';
import { restoreInterest } from './interest.ts';
import { enjoy, pageOf, skip, stage, startMs } from './stage.ts';

const hourMs = 3_600_000;
const search = (person: string, category: string, atMs = startMs) => ({
  ...{ kind: 'search' as const, person, category, atMs },
});

describe('what was looked for', () => {
  it('I-R110 comes at once and first, and says so', () => {
    const interest = stage({ items: 300 });
    enjoy(interest, 'p', 'i1');
    const share = () => pageOf(interest, 'p').filter(({ item }) => Number(item.slice(1)) % 6 === 3).length;
    const before = share();
    interest.learn(search('p', 'c3', startMs + hourMs));
    expect(share()).toBeGreaterThan(before);
    const found = pageOf(interest, 'p').find(({ channel }) => channel === 'wanted');
    expect(found?.reason).toEqual({ code: 'category-you-looked-for', category: 'c3' });
    expect(interest.interests('p').wanted).toEqual([{ category: 'c3', strength: 1 }]);
    const { reasons } = interest.explain('p', 'i3');
    expect(reasons.map(({ reason }) => reason)).toContainEqual(found?.reason);
  });

  it('I-R111 is over within days, and dropped with the category or a reset', () => {
    const interest = stage();
    const wanted = () => interest.interests('p').wanted.map(({ category }) => category);
    interest.learn(search('p', 'c3'));
    interest.learn(search('p', 'c4', startMs + 100 * hourMs));
    expect(wanted()).toEqual(['c4']);
    interest.drop('p', 'category', 'c4');
    expect(wanted()).toEqual([]);
    for (let i = 0; i < 6; i++) interest.learn(search('p', `c${i}`, startMs + (100 + i) * hourMs));
    expect(wanted()).toEqual(['c5', 'c4', 'c3', 'c2']);
    interest.reset('p');
    expect(wanted()).toEqual([]);
  });

  it('I-R111 is kept by a snapshot, and goes with a stranger who signs in', () => {
    const interest = stage();
    interest.learn(search('stranger', 'c3'));
    enjoy(interest, 'p', 'i1');
    const restored = restoreInterest(interest.snapshot());
    restored.merge('stranger', 'p');
    expect(restored.interests('p').wanted.map(({ category }) => category)).toEqual(['c3']);
  });

  it('I-R111 of a category that no item has is counted, and nothing is wanted', () => {
    const interest = stage();
    interest.learn(search('p', 'nowhere'));
    interest.learn({ ...search('p', 'c1'), category: undefined as unknown as string });
    expect(interest.counters()).toMatchObject({ unknownItems: 2, learnt: 0 });
  });
});

describe('fondness, for orders made elsewhere', () => {
  it('I-R112 is above 0 for what is liked, followed or looked for, below for what is not, 0 for what is not known', () => {
    const interest = stage();
    for (const item of ['i1', 'i7', 'i13']) enjoy(interest, 'p', item);
    for (const item of ['i2', 'i8', 'i14']) skip(interest, 'p', item);
    interest.learn({ kind: 'follow', person: 'p', author: 'a19', atMs: startMs });
    interest.learn(search('p', 'c5'));
    interest.learn({ kind: 'hide', scope: 'author', person: 'p', author: 'a4', item: 'i4', atMs: startMs });
    const fondness = fondnessBy(interest.feelings('p', startMs));
    expect(fondness('nobody', 'c1')).toBeGreaterThan(0);
    expect(fondness('a19', 'none')).toBeGreaterThan(0);
    expect(fondness('nobody', 'c5')).toBeGreaterThan(0);
    expect(fondness('nobody', 'c2')).toBeLessThan(0);
    expect(fondness('a4', 'c5')).toBe(-1);
    expect(fondness('nobody', 'none')).toBe(0);
    expect(fondnessBy(interest.feelings('stranger', startMs))('a1', 'c1')).toBe(0);
  });

  it('I-R112 stays within -1 and 1', () => {
    const interest = stage({ items: 600 });
    for (let i = 0; i < 100; i++) enjoy(interest, 'p', `i${i * 6}`, startMs + i);
    interest.learn({ kind: 'follow', person: 'p', author: 'a0', atMs: startMs });
    interest.learn(search('p', 'c0'));
    expect(Math.abs(fondnessBy(interest.feelings('p', startMs))('a0', 'c0'))).toBeLessThanOrEqual(1);
  });
});
