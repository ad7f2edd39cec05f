import type { InterestPolicy, PolicyName } from '@kanmai/interest';
import type { Problem } from '../../../http/problems.ts';
import { type ExperimentPlan, policyOfArm } from './experiment.policy.ts';

/** Whether a variant may become what everybody is served by. Null when it may. `others`: those that are judged or run. */
export function decideAdopt(
  experiment: ExperimentPlan & { readonly startedAt: string | null },
  variant: string,
  others: readonly ExperimentPlan[],
): Problem | null {
  if (!experiment.variants.some(({ key }) => key === variant))
    return { type: 'bad-request', field: 'variant' };
  // While it runs, what is compared with would change under it; and what was served to nobody has shown nothing.
  if (experiment.state !== 'stopped' || experiment.startedAt === null)
    return { type: 'state-conflict', field: 'state' };
  return conflictWith(Object.keys(policyOfArm(experiment, variant)), others);
}

/** Settings that a running or judged experiment varies stay as they are until it is stopped. */
export function conflictWith(settings: readonly string[], others: readonly ExperimentPlan[]): Problem | null {
  const varied = new Set(
    others
      .filter(({ state }) => state === 'running' || state === 'judging')
      .flatMap(({ variants }) => variants.flatMap(({ policy }) => Object.keys(policy))),
  );
  const shared = settings.find((name) => varied.has(name));
  if (shared === undefined) return null;
  return {
    type: 'state-conflict',
    field: 'variant',
    detail: `An experiment that is not stopped varies ${shared}.`,
  };
}

/** The settings that differ between what is in force and what was before it. */
export function settingsBetween(one: InterestPolicy, other: InterestPolicy): PolicyName[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)] as PolicyName[]);
  return [...names].filter((name) => one[name] !== other[name]);
}
