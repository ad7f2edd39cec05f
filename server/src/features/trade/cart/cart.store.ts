import type { PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { cartLimits } from './cart.policy.ts';

export interface CartRow {
  readonly variantId: string;
  readonly quantity: number;
  readonly clipId: string | null;
  /** The live room it was put in. */
  readonly roomId: string | null;
}

export async function findCartRows(db: Database | Tx, personId: PersonId): Promise<CartRow[]> {
  const rows = await db
    .selectFrom('cart_lines')
    .select(['variant_id', 'quantity', 'clip_id', 'room_id'])
    .where('person_id', '=', personId)
    .orderBy('added_at', 'desc')
    .orderBy('variant_id')
    .limit(cartLimits.linesMax)
    .execute();
  return rows.map((row) => ({
    ...{ variantId: row.variant_id, quantity: row.quantity, clipId: row.clip_id, roomId: row.room_id },
  }));
}

/** Sets a line; its clip and its room stay when none is named. Answers the quantity there was before. */
export async function putCartLine(tx: Tx, personId: PersonId, line: CartRow, nowMs: number): Promise<number> {
  const before = await tx
    .selectFrom('cart_lines')
    .select('quantity')
    .where('person_id', '=', personId)
    .where('variant_id', '=', line.variantId)
    .forUpdate()
    .executeTakeFirst();
  await tx
    .insertInto('cart_lines')
    .values({
      person_id: personId,
      variant_id: line.variantId,
      quantity: line.quantity,
      clip_id: line.clipId,
      room_id: line.roomId,
      added_at: new Date(nowMs),
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'variant_id']).doUpdateSet({
        quantity: line.quantity,
        clip_id: sql`coalesce(excluded.clip_id, cart_lines.clip_id)`,
        room_id: sql`coalesce(excluded.room_id, cart_lines.room_id)`,
      }),
    )
    .execute();
  return before?.quantity ?? 0;
}

export async function countCartLines(tx: Tx, personId: PersonId, exceptVariantId: string): Promise<number> {
  const row = await tx
    .selectFrom('cart_lines')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('variant_id', '<>', exceptVariantId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function deleteCartLines(
  db: Database | Tx,
  personId: PersonId,
  variantIds: readonly string[],
): Promise<void> {
  if (variantIds.length === 0) return;
  await db
    .deleteFrom('cart_lines')
    .where('person_id', '=', personId)
    .where('variant_id', 'in', variantIds)
    .execute();
}

export async function deleteBoughtLines(
  tx: Tx,
  lines: readonly { readonly personId: PersonId; readonly variantId: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    delete from cart_lines c using unnest(
      ${lines.map(({ personId }) => personId)}::text[], ${lines.map(({ variantId }) => variantId)}::text[]
    ) as t (person_id, variant_id) where c.person_id = t.person_id and c.variant_id = t.variant_id
  `.execute(tx);
}

/** Moves all lines of one person to another; the same variant adds up, to the most that a line takes. */
export async function moveCartLines(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    insert into cart_lines (person_id, variant_id, quantity, clip_id, room_id, added_at)
    select ${to}, variant_id, quantity, clip_id, room_id, added_at from cart_lines where person_id = ${from}
    order by variant_id
    on conflict (person_id, variant_id) do update
      set quantity = least(cart_lines.quantity + excluded.quantity, ${cartLimits.quantityMax})
  `.execute(tx);
  await tx.deleteFrom('cart_lines').where('person_id', '=', from).execute();
}
