import { cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { SettlementShare, SettlementShares } from '../ledger/index.ts';
import { type AttributedLine, keptGoodsCents, sharesOfLine } from './share.policy.ts';

interface ShareRow extends AttributedLine {
  readonly orderId: string;
  readonly orderGoodsCents: number;
  readonly shippingCents: number;
}

/** What creators and leaders are owed of orders that are settled; orders that nobody brought are missing. */
export const settlementShares: SettlementShares = async (tx, orders) => {
  const { rows } = await sql<ShareRow>`
    select a.order_id as "orderId", a.goods_cents as "goodsCents", a.creator_id as "creatorId",
      a.rate_basis_points as "rateBasisPoints", a.leader_id as "leaderId",
      a.leader_basis_points as "leaderBasisPoints", o.goods_cents - o.reduction_cents as "orderGoodsCents",
      o.shipping_cents as "shippingCents"
    from affiliate_attributions a join orders o on o.id = a.order_id
    where a.order_id = any(${orders.map(({ orderId }) => orderId)}::text[])
    order by a.order_id, a.position
  `.execute(tx);
  const shares = new Map<string, SettlementShare[]>();
  for (const { orderId, currency, keptCents } of orders) {
    const amounts = amountsOf(
      rows.filter((row) => row.orderId === orderId),
      keptCents,
    );
    const owed = [...amounts].flatMap(([key, amount]): SettlementShare[] => {
      const [kind, ownerId = ''] = key.split(' ');
      if (amount === 0 || (kind !== 'creator' && kind !== 'leader')) return [];
      return [{ account: { kind, ownerId, currency }, amountCents: cents(amount), label: labels[kind] }];
    });
    if (owed.length > 0) shares.set(orderId, owed);
  }
  return shares;
};

const labels = { creator: 'creator', leader: 'team-leader' } as const;

/** By `creator id` and `leader id`. */
function amountsOf(rows: readonly ShareRow[], keptCents: number): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  const add = (key: string, amount: number) => amounts.set(key, (amounts.get(key) ?? 0) + amount);
  for (const row of rows) {
    const { creatorCents, leaderCents } = sharesOfLine(row, {
      goodsCents: row.orderGoodsCents,
      keptGoodsCents: keptGoodsCents(keptCents, row.shippingCents),
    });
    add(`creator ${row.creatorId}`, creatorCents);
    if (row.leaderId !== null) add(`leader ${row.leaderId}`, leaderCents);
  }
  return amounts;
}
