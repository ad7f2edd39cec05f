import type { VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';

export interface LevelChange {
  readonly variantId: VariantId;
  /** On hand and not held. */
  readonly availableBefore: number;
  readonly availableAfter: number;
}

export function crossesZero(change: LevelChange): boolean {
  return change.availableBefore > 0 !== change.availableAfter > 0;
}

interface ProductOfVariant {
  variant_id: string;
  product_id: string;
  shop_id: string;
  product_in_stock: boolean;
}

/** Logs `stock-changed` for the variants that ran out or came back; smaller changes are nobody's news. */
export async function logStockChanges(tx: Tx, changes: readonly LevelChange[], atMs: number): Promise<void> {
  const crossing = changes.filter(crossesZero);
  if (crossing.length === 0) return;
  const { rows } = await sql<ProductOfVariant>`
    select v.id as variant_id, p.id as product_id, p.shop_id,
      exists (
        select 1 from variants o join stock_levels s on s.variant_id = o.id
        where o.product_id = p.id and o.removed_at is null and s.pool = '' and s.on_hand > s.held
      ) as product_in_stock
    from variants v join products p on p.id = v.product_id
    where v.id = any(${crossing.map((change) => change.variantId)}::text[])
  `.execute(tx);
  const products = new Map(rows.map((row) => [row.variant_id, row]));
  await appendEvents(
    tx,
    crossing.flatMap((change) => {
      const product = products.get(change.variantId);
      if (product === undefined) return [];
      return [
        {
          kind: 'stock-changed' as const,
          atMs,
          shopId: product.shop_id,
          subjectId: product.product_id,
          data: {
            variantId: change.variantId,
            inStock: change.availableAfter > 0,
            productInStock: product.product_in_stock,
          },
        },
      ];
    }),
  );
}
