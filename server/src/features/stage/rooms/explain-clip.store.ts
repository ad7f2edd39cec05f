import type { Database, Tx } from '../../../database.ts';

export interface ExplainClip {
  readonly pinId: string;
  readonly roomId: string;
  readonly state: 'cutting' | 'made' | 'failed';
  readonly caption: string;
  readonly publish: boolean;
  readonly askedBy: string;
  readonly clipId: string | null;
  readonly refusal: string | null;
}

/** Notes that a clip is to be cut; one that failed is tried again, one that is made or under way stays. */
export async function askClip(
  tx: Tx,
  clip: Pick<ExplainClip, 'pinId' | 'roomId' | 'caption' | 'publish' | 'askedBy'>,
  nowMs: number,
): Promise<ExplainClip | null> {
  const values = {
    state: 'cutting',
    caption: clip.caption,
    publish: clip.publish,
    asked_by: clip.askedBy,
    asked_at: new Date(nowMs),
    refusal: null,
  };
  await tx
    .insertInto('room_clips')
    .values({ pin_id: clip.pinId, room_id: clip.roomId, ...values })
    .onConflict((conflict) =>
      conflict.column('pin_id').doUpdateSet(values).where('room_clips.state', '=', 'failed'),
    )
    .execute();
  return findExplainClip(tx, clip.pinId);
}

export async function findExplainClip(db: Database | Tx, pinId: string): Promise<ExplainClip | null> {
  const row = await db.selectFrom('room_clips').selectAll().where('pin_id', '=', pinId).executeTakeFirst();
  return row === undefined ? null : clipOf(row);
}

export async function listExplainClips(db: Database, roomId: string): Promise<readonly ExplainClip[]> {
  const rows = await db
    .selectFrom('room_clips')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('pin_id')
    .execute();
  return rows.map(clipOf);
}

function clipOf(row: {
  pin_id: string;
  room_id: string;
  state: string;
  caption: string;
  publish: boolean;
  asked_by: string;
  clip_id: string | null;
  refusal: string | null;
}): ExplainClip {
  return {
    pinId: row.pin_id,
    roomId: row.room_id,
    state: row.state as ExplainClip['state'],
    caption: row.caption,
    publish: row.publish,
    askedBy: row.asked_by,
    clipId: row.clip_id,
    refusal: row.refusal,
  };
}

export async function setClipMade(tx: Tx, pinId: string, clipId: string): Promise<void> {
  await tx
    .updateTable('room_clips')
    .set({ state: 'made', clip_id: clipId })
    .where('pin_id', '=', pinId)
    .execute();
}

export async function setClipFailed(tx: Tx | Database, pinId: string, refusal: string): Promise<void> {
  await tx
    .updateTable('room_clips')
    .set({ state: 'failed', refusal })
    .where('pin_id', '=', pinId)
    .where('state', '=', 'cutting')
    .execute();
}
