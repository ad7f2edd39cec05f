import {
  err,
  newId,
  ok,
  type PersonId,
  type PlanId,
  type ProductId,
  type Result,
  type ShopId,
} from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { lockProduct } from '../catalogue/index.ts';
import { findRunningCampaign } from './campaign.store.ts';
import { decidePlan, type PlanDraft, planState, readPlan, wrong } from './plan.policy.ts';
import { type PlanChange, type PlanInput, planLimits } from './plan.schema.ts';
import {
  countInvitations,
  findActiveCreators,
  findRivals,
  insertInvitations,
  insertPlan,
  lockInvitation,
  lockPlan,
  lockShopPlans,
  type NewPlan,
  setInvitation,
  setPlanTimes,
} from './plan.store.ts';

export type AffiliateDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random'>;

/** Who acts for a shop. */
export interface ByShop {
  readonly personId: PersonId;
  readonly shopId: ShopId;
}

/**
 * Promises creators a part of what they sell of a product. Fails with `bad-request`, `not-found` (somebody else's
 * product), `not-on-sale`, `plan-overlaps`, `plan-rates-crossed`, `creator-not-active`, `plan-ended` and `too-many`.
 */
export async function makePlan(
  tx: Tx,
  deps: AffiliateDeps,
  by: ByShop,
  input: PlanInput,
): Promise<Result<{ id: PlanId }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const read = readPlan(input, nowMs);
  if (!read.ok) return read;
  const draft = read.value;
  if ((await lockShopPlans(tx, by.shopId, nowMs)) >= planLimits.livePerShopMax)
    return err({ type: 'too-many', detail: `A shop has at most ${planLimits.livePerShopMax} at a time.` });
  // One plan of a product at a time, so that two at once cannot overlap.
  const product = await lockProduct(tx, by.shopId, input.productId);
  if (product === null) return err({ type: 'not-found', field: 'productId' });
  if (product.state === 'taken-down') return err({ type: 'not-on-sale', field: 'productId' });
  const campaign = await joinedCampaign(tx, input, draft, nowMs);
  if (!campaign.ok) return campaign;
  const active = await areActive(tx, draft.creatorIds);
  if (!active.ok) return active;
  return addPlan(tx, deps, by, { productId: product.id, campaign: campaign.value, replacesId: null }, draft);
}

async function addPlan(
  tx: Tx,
  deps: AffiliateDeps,
  by: ByShop,
  plan: Pick<NewPlan, 'productId' | 'campaign' | 'replacesId'>,
  draft: PlanDraft,
): Promise<Result<{ id: PlanId }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const decided = decidePlan(draft, await findRivals(tx, plan.productId, nowMs));
  if (!decided.ok) return decided;
  const id = newId('plan', nowMs, deps.random);
  await insertPlan(tx, { id, shopId: by.shopId, createdBy: by.personId, ...plan }, draft, nowMs);
  await insertInvitations(tx, id, draft.creatorIds, nowMs);
  await record(tx, deps, by, 'plan-make', { planId: id, rateBasisPoints: draft.rateBasisPoints });
  return ok({ id });
}

async function joinedCampaign(
  tx: Tx,
  input: PlanInput,
  draft: PlanDraft,
  nowMs: number,
): Promise<Result<NewPlan['campaign'], Problem>> {
  if (input.campaignId === undefined) return ok(null);
  const campaign = await findRunningCampaign(tx, input.campaignId, nowMs);
  if (campaign === null) return err({ type: 'plan-ended', field: 'campaignId' });
  if (draft.rateBasisPoints < campaign.rateBasisPointsMin)
    return wrong(
      'rateBasisPoints',
      `The campaign asks for at least ${campaign.rateBasisPointsMin} basis points.`,
    );
  if (draft.endsAtMs === null || draft.endsAtMs > campaign.endsAtMs || draft.startsAtMs < campaign.startsAtMs)
    return wrong('endsAt', 'A plan of a campaign runs within the campaign’s time.');
  return ok(campaign);
}

async function areActive(tx: Tx, creatorIds: readonly string[]): Promise<Result<null, Problem>> {
  const active = await findActiveCreators(tx, creatorIds);
  const missing = creatorIds.find((id) => !active.has(id));
  return missing === undefined
    ? ok(null)
    : err({ type: 'creator-not-active', field: 'creatorIds', creatorId: missing });
}

/**
 * Moves a plan's end, or puts another in its place at another rate: what was clicked before keeps the old one. Creators
 * of a target plan accepted its rate, so that one is ended and made anew.
 */
