import type { Database, Tx } from '../../../database.ts';

/** pin: goods are not pinned. speak: whoever works in the room neither writes nor announces. */
export type RestraintKind = 'pin' | 'speak';

export interface Restraint {
  readonly roomId: string;
  readonly kind: RestraintKind;
  /** Null for what is about no goods. */
  readonly productId: string | null;
}

/** Until when the platform keeps a room from this; null when it does not now. */
export async function findRestraint(
  db: Database | Tx,
  { roomId, kind, productId }: Restraint,
  nowMs: number,
): Promise<number | null> {
  const row = await db
    .selectFrom('room_restraints')
    .select('until')
    .where('room_id', '=', roomId)
    .where('kind', '=', kind)
    .where('product_id', '=', productId ?? '')
    .where('until', '>', new Date(nowMs))
    .executeTakeFirst();
  return row === undefined ? null : row.until.getTime();
}

export async function upsertRestraint(
  tx: Tx,
  { roomId, kind, productId }: Restraint,
  untilMs: number,
): Promise<void> {
  const until = new Date(untilMs);
  await tx
    .insertInto('room_restraints')
    .values({ room_id: roomId, kind, product_id: productId ?? '', until })
    .onConflict((conflict) => conflict.columns(['room_id', 'kind', 'product_id']).doUpdateSet({ until }))
    .execute();
}

export async function deleteRestraint(tx: Tx, { roomId, kind, productId }: Restraint): Promise<void> {
  await tx
    .deleteFrom('room_restraints')
    .where('room_id', '=', roomId)
    .where('kind', '=', kind)
    .where('product_id', '=', productId ?? '')
    .execute();
}
