import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { pictureUrl } from '../../trade/catalogue/index.ts';
import { authorViewOf, findFollowedAuthors, loadAuthorCards } from '../clips/index.ts';
import type { RoomGoods, RoomPin } from './bag.schema.ts';
import { listGoods } from './goods.views.ts';
import { findKeyMadeAt } from './key.store.ts';
import { isMuted } from './mute.store.ts';
import { findRole } from './named-staff.store.ts';
import { findPin, listPins } from './pin.store.ts';
import { countReminders } from './reminder.store.ts';
import { findReplay } from './replay.store.ts';
import type { RoomDeps } from './room.deps.ts';
import { findAnnouncement } from './room.message.ts';
import type {
  Playback,
  RoomCard,
  RoomsQuery,
  RoomView,
  StudioRoom,
  StudioRoomsQuery,
} from './room.schema.ts';
import type { RoomStateName } from './room.state.ts';
import { findRoom, type StoredRoom } from './room.store.ts';

export const pageLimitDefault = 20;
const pinsShownMax = 3_000;
/** Playback addresses are good for so long; a page asks again before. */
const playbackMs = 60 * 60_000;

interface CardRow {
  id: string;
  broadcaster_id: string;
  state: RoomStateName;
  title: string;
  cover_key: string | null;
  planned_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  place: string;
  reminded: boolean;
}

type CardDeps = Pick<RoomDeps, 'deps' | 'hub'>;

const iso = (at: Date | null) => at?.toISOString() ?? null;

const cardColumns = (personId: string | null) => sql`r.id, r.broadcaster_id, r.state, r.title, r.cover_key,
  r.planned_at, r.started_at, r.ended_at, exists (select from room_reminders m where m.room_id = r.id
    and m.person_id = ${personId} and m.told_at is null) as reminded`;

async function cardsOf(
  { deps, hub }: CardDeps,
  rows: readonly CardRow[],
  personId: string | null,
): Promise<RoomCard[]> {
  const ids = rows.map((row) => row.broadcaster_id);
  const [authors, followed] = await Promise.all([
    loadAuthorCards(deps.db, ids),
    personId === null ? new Set<string>() : findFollowedAuthors(deps.db, personId, ids),
  ]);
  return rows.flatMap((row) => {
    const author = authors.get(row.broadcaster_id);
    if (author === undefined) return [];
    return [cardOf(row, authorViewOf(author, followed.has(author.id)), hub.online(row.id))];
  });
}

function cardOf(row: CardRow, broadcaster: RoomCard['broadcaster'], online: number): RoomCard {
  return {
    ...{ id: row.id, state: row.state, title: row.title, coverUrl: pictureUrl(row.cover_key), broadcaster },
    plannedAt: row.planned_at.toISOString(),
    ...{ startedAt: iso(row.started_at), endedAt: iso(row.ended_at), reminded: row.reminded },
    online: row.state === 'live' ? online : 0,
  };
}

/** By which instant the rooms of a state are listed, and whether the latest comes first. */
const orders: Readonly<Record<'live' | 'scheduled' | 'ended', { by: RawBuilder<unknown>; down: boolean }>> = {
  live: { by: sql`r.started_at`, down: true },
  scheduled: { by: sql`r.planned_at`, down: false },
  ended: { by: sql`r.ended_at`, down: true },
};

/** Rooms for viewers: live now (the newest first), to come (the next first), or over. Of open shops and creators alone. */
export async function listRooms(
  given: CardDeps,
  query: RoomsQuery,
  personId: string | null,
): Promise<Page<RoomCard>> {
  const state = query.state ?? 'live';
  const { by, down } = orders[state];
  const shown = sql`(r.broadcaster_kind = 'creator' or exists (
    select from shops s where s.id = r.broadcaster_id and s.state = 'open'))`;
  const filters = [
    sql`r.state = ${state}`,
    shown,
    ...(query.broadcasterId === undefined ? [] : [sql`r.broadcaster_id = ${query.broadcasterId}`]),
    ...(query.followed === true
      ? [sql`r.broadcaster_id in (select author_id from follows where person_id = ${personId})`]
      : []),
    ...(query.reminded === true
      ? [sql`r.id in (select room_id from room_reminders where person_id = ${personId})`]
      : []),
  ];
  return listCards(given, filters, { by, down, ...query }, personId);
}

/** The rooms of a broadcaster of one's own, in every state, the newest first. */
export async function listStudioRooms(
  given: CardDeps,
  query: StudioRoomsQuery,
  personId: string,
): Promise<Page<RoomCard>> {
  const filters = [
    sql`r.broadcaster_id = ${query.broadcasterId}`,
    ...(query.state === undefined ? [] : [sql`r.state = ${query.state}`]),
  ];
  return listCards(given, filters, { by: sql`r.created_at`, down: true, ...query }, personId);
}

