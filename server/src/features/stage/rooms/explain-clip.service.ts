import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, newId, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { createClip } from '../clips/index.ts';
import { takeFile } from '../media/index.ts';
import {
  askClip,
  type ExplainClip,
  findExplainClip,
  setClipFailed,
  setClipMade,
} from './explain-clip.store.ts';
import { findPinOf } from './pin.store.ts';
import { clipSpan, type PinnedSpan } from './replay.policy.ts';
import type { ExplainClipInput } from './replay.schema.ts';
import { canAssist } from './room.policy.ts';
import { lockRoomAs } from './room.service.ts';
import { findRoom, type StoredRoom } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

const cutJob = 'rooms.cut-clip';

/** Has the part of the broadcast in which a product was pinned made a clip with that product. Safe to repeat. */
export async function askExplainClip(
  deps: Pick<FeatureDeps, 'jobs'>,
  { tx, nowMs }: RoomUnit,
  actor: Actor,
  pin: { readonly roomId: string; readonly pinId: string },
  { caption, publish }: ExplainClipInput,
): Promise<Result<ExplainClip, Problem>> {
  const locked = await lockRoomAs(tx, actor, pin.roomId, canAssist);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  const span = await findPinOf(tx, room.id, pin.pinId);
  if (span === null) return err({ type: 'not-found' });
  if (span.unpinnedAtMs === null) return err({ type: 'state-conflict', state: 'pinned' });
  if (clipSpan(span, nowMs) === null)
    return err({ type: 'bad-request', detail: 'It was pinned for too short a time.' });
  const asked = await askClip(
    tx,
    {
      ...{ pinId: pin.pinId, roomId: room.id, publish: publish ?? false, askedBy: actor.personId },
      caption: caption?.trim() || room.title,
    },
    nowMs,
  );
  if (asked === null) return err({ type: 'not-found' });
  if (asked.state === 'cutting')
    await deps.jobs.enqueue(tx, cutJob, { pinId: pin.pinId }, { key: pin.pinId, group: room.id });
  return ok(asked);
}

/** Cuts a clip out of the recording, without encoding; then it is prepared as every upload. */
export function explainClipJob(deps: FeatureDeps): JobDefinition {
  return {
    ...{ name: cutJob, concurrency: 2, perGroupMax: 1, retriesMax: 3, timeoutS: 300 },
    async run(data, { lastTry }) {
      const { pinId } = data as { pinId: string };
      const clip = await findExplainClip(deps.db, pinId);
      if (clip === null || clip.state !== 'cutting') return;
      const folder = await mkdtemp(join(tmpdir(), 'kanmai-explain-'));
      try {
        const refusal = await cut(deps, clip, join(folder, 'clip.mp4'));
        if (refusal !== null) await setClipFailed(deps.db, pinId, refusal);
      } catch (error) {
        if (lastTry) await setClipFailed(deps.db, pinId, 'It could not be cut.');
        throw error;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function cut(deps: FeatureDeps, clip: ExplainClip, path: string): Promise<string | null> {
  const room = await findRoom(deps.db, clip.roomId);
  const pin = await findPinOf(deps.db, clip.roomId, clip.pinId);
  const span = pin === null ? null : clipSpan(pin, deps.clock.nowMs());
  if (room === null || pin === null || span === null) return 'There is nothing to cut.';
  const file = await deps.broadcast.clip(room.id, span, path);
  if (!file.ok) return file.failure.detail;
  const assetId = newId('asset', deps.clock.nowMs(), deps.random);
  await takeFile(deps, { assetId, ownerId: clip.askedBy, path: file.value.path });
  return publishCut(deps, room, pin, clip, assetId);
}

/** The clip is the broadcaster's, made in the name of who asked for it while they were allowed to. */
async function publishCut(
  deps: FeatureDeps,
  room: StoredRoom,
  pin: PinnedSpan,
  clip: ExplainClip,
  assetId: string,
): Promise<string | null> {
  const actor = {
    personId: clip.askedBy,
    shops: new Map([[room.broadcasterId, 'owner']]),
    creatorId: room.broadcasterKind === 'creator' ? room.broadcasterId : null,
  } as unknown as Actor;
  const refusal = await unitOfWork(deps.db, async (tx) => {
    const made = await createClip(tx, { actor, nowMs: deps.clock.nowMs() }, deps.random, {
      ...{ authorId: room.broadcasterId, assetId, caption: clip.caption, category: '', tags: [] },
      ...{ goods: [{ productId: pin.productId, atMs: 0 }], publish: clip.publish },
    });
    if (!made.ok) return made.failure.type;
    await setClipMade(tx, clip.pinId, made.value.id);
    return null;
  });
  deps.eventsAppended();
  return refusal;
}
