import { describe, expect, it } from 'vitest';
import { createInterest, type Interest } from './interest.ts';
import { enjoy, pageOf, quiet, stage, startMs } from './stage.ts';

const dayMs = 86_400_000;

describe('bad input', () => {
  it('I-R95 a bot with a million events takes no memory and moves nobody’s page', () => {
    const [calm, flooded] = [stage({ items: 60 }), stage({ items: 60 })];
    for (const interest of [calm, flooded])
      for (let i = 0; i < 400; i++) enjoy(interest, `person${i}`, `i${i % 12}`, startMs + i);
    enjoy(flooded, 'bot', 'i50');
    const before = flooded.snapshot().length;
    for (let i = 0; i < 1_000_000; i++) {
      const kind = i % 2 === 0 ? ('like' as const) : ('unlike' as const);
      flooded.learn({ kind, person: 'bot', item: `i${40 + (i % 20)}`, atMs: startMs + 500 + (i >> 10) });
    }
    const { tooMany, learnt } = flooded.counters();
    expect(tooMany).toBeGreaterThan(990_000);
    expect(learnt).toBeLessThan(calm.counters().learnt + 3_100);
    expect(flooded.snapshot().length).toBeLessThan(before + 20_000);
    const best = (interest: typeof calm) => pageOf(interest, 'stranger', 3).map(({ item }) => item);
    expect(best(flooded)).toEqual(best(calm));
  });

  it('I-R95 bug: liking and taking it back a hundred times sank anybody’s clip', () => {
    const weightOf = (interest: Interest) =>
      interest.explain('nobody', 'i7').reasons.find(({ reason }) => reason.code === 'popular-now')!.weight;
    const interest = stage();
    for (let i = 0; i < 9; i++) enjoy(interest, `fan${i}`, i < 3 ? 'i7' : 'i8');
    enjoy(interest, 'p', 'i7');
    const after = weightOf(interest);
    const acts = Array.from({ length: 100 }, () => ['like', 'unlike'] as const).flat();
    for (const [i, kind] of acts.entries()) {
      interest.learn({ kind, person: 'p', item: 'i7', atMs: startMs + (i + 1) * 600_000 });
      if (kind === 'unlike') expect(weightOf(interest)).toBeCloseTo(after, 9);
      else expect(weightOf(interest)).toBeGreaterThan(after);
    }
  });

  it('I-R95 bug: forgetting one’s tastes gave a burst anew', () => {
    const interest = stage({ items: 30, settings: { personBurst: 5, personPerHour: 0 } });
    const burst = () => {
      for (let i = 0; i < 8; i++) interest.learn({ kind: 'like', person: 'p', item: `i${i}`, atMs: startMs });
    };
    burst();
    interest.reset('p');
    burst();
    expect(interest.counters()).toMatchObject({ learnt: 5, tooMany: 11 });
  });

  it('I-R95 what a person saw beyond the limit is not shown again', () => {
    const interest = stage({ items: 30, settings: { personBurst: 5, personPerHour: 0 } });
    for (let i = 0; i < 20; i++)
      interest.learn({ kind: 'impression', person: 'p', item: `i${i}`, atMs: startMs + i });
    expect(interest.counters()).toMatchObject({ learnt: 5, tooMany: 15 });
    expect(interest.interests('p').seen).toBe(20);
    expect(pageOf(interest, 'p', 30)).toHaveLength(10);
  });

  it('I-R96 one event from the future ages nothing; a long silence is believed when another agrees', () => {
    const interest = stage();
    for (let i = 0; i < 50; i++) enjoy(interest, `person${i}`, `i${i % 5}`, startMs + i);
    const before = pageOf(interest, 'stranger');
    const future = startMs + 40_000 * dayMs;
    for (let i = 0; i < 3; i++)
      interest.learn({ kind: 'like', person: 'wrong-clock', item: 'i30', atMs: future + i * 10 * dayMs });
    expect(interest.counters().fromFuture).toBe(3);
    expect(pageOf(interest, 'stranger')).toEqual(before);
    const later = startMs + 90 * dayMs;
    for (const person of ['one', 'other']) interest.learn({ kind: 'like', person, item: 'i30', atMs: later });
    expect(interest.counters().fromFuture).toBe(4);
    interest.learn({ kind: 'like', person: 'third', item: 'i30', atMs: later + dayMs });
    expect(interest.counters().fromFuture).toBe(4);
  });

  it('I-R6 an empty catalogue answers an empty page, and an item without features is served', () => {
    const interest = createInterest(quiet);
    expect(pageOf(interest, 'p')).toEqual([]);
    interest.putItem({
      ...{ id: 'bare', author: '', category: '', durationMs: Number.NaN, publishedMs: Number.NaN },
      available: true,
    });
    expect(pageOf(interest, 'p').map(({ item }) => item)).toEqual(['bare']);
  });
});
