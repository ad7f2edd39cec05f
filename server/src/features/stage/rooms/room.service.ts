import { err, newId, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { roomAdvert, screenAdvert } from '../../trust/adverts/index.ts';
import { loadAuthorCards } from '../clips/index.ts';
import { revokeKeys } from './key.store.ts';
import { findRole } from './named-staff.store.ts';
import { closePin } from './pin.store.ts';
import { closePools } from './price.service.ts';
import { tellReminded } from './reminder.jobs.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { roomLimits } from './room.fields.ts';
import { broadcasterKindOf, canHost, decidePlannedTime, roleIn } from './room.policy.ts';
import type { NewRoom, RoomChange, RoomRole } from './room.schema.ts';
import { decideRoom, evolveRoom, type RoomCommand, type RoomEvent, reconnectGraceMs } from './room.state.ts';
import {
  countScheduled,
  findBan,
  findLiveOf,
  insertRoom,
  lockBroadcaster,
  lockRoom,
  type StoredRoom,
  storeEvolved,
  updateWords,
} from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

export const endLostJob = 'rooms.end-lost';

/** The room with what the actor is in it, locked. To a viewer it does not exist here; to a helper of less it is not allowed. */
export async function lockRoomAs(
  tx: Tx,
  actor: Actor,
  roomId: string,
  can: (role: RoomRole | null) => boolean,
): Promise<Result<{ room: StoredRoom; role: RoomRole }, Problem>> {
  const room = await lockRoom(tx, roomId);
  const role = room === null ? null : await findRole(tx, actor, room);
  if (room === null || role === null) return err({ type: 'not-found' });
  return can(role) ? ok({ room, role }) : err({ type: 'not-allowed' });
}

/** Plans a room of a shop or creator of the actor's. */
export async function scheduleRoom(
  given: RoomDeps,
  { tx, nowMs }: RoomUnit,
  actor: Actor,
  wish: NewRoom,
): Promise<Done> {
  const { broadcasterId } = wish;
  if (!canHost(roleIn(actor, wish, null))) return err({ type: 'not-allowed', field: 'broadcasterId' });
  const refused = await refuseBroadcaster(tx, broadcasterId, nowMs);
  if (refused !== null) return err(refused);
  const plannedAtMs = wish.plannedAt === undefined ? nowMs : decidePlannedTime(wish.plannedAt, nowMs);
  if (plannedAtMs === null) return err(wrongTime);
  await lockBroadcaster(tx, broadcasterId);
  if ((await countScheduled(tx, broadcasterId)) >= roomLimits.scheduledMax)
    return err({ type: 'too-many', limit: roomLimits.scheduledMax });
  const title = wish.title.trim();
  if (title === '') return err({ type: 'bad-request', field: 'title', detail: 'Name the room.' });
  const id = newId('room', nowMs, given.deps.random);
  const introduction = wish.introduction?.trim() ?? '';
  const advert = roomAdvert({ id, broadcasterId, title, introduction });
  const read = await screenAdvert(tx, { ...advert, isNew: true }, nowMs);
  if (!read.ok) return read;
  await insertRoom(
    tx,
    {
      ...{ id, broadcasterId, broadcasterKind: broadcasterKindOf(broadcasterId), title, plannedAtMs },
      introduction,
      createdBy: actor.personId,
    },
    nowMs,
  );
  const room = await lockRoom(tx, id);
  if (room !== null) await keep(tx, room, [{ kind: 'scheduled' }], { actorId: actor.personId, nowMs });
  return ok({ id });
}

const wrongTime: Problem = {
  type: 'bad-request',
  field: 'plannedAt',
  detail: 'An instant with its zone, not in the past and at most 90 days from now.',
};

/** Why a broadcaster may not broadcast now, or null. */
async function refuseBroadcaster(tx: Tx, broadcasterId: string, nowMs: number): Promise<Problem | null> {
  const ban = await findBan(tx, broadcasterId, nowMs);
  if (ban !== null) {
    const until = ban.untilMs === null ? null : new Date(ban.untilMs).toISOString();
    return { type: 'banned-broadcaster', reason: ban.reason, until };
  }
  const author = (await loadAuthorCards(tx, [broadcasterId])).get(broadcasterId);
  return author?.open === true ? null : { type: 'shop-not-open' };
}

/** Other words, another time. The time of a room that has begun is history. */
export async function changeRoom(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  change: RoomChange & { readonly coverKey?: string | null },
): Promise<Done> {
  const { tx, nowMs } = unit;
  const locked = await lockRoomAs(tx, actor, roomId, canHost);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (room.state === 'cancelled') return err({ type: 'state-conflict', state: room.state });
  let { plannedAtMs } = room;
  if (change.plannedAt !== undefined) {
    if (room.state !== 'scheduled') return err({ type: 'state-conflict', state: room.state });
    const decided = decidePlannedTime(change.plannedAt, nowMs);
    if (decided === null) return err(wrongTime);
    plannedAtMs = decided;
  }
  const words = {
    title: change.title?.trim() ?? room.title,
    introduction: change.introduction?.trim() ?? room.introduction,
    coverKey: change.coverKey === undefined ? room.coverKey : change.coverKey,
    plannedAtMs,
  };
  if (words.title === '') return err({ type: 'bad-request', field: 'title', detail: 'Name the room.' });
  const read = await screenWords(tx, room, words, nowMs);
  if (!read.ok) return read;
  await updateWords(tx, room.id, words, nowMs);
  await unit.announce(room.id, {
    kind: 'room-changed',
    ...{ title: words.title, introduction: words.introduction },
    plannedAt: new Date(plannedAtMs).toISOString(),
  });
  return ok({ id: room.id });
}

/** Reads what a room says anew, by its change of words. */
function screenWords(
  tx: Tx,
  room: StoredRoom,
  words: Pick<StoredRoom, 'title' | 'introduction'>,
  nowMs: number,
): Promise<Result<null, Problem>> {
  const said = new Map(roomAdvert(room).texts.map(({ field, text }) => [field, text]));
  const advert = roomAdvert({ ...room, ...words });
  return screenAdvert(
    tx,
    { ...advert, texts: advert.texts.filter(({ field, text }) => said.get(field) !== text) },
    nowMs,
  );
}

/** What the host asks of the room: to go live, to end, to be cancelled. */
export async function hostRoom(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  kind: 'go-live' | 'end' | 'cancel',
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canHost);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (kind === 'go-live' && room.state === 'scheduled') {
    const refused = await refuseBroadcaster(unit.tx, room.broadcasterId, unit.nowMs);
    if (refused !== null) return err(refused);
    const read = await screenAdvert(unit.tx, roomAdvert(room), unit.nowMs);
    if (!read.ok) return read;
    await lockBroadcaster(unit.tx, room.broadcasterId);
    const elsewhere = await findLiveOf(unit.tx, room.broadcasterId);
    if (elsewhere !== null) return err({ type: 'room-elsewhere', roomId: elsewhere });
  }
  const command: RoomCommand = kind === 'end' ? { kind, reason: 'host' } : { kind };
  return moveRoom(given, unit, room, command, actor.personId);
}

