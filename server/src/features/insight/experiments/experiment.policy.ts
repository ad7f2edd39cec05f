import { createHash } from 'node:crypto';
import type { InterestPolicy } from '@kanmai/interest';
import type { Problem } from '../../../http/problems.ts';
import {
  baseArm,
  type ExperimentState,
  holdoutArm,
  type NewExperiment,
  runningMax,
  type Variant,
  variantKeys,
} from './experiment.schema.ts';

/** What serving and deciding need of an experiment. */
export interface ExperimentPlan {
  readonly id: string;
  readonly state: ExperimentState;
  readonly sharePercent: number;
  readonly holdoutPercent: number;
  readonly variants: readonly Variant[];
}

/** A number in [0, 1) that is the same for the same words for ever, and as good as drawn for different ones. */
export function stableShare(...words: readonly string[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUIntBE(0, 6) / 2 ** 48;
}

/**
 * The arm a person is in; null who takes no part. Who is held out is so in every experiment: nothing of the person but
 * their id decides, nothing is stored, and no other experiment's arms are like it.
 */
export function armOf(
  { id, sharePercent, holdoutPercent, variants }: Omit<ExperimentPlan, 'state'>,
  personId: string,
): string | null {
  if (100 * stableShare('holdout', personId) < holdoutPercent) return holdoutArm;
  const place = (100 * stableShare(id, personId)) / sharePercent;
  if (place >= 1) return null;
  const arms = variants.length + 1;
  return variants[Math.floor(place * arms) - 1]?.key ?? baseArm;
}

/** The settings an arm is served by; none for those who are served as usual. */
export function policyOfArm({ variants }: Pick<ExperimentPlan, 'variants'>, arm: string): InterestPolicy {
  return (variants.find(({ key }) => key === arm)?.policy ?? {}) as InterestPolicy;
}

export function variantsOf({ variants }: Pick<NewExperiment, 'variants'>): Variant[] {
  return variants.map((variant, at) => ({ key: variantKeys[at]!, ...variant }));
}

export type Act = 'judge' | 'start' | 'stop';

const from: Readonly<Record<Act, readonly ExperimentState[]>> = {
  judge: ['draft'],
  start: ['draft', 'judging'],
  stop: ['judging', 'running'],
};

export const stateAfter: Readonly<Record<Act, ExperimentState>> = {
  judge: 'judging',
  start: 'running',
  stop: 'stopped',
};

/** Whether an act may be done now. `others`: those that are judged or run. Null when it may. */
export function decideAct(
  act: Act,
  experiment: ExperimentPlan,
  others: readonly ExperimentPlan[],
): Problem | null {
  if (!from[act].includes(experiment.state)) return { type: 'state-conflict', field: 'state' };
  if (act === 'stop') return null;
  const rivals = others.filter(({ id }) => id !== experiment.id);
  if (act === 'judge') {
    const isJudging = rivals.some(({ state }) => state === 'judging');
    return isJudging ? { type: 'too-many', detail: 'One experiment is judged at a time.' } : null;
  }
  const running = rivals.filter(({ state }) => state === 'running');
  if (running.length >= runningMax)
    return { type: 'too-many', detail: `At most ${runningMax} experiments run at once.` };
  // Two that vary the same setting could not be told apart.
  const taken = new Set(running.flatMap(settingsOf));
  const shared = settingsOf(experiment).find((name) => taken.has(name));
  return shared === undefined
    ? null
    : { type: 'state-conflict', field: 'variants', detail: `Another running experiment varies ${shared}.` };
}

const settingsOf = ({ variants }: ExperimentPlan): string[] =>
  variants.flatMap(({ policy }) => Object.keys(policy));
