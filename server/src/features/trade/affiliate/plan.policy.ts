import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { type PlanInput, type PlanKind, type PlanState, planLimits } from './plan.schema.ts';

export interface PlanTimes {
  readonly startsAtMs: number;
  /** Null: until somebody ends it. */
  readonly endsAtMs: number | null;
  readonly endedAtMs: number | null;
}

export function planState(times: PlanTimes, nowMs: number): PlanState {
  if (times.endedAtMs !== null && times.endedAtMs <= nowMs) return 'ended';
  if (times.endsAtMs !== null && times.endsAtMs <= nowMs) return 'ended';
  return times.startsAtMs <= nowMs ? 'running' : 'scheduled';
}

/** When a plan stops promising: its end, or when somebody ended it before. */
export function endOf({ endsAtMs, endedAtMs }: PlanTimes): number {
  return Math.min(endsAtMs ?? Number.POSITIVE_INFINITY, endedAtMs ?? Number.POSITIVE_INFINITY);
}

/** Another plan of the same product that is not over. */
export interface RivalPlan extends PlanTimes {
  readonly id: string;
  readonly kind: PlanKind;
  readonly rateBasisPoints: number;
  /** Whom a target plan names and who has not declined. */
  readonly creatorIds: readonly string[];
}

export interface PlanDraft {
  readonly kind: PlanKind;
  readonly rateBasisPoints: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number | null;
  readonly creatorIds: readonly string[];
}

/** Whether what was sent makes sense by itself: fails with `bad-request`, naming the field. */
export function readPlan(input: PlanInput, nowMs: number): Result<PlanDraft, Problem> {
  const { kind, rateBasisPoints } = input;
  const startsAtMs = input.startsAt === undefined ? nowMs : Math.max(nowMs, Date.parse(input.startsAt));
  const endsAtMs = input.endsAt === undefined || input.endsAt === null ? null : Date.parse(input.endsAt);
  const creatorIds = [...new Set(input.creatorIds ?? [])];
  if (kind === 'target' && creatorIds.length === 0)
    return wrong('creatorIds', 'A target plan names at least one creator.');
  if (kind !== 'target' && creatorIds.length > 0)
    return wrong('creatorIds', 'Only a target plan names creators.');
  if ((kind === 'campaign') !== (input.campaignId !== undefined))
    return wrong('campaignId', 'A campaign plan names its campaign, and no other plan does.');
  if (kind === 'target' && endsAtMs === null) return wrong('endsAt', 'A target plan has an end.');
  if (endsAtMs !== null) {
    if (endsAtMs <= startsAtMs) return wrong('endsAt', 'The end is not after the start.');
    if (endsAtMs - startsAtMs > planLimits.daysMax * dayMs)
      return wrong('endsAt', `A plan lasts at most ${planLimits.daysMax} days.`);
  }
  return ok({ kind, rateBasisPoints, startsAtMs, endsAtMs, creatorIds });
}

/** A target plan stands before a campaign, a campaign before the open plan. */
const rank: Readonly<Record<PlanKind, number>> = { target: 0, campaign: 1, open: 2 };

/**
 * Whether a plan can stand beside the others of its product: one of a kind at a time (of target plans: one for a
 * creator), and whoever stands before another never pays less.
 */
export function decidePlan(draft: PlanDraft, rivals: readonly RivalPlan[]): Result<null, Problem> {
  const end = draft.endsAtMs ?? Number.POSITIVE_INFINITY;
  for (const rival of rivals) {
    if (rival.startsAtMs >= end || endOf(rival) <= draft.startsAtMs) continue;
    const decided = rival.kind === draft.kind ? decideSameKind(draft, rival) : decideOrder(draft, rival);
    if (!decided.ok) return decided;
  }
  return ok(null);
}

function decideSameKind(draft: PlanDraft, rival: RivalPlan): Result<null, Problem> {
  if (draft.kind !== 'target') return err({ type: 'plan-overlaps', field: 'productId', planId: rival.id });
  const creatorId = draft.creatorIds.find((id) => rival.creatorIds.includes(id));
  if (creatorId === undefined) return ok(null);
  return err({ type: 'plan-overlaps', field: 'creatorIds', planId: rival.id, creatorId });
}

function decideOrder(draft: PlanDraft, rival: RivalPlan): Result<null, Problem> {
  const [before, after] = rank[draft.kind] < rank[rival.kind] ? [draft, rival] : [rival, draft];
  const lead = before.rateBasisPoints - after.rateBasisPoints;
  if (before.kind === 'target' ? lead > 0 : lead >= 0) return ok(null);
  const { id: planId, rateBasisPoints: rivalBasisPoints } = rival;
  return err({ type: 'plan-rates-crossed', field: 'rateBasisPoints', planId, rivalBasisPoints });
}

/** A plan as it may promise something to one creator. */
export interface CandidatePlan extends PlanTimes {
  readonly planId: string;
  readonly kind: PlanKind;
  readonly rateBasisPoints: number;
  readonly leaderId: string | null;
  readonly leaderBasisPoints: number;
  /** Of a target plan: when the creator accepted it. */
  readonly acceptedAtMs: number | null;
}

/** The plan that promises a creator something for a product at a moment: target before campaign before open. */
export function choosePlan<Plan extends CandidatePlan>(plans: readonly Plan[], atMs: number): Plan | null {
  let best: Plan | null = null;
  for (const plan of plans) {
    if (plan.startsAtMs > atMs || endOf(plan) <= atMs) continue;
    if (plan.kind === 'target' && (plan.acceptedAtMs === null || plan.acceptedAtMs > atMs)) continue;
    if (best === null || rank[plan.kind] < rank[best.kind]) best = plan;
  }
  return best;
}

export const planKey = (productId: string, creatorId: string) => `${productId} ${creatorId}`;

export function wrong(field: string, detail: string): Result<never, Problem> {
  return err({ type: 'bad-request', field, detail });
}
