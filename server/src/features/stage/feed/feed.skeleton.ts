import type { Choices, Interest, Reason } from '@kanmai/interest';
import type { Random } from '@kanmai/kernel';
import type { ServingPlan } from '../../insight/experiments/index.ts';
import type { ServedAs } from '../reactions/index.ts';
import type { OffReason } from './impersonal-page.ts';

/** What the feed asks of the engine. A narrow view of it, so that a test can put another in its place. */
export type InterestForFeed = Pick<Interest, 'skeleton'>;

/** A place in the feed before anything is known of the clip but its id. */
export interface SkeletonEntry {
  readonly clipId: string;
  /** The engine's own number of the clip; null where the engine did not choose it. */
  readonly number: number | null;
  readonly channel: string;
  readonly reason: Reason | OffReason;
  /** The chance that this place showed this clip; null where no policy drew it. */
  readonly propensity: number | null;
  /** What experiments have written down of this place. */
  readonly experiments?: Pick<ServedAs, 'arms' | 'judged'>;
}

export interface SkeletonQuery {
  readonly personId: string;
  readonly atMs: number;
  readonly count: number;
  /** Clips that must not come, newest last. */
  readonly exclude: Iterable<string | number>;
  /** What the person asked for themselves. */
  readonly choices: Choices;
  /** What experiments make of it. */
  readonly plan: ServingPlan | null;
}

/** Step one: which clips, in which order, and why. Pure but for the engine's own state. */
export function skeleton(interest: InterestForFeed, query: SkeletonQuery, random: Random): SkeletonEntry[] {
  return interest
    .skeleton({
      person: query.personId,
      atMs: query.atMs,
      count: query.count,
      exclude: query.exclude,
      choices: query.choices,
      tab: 'for-you',
      ...(query.plan === null ? {} : { policy: query.plan.policy }),
      ...(query.plan?.judged ? { judged: query.plan.judged.policies } : {}),
      random,
    })
    .map(({ item, number, channel, reason, propensity, judged }) => ({
      clipId: item,
      number,
      channel,
      reason,
      propensity,
      ...(query.plan === null ? {} : { experiments: notesOf(query.plan, judged) }),
    }));
}

function notesOf({ arms, judged }: ServingPlan, chances: readonly number[] | undefined) {
  return {
    ...(Object.keys(arms).length === 0 ? {} : { arms }),
    ...(judged === null || chances === undefined ? {} : { judged: { experiment: judged.id, chances } }),
  };
}

/** The ids a reason speaks of, to be loaded with the clips. */
export function clipOfReason(reason: Reason | OffReason): string | null {
  return reason.code === 'because-you-watched' ? reason.item : null;
}