export async function changePlan(
  tx: Tx,
  deps: AffiliateDeps,
  by: ByShop,
  id: string,
  change: PlanChange,
): Promise<Result<{ id: PlanId }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const found = await lockLivePlan(tx, by, id, nowMs);
  if (!found.ok) return found;
  const { plan, state } = found.value;
  const endsAtMs = change.endsAt === null ? null : Date.parse(change.endsAt);
  const draft = readPlan(
    {
      productId: plan.productId,
      kind: plan.kind,
      rateBasisPoints: change.rateBasisPoints,
      startsAt: new Date(plan.startsAtMs).toISOString(),
      endsAt: change.endsAt,
      ...(plan.kind === 'target' ? { creatorIds: [...plan.creatorIds] } : {}),
      ...(plan.campaign === null ? {} : { campaignId: plan.campaign.id }),
    },
    nowMs,
  );
  if (!draft.ok) return draft;
  const rivals = (await findRivals(tx, plan.productId, nowMs)).filter((rival) => rival.id !== id);
  const decided = decidePlan(draft.value, rivals);
  if (!decided.ok) return decided;
  const sameRate = change.rateBasisPoints === plan.rateBasisPoints;
  if (plan.campaign !== null) {
    const campaign = await findRunningCampaign(tx, plan.campaign.id, nowMs);
    if (campaign === null) return err({ type: 'plan-ended', field: 'campaignId' });
    if (change.rateBasisPoints < campaign.rateBasisPointsMin)
      return wrong(
        'rateBasisPoints',
        `The campaign asks for at least ${campaign.rateBasisPointsMin} basis points.`,
      );
    if (endsAtMs === null || endsAtMs > campaign.endsAtMs)
      return wrong('endsAt', 'A plan of a campaign runs within the campaign’s time.');
  }
  if (sameRate) {
    await setPlanTimes(tx, id, { endsAtMs });
    await record(tx, deps, by, 'plan-change', { planId: id, endsAt: change.endsAt });
    return ok({ id: id as PlanId });
  }
  if (plan.kind === 'target') return err({ type: 'state-conflict', field: 'rateBasisPoints', state });
  await endNow(tx, plan, nowMs);
  const { productId, campaign } = plan;
  return addPlan(tx, deps, by, { productId, campaign, replacesId: id }, draft.value);
}

/** Ends a plan now; what was clicked before is still owed. Safe to repeat. */
export async function endPlan(
  tx: Tx,
  deps: AffiliateDeps,
  by: ByShop,
  id: string,
): Promise<Result<null, Problem>> {
  const nowMs = deps.clock.nowMs();
  const plan = await lockPlan(tx, by.shopId, id);
  if (plan === null) return err({ type: 'not-found' });
  if (planState(plan, nowMs) === 'ended') return ok(null);
  await endNow(tx, plan, nowMs);
  await record(tx, deps, by, 'plan-end', { planId: id });
  return ok(null);
}

function endNow(tx: Tx, plan: { readonly id: string }, nowMs: number): Promise<void> {
  return setPlanTimes(tx, plan.id, { endedAtMs: nowMs });
}

/** Names more creators in a target plan. */
export async function inviteCreators(
  tx: Tx,
  deps: AffiliateDeps,
  by: ByShop,
  id: string,
  creatorIds: readonly string[],
): Promise<Result<null, Problem>> {
  const nowMs = deps.clock.nowMs();
  const found = await lockLivePlan(tx, by, id, nowMs);
  if (!found.ok) return found;
  const { plan } = found.value;
  if (plan.kind !== 'target') return wrong('id', 'Only a target plan names creators.');
  const active = await areActive(tx, creatorIds);
  if (!active.ok) return active;
  const rivals = (await findRivals(tx, plan.productId, nowMs)).filter((rival) => rival.id !== id);
  const decided = decidePlan({ ...plan, creatorIds }, rivals);
  if (!decided.ok) return decided;
  await insertInvitations(tx, id, [...new Set(creatorIds)], nowMs);
  if ((await countInvitations(tx, id)) > planLimits.invitationsMax)
    return err({ type: 'too-many', detail: `A plan names at most ${planLimits.invitationsMax}.` });
  await record(tx, deps, by, 'plan-invite', { planId: id, creatorIds });
  return ok(null);
}

async function lockLivePlan(tx: Tx, by: ByShop, id: string, nowMs: number) {
  await lockShopPlans(tx, by.shopId, nowMs);
  const plan = await lockPlan(tx, by.shopId, id);
  if (plan === null) return err({ type: 'not-found' } as const);
  await lockProduct(tx, by.shopId, plan.productId as ProductId);
  const state = planState(plan, nowMs);
  return state === 'ended' ? err({ type: 'plan-ended' } as const) : ok({ plan, state });
}

/** A creator accepts or declines a target plan, once. */
export async function answerInvitation(
  tx: Tx,
  deps: AffiliateDeps,
  creatorId: string,
  planId: string,
  accept: boolean,
): Promise<Result<null, Problem>> {
  const nowMs = deps.clock.nowMs();
  const invitation = await lockInvitation(tx, planId, creatorId);
  if (invitation === null) return err({ type: 'not-found' });
  const state = accept ? 'accepted' : 'declined';
  if (invitation.state === state) return ok(null);
  if (invitation.state !== 'invited') return err({ type: 'state-conflict', state: invitation.state });
  if (planState(invitation, nowMs) === 'ended') return err({ type: 'plan-ended' });
  await setInvitation(tx, planId, creatorId, state, nowMs);
  return ok(null);
}

function record(
  tx: Tx,
  deps: AffiliateDeps,
  by: ByShop,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return audit(tx, deps, { actorId: by.personId, action, subjectId: by.shopId, detail });
}
