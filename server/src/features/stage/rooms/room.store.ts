import type { AuthorId, PersonId, RoomId } from '@kanmai/kernel';
import { type Selectable, sql } from 'kysely';
import type { Rooms } from '../../../../../generated/database.ts';
import type { Database, Tx } from '../../../database.ts';
import type { EndReason, RoomEvent, RoomState, RoomStateName } from './room.state.ts';

export interface StoredRoom extends RoomState {
  readonly id: RoomId;
  readonly broadcasterId: AuthorId;
  readonly broadcasterKind: 'shop' | 'creator';
  readonly title: string;
  readonly introduction: string;
  readonly coverKey: string | null;
  readonly plannedAtMs: number;
  readonly createdAtMs: number;
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
    createdAtMs: row.created_at.getTime(),
    startedAtMs: row.started_at?.getTime() ?? null,
    endedAtMs: row.ended_at?.getTime() ?? null,
    endReason: row.end_reason as EndReason | null,
    pushVia: row.push_via,
    silentAtMs: row.silent_at?.getTime() ?? null,
    chatOpen: row.chat_open,
    slowModeS: row.slow_mode_s,
    chatLengthMax: row.chat_length_max,
    bannedWords: row.banned_words,
    lastSeq: row.last_seq,
    version: row.version,
  };
}

export interface NewRoomRow {
  readonly id: RoomId;
  readonly broadcasterId: string;
  readonly broadcasterKind: 'shop' | 'creator';
  readonly title: string;
  readonly introduction: string;
  readonly plannedAtMs: number;
  readonly createdBy: string;
}

export async function insertRoom(tx: Tx, room: NewRoomRow, nowMs: number): Promise<void> {
  const now = new Date(nowMs);
  await tx
    .insertInto('rooms')
    .values({
      id: room.id,
      broadcaster_id: room.broadcasterId,
      broadcaster_kind: room.broadcasterKind,
      state: 'scheduled',
      title: room.title,
      introduction: room.introduction,
      planned_at: new Date(room.plannedAtMs),
      version: 0,
      created_by: room.createdBy,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** The broadcasters of those of these rooms that are live. */
export async function findLiveRooms(
  db: Database | Tx,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (roomIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('rooms')
    .select(['id', 'broadcaster_id'])
    .where('id', 'in', [...roomIds])
    .where('state', '=', 'live')
    .execute();
  return new Map(rows.map((row) => [row.id, row.broadcaster_id]));
}

/** One at a time for a broadcaster: what is counted or looked for meanwhile stays so. */
export async function lockBroadcaster(tx: Tx, broadcasterId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rooms ${broadcasterId}`}, 0))`.execute(tx);
}

/** The room in which a broadcaster is live, or null. */
export async function findLiveOf(db: Database | Tx, broadcasterId: string): Promise<string | null> {
  const row = await db
    .selectFrom('rooms')
    .select('id')
    .where('broadcaster_id', '=', broadcasterId)
    .where('state', '=', 'live')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function countScheduled(tx: Tx, broadcasterId: string): Promise<number> {
  const row = await tx
    .selectFrom('rooms')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('broadcaster_id', '=', broadcasterId)
    .where('state', '=', 'scheduled')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Writes what a room evolved to, with the events that it did by. The room is locked. */
export async function storeEvolved(
  tx: Tx,
  roomId: string,
  room: RoomState,
  events: readonly RoomEvent[],
  by: { readonly actorId: string | null; readonly nowMs: number },
): Promise<void> {
  const now = new Date(by.nowMs);
  const at = (atMs: number | null) => (atMs === null ? null : new Date(atMs));
  await tx
    .updateTable('rooms')
    .set({
      state: room.state,
      push_via: room.pushVia,
      silent_at: at(room.silentAtMs),
      started_at: at(room.startedAtMs),
      ended_at: at(room.endedAtMs),
      end_reason: room.endReason,
      version: room.version,
      updated_at: now,
    })
    .where('id', '=', roomId)
    .execute();
  const first = room.version - events.length + 1;
  await tx
    .insertInto('room_events')
    .values(
      events.map(({ kind, ...data }, index) => ({
        room_id: roomId,
        version: first + index,
        kind,
        at: now,
        actor_id: by.actorId,
        data: JSON.stringify(data),
      })),
    )
    .execute();
}

export type RoomWords = Pick<StoredRoom, 'title' | 'introduction' | 'coverKey' | 'plannedAtMs'>;

export async function updateWords(tx: Tx, roomId: string, words: RoomWords, nowMs: number): Promise<void> {
  await tx
    .updateTable('rooms')
    .set({
      title: words.title,
      introduction: words.introduction,
      cover_key: words.coverKey,
      planned_at: new Date(words.plannedAtMs),
      updated_at: new Date(nowMs),
    })
    .where('id', '=', roomId)
    .execute();
}

/** Live rooms whose pictures have been missing since before a moment. */
export async function listSilent(db: Database, beforeMs: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rooms')
    .select('id')
    .where('state', '=', 'live')
    .where('silent_at', '<=', new Date(beforeMs))
    .orderBy('silent_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function findBan(
  db: Database | Tx,
  broadcasterId: string,
  nowMs: number,
): Promise<{ readonly reason: string; readonly untilMs: number | null; readonly byId: PersonId } | null> {
  const row = await db
    .selectFrom('room_bans')
    .select(['reason', 'until', 'banned_by'])
    .where('broadcaster_id', '=', broadcasterId)
    .executeTakeFirst();
  if (row === undefined || (row.until !== null && row.until.getTime() <= nowMs)) return null;
  const { reason, until, banned_by: byId } = row;
  return { reason, untilMs: until?.getTime() ?? null, byId: byId as PersonId };
}

export async function updateChatRules(
  tx: Tx,
  roomId: string,
  rules: {
    readonly open: boolean;
    readonly slowModeS: number;
    readonly lengthMax: number;
    readonly bannedWords: readonly string[];
  },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('rooms')
    .set({
      chat_open: rules.open,
      slow_mode_s: rules.slowModeS,
      chat_length_max: rules.lengthMax,
      banned_words: [...rules.bannedWords],
      updated_at: new Date(nowMs),
    })
    .where('id', '=', roomId)
    .execute();
}

/** Rooms in which pictures arrive, as far as was told. */
export async function listPushed(db: Database, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rooms')
    .select('id')
    .where('push_via', 'is not', null)
    .where('state', 'in', ['live', 'scheduled'])
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
