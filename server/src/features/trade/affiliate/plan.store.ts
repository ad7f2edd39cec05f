import type { PersonId, PlanId, ProductId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type CandidatePlan, type PlanDraft, planKey, type RivalPlan } from './plan.policy.ts';
import type { PlanKind } from './plan.schema.ts';

/** How many of a shop's plans are not over; one command at a time for a shop, so that the limit holds. */
export async function lockShopPlans(tx: Tx, shopId: ShopId, nowMs: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans ${shopId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from affiliate_plans
    where shop_id = ${shopId} and ended_at is null and (ends_at is null or ends_at > ${new Date(nowMs)})
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The plans of a product that are not over. */
export async function findRivals(tx: Tx, productId: string, nowMs: number): Promise<RivalPlan[]> {
  const now = new Date(nowMs);
  const { rows } = await sql<PlanRow & { creator_ids: string[] }>`
    select p.id, p.kind, p.rate_basis_points, p.starts_at, p.ends_at, p.ended_at,
      coalesce((select array_agg(i.creator_id) from affiliate_invitations i
        where i.plan_id = p.id and i.state <> 'declined'), '{}') as creator_ids
    from affiliate_plans p
    where p.product_id = ${productId} and coalesce(p.ended_at, 'infinity') > ${now}
      and coalesce(p.ends_at, 'infinity') > ${now}
  `.execute(tx);
  return rows.map((row) => ({ ...timesOf(row), ...termsOf(row), creatorIds: row.creator_ids }));
}

interface PlanRow {
  id: string;
  kind: PlanKind;
  rate_basis_points: number;
  starts_at: Date;
  ends_at: Date | null;
  ended_at: Date | null;
}

const termsOf = (row: PlanRow) => ({
  id: row.id,
  kind: row.kind,
  rateBasisPoints: row.rate_basis_points,
});
const timesOf = (row: PlanRow) => ({
  startsAtMs: row.starts_at.getTime(),
  endsAtMs: row.ends_at?.getTime() ?? null,
  endedAtMs: row.ended_at?.getTime() ?? null,
});

export interface NewPlan {
  readonly id: PlanId;
  readonly shopId: ShopId;
  readonly productId: ProductId;
  readonly campaign: {
    readonly id: string;
    readonly leaderId: string;
    readonly feeBasisPoints: number;
  } | null;
  readonly replacesId: string | null;
  readonly createdBy: PersonId;
}

export async function insertPlan(
  tx: Tx,
  plan: NewPlan,
  draft: Omit<PlanDraft, 'creatorIds'>,
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('affiliate_plans')
    .values({
      id: plan.id,
      shop_id: plan.shopId,
      product_id: plan.productId,
      kind: draft.kind,
      rate_basis_points: draft.rateBasisPoints,
      campaign_id: plan.campaign?.id ?? null,
      leader_id: plan.campaign?.leaderId ?? null,
      leader_basis_points: plan.campaign?.feeBasisPoints ?? 0,
      starts_at: new Date(draft.startsAtMs),
      ends_at: draft.endsAtMs === null ? null : new Date(draft.endsAtMs),
      replaces_id: plan.replacesId,
      created_by: plan.createdBy,
      created_at: new Date(nowMs),
    })
    .execute();
}

export interface StoredPlan extends RivalPlan {
  readonly productId: ProductId;
  readonly campaign: NewPlan['campaign'];
}

/** A shop's plan, locked. */
export async function lockPlan(tx: Tx, shopId: ShopId, id: string): Promise<StoredPlan | null> {
  const { rows } = await sql<
    PlanRow & {
      product_id: string;
      campaign_id: string | null;
      leader_id: string | null;
      leader_basis_points: number;
    }
  >`
    select id, kind, rate_basis_points, starts_at, ends_at, ended_at, product_id, campaign_id, leader_id,
      leader_basis_points
    from affiliate_plans where id = ${id} and shop_id = ${shopId} for update
  `.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const invited = await tx
    .selectFrom('affiliate_invitations')
    .select('creator_id')
    .where('plan_id', '=', id)
    .where('state', '<>', 'declined')
    .execute();
  const { campaign_id: campaignId, leader_id: leaderId } = row;
  return {
    ...termsOf(row),
    ...timesOf(row),
    productId: row.product_id as ProductId,
    campaign:
      campaignId === null || leaderId === null
        ? null
        : { id: campaignId, leaderId, feeBasisPoints: row.leader_basis_points },
    creatorIds: invited.map((one) => one.creator_id),
  };
}

export async function setPlanTimes(
  tx: Tx,
  id: string,
  times: { readonly endsAtMs?: number | null; readonly endedAtMs?: number },
): Promise<void> {
  const { endsAtMs, endedAtMs } = times;
  await tx
    .updateTable('affiliate_plans')
    .set({
      ...(endsAtMs === undefined ? {} : { ends_at: endsAtMs === null ? null : new Date(endsAtMs) }),
      ...(endedAtMs === undefined ? {} : { ended_at: new Date(endedAtMs) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Names creators in a target plan; one who was named before stays as they answered. */
export async function insertInvitations(
  tx: Tx,
  planId: string,
  creatorIds: readonly string[],
  nowMs: number,
): Promise<void> {
  if (creatorIds.length === 0) return;
  await tx
    .insertInto('affiliate_invitations')
    .values(
      creatorIds.map((creatorId) => ({
        plan_id: planId,
        creator_id: creatorId,
        state: 'invited',
        invited_at: new Date(nowMs),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function countInvitations(tx: Tx, planId: string): Promise<number> {
  const row = await tx
    .selectFrom('affiliate_invitations')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** An invitation with the times of its plan, locked. */
export async function lockInvitation(tx: Tx, planId: string, creatorId: string) {
  const { rows } = await sql<PlanRow & { state: 'invited' | 'accepted' | 'declined' }>`
    select i.state, p.id, p.kind, p.rate_basis_points, p.starts_at, p.ends_at, p.ended_at
    from affiliate_invitations i join affiliate_plans p on p.id = i.plan_id
    where i.plan_id = ${planId} and i.creator_id = ${creatorId} for update of i
  `.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { state: row.state, ...timesOf(row) };
}

export async function setInvitation(
  tx: Tx,
  planId: string,
  creatorId: string,
  state: 'accepted' | 'declined',
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('affiliate_invitations')
    .set({ state, answered_at: new Date(nowMs) })
    .where('plan_id', '=', planId)
    .where('creator_id', '=', creatorId)
    .execute();
}

/** Of these creators those whom a person acts for. */
export async function findActiveCreators(
  db: Database | Tx,
  creatorIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (creatorIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select c.id from creators c join people p on p.id = c.person_id
    where c.id = any(${[...creatorIds]}::text[]) and p.merged_into is null
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** The plan as `choosePlan` reads it, of a row `p` of plans and a row `i` of invitations that may be missing. */
export const candidateJson = sql`jsonb_build_object(
  'planId', p.id, 'kind', p.kind, 'rateBasisPoints', p.rate_basis_points, 'leaderId', p.leader_id,
  'leaderBasisPoints', p.leader_basis_points,
  'startsAtMs', extract(epoch from p.starts_at) * 1000, 'endsAtMs', extract(epoch from p.ends_at) * 1000,
  'endedAtMs', extract(epoch from p.ended_at) * 1000,
  'acceptedAtMs', case when i.state = 'accepted' then extract(epoch from i.answered_at) * 1000 end)`;

/** The plans of products as they are for creators, by `planKey`. */
export async function findCandidates(
  db: Database | Tx,
  pairs: readonly { readonly productId: string; readonly creatorId: string }[],
): Promise<ReadonlyMap<string, CandidatePlan[]>> {
  if (pairs.length === 0) return new Map();
  const { rows } = await sql<{ product_id: string; creator_id: string; plan: CandidatePlan }>`
    select w.product_id, w.creator_id, ${candidateJson} as plan
    from unnest(${pairs.map((pair) => pair.productId)}::text[], ${pairs.map((pair) => pair.creatorId)}::text[])
      as w (product_id, creator_id)
    join affiliate_plans p on p.product_id = w.product_id
    left join affiliate_invitations i on i.plan_id = p.id and i.creator_id = w.creator_id
  `.execute(db);
  const found = new Map<string, CandidatePlan[]>();
  for (const row of rows) {
    const key = planKey(row.product_id, row.creator_id);
    found.set(key, [...(found.get(key) ?? []), row.plan]);
  }
  return found;
}
