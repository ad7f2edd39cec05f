import type { Database, Tx } from '../../../database.ts';
import type { ReplayPiece } from './replay.policy.ts';

export interface StoredReplay {
  readonly roomId: string;
  readonly blobKey: string | null;
  readonly bytes: number;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly ReplayPiece[];
  readonly hidden: boolean;
}

/** Keeps the replay of a room; told again after a crash, it is the same one. */
export async function upsertReplay(
  tx: Tx,
  replay: Omit<StoredReplay, 'hidden'>,
  nowMs: number,
): Promise<void> {
  const values = {
    blob_key: replay.blobKey,
    bytes: replay.bytes,
    duration_ms: replay.durationMs,
    width: replay.width,
    height: replay.height,
    pieces: JSON.stringify(replay.pieces),
  };
  await tx
    .insertInto('room_replays')
    .values({ room_id: replay.roomId, recorded_at: new Date(nowMs), ...values })
    .onConflict((conflict) => conflict.column('room_id').doUpdateSet(values))
    .execute();
}

export async function findReplay(db: Database | Tx, roomId: string): Promise<StoredReplay | null> {
  const row = await db
    .selectFrom('room_replays')
    .selectAll()
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    roomId: row.room_id,
    blobKey: row.blob_key,
    bytes: row.bytes,
    durationMs: row.duration_ms,
    width: row.width,
    height: row.height,
    pieces: row.pieces as unknown as ReplayPiece[],
    hidden: row.hidden_at !== null,
  };
}

export async function setReplayHidden(
  tx: Tx,
  roomId: string,
  hidden: boolean,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('room_replays')
    .set({ hidden_at: hidden ? new Date(nowMs) : null })
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
