import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { deleteBan, listOpenRooms, upsertBan } from './ban.store.ts';
import { tellBroadcaster } from './broadcaster-notice.jobs.ts';
import { replaceChatWords } from './chat-word.store.ts';
import { settleReports } from './report.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { moveRoom } from './room.service.ts';
import { lockRoom } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

/** An operator ends a room, or one that has not begun, with a reason in the audit log. */
export async function endByOperator(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  reason: string,
): Promise<Done> {
  const room = await lockRoom(unit.tx, roomId);
  if (room === null) return err({ type: 'not-found' });
  const done = await moveRoom(given, unit, room, { kind: 'end', reason: 'operator' }, actor.personId);
  if (!done.ok) return done;
  await settleReports(unit.tx, roomId, unit.nowMs);
  await given.audit(unit.tx, { actorId: actor.personId, action: 'room-end', subjectId: roomId, reason });
  const { broadcasterId, title: roomTitle } = room;
  if (room.state === 'live' || room.state === 'scheduled')
    await tellBroadcaster(given.deps, unit.tx, {
      ...{ kind: 'room-ended', broadcasterId, roomTitle, reason, until: null },
    });
  return done;
}

/** An operator looked at what was reported, and the room goes on. */
export async function keepRoom(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  reason: string,
): Promise<Done> {
  const room = await lockRoom(unit.tx, roomId);
  if (room === null) return err({ type: 'not-found' });
  await settleReports(unit.tx, roomId, unit.nowMs);
  await given.audit(unit.tx, { actorId: actor.personId, action: 'room-keep', subjectId: roomId, reason });
  return ok({ id: roomId });
}

/** Nobody broadcasts as this shop or creator, for some days or until it is taken back; what is on or planned ends. */
export async function banBroadcaster(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  ban: { readonly broadcasterId: string; readonly days: number | null; readonly reason: string },
): Promise<Result<{ broadcasterId: string; until: string | null }, Problem>> {
  const { tx, nowMs } = unit;
  const { broadcasterId, days, reason } = ban;
  const untilMs = days === null ? null : nowMs + days * dayMs;
  if (!(await upsertBan(tx, { broadcasterId, untilMs, reason, bannedBy: actor.personId }, nowMs)))
    return err({ type: 'not-found', field: 'broadcasterId' });
  await endOpenRooms(given, unit, broadcasterId, actor.personId);
  const until = untilMs === null ? null : new Date(untilMs).toISOString();
  await given.audit(tx, {
    ...{ actorId: actor.personId, action: 'room-ban', subjectId: broadcasterId, reason },
    detail: { until },
  });
  await tellBroadcaster(given.deps, tx, { kind: 'banned', broadcasterId, roomTitle: null, reason, until });
  return ok({ broadcasterId, until });
}

/** Ends what a broadcaster has on or planned. */
export async function endOpenRooms(
  given: RoomDeps,
  unit: RoomUnit,
  broadcasterId: string,
  actorId: string,
): Promise<void> {
  for (const roomId of await listOpenRooms(unit.tx, broadcasterId)) {
    const room = await lockRoom(unit.tx, roomId);
    if (room === null) continue;
    await moveRoom(given, unit, room, { kind: 'end', reason: 'operator' }, actorId);
    await settleReports(unit.tx, roomId, unit.nowMs);
  }
}

/** Says which words nobody uses in the chat of any room; they hold within seconds. */
export async function setChatWords(
  given: RoomDeps,
  { tx, nowMs }: RoomUnit,
  actor: Actor,
  { words, reason }: { readonly words: readonly string[]; readonly reason: string },
): Promise<Result<{ words: string[] }, Problem>> {
  const next = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))].sort();
  await replaceChatWords(tx, next, actor.personId, nowMs);
  await given.audit(tx, { actorId: actor.personId, action: 'chat-words', subjectId: 'rooms', reason });
  return ok({ words: next });
}

/** Whoever was banned may broadcast again. */
export async function liftBan(
  given: RoomDeps,
  { tx }: RoomUnit,
  actor: Actor,
  broadcasterId: string,
  reason: string,
): Promise<Result<{ broadcasterId: string; until: null }, Problem>> {
  if (!(await deleteBan(tx, broadcasterId))) return err({ type: 'not-found', field: 'broadcasterId' });
  await given.audit(tx, { actorId: actor.personId, action: 'room-unban', subjectId: broadcasterId, reason });
  await tellBroadcaster(given.deps, tx, {
    ...{ kind: 'ban-lifted', broadcasterId, roomTitle: null, reason, until: null },
  });
  return ok({ broadcasterId, until: null });
}
