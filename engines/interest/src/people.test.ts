import { describe, expect, it } from 'vitest';
import { enjoy, pageOf, stage, startMs } from './stage.ts';

describe('people', () => {
  it('I-R19 reset forgets tastes and hides, keeps what was seen and followed', () => {
    const interest = stage({ items: 30 });
    enjoy(interest, 'p', 'i0');
    interest.learn({ kind: 'hide', scope: 'item', person: 'p', item: 'i1', atMs: startMs });
    interest.learn({ kind: 'hide', scope: 'category', person: 'p', category: 'c2', atMs: startMs });
    interest.learn({ kind: 'follow', person: 'p', author: 'a3', atMs: startMs });
    interest.reset('p');
    expect(interest.interests('p')).toMatchObject({
      categories: [],
      authors: [],
      hidden: { items: [], authors: [], categories: [] },
      seen: 1,
      remembered: 0,
    });
    const page = pageOf(interest, 'p', 30).map(({ item }) => item);
    expect(page).toHaveLength(29);
    expect(page).not.toContain('i0');
    expect(page).toEqual(expect.arrayContaining(['i1', 'i2', 'i8']));
    const explained = interest.explain('p', 'i3').reasons.map(({ reason }) => reason.code);
    expect(explained).toContain('author-you-follow');
  });

  it('I-R20 forget leaves a stranger', () => {
    const interest = stage();
    for (let i = 0; i < 10; i++) enjoy(interest, 'p', `i${i}`, startMs + i);
    const stranger = interest.score({ person: 'nobody', item: 'i20', atMs: startMs + 60_000 });
    expect(interest.score({ person: 'p', item: 'i20', atMs: startMs + 60_000 })).not.toEqual(stranger);
    interest.forget('p');
    expect(interest.counters().people).toBe(0);
    expect(interest.score({ person: 'p', item: 'i20', atMs: startMs + 60_000 })).toEqual(stranger);
    expect(interest.interests('p')).toMatchObject({ categories: [], seen: 0, remembered: 0 });
    interest.forget('p');
    expect(interest.counters().unknownPeople).toBe(1);
  });

  it('I-R21 merge carries over what a stranger did', () => {
    const interest = stage({ items: 30 });
    enjoy(interest, 'stranger', 'i0', startMs);
    interest.learn({ kind: 'follow', person: 'stranger', author: 'a3', atMs: startMs });
    interest.learn({ kind: 'hide', scope: 'author', person: 'stranger', author: 'a4', atMs: startMs });
    enjoy(interest, 'p', 'i1', startMs + 1_000);
    interest.merge('stranger', 'p');
    expect(interest.counters().people).toBe(1);
    const merged = interest.interests('p');
    expect(merged).toMatchObject({ seen: 2, remembered: 2, hidden: { authors: ['a4'] } });
    expect(merged.categories.map(({ category }) => category).sort()).toEqual(['c0', 'c1']);
    expect(merged.authors.find(({ author }) => author === 'a3')).toMatchObject({ followed: true });
    const page = pageOf(interest, 'p', 30).map(({ item }) => item);
    expect(page).not.toContain('i0');
    expect(page).not.toContain('i4');
  });

  it('I-R21 merge into a person never met, and of nobody', () => {
    const interest = stage();
    enjoy(interest, 'stranger', 'i0');
    interest.merge('stranger', 'p');
    expect(interest.interests('p').seen).toBe(1);
    interest.merge('nobody', 'p');
    interest.merge('p', 'p');
    expect(interest.interests('p').seen).toBe(1);
    expect(interest.counters().unknownPeople).toBe(2);
  });

  it('I-R22 remembers a bounded number of interactions, tastes and people', () => {
    const interest = stage({
      items: 100,
      authors: 100,
      categories: 50,
      settings: { peopleMax: 50, historyLength: 8, affinityLength: 4 },
    });
    for (let i = 0; i < 100; i++) enjoy(interest, 'p', `i${i}`, startMs + i * 1_000);
    const beliefs = interest.interests('p');
    expect(beliefs.remembered).toBe(8);
    expect(beliefs.categories.length).toBeLessThanOrEqual(4);
    expect(beliefs.authors.length).toBeLessThanOrEqual(4);
    for (let i = 0; i < 200; i++) enjoy(interest, `q${i}`, 'i0', startMs + 1_000_000 + i * 1_000);
    expect(interest.counters()).toMatchObject({ people: 50, evictedPeople: 151 });
    expect(interest.interests('q199').seen).toBe(1);
  });
});
