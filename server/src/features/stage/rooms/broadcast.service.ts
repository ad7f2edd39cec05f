import { err, ok, type Result } from '@kanmai/kernel';
import { keyHash } from './key.policy.ts';
import { findKey } from './key.store.ts';
import type { RoomDeps } from './room.deps.ts';
import { moveRoom } from './room.service.ts';
import type { RoomCommand } from './room.state.ts';
import { findBan, findRoom, listPushed, lockRoom } from './room.store.ts';
import { runInRoom } from './room.unit.ts';

export interface PushRefusal {
  readonly type: 'key-unknown' | 'key-revoked' | 'room-ended' | 'room-banned';
  readonly detail?: string;
  readonly [detail: string]: unknown;
}

/**
 * Whether somebody who shows this key may push, and into which room. Fails closed: a key that is unknown, revoked, of
 * another kind of sender, or of a room that is over or banned admits nobody.
 */
export async function admitPush(
  { deps }: Pick<RoomDeps, 'deps'>,
  attempt: {
    readonly credential: string;
    readonly via: 'rtmp' | 'browser' | 'other';
    readonly claimedStreamId: string | null;
  },
): Promise<Result<{ readonly streamId: string }, PushRefusal>> {
  const hash = keyHash(attempt.credential);
  const key = hash === null ? null : await findKey(deps.db, hash);
  if (key === null || (attempt.via === 'browser') !== (key.kind === 'browser'))
    return err({ type: 'key-unknown' });
  if (attempt.claimedStreamId !== null && attempt.claimedStreamId !== key.roomId)
    return err({ type: 'key-unknown' });
  const room = await findRoom(deps.db, key.roomId);
  if (room === null || room.state === 'ended' || room.state === 'cancelled')
    return err({ type: 'room-ended' });
  if (key.revoked) return err({ type: 'key-revoked' });
  const ban = await findBan(deps.db, room.broadcasterId, deps.clock.nowMs());
  if (ban !== null) return err({ type: 'room-banned', detail: ban.reason });
  return ok({ streamId: room.id });
}

/** News of the pictures of a room: they arrive, they stopped, or were missing for too long. */
export async function notePictures(
  given: RoomDeps,
  roomId: string,
  command: Extract<RoomCommand, { kind: 'begin-push' | 'end-push' | 'end-lost' }>,
): Promise<void> {
  await runInRoom(given, async (unit) => {
    const room = await lockRoom(unit.tx, roomId);
    if (room === null) return err({ type: 'not-found' });
    return moveRoom(given, unit, room, command, null);
  });
}

const pushedMax = 1_000;

/**
 * After a start: pictures that arrived when the process before ended arrive no more. Their rooms wait for the broadcaster
 * to come back, as after any broken line. What a media server, or this process by now, still takes is left alone.
 */
export async function noteLostPushes(given: RoomDeps): Promise<void> {
  const { deps, broadcast } = given;
  for (const roomId of await listPushed(deps.db, pushedMax))
    if ((await broadcast.health(roomId)) === null) await notePictures(given, roomId, { kind: 'end-push' });
}
