import type { ProductId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** Writes down the prices of this product's variants that are not the last ones written. */
export async function logPrices(tx: Tx, productId: ProductId, nowMs: number): Promise<void> {
  await sql`
    insert into variant_prices (variant_id, price_cents, list_price_cents, since)
    select v.id, v.price_cents, v.list_price_cents, ${new Date(nowMs)}
    from variants v
    left join lateral (
      select price_cents, list_price_cents from variant_prices
      where variant_id = v.id order by place desc limit 1
    ) last on true
    where v.product_id = ${productId} and v.removed_at is null
      and (v.price_cents is distinct from last.price_cents
        or v.list_price_cents is distinct from last.list_price_cents)
    order by v.position, v.id
  `.execute(tx);
}
