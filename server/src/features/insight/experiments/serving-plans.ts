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

/** The experiments that run or are judged, in memory: a page waits for no query. */
export class ServingPlans {
  private running: readonly ExperimentPlan[] = [];
  private judged: ServingPlan['judged'] = null;

  set(plans: readonly ExperimentPlan[]): void {
    this.running = plans.filter(({ state }) => state === 'running');
    const judging = plans.find(({ state }) => state === 'judging');
    this.judged =
      judging === undefined
        ? null
        : {
            id: judging.id,
            policies: [{}, ...judging.variants.map(({ policy }) => policy as InterestPolicy)],
          };
  }

  /** Null where no experiment concerns this person. */
  planFor(personId: string): ServingPlan | null {
    if (this.running.length === 0 && this.judged === null) return null;
    const arms: Record<string, string> = {};
    let policy: InterestPolicy = {};
    for (const experiment of this.running) {
      const arm = armOf(experiment, personId);
      if (arm === null) continue;
      arms[experiment.id] = arm;
      policy = { ...policy, ...policyOfArm(experiment, arm) };
    }
    return { policy, arms, judged: this.judged };
  }
}
