import { err, ok, type Result, secondMs } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { type Caption, captionText, webVtt } from './caption.policy.ts';
import { type CaptionLanguage, type CaptionsInput, captionLimits } from './caption.schema.ts';
import { countCaptions, listCaptions, upsertCaptions } from './caption.store.ts';
import { findReplay } from './replay.store.ts';
import type { RoomDeps } from './room.deps.ts';
import { canAssist } from './room.policy.ts';
import { lockRoomAs } from './room.service.ts';
import { findRoom, type StoredRoom } from './room.store.ts';
import { type RoomUnit, runInRoom } from './room.unit.ts';

/** A clock that is a little off says nothing wrong. */
const slackMs = 5 * secondMs;

/**
 * Keeps what was said, for the replay too, and shows the newest to who watches. Safe to repeat: what is given of the same moment
 * takes its place. Fails with `not-found`, `not-allowed`, `room-not-live`, `bad-request` and `too-many`.
 */
export async function keepCaptions(
  given: RoomDeps,
  actor: Actor,
  roomId: string,
  { language, captions }: CaptionsInput,
): Promise<Result<{ kept: number }, Problem>> {
  const said = captions.map(({ at, durationMs, text }): Caption => {
    const atMs = Date.parse(at);
    return { atMs, untilMs: atMs + durationMs, text: captionText(text) };
  });
  const last = said.reduce((latest, each) => (each.atMs > latest.atMs ? each : latest));
  return runInRoom(given, async (unit) => {
    const locked = await lockRoomAs(unit.tx, actor, roomId, canAssist);
    if (!locked.ok) return locked;
    const { room } = locked.value;
    const fault = await faultOf(unit, room, said);
    if (fault !== null) return err(fault);
    await upsertCaptions(unit.tx, roomId, language, said);
    // What is said passes: the latest counts, and nobody misses one for good.
    if (room.state === 'live')
      unit.afterwards(() => {
        given.hub.vitals(roomId, { [`caption:${language}`]: `${last.atMs} ${last.text}` });
        given.said(roomId);
      });
    return ok({ kept: said.length });
  });
}

async function faultOf(
  { tx, nowMs }: RoomUnit,
  room: StoredRoom,
  said: readonly Caption[],
): Promise<Problem | null> {
  const { startedAtMs, endedAtMs } = room;
  if (startedAtMs === null) return { type: 'room-not-live' };
  const untilMs = (endedAtMs ?? nowMs) + slackMs;
  if (said.some(({ atMs }) => !(atMs >= startedAtMs - slackMs && atMs <= untilMs)))
    return { type: 'bad-request', field: 'captions', detail: 'At that time the room was not live.' };
  if (said.some(({ text }) => text === ''))
    return { type: 'bad-request', field: 'captions', detail: 'Nothing is said in one.' };
  if (new Set(said.map(({ atMs }) => atMs)).size < said.length)
    return { type: 'bad-request', field: 'captions', detail: 'Two of them begin at the same moment.' };
  const { ofRoomMax } = captionLimits;
  return (await countCaptions(tx, room.id)) + said.length > ofRoomMax
    ? { type: 'too-many', limit: ofRoomMax }
    : null;
}

/** The captions of a replay as WebVTT; `not-found` where there is no replay to be seen. */
export async function replayCaptions(
  { deps }: Pick<RoomDeps, 'deps'>,
  roomId: string,
  language: CaptionLanguage,
): Promise<Result<string, Problem>> {
  const [room, replay] = await Promise.all([findRoom(deps.db, roomId), findReplay(deps.db, roomId)]);
  if (room?.state !== 'ended' || replay === null || replay.hidden) return err({ type: 'not-found' });
  const captions = await listCaptions(deps.db, roomId, language, captionLimits.ofRoomMax);
  return ok(webVtt(replay.pieces, captions));
}

export const captionsPath = (roomId: string, language: CaptionLanguage) =>
  `/api/v1/rooms/${roomId}/captions.vtt?language=${language}`;
