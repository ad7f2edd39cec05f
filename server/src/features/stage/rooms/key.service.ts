import type { Static } from '@fastify/type-provider-typebox';
import { assert, err, ok, type Result } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { type KeyKind, keyHash, makeKey } from './key.policy.ts';
import { replaceKey, revokeKeys } from './key.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { canHost } from './room.policy.ts';
import type { IngestView } from './room.schema.ts';
import { lockRoomAs } from './room.service.ts';
import type { RoomUnit } from './room.unit.ts';

/** Makes a key of a room that is not over, and tells it this once. */
export async function issueKey(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  kind: KeyKind,
): Promise<Result<Static<typeof IngestView>, Problem>> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canHost);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (room.state !== 'scheduled' && room.state !== 'live')
    return err({ type: 'state-conflict', state: room.state });
  const key = makeKey();
  const hash = keyHash(key);
  assert(hash !== null, 'a key that is made is one');
  await replaceKey(unit.tx, { roomId: room.id, kind, hash, madeBy: actor.personId }, unit.nowMs);
  // A page that takes the pushing over, or comes back, ends what another pushed.
  if (room.pushVia !== null && (room.pushVia === 'browser') === (kind === 'browser'))
    unit.afterwards(() => cutPush(given, room.id, 'the key was replaced'));
  const { rtmp, browserPath, whip } = given.broadcast.ingest({ streamId: room.id, streamKey: key });
  return ok({ rtmpUrl: rtmp.url, key: kind === 'program' ? rtmp.key : key, browserPath, whipUrl: whip });
}

/** Makes all keys of a room worthless, and closes what is pushed by them. */
export async function revokeRoomKeys(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canHost);
  if (!locked.ok) return locked;
  await revokeKeys(unit.tx, roomId, unit.nowMs);
  unit.afterwards(() => cutPush(given, roomId, 'the key was revoked'));
  return ok({ id: roomId });
}

function cutPush({ deps, broadcast }: RoomDeps, roomId: string, why: string): void {
  broadcast
    .cut(roomId, why)
    .catch((error: unknown) => deps.log.warn({ error, roomId }, 'a push could not be closed'));
}
