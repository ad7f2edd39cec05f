import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Knowledge } from './knowledge.ts';
import { PageModel } from './page-model.ts';
import { interestDefaults } from './settings.ts';
import { quiet, startMs } from './stage.ts';
import { everyOutcome, taskNames } from './tasks.ts';
import { tasteRate } from './taste.ts';

const items = 40;

/** A few people and items, and a model that learnt something of them. */
function taught(seed: number): Knowledge {
  const random = seededRandom(seed);
  const knowledge = new Knowledge({ ...interestDefaults, ...quiet });
  const { catalogue, people, ranker } = knowledge;
  for (let i = 0; i < items; i++)
    catalogue.put({
      ...{ id: `i${i}`, author: `a${i % 9}`, category: `c${i % 5}`, tags: [`t${i % 3}`] },
      ...{ durationMs: 1_000 * i, publishedMs: startMs - i * 90_000_000, available: true },
    });
  for (let n = 0; n < 400; n++) {
    const slot = people.take(`p${n % 7}`);
    const outcome = Math.floor(random.next() * (everyOutcome + 1));
    ranker.learn(slot, n % (items / 2), 'tab', random.next(), outcome, everyOutcome, startMs + n * 60_000);
    people.taste(slot, n % 2 === 0 ? 0 : 1, n % 5, random.next() - 0.3, 1);
  }
  return knowledge;
}

describe('the model of pages', () => {
  it('I-R17 expects of all candidates together what the model expects of each', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -1, max: 6 }), fc.nat(2e9), (seed, slot, laterMs) => {
        const { ranker, people, catalogue } = taught(seed);
        const atMs = startMs + laterMs;
        const random = seededRandom(seed);
        const page = new PageModel(ranker.model, items);
        // Not met before by anybody; the second time, what was kept of each is read.
        const met = items / 2;
        const together = Array.from({ length: met }, (_, at) => (at % 3 === 0 ? random.next() : 0));
        const faded = slot < 0 ? 1 : people.fadeTo(slot, atMs);
        for (let time = 0; time < 2; time++) {
          ranker.turnTo(slot, 'tab', atMs);
          page.begin();
          for (let at = 0; at < met; at++) {
            const item = met + at;
            const taste = (half: 0 | 1, key: number) =>
              slot < 0 ? 0 : tasteRate(people, slot, half, key, faded);
            const [category, author] = [catalogue.category[item]!, catalogue.author[item]!];
            page.add(at, item, together[at]!, taste(0, category), taste(1, author));
          }
          page.conclude(met);
          for (let at = 0; at < met; at++) {
            ranker.model.expect(met + at, together[at]!);
            for (let task = 0; task < taskNames.length; task++)
              expect(page.logOdds[at * taskNames.length + task]).toBeCloseTo(ranker.model.logOdds(task), 3);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
