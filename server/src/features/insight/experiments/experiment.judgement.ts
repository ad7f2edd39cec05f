import { setImmediate } from 'node:timers/promises';
import { crossFit, evaluateOffPolicy, type LoggedAction, type RewardRow } from '@kanmai/interest';
import type { Random } from '@kanmai/kernel';
import { baseArm, type ExperimentView, type JudgementView } from './experiment.schema.ts';
import type { SlotRow } from './experiment.views.ts';

/** A weight beyond it is cut: one slot that a policy would have shown a hundred times as often says too much. */
const weightMax = 100;
const draws = 200;
/** A handful of features against thousands of slots: the penalty decides next to nothing, and choosing it costs most. */
const penalties = [1] as const;

type Reward = JudgementView['reward'];

/**
 * What each policy would have had, from slots that others were shown, given in the order they were shown in. Intervals by
 * people (bootstrap). Between two policies requests get their turn.
 */
export async function judgementOf(
  experiment: Pick<ExperimentView, 'metric' | 'variants'>,
  slots: readonly SlotRow[],
  random: Random,
): Promise<JudgementView> {
  const reward: Reward = experiment.metric === 'completion' ? 'completed' : 'opened';
  const keys = [baseArm, ...experiment.variants.map(({ key }) => key)];
  const expected = expectationsOf(slots, reward, random);
  const policies: JudgementView['policies'] = [];
  for (const [at, key] of keys.entries()) {
    await setImmediate();
    const log = slots.map(
      (slot, n): LoggedAction => ({
        ...{ propensity: slot.propensity, target: slot.chances[at] ?? Number.NaN, group: slot.personId },
        ...{ reward: slot[reward] ? 1 : 0, expected: expected[n]!, expectedOfTarget: expected[n]! },
      }),
    );
    policies.push(policyView(key, evaluateOffPolicy(log, { random, weightMax, draws })));
  }
  return {
    slots: slots.length,
    people: new Set(slots.map(({ personId }) => personId)).size,
    reward,
    policies,
  };
}

function policyView(
  key: string,
  { estimates, ...found }: ReturnType<typeof evaluateOffPolicy>,
): JudgementView['policies'][number] {
  return {
    key,
    ...{
      snips: estimateView(estimates.snips),
      ips: estimateView(estimates.ips),
      dr: estimateView(estimates.dr),
    },
    effectiveSlots: found.effectiveRows,
    meanWeight: finite(found.meanWeight),
    largestWeight: found.largestWeight,
    clippedSlots: found.clippedRows,
  };
}

/**
 * What a model expects of each slot, from what was known before anything was chosen for it: how many slots the person had
 * been shown, and what came of them. It knows nothing of the clip, so that what it expects of any policy there is the same
 * (chances sum to one): the doubly robust estimate takes the differences between people out of the weighted errors, and
 * stays right on average whatever the model says.
 */
function expectationsOf(slots: readonly SlotRow[], reward: Reward, random: Random): Float64Array {
  const before = new Map<string, { shown: number; good: number }>();
  const rows = slots.map((slot): RewardRow => {
    const known = before.get(slot.personId) ?? { shown: 0, good: 0 };
    const good = slot[reward] ? 1 : 0;
    before.set(slot.personId, { shown: known.shown + 1, good: known.good + good });
    return { features: featuresOf(known), reward: good };
  });
  const expected = new Float64Array(rows.length);
  if (rows.length === 0) return expected;
  const fitted = crossFit(rows, featureCount, { random, penalties });
  for (let n = 0; n < rows.length; n++) expected[n] = fitted.modelFor(n).expect(rows[n]!.features);
  return expected;
}

const shownSteps = [1, 3, 8, 20] as const;
const rateSteps = [0.05, 0.15, 0.3, 0.5, 0.7, 0.85] as const;
/** Shown nothing before; then a step of how many, and a step of how well, those of the few drawn to the middle. */
const featureCount = 1 + shownSteps.length + rateSteps.length + 1;

function featuresOf({ shown, good }: { shown: number; good: number }): number[] {
  if (shown === 0) return [0];
  const ofShown = shownSteps.findLastIndex((least) => shown >= least);
  const rate = (good + 0.5) / (shown + 1);
  return [1 + ofShown, 1 + shownSteps.length + rateSteps.filter((step) => rate >= step).length];
}

const estimateView = ({ value, low, high }: { value: number; low: number; high: number }) => ({
  ...{ value: finite(value), low: finite(low), high: finite(high) },
});

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