/** Decides a command on a locked room and does what follows from it. */
export async function moveRoom(
  given: RoomDeps,
  unit: RoomUnit,
  room: StoredRoom,
  command: RoomCommand,
  actorId: string | null,
): Promise<Done> {
  const decided = decideRoom(room, command, unit.nowMs);
  if (!decided.ok) return decided;
  if (decided.value.length === 0) return ok({ id: room.id });
  await keep(unit.tx, room, decided.value, { actorId, nowMs: unit.nowMs });
  for (const event of decided.value) await follow(given, unit, room, event, actorId);
  return ok({ id: room.id });
}

async function keep(
  tx: Tx,
  room: StoredRoom,
  events: readonly RoomEvent[],
  by: { readonly actorId: string | null; readonly nowMs: number },
): Promise<void> {
  const evolved = events.reduce(
    (state, event) => ({ ...state, ...evolveRoom(state, event, by.nowMs) }),
    room,
  );
  await storeEvolved(tx, room.id, evolved, events, by);
}

/** What an event of a room means for everybody else. */
async function follow(
  given: RoomDeps,
  unit: RoomUnit,
  room: StoredRoom,
  event: RoomEvent,
  actorId: string | null,
): Promise<void> {
  const { tx, nowMs } = unit;
  const at = new Date(nowMs).toISOString();
  const live = room.state === 'live';
  switch (event.kind) {
    case 'scheduled':
      return;
    case 'push-began':
      if (live) await unit.announce(room.id, { kind: 'room-returned', at });
      return;
    case 'push-ended':
      if (!live) return;
      await unit.announce(room.id, {
        kind: 'room-silent',
        at,
        endsAt: new Date(nowMs + reconnectGraceMs).toISOString(),
      });
      await given.deps.jobs.enqueue(
        tx,
        endLostJob,
        { roomId: room.id },
        { key: room.id, afterMs: reconnectGraceMs },
      );
      return;
    case 'went-live':
      await unit.announce(room.id, { kind: 'room-live', at });
      await logRoom(tx, room, 'room-live', actorId, nowMs, { title: room.title });
      await tellReminded(given.deps, tx, room.id);
      return;
    case 'ended':
      await unit.announce(room.id, { kind: 'room-ended', at, reason: event.reason });
      await logRoom(tx, room, 'room-ended', actorId, nowMs, {
        reason: event.reason,
        lengthMs: nowMs - (room.startedAtMs ?? nowMs),
      });
      return close(given, unit, room);
    case 'cancelled':
      await unit.announce(room.id, { kind: 'room-cancelled', at });
      return close(given, unit, room);
  }
}

function logRoom(
  tx: Tx,
  room: StoredRoom,
  kind: 'room-live' | 'room-ended',
  personId: string | null,
  atMs: number,
  data: Record<string, unknown>,
): Promise<void> {
  const shopId = room.broadcasterKind === 'shop' ? room.broadcasterId : null;
  const subject = { personId, shopId, subjectId: room.id };
  return appendEvents(tx, [{ kind, atMs, ...subject, data: { broadcasterId: room.broadcasterId, ...data } }]);
}

/** How long viewers are given to be told that a room is over before its sockets are closed. */
const farewellMs = 5_000;

/** Nothing goes on in a room that is over: no key is worth anything, no goods are set aside, no pin is open. */
async function close({ deps, hub, broadcast }: RoomDeps, unit: RoomUnit, room: StoredRoom): Promise<void> {
  await revokeKeys(unit.tx, room.id, unit.nowMs);
  await closePin(unit.tx, room.id, unit.nowMs);
  await closePools(unit.tx, room.id, unit.nowMs);
  unit.afterwards(() => {
    broadcast
      .cut(room.id, 'the room is over')
      .catch((error: unknown) => deps.log.warn({ error, roomId: room.id }, 'a push could not be closed'));
    setTimeout(() => hub.closeRoom(room.id), farewellMs).unref();
  });
}
