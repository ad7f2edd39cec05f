import type { InterestPolicy } from '@kanmai/interest';
import { armOf, type ExperimentPlan, policyOfArm } from './experiment.policy.ts';

/** How a person's page is served because of experiments, and what is written down of each slot. */
export interface ServingPlan {
  readonly policy: InterestPolicy;
  /** By experiment, the arm the person is in. */
  readonly arms: Readonly<Record<string, string>>;
  /** What is judged without being served: first the usual policy, then each variant. */
  readonly judged: { readonly id: string; readonly policies: readonly InterestPolicy[] } | null;
}

/** The experiments that run or are judged, and what was adopted, in memory: a page waits for no query. */
export class ServingPlans {
  private running: readonly ExperimentPlan[] = [];
  private judged: ServingPlan['judged'] = null;
  /** What operators made the usual settings; null where everything is as the engine is set. */
  private adopted: InterestPolicy | null = null;

  set(plans: readonly ExperimentPlan[], adopted: InterestPolicy): void {
    this.adopted = Object.keys(adopted).length === 0 ? null : adopted;
    this.running = plans.filter(({ state }) => state === 'running');
    const judging = plans.find(({ state }) => state === 'judging');
    this.judged =
      judging === undefined
        ? null
        : {
            id: judging.id,
            policies: [{}, ...judging.variants.map(({ policy }) => policy as InterestPolicy)].map(
              (policy) => ({
                ...adopted,
                ...policy,
              }),
            ),
          };
  }

  /** What was adopted. */
  usual(): InterestPolicy {
    return this.adopted ?? {};
  }

  /** Null where the person is served as the engine is set, and nothing is written down. */
  planFor(personId: string): ServingPlan | null {
    if (this.running.length === 0 && this.judged === null && this.adopted === null) return null;
    const arms: Record<string, string> = {};
    let policy: InterestPolicy = { ...this.adopted };
    for (const experiment of this.running) {
      const arm = armOf(experiment, personId);
      if (arm === null) continue;
      arms[experiment.id] = arm;
      policy = { ...policy, ...policyOfArm(experiment, arm) };
    }
    return { policy, arms, judged: this.judged };
  }
}
