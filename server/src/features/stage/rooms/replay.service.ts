import { err, ok, type Result } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { captionsPath } from './caption.service.ts';
import { listCaptionLanguages } from './caption.store.ts';
import { listPins } from './pin.store.ts';
import { type ReplayPiece, timelineOf } from './replay.policy.ts';
import type { RoomReplay } from './replay.schema.ts';
import { findReplay, setReplayHidden, upsertReplay } from './replay.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { canHost } from './room.policy.ts';
import { lockRoomAs } from './room.service.ts';
import { findRoom } from './room.store.ts';
import { type RoomUnit, runInRoom } from './room.unit.ts';

const pinsMax = 3_000;

export interface RecordedFile {
  readonly blobKey: string | null;
  readonly bytes: number;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly ReplayPiece[];
}

/** The broadcast was kept: from now on the room can be watched again. */
export async function noteRecorded(given: RoomDeps, roomId: string, file: RecordedFile): Promise<void> {
  await runInRoom(given, async (unit) => {
    if ((await findRoom(unit.tx, roomId)) === null) return err({ type: 'not-found' });
    const { blobKey, bytes, durationMs, width, height, pieces } = file;
    await upsertReplay(unit.tx, { roomId, blobKey, bytes, durationMs, width, height, pieces }, unit.nowMs);
    return ok(null);
  });
}

/** The replay of an ended room with the goods where they were pinned; `not-found` while there is none to be seen. */
export async function findRoomReplay(
  { deps }: Pick<RoomDeps, 'deps'>,
  roomId: string,
  sign: (path: string) => string,
): Promise<Result<RoomReplay, Problem>> {
  const [room, replay] = await Promise.all([findRoom(deps.db, roomId), findReplay(deps.db, roomId)]);
  if (room === null || room.state !== 'ended' || replay === null) return err({ type: 'not-found' });
  if (replay.blobKey === null || replay.hidden) return err({ type: 'not-found' });
  const pins = await listPins(deps.db, roomId, pinsMax);
  const timeline = timelineOf(
    replay.pieces,
    pins.map(({ productId, pinnedAt, unpinnedAt }) => ({
      productId,
      pinnedAtMs: Date.parse(pinnedAt),
      unpinnedAtMs: unpinnedAt === null ? null : Date.parse(unpinnedAt),
    })),
  );
  const { durationMs, width, height } = replay;
  const languages = await listCaptionLanguages(deps.db, roomId);
  return ok({
    ...{ videoUrl: sign(replayPath(roomId)), durationMs, width, height, timeline: [...timeline] },
    captions: languages.map((language) => ({ language, url: captionsPath(roomId, language) })),
  });
}

export const replayPath = (roomId: string) => `/media/rooms/${roomId}/replay.mp4`;

/** Takes the replay down, or shows it again. */
export async function hideReplay(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  hidden: boolean,
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canHost);
  if (!locked.ok) return locked;
  return (await setReplayHidden(unit.tx, roomId, hidden, unit.nowMs))
    ? ok({ id: roomId })
    : err({ type: 'not-found' });
}
