import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type AttributableLine, attributionPolicy, type Click } from './attribution.policy.ts';
import { candidateJson } from './plan.store.ts';

/** One line of an order that is being placed. */
export interface PlacedLine {
  readonly orderId: string;
  readonly position: number;
  readonly personId: string;
  readonly shopId: string;
  readonly productId: string;
  readonly clipId: string | null;
  /** The live room it is bought in. */
  readonly roomId: string | null;
  readonly goodsCents: number;
}

/**
 * What is known of lines that a creator may have sold, by their place among those given; lines of which nothing is known
 * are missing. One statement for all of them, which locks nothing.
 */
export async function findAttributable(
  tx: Tx,
  lines: readonly PlacedLine[],
): Promise<ReadonlyMap<number, AttributableLine>> {
  const { rows } = await sql<{ n: number } & AttributableLine>`
    select l.n::int as n,
      exists (select 1 from shop_members m where m.shop_id = l.shop_id and m.person_id = l.person_id)
        as "buyerIsStaff",
      (select id from creators where person_id = l.person_id) as "buyerCreatorId",
      coalesce(k.clicks, '[]') as clicks, f.brought, coalesce(f.plans, '[]') as plans
    from unnest(${lines.map((_line, index) => index)}::int[], ${lines.map((line) => line.personId)}::text[],
      ${lines.map((line) => line.shopId)}::text[], ${lines.map((line) => line.productId)}::text[],
      ${lines.map((line) => line.clipId)}::text[], ${lines.map((line) => line.roomId)}::text[])
      as l (n, person_id, shop_id, product_id, clip_id, room_id)
    left join lateral (
      select jsonb_agg(jsonb_build_object('creatorId', c.creator_id, 'clipId', c.clip_id, 'planId', c.plan_id,
        'rateBasisPoints', c.rate_basis_points, 'leaderId', c.leader_id,
        'leaderBasisPoints', c.leader_basis_points,
        'clickedAtMs', extract(epoch from c.clicked_at) * 1000)) as clicks
      from affiliate_clicks c where c.person_id = l.person_id and c.product_id = l.product_id
    ) k on true
    left join lateral (
      select jsonb_build_object('clipId', b.clip_id, 'creatorId', b.creator_id) as brought,
        (select jsonb_agg(${candidateJson}) from affiliate_plans p
          left join affiliate_invitations i on i.plan_id = p.id and i.creator_id = b.creator_id
          where p.product_id = l.product_id) as plans
      from (
        select null as clip_id, r.broadcaster_id as creator_id, 0 as rank
        from rooms r join room_goods g on g.room_id = r.id and g.product_id = l.product_id
        where r.id = l.room_id and r.broadcaster_kind = 'creator'
        union all
        select v.id, v.author_id, 1
        from clips v join clip_goods g on g.clip_id = v.id and g.product_id = l.product_id
        where v.id = l.clip_id and v.author_kind = 'creator'
        order by rank limit 1
      ) b
    ) f on true
    where k.clicks is not null or f.plans is not null
  `.execute(tx);
  return new Map(rows.map(({ n, ...line }) => [n, line]));
}

export async function insertAttributions(
  tx: Tx,
  attributed: readonly { readonly line: PlacedLine; readonly click: Click }[],
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  await tx
    .insertInto('affiliate_attributions')
    .values(
      attributed.map(({ line, click }) => ({
        order_id: line.orderId,
        position: line.position,
        shop_id: line.shopId,
        product_id: line.productId,
        goods_cents: line.goodsCents,
        creator_id: click.creatorId,
        clip_id: click.clipId,
        plan_id: click.planId,
        rate_basis_points: click.rateBasisPoints,
        leader_id: click.leaderId,
        leader_basis_points: click.leaderBasisPoints,
        clicked_at: new Date(click.clickedAtMs),
        policy_version: attributionPolicy.version,
        attributed_at: now,
      })),
    )
    .execute();
}
