import type { Database, Tx } from '../../../database.ts';
import type { KeyKind } from './key.policy.ts';

/** Keeps a key in the place of the one there was. */
export async function replaceKey(
  tx: Tx,
  key: { readonly roomId: string; readonly kind: KeyKind; readonly hash: Buffer; readonly madeBy: string },
  nowMs: number,
): Promise<void> {
  await revokeKeys(tx, key.roomId, nowMs, key.kind);
  await tx
    .insertInto('room_keys')
    .values({
      key_hash: key.hash,
      room_id: key.roomId,
      kind: key.kind,
      made_by: key.madeBy,
      made_at: new Date(nowMs),
    })
    .execute();
}

/** Makes a room's keys worthless; of one kind, or all. */
export async function revokeKeys(tx: Tx, roomId: string, nowMs: number, kind?: KeyKind): Promise<void> {
  let query = tx
    .updateTable('room_keys')
    .set({ revoked_at: new Date(nowMs) })
    .where('room_id', '=', roomId)
    .where('revoked_at', 'is', null);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  await query.execute();
}

export interface FoundKey {
  readonly roomId: string;
  readonly kind: KeyKind;
  readonly revoked: boolean;
}

export async function findKey(db: Database | Tx, hash: Buffer): Promise<FoundKey | null> {
  const row = await db
    .selectFrom('room_keys')
    .select(['room_id', 'kind', 'revoked_at'])
    .where('key_hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { roomId: row.room_id, kind: row.kind as KeyKind, revoked: row.revoked_at !== null };
}

/** When the key that programs push by was made; null when there is none. */
export async function findKeyMadeAt(db: Database, roomId: string): Promise<number | null> {
  const row = await db
    .selectFrom('room_keys')
    .select('made_at')
    .where('room_id', '=', roomId)
    .where('kind', '=', 'program')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.made_at.getTime() ?? null;
}
