import type { Static } from '@fastify/type-provider-typebox';
import type { PushRefusals } from './push-refusals.ts';
import type { RoomDeps } from './room.deps.ts';
import type { PushHealth } from './room.schema.ts';

/** How the pictures of a room arrive now, and why what was pushed last was closed. */
export async function findPushHealth(
  given: Pick<RoomDeps, 'broadcast'> & { readonly refusals: Pick<PushRefusals, 'find'> },
  roomId: string,
): Promise<Static<typeof PushHealth>> {
  const health = await given.broadcast.health(roomId);
  const facts = health?.facts ?? null;
  const refused = given.refusals.find(roomId);
  return {
    state: health?.state ?? 'none',
    bitrateKbps: Math.round(health?.bitrateKbps ?? 0),
    fps: health?.fps ?? 0,
    keyframeEveryMs: health?.keyframeEveryMs ?? null,
    via: facts?.via ?? null,
    videoCodec: facts?.videoCodec ?? null,
    audioCodec: facts?.audioCodec ?? null,
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    transcoded: facts?.transcoded ?? false,
    refusal:
      refused === null
        ? null
        : { type: refused.type, detail: refused.detail, at: new Date(refused.atMs).toISOString() },
  };
}
