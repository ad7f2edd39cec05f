import type { InterestSettings } from './settings.ts';

/**
 * The settings of serving that a request may have otherwise: what an experiment varies. What is not given is as the engine
 * was set. Whatever is given is bounded (`policyBounds`); what is no number is not given.
 */
export interface InterestPolicy {
  readonly freshShare?: number;
  readonly exploreShare?: number;
  readonly tasteWeight?: number;
  readonly fatigue?: number;
  readonly clickValue?: number;
  readonly longViewValue?: number;
  readonly likeValue?: number;
}

export type PolicyName = keyof InterestPolicy;

/** The least and the most of each. Exploration never ends, or no other policy could be judged from the log. */
export const policyBounds: Readonly<Record<PolicyName, readonly [least: number, most: number]>> = {
  freshShare: [0, 0.4],
  exploreShare: [0.01, 0.4],
  tasteWeight: [0, 3],
  fatigue: [0, 0.3],
  clickValue: [0, 5],
  longViewValue: [0, 5],
  likeValue: [0, 10],
};

/**
 * The share of the slots for any candidate, multiplied for a person; never below the least that a policy may have, or what was
 * set where that is less: what is all but never shown says all but nothing of other policies.
 */
export function exploreShareBy(factor: number, { exploreShare }: ServingPolicy): number {
  return Math.max(factor * exploreShare, Math.min(exploreShare, policyBounds.exploreShare[0]));
}

export const policyNames = Object.keys(policyBounds) as readonly PolicyName[];

/** How many policies one request may ask to be judged beside the one that serves. */
export const judgedMax = 4;

export type ServingPolicy = Readonly<Record<PolicyName, number>>;

export function policyOfSettings(settings: InterestSettings): ServingPolicy {
  const { freshShare, exploreShare, tasteWeight, fatigue, value } = settings;
  return {
    ...{ freshShare, exploreShare, tasteWeight, fatigue },
    ...{ clickValue: value.click, longViewValue: value.longView, likeValue: value.like },
  };
}

/** The policy a request is served by. */
export function policyOf(usual: ServingPolicy, given: InterestPolicy | undefined): ServingPolicy {
  if (given === undefined) return usual;
  const policy: Record<PolicyName, number> = { ...usual };
  for (const name of policyNames) {
    const wanted = given[name];
    if (typeof wanted !== 'number' || Number.isNaN(wanted)) continue;
    const [least, most] = policyBounds[name];
    policy[name] = Math.max(least, Math.min(most, wanted));
  }
  return policy;
}
