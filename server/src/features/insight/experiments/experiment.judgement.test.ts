import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { judgementOf } from './experiment.judgement.ts';
import type { SlotRow } from './experiment.views.ts';

const experiment = {
  metric: 'completion' as const,
  variants: [{ key: 'a' as const, name: 'A', policy: { likeValue: 4 } }],
};

/**
 * People who finish nearly all or nearly nothing of what they are shown, whoever chose it, and a little more of what the
 * variant shows. Two things may be shown: the log shows the first with .8, the variant the second with .7.
 */
function slotsOf(seed: number, people = 60, each = 20): { slots: SlotRow[]; truth: number } {
  const random = seededRandom(seed);
  const slots: SlotRow[] = [];
  const rates = Array.from({ length: people }, () => (random.next() < 0.5 ? 0.1 : 0.8));
  for (let n = 0; n < each; n++)
    for (const [person, rate] of rates.entries()) {
      const isSecond = random.next() < 0.2;
      slots.push({
        ...{ personId: `psn_${person}`, propensity: isSecond ? 0.2 : 0.8, opened: false },
        chances: isSecond ? [0.2, 0.7] : [0.8, 0.3],
        completed: random.next() < rate + (isSecond ? 0.1 : 0),
      });
    }
  const truth = rates.reduce((sum, rate) => sum + rate + 0.07, 0) / people;
  return { slots, truth };
}
const widthOf = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;

describe('judging from the log', () => {
  it('has the doubly robust estimate right on average, and surer than the plain one', async () => {
    let error = 0;
    let [plain, robust] = [0, 0];
    const times = 6;
    for (let seed = 1; seed <= times; seed++) {
      const { slots, truth } = slotsOf(seed);
      const { policies } = await judgementOf(experiment, slots, seededRandom(seed));
      const { ips, dr } = policies[1]!;
      expect(dr.low! <= dr.value! && dr.value! <= dr.high!).toBe(true);
      error += (dr.value! - truth) / times;
      plain += widthOf(ips);
      robust += widthOf(dr);
    }
    expect(Math.abs(error)).toBeLessThan(0.03);
    expect(robust).toBeLessThan(0.95 * plain);
  });

  it('judges the policy that served by what it had, whatever a model says', async () => {
    const { slots } = slotsOf(3);
    const { policies, people } = await judgementOf(experiment, slots, seededRandom(3));
    const mean = slots.filter(({ completed }) => completed).length / slots.length;
    for (const name of ['ips', 'snips', 'dr'] as const) expect(policies[0]![name].value).toBeCloseTo(mean, 9);
    expect(people).toBe(60);
  });

  it('says nothing of nothing, and does with one slot', async () => {
    const none = await judgementOf(experiment, [], seededRandom(1));
    expect(none.policies.map(({ dr }) => dr)).toEqual(Array(2).fill({ value: null, low: null, high: null }));
    const [one] = slotsOf(1).slots;
    expect((await judgementOf(experiment, [one!], seededRandom(1))).slots).toBe(1);
  });
});
