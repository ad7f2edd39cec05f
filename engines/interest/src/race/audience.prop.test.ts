import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { restoreInterest } from '../interest.ts';
import { stage, startMs } from '../stage.ts';

/** Serves pages to new people and shows what came from the share for new items; answers how often each item did. */
function serve(
  interest: ReturnType<typeof stage>,
  pages: number,
  seed: number,
  from = 0,
): Map<string, number> {
  const random = seededRandom(seed);
  const drawn = new Map<string, number>();
  for (let page = 0; page < pages; page++) {
    const person = `p${seed}-${from + page}`;
    const atMs = startMs + page * 1_000;
    for (const { item, channel } of interest.skeleton({ person, atMs, count: 5, exclude: [], random })) {
      interest.learn({ kind: 'impression', person, item, atMs });
      if (channel === 'fresh') drawn.set(item, (drawn.get(item) ?? 0) + 1);
    }
  }
  return drawn;
}

it('I-R94 nothing is drawn as new beyond what it is owed, whatever is given when', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ item: fc.nat(11), audience: fc.nat(30) }), { maxLength: 20 }),
      fc.nat(1_000),
      (gifts, seed) => {
        const interest = stage({ items: 12, settings: { freshShare: 0.5, firstAudience: 10 } });
        const owed = new Map<string, number>();
        const drawn = new Map<string, number>();
        for (const [round, { item, audience }] of gifts.entries()) {
          for (const [id, times] of serve(interest, 8, seed, round * 8))
            drawn.set(id, (drawn.get(id) ?? 0) + times);
          interest.giveAudience(`i${item}`, audience);
          owed.set(`i${item}`, (owed.get(`i${item}`) ?? 10) + audience);
        }
        for (const [id, times] of drawn) expect(times).toBeLessThanOrEqual((owed.get(id) ?? 10) + 1);
      },
    ),
    { numRuns: 40 },
  );
});

it('I-R94 who has had its audience, or was given none, is not drawn as new; who was given more is', () => {
  const interest = stage({ items: 6, settings: { freshShare: 0.5, firstAudience: 5 } });
  serve(interest, 200, 1);
  expect(serve(interest, 50, 2).size).toBe(0);
  interest.giveAudience('i3', 40);
  interest.giveAudience('i4', 0);
  const restored = restoreInterest(interest.snapshot());
  for (const engine of [interest, restored]) expect([...serve(engine, 100, 3).keys()]).toEqual(['i3']);
  expect(serve(interest, 100, 4).size).toBe(0);
});

it('I-R12 what is no audience, or of no item, is counted', () => {
  const interest = stage({ items: 2 });
  interest.giveAudience('nobody', 5);
  interest.giveAudience('i1', Number.NaN);
  interest.giveAudience('i1', -1);
  expect(interest.counters()).toMatchObject({ unknownItems: 1, badEvents: 2 });
});
