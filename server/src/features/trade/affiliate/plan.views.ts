import { type Cents, shareCents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { attributedLines } from './attributed.views.ts';
import { planState } from './plan.policy.ts';
import type {
  CreatorFound,
  CreatorPlan,
  InvitationState,
  PlanKind,
  PlanState,
  StudioPlan,
} from './plan.schema.ts';

/** The lowest price of a product `p.product_id` and what stands beside it. */
export const productColumns = sql`
  pr.title, pr.picture_keys,
  (select min(v.price_cents) from variants v where v.product_id = pr.id and v.removed_at is null) as price_cents,
  (select min(v.currency) from variants v where v.product_id = pr.id and v.removed_at is null) as currency`;

export interface ProductRow {
  product_id: string;
  title: string;
  picture_keys: string[];
  price_cents: number | null;
  currency: string | null;
}

export function planProductOf(row: ProductRow): StudioPlan['product'] {
  return {
    id: row.product_id,
    title: row.title,
    pictureUrl: pictureUrl(row.picture_keys[0]),
    priceCents: row.price_cents,
    currency: row.currency ?? 'CNY',
  };
}

interface PlanRow extends ProductRow {
  id: string;
  kind: PlanKind;
  rate_basis_points: number;
  starts_at: Date;
  ends_at: Date | null;
  ended_at: Date | null;
  clicks: number;
  orders: number;
  gmv: number;
}

const resultColumns = (creatorId: string | null) => {
  const mine = creatorId === null ? sql`true` : sql`x.creator_id = ${creatorId}`;
  return sql`
    (select coalesce(sum(x.clicks), 0)::int from affiliate_click_days x where x.plan_id = p.id and ${mine}) as clicks,
    sold.orders, sold.gmv`;
};

const soldBy = (creatorId: string | null) => sql`
  cross join lateral (
    select count(distinct x.order_id)::int as orders, coalesce(sum(x.goods_cents), 0)::bigint as gmv
    from ${attributedLines} x
    where x.plan_id = p.id ${creatorId === null ? sql`` : sql`and x.creator_id = ${creatorId}`}
  ) sold`;

/** The plans of a state, in the words of `planState`. */
const inState = (state: PlanState | undefined, now: Date) => {
  if (state === undefined) return sql``;
  const over = sql`(p.ended_at <= ${now} or p.ends_at <= ${now})`;
  if (state === 'ended') return sql`and ${over}`;
  const live = sql`and ${over} is not true`;
  return state === 'running' ? sql`${live} and p.starts_at <= ${now}` : sql`${live} and p.starts_at > ${now}`;
};

function sharedOf(row: PlanRow, nowMs: number) {
  const times = {
    startsAtMs: row.starts_at.getTime(),
    endsAtMs: row.ends_at?.getTime() ?? null,
    endedAtMs: row.ended_at?.getTime() ?? null,
  };
  return {
    id: row.id,
    kind: row.kind,
    state: planState(times, nowMs),
    product: planProductOf(row),
    rateBasisPoints: row.rate_basis_points,
    startsAt: row.starts_at.toISOString(),
    endsAt: (row.ended_at ?? row.ends_at)?.toISOString() ?? null,
    results: { clicks: row.clicks, orders: row.orders, gmvCents: row.gmv },
  };
}

export interface PlanFilter {
  readonly id?: string;
  readonly beforeId?: string | undefined;
  readonly state?: PlanState | undefined;
}

/** A shop's plans, newest first. */
export async function listPlans(
  db: Database,
  shopId: string,
  filter: PlanFilter,
  limit: number,
  nowMs: number,
): Promise<StudioPlan[]> {
  const { rows } = await sql<
    PlanRow & {
      campaign_id: string | null;
      campaign_name: string | null;
      leader_name: string | null;
      leader_basis_points: number;
      invitations: StudioPlan['invitations'];
    }
  >`
    select p.id, p.kind, p.product_id, p.rate_basis_points, p.starts_at, p.ends_at, p.ended_at, p.campaign_id,
      p.leader_basis_points, ca.name as campaign_name, le.name as leader_name, ${productColumns}, ${resultColumns(null)},
      coalesce((
        select jsonb_agg(jsonb_build_object('creatorId', i.creator_id, 'name', c.name, 'state', i.state,
          'answeredAt', to_char(i.answered_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by i.invited_at, c.name)
        from affiliate_invitations i join creators c on c.id = i.creator_id where i.plan_id = p.id), '[]') as invitations
    from affiliate_plans p
    join products pr on pr.id = p.product_id
    left join affiliate_campaigns ca on ca.id = p.campaign_id
    left join creators le on le.id = p.leader_id
    ${soldBy(null)}
    where p.shop_id = ${shopId} ${inState(filter.state, new Date(nowMs))}
      ${filter.id === undefined ? sql`` : sql`and p.id = ${filter.id}`}
      ${filter.beforeId === undefined ? sql`` : sql`and p.id < ${filter.beforeId}`}
    order by p.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    ...sharedOf(row, nowMs),
    campaign:
      row.campaign_id === null
        ? null
        : {
            id: row.campaign_id,
            name: row.campaign_name ?? '',
            leaderName: row.leader_name ?? '',
            leaderBasisPoints: row.leader_basis_points,
          },
    invitations: row.invitations,
  }));
}

/** The plans that name a creator, and those under which they sold: newest first. */
export async function listCreatorPlans(
  db: Database,
  creatorId: string,
  filter: PlanFilter,
  limit: number,
  nowMs: number,
): Promise<CreatorPlan[]> {
  const { rows } = await sql<
    PlanRow & { shop_id: string; shop_name: string; invitation: InvitationState | null }
  >`
    select p.id, p.kind, p.product_id, p.rate_basis_points, p.starts_at, p.ends_at, p.ended_at, p.shop_id,
      sh.name as shop_name, i.state as invitation, ${productColumns}, ${resultColumns(creatorId)}
    from affiliate_plans p
    join products pr on pr.id = p.product_id
    join shops sh on sh.id = p.shop_id
    left join affiliate_invitations i on i.plan_id = p.id and i.creator_id = ${creatorId}
    ${soldBy(creatorId)}
    where (i.state is not null
        or exists (select 1 from affiliate_click_days d where d.plan_id = p.id and d.creator_id = ${creatorId})
        or (p.kind <> 'target' and exists (select 1 from affiliate_window_goods w
          where w.product_id = p.product_id and w.creator_id = ${creatorId})))
      ${inState(filter.state, new Date(nowMs))}
      ${filter.id === undefined ? sql`` : sql`and p.id = ${filter.id}`}
      ${filter.beforeId === undefined ? sql`` : sql`and p.id < ${filter.beforeId}`}
    order by p.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    ...sharedOf(row, nowMs),
    invitation: row.invitation,
    shop: { id: row.shop_id, name: row.shop_name },
    earnsCents: row.price_cents === null ? null : shareCents(row.price_cents as Cents, row.rate_basis_points),
  }));
}

/** Creators whom a person acts for, by a part of their name. */
export async function findCreatorsNamed(db: Database, q: string, limit: number): Promise<CreatorFound[]> {
  const { rows } = await sql<CreatorFound>`
    select c.id, c.name, (select count(*)::int from follows f where f.author_id = c.id) as "followerCount",
      (select count(*)::int from clips k where k.author_id = c.id and k.state = 'published') as "clipCount"
    from creators c join people p on p.id = c.person_id and p.merged_into is null
    where strpos(lower(c.name), lower(${q})) > 0
    order by c.name limit ${limit}
  `.execute(db);
  return rows;
}