export async function listCards(
  given: CardDeps,
  filters: readonly RawBuilder<unknown>[],
  page: {
    readonly by: RawBuilder<unknown>;
    readonly down: boolean;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  personId: string | null,
): Promise<Page<RoomCard>> {
  const limit = page.limit ?? pageLimitDefault;
  const after = readCursor(page.cursor, 2);
  if (after !== null && Number.isNaN(Date.parse(String(after[0]))))
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  const direction = page.down ? sql`desc` : sql`asc`;
  const beyond = page.down ? sql`<` : sql`>`;
  const from =
    after === null
      ? []
      : [sql`(${page.by}, r.id) ${beyond} (${String(after[0])}::timestamptz, ${String(after[1])})`];
  const { rows } = await sql<CardRow>`
    select ${cardColumns(personId)}, ${page.by}::text as place from rooms r
    where ${sql.join([...filters, ...from], sql` and `)}
    order by ${page.by} ${direction}, r.id ${direction} limit ${limit + 1}
  `.execute(given.deps.db);
  const { items, nextCursor } = pageOf(
    rows,
    limit,
    (row) => row,
    (row) => [row.place, row.id],
  );
  return { items: await cardsOf(given, items, personId), nextCursor };
}

/** Fresh addresses that play a room. */
export function playbackOf(
  { deps, broadcast }: Pick<RoomDeps, 'deps' | 'broadcast'>,
  roomId: string,
): Playback {
  const { hls, flv, audio, expiresAtMs } = broadcast.playback(roomId, {
    expiresAtMs: deps.clock.nowMs() + playbackMs,
  });
  return { hlsUrl: hls, flvUrl: flv, audioUrl: audio, expiresAt: new Date(expiresAtMs).toISOString() };
}

async function findCounts(db: Database, roomId: string): Promise<{ likes: number; viewers: number }> {
  const { rows } = await sql<{ likes: number; viewers: number }>`
    select coalesce((select likes from room_likes where room_id = ${roomId}), 0)::int as likes,
      (select count(*)::int from room_viewers where room_id = ${roomId}) as viewers
  `.execute(db);
  return rows[0] ?? { likes: 0, viewers: 0 };
}

/** What of a room is the same for everybody who looks at it. */
export interface RoomForAll {
  readonly room: StoredRoom;
  readonly goods: readonly RoomGoods[];
  readonly pinned: RoomPin | null;
  readonly announcement: RoomView['announcement'];
  readonly likes: number;
  readonly viewers: number;
}

export async function loadRoom(db: Database, roomId: string): Promise<RoomForAll | null> {
  // Read before the rest: what was announced meanwhile comes again after its number, and says the same.
  const room = await findRoom(db, roomId);
  if (room === null) return null;
  const [goods, pinned, announcement, counts] = await Promise.all([
    listGoods(db, roomId),
    findPin(db, roomId),
    findAnnouncement(db, roomId),
    findCounts(db, roomId),
  ]);
  return { room, goods, pinned, announcement, ...counts };
}

/** A room as somebody sees it; null when there is nothing to be seen. */
export async function viewOf(
  given: RoomDeps,
  { room, goods, ...shared }: RoomForAll,
  actor: Actor,
): Promise<RoomView | null> {
  const { deps } = given;
  const nowMs = deps.clock.nowMs();
  const { rows } = await sql<CardRow>`
    select ${cardColumns(actor.personId)}, '' as place from rooms r where r.id = ${room.id}
  `.execute(deps.db);
  const [[card], myRole, muted] = await Promise.all([
    cardsOf(given, rows, actor.personId),
    findRole(deps.db, actor, room),
    isMuted(deps.db, room.broadcasterId, actor.personId, nowMs),
  ]);
  if (card === undefined) return null;
  const live = room.state === 'live';
  return {
    ...card,
    state: room.state,
    introduction: room.introduction,
    silentSince: live && room.silentAtMs !== null ? new Date(room.silentAtMs).toISOString() : null,
    endReason: room.endReason,
    ...{ goods: [...goods], ...shared, myRole, muted },
    chat: { open: room.chatOpen, slowModeS: room.slowModeS, lengthMax: room.chatLengthMax },
    playback: live ? playbackOf(given, room.id) : null,
    socketUrl: live ? `/api/v1/rooms/${room.id}/socket` : null,
    seq: room.lastSeq,
    serverTime: new Date(nowMs).toISOString(),
  };
}

/** A room as those who work in it see it; null for everybody else. With the preview's addresses before it is live. */
export async function findStudioRoom(
  given: RoomDeps,
  roomId: string,
  actor: Actor,
): Promise<StudioRoom | null> {
  const { db } = given.deps;
  const shared = await loadRoom(db, roomId);
  const view = shared === null ? null : await viewOf(given, shared, actor);
  if (shared === null || view === null || view.myRole === null) return null;
  const { room } = shared;
  const [pins, keyMadeAtMs, reminderCount, replay] = await Promise.all([
    listPins(db, room.id, pinsShownMax),
    findKeyMadeAt(db, room.id),
    countReminders(db, room.id),
    findReplay(db, room.id),
  ]);
  const over = room.state === 'ended' || room.state === 'cancelled';
  return {
    ...view,
    myRole: view.myRole,
    createdAt: new Date(room.createdAtMs).toISOString(),
    pushing: room.pushVia !== null,
    pushVia: room.pushVia,
    keyMadeAt: keyMadeAtMs === null ? null : new Date(keyMadeAtMs).toISOString(),
    ...{ bannedWords: [...room.bannedWords], pins, reminderCount },
    replay: replay === null || replay.blobKey === null ? null : replay.hidden ? 'hidden' : 'shown',
    playback: over ? null : playbackOf(given, room.id),
  };
}
