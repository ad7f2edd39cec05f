import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { InterestEvent } from './events.ts';
import { enjoy, skip, stage, startMs } from './stage.ts';

describe('the model', () => {
  it('I-R16 answers probabilities for anyone and anything', () => {
    const interest = stage();
    const asked = [
      { person: 'nobody', item: 'i0', atMs: startMs },
      { person: 'nobody', item: 'nothing', atMs: startMs, tab: 'nowhere' },
      { person: 'p', item: 'i1', atMs: Number.NaN },
    ];
    enjoy(interest, 'p', 'i0');
    for (const request of asked) {
      for (const chance of Object.values(interest.score(request))) {
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThan(1);
      }
    }
  });

  it('I-R17 tells apart what people finish and what they skip, for items never shown to this person', () => {
    const interest = stage();
    const random = seededRandom(3);
    for (let e = 0; e < 3_000; e++) {
      const item = Math.floor(random.next() * 60);
      const isGood = random.next() < (item % 6 < 3 ? 0.8 : 0.2);
      (isGood ? enjoy : skip)(interest, `p${e % 100}`, `i${item}`, startMs + e * 1_000);
    }
    const atMs = startMs + 4_000_000;
    const good = interest.score({ person: 'stranger', item: 'i0', atMs }).longView;
    const bad = interest.score({ person: 'stranger', item: 'i3', atMs }).longView;
    expect(good).toBeGreaterThan(0.65);
    expect(bad).toBeLessThan(0.35);
  });

  it('I-R17 an exposure row teaches clicks, long views and likes each by itself', () => {
    const interest = stage();
    for (let e = 0; e < 2_000; e++) {
      interest.learn({
        ...{
          kind: 'exposure',
          person: `p${e % 50}`,
          item: `i${e % 60}`,
          atMs: startMs + e * 1_000,
          tab: 'a',
        },
        ...{ isClick: true, longView: false, isLike: e % 60 === 7, playMs: 5_000, durationMs: 20_000 },
      });
    }
    const atMs = startMs + 3_000_000;
    const seven = interest.score({ person: 'x', item: 'i7', atMs, tab: 'a' });
    const eight = interest.score({ person: 'x', item: 'i8', atMs, tab: 'a' });
    expect(seven.click).toBeGreaterThan(0.9);
    expect(seven.longView).toBeLessThan(0.1);
    expect(seven.like).toBeGreaterThan(10 * eight.like);
  });

  it('I-R18 an impression is learnt once: at its watch, after its time, or for want of room', () => {
    const interest = stage({ settings: { openExposuresMax: 3, openExposureMs: 60_000 } });
    const show = (item: string, atMs: number) =>
      interest.learn({ kind: 'impression', person: 'p', item, atMs });
    show('i0', startMs);
    expect(interest.counters()).toMatchObject({ openExposures: 1, trained: 0 });
    const watch: InterestEvent = {
      kind: 'watch',
      person: 'p',
      item: 'i0',
      atMs: startMs,
      playMs: 9,
      durationMs: 9,
    };
    interest.learn(watch);
    interest.learn(watch);
    expect(interest.counters()).toMatchObject({ openExposures: 0, trained: 1 });
    show('i1', startMs + 1_000);
    show('i2', startMs + 70_000);
    expect(interest.counters()).toMatchObject({ openExposures: 1, trained: 2 });
    for (const item of ['i3', 'i4', 'i5', 'i6']) show(item, startMs + 71_000);
    expect(interest.counters()).toMatchObject({ openExposures: 3, trained: 4 });
  });

  it('I-R18 a like that comes before the watch is part of what is learnt', () => {
    const chance = (withLike: boolean) => {
      const interest = stage();
      for (let e = 0; e < 500; e++) {
        const about = { person: `p${e}`, item: 'i0', atMs: startMs + e * 1_000 };
        interest.learn({ kind: 'impression', ...about });
        if (withLike) interest.learn({ kind: 'like', ...about });
        interest.learn({ kind: 'watch', ...about, playMs: 20_000, durationMs: 20_000 });
      }
      return interest.score({ person: 'x', item: 'i0', atMs: startMs + 600_000 }).like;
    };
    expect(chance(true)).toBeGreaterThan(0.8);
    expect(chance(false)).toBeLessThan(0.05);
  });
});
