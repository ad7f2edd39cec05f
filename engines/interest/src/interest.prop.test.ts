import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InterestEvent } from './events.ts';
import { type Interest, restoreInterest } from './interest.ts';
import { stage, startMs } from './stage.ts';

const person = fc.integer({ min: 0, max: 5 }).map((number) => `p${number}`);
const item = fc.integer({ min: 0, max: 45 }).map((number) => `i${number}`);
const about = { person, item, atMs: fc.integer({ min: startMs - 1_000_000, max: startMs + 90_000_000 }) };
const playMs = fc.integer({ min: 0, max: 40_000 });
const event: fc.Arbitrary<InterestEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...about,
      kind: fc.constant('impression' as const),
      tab: fc.constantFrom('a', 'b'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...about,
      kind: fc.constant('watch' as const),
      playMs,
      durationMs: fc.constant(20_000),
    }),
  },
  fc.record({
    ...about,
    kind: fc.constantFrom('click', 'like', 'unlike', 'comment', 'share', 'cart', 'purchase'),
  }),
  fc.record({ ...about, kind: fc.constant('follow' as const) }),
  fc.record({ ...about, kind: fc.constant('unfollow' as const) }),
  fc.record({
    ...about,
    kind: fc.constant('hide' as const),
    scope: fc.constantFrom('item', 'author', 'category'),
  }),
  fc.record({
    ...about,
    kind: fc.constant('exposure' as const),
    isClick: fc.boolean(),
    isLike: fc.boolean(),
    playMs,
  }),
  fc.record({ ...about, kind: fc.constant('past' as const), longView: fc.boolean(), isLike: fc.boolean() }),
);
type Act =
  | { act: 'learn'; event: InterestEvent }
  | { act: 'page' | 'reset' | 'forget' | 'remove' | 'put' | 'merge'; n: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ act: fc.constant('learn' as const), event }) },
  fc.record({ act: fc.constantFrom('page', 'reset', 'forget', 'remove', 'put', 'merge'), n: fc.nat(50) }),
);
const small = {
  openExposuresMax: 8,
  openExposureMs: 600_000,
  peopleMax: 5,
  historyLength: 6,
  neighbours: 3,
  firstAudience: 3,
};

function stageOfFew(): Interest {
  return stage({
    items: 40,
    authors: 8,
    categories: 4,
    settings: { ...small, freshShare: 0.2, exploreShare: 0.2 },
  });
}

function perform(interest: Interest, step: Act): unknown {
  if (step.act === 'learn') return interest.learn(step.event);
  const { n } = step;
  if (step.act === 'reset') return interest.reset(`p${n % 6}`);
  if (step.act === 'forget') return interest.forget(`p${n % 6}`);
  if (step.act === 'remove') return interest.removeItem(`i${n}`);
  if (step.act === 'merge') return interest.merge(`p${n % 6}`, `p${n % 5}`);
  if (step.act === 'put') {
    const moved = { author: `a${n % 3}`, category: `c${n % 5}`, durationMs: n, publishedMs: startMs };
    return interest.putItem({ id: `i${n}`, ...moved, available: n % 4 > 0 });
  }
  return ask(interest, n);
}

function ask(interest: Interest, n: number) {
  const request = { person: `p${n % 6}`, atMs: startMs + n * 1_000_000 };
  return {
    page: interest.skeleton({ ...request, count: 7, exclude: [`i${n}`], random: seededRandom(n) }),
    score: interest.score({ ...request, item: `i${n}`, tab: 'a' }),
    explained: interest.explain(request.person, `i${n}`),
    beliefs: interest.interests(request.person),
  };
}

describe('the engine', () => {
  it('I-R23 I-R1 goes on from a snapshot as if never interrupted', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), fc.array(act, { maxLength: 40 }), (before, after) => {
        const through = stageOfFew();
        for (const step of before) perform(through, step);
        const bytes = through.snapshot();
        const restored = restoreInterest(bytes);
        expect(restored.snapshot()).toEqual(bytes);
        for (const step of after) expect(perform(restored, step)).toEqual(perform(through, step));
        for (let n = 0; n < 6; n++) expect(ask(restored, n)).toEqual(ask(through, n));
        expect(restored.counters()).toEqual(through.counters());
        expect(restored.snapshot()).toEqual(through.snapshot());
      }),
      { numRuns: 60 },
    );
  });

  it('I-R2 is not changed by questions', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), fc.nat(50), (steps, n) => {
        const interest = stageOfFew();
        for (const step of steps) perform(interest, step);
        const before = interest.snapshot();
        ask(interest, n);
        interest.counters();
        expect(interest.snapshot()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('I-R5 I-R6 I-R7 I-R8 a page holds exactly what may be shown', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), fc.nat(5), (steps, n) => {
        const interest = stageOfFew();
        for (const step of steps) perform(interest, step);
        const request = { person: `p${n}`, atMs: startMs, count: 60, random: seededRandom(n) };
        const page = interest.skeleton(request).map((slot) => slot.item);
        const ids = Array.from({ length: 51 }, (_, i) => `i${i}`);
        const allowed = ids.filter((id) => {
          const { seen, hidden, available } = interest.explain(`p${n}`, id);
          return available && !seen && !hidden;
        });
        expect([...page].sort()).toEqual(allowed.sort());
      }),
      { numRuns: 80 },
    );
  });

  it('I-R3 I-R4 I-R16 no event throws, and every later answer is a number', () => {
    const odd = fc.oneof(
      fc.constantFrom(Number.NaN, -1, 1e300, Number.NEGATIVE_INFINITY, undefined, null, '', 'i1', {}),
      fc.anything(),
    );
    const broken = fc.record(
      {
        kind: fc.constantFrom(
          'impression',
          'watch',
          'like',
          'follow',
          'hide',
          'exposure',
          'past',
          'nonsense',
          undefined,
        ),
        ...{ person: fc.oneof(person, odd), item: fc.oneof(item, odd), author: odd, category: odd, tab: odd },
        ...{
          atMs: fc.oneof(about.atMs, odd),
          playMs: odd,
          durationMs: odd,
          scope: odd,
          isLike: odd,
          longView: odd,
        },
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(broken, fc.anything(), event), { maxLength: 60 }), (events) => {
        const interest = stageOfFew();
        for (const each of events) interest.learn(each as InterestEvent);
        const { learnt, badEvents, unknownItems, fromFuture } = interest.counters();
        expect(learnt + badEvents + unknownItems + fromFuture).toBeGreaterThanOrEqual(events.length);
        for (let n = 0; n < 6; n++) {
          const { page, score } = ask(interest, n);
          for (const { score: value, propensity } of page) {
            expect(Number.isFinite(value)).toBe(true);
            expect(propensity > 0 && propensity <= 1).toBe(true);
          }
          for (const chance of Object.values(score)) expect(chance > 0 && chance < 1).toBe(true);
        }
        expect(() => restoreInterest(interest.snapshot())).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });
});
