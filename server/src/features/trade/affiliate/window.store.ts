import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

export const windowMax = 200;

/** Puts a product into a creator's window; false when the window is full. */
export async function addToWindow(
  tx: Tx,
  creatorId: string,
  productId: string,
  nowMs: number,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`window ${creatorId}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('affiliate_window_goods')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('creator_id', '=', creatorId)
    .where('product_id', '<>', productId)
    .executeTakeFirstOrThrow();
  if (Number(row.count) >= windowMax) return false;
  await tx
    .insertInto('affiliate_window_goods')
    .values({ creator_id: creatorId, product_id: productId, added_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

export async function removeFromWindow(tx: Tx, creatorId: string, productId: string): Promise<void> {
  await tx
    .deleteFrom('affiliate_window_goods')
    .where('creator_id', '=', creatorId)
    .where('product_id', '=', productId)
    .execute();
}
