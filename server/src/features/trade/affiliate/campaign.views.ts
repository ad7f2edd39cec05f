import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { attributedLines } from './attributed.views.ts';
import type { CampaignView } from './campaign.schema.ts';
import { planState } from './plan.policy.ts';

interface CampaignRow {
  id: string;
  name: string;
  introduction: string;
  leader_id: string;
  leader_name: string;
  fee_basis_points: number;
  rate_basis_points_min: number;
  starts_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  products: number;
  orders: number | null;
  gmv: number | null;
}

/** Campaigns: those of a leader with what came of them, or those that goods can join now. Newest first. */
export async function listCampaigns(
  db: Database,
  of: { readonly leaderId?: string; readonly beforeId?: string | undefined },
  limit: number,
  nowMs: number,
): Promise<CampaignView[]> {
  const now = new Date(nowMs);
  const { leaderId } = of;
  const sold =
    leaderId === undefined
      ? sql`cross join (select null::int as orders, null::bigint as gmv) sold`
      : sql`cross join lateral (
          select count(distinct t.order_id)::int as orders, coalesce(sum(t.goods_cents), 0)::bigint as gmv
          from ${attributedLines} t join affiliate_plans tp on tp.id = t.plan_id
          where t.leader_id = c.leader_id and tp.campaign_id = c.id) sold`;
  const { rows } = await sql<CampaignRow>`
    select c.*, l.name as leader_name, sold.orders, sold.gmv,
      (select count(*)::int from affiliate_plans p where p.campaign_id = c.id and p.ended_at is null
        and (p.ends_at is null or p.ends_at > ${now})) as products
    from affiliate_campaigns c join creators l on l.id = c.leader_id ${sold}
    where ${leaderId === undefined ? sql`c.ended_at is null and c.ends_at > ${now}` : sql`c.leader_id = ${leaderId}`}
      ${of.beforeId === undefined ? sql`` : sql`and c.id < ${of.beforeId}`}
    order by c.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    introduction: row.introduction,
    leader: { id: row.leader_id, name: row.leader_name },
    feeBasisPoints: row.fee_basis_points,
    rateBasisPointsMin: row.rate_basis_points_min,
    startsAt: row.starts_at.toISOString(),
    endsAt: (row.ended_at ?? row.ends_at).toISOString(),
    state: planState(
      {
        startsAtMs: row.starts_at.getTime(),
        endsAtMs: row.ends_at.getTime(),
        endedAtMs: row.ended_at?.getTime() ?? null,
      },
      nowMs,
    ),
    productCount: row.products,
    orders: row.orders,
    gmvCents: row.gmv,
  }));
}
