import type { Reason } from '@kanmai/interest';
import type { ServingPlan } from '../../insight/experiments/index.ts';
import type { ServedAs } from '../reactions/index.ts';
import type { PageAnswer, PageQuery } from './engine-page.ts';
import type { OffReason } from './impersonal-page.ts';

/** A reason of the engine, or one that the feed has where the engine's would say too much or too little. */
export type SkeletonReason = Reason | OffReason | { readonly code: 'new-person' };

/** A place in the feed before anything is known of the clip but its id. */
export interface SkeletonEntry {
  readonly clipId: string;
  /** The engine's own number of the clip; null where the engine did not choose it. */
  readonly number: number | null;
  readonly channel: string;
  readonly reason: SkeletonReason;
  /** The chance that this place showed this clip; null where no policy drew it. */
  readonly propensity: number | null;
  /** What experiments have written down of this place. */
  readonly experiments?: Pick<ServedAs, 'arms' | 'judged'>;
}

/** What experiments make of a page. */
export type PlannedQuery = Omit<PageQuery, 'policy' | 'judged'> & { readonly plan: ServingPlan | null };

/** Step one: which clips, in which order, and why; as the engine is to be asked. */
export function pageQueryOf({ plan, ...query }: PlannedQuery): PageQuery {
  if (plan === null) return query;
  return {
    ...query,
    policy: plan.policy,
    ...(plan.judged === null ? {} : { judged: plan.judged.policies }),
  };
}

/** Step one: as the engine answered. */
export function skeletonOf({ items, isNewPerson }: PageAnswer, plan: ServingPlan | null): SkeletonEntry[] {
  return items.map(({ item, number, channel, reason, propensity, judged }) => ({
    clipId: item,
    number,
    channel,
    reason: isNewPerson && reason.code === 'something-different' ? newPerson : reason,
    propensity,
    ...(plan === null ? {} : { experiments: notesOf(plan, judged) }),
  }));
}

/** Of somebody of whom nothing is known, nothing can be different from what they like. */
const newPerson = { code: 'new-person' } as const;

function notesOf({ arms, judged }: ServingPlan, chances: readonly number[] | undefined) {
  return {
    ...(Object.keys(arms).length === 0 ? {} : { arms }),
    ...(judged === null || chances === undefined ? {} : { judged: { experiment: judged.id, chances } }),
  };
}

/** The ids a reason speaks of, to be loaded with the clips. */
export function clipOfReason(reason: SkeletonReason): string | null {
  return reason.code === 'because-you-watched' ? reason.item : null;
}
