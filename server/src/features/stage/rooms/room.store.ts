import type { AuthorId, RoomId } from '@kanmai/kernel';
import type { Selectable } from 'kysely';
import type { Rooms } from '../../../../../generated/database.ts';
import type { Database, Tx } from '../../../database.ts';
import type { EndReason, RoomState, RoomStateName } from './room.state.ts';

export interface StoredRoom extends RoomState {
  readonly id: RoomId;
  readonly broadcasterId: AuthorId;
  readonly broadcasterKind: 'shop' | 'creator';
  readonly title: string;
  readonly introduction: string;
  readonly coverKey: string | null;
  readonly plannedAtMs: number;
  readonly chatOpen: boolean;
  readonly slowModeS: number;
  readonly chatLengthMax: number;
  readonly bannedWords: readonly string[];
  /** The number of the newest message of the commerce lane. */
  readonly lastSeq: number;
}

/** A room, or null. */
export async function findRoom(db: Database | Tx, roomId: string): Promise<StoredRoom | null> {
  const row = await db.selectFrom('rooms').selectAll().where('id', '=', roomId).executeTakeFirst();
  return row === undefined ? null : roomOf(row);
}

/** A room, kept as it is until the unit of work ends; null when there is none. Lock it before goods, stock and money. */
export async function lockRoom(tx: Tx, roomId: string): Promise<StoredRoom | null> {
  const row = await tx
    .selectFrom('rooms')
    .selectAll()
    .where('id', '=', roomId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : roomOf(row);
}

export function roomOf(row: Selectable<Rooms>): StoredRoom {
  return {
    id: row.id as RoomId,
    broadcasterId: row.broadcaster_id as AuthorId,
    broadcasterKind: row.broadcaster_kind as 'shop' | 'creator',
    state: row.state as RoomStateName,
    title: row.title,
    introduction: row.introduction,
    coverKey: row.cover_key,
    plannedAtMs: row.planned_at.getTime(),
    startedAtMs: row.started_at?.getTime() ?? null,
    endedAtMs: row.ended_at?.getTime() ?? null,
    endReason: row.end_reason as EndReason | null,
    pushId: row.push_id,
    silentAtMs: row.silent_at?.getTime() ?? null,
    chatOpen: row.chat_open,
    slowModeS: row.slow_mode_s,
    chatLengthMax: row.chat_length_max,
    bannedWords: row.banned_words,
    lastSeq: row.last_seq,
    version: row.version,
  };
}
