import { err, ok, type Result, secondMs } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { type Caption, captionText, givenNearMs, shownCaptions, webVtt } from './caption.policy.ts';
import { type CaptionLanguage, type CaptionsInput, captionLimits } from './caption.schema.ts';
import { countCaptions, hasGivenSince, listCaptions, upsertCaptions } from './caption.store.ts';
import { findReplay } from './replay.store.ts';
import type { RoomDeps } from './room.deps.ts';
import { canAssist } from './room.policy.ts';
import { lockRoomAs } from './room.service.ts';
import { findRoom, lockRoom, type StoredRoom } from './room.store.ts';
import { type RoomUnit, runInRoom } from './room.unit.ts';

/** A clock that is a little off says nothing wrong. */
const slackMs = 5 * secondMs;
/** Of what was heard in a stretch viewers are shown the end of it, two or three lines. */
const heardShownMax = 120;

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
  const said = saidOf(captions, false);
  return runInRoom(given, async (unit) => {
    const locked = await lockRoomAs(unit.tx, actor, roomId, canAssist);
    if (!locked.ok) return locked;
    const { room } = locked.value;
    const fault = await faultOf(unit, room, said);
    if (fault !== null) return err(fault);
    await upsertCaptions(unit.tx, roomId, language, said);
    const { atMs, text } = lastOf(said);
    tellSaid(given, unit, room, { language, atMs, text });
    return ok({ kept: said.length });
  });
}

/**
 * Keeps what a machine heard: as above, but what was said before the room was live is left out, and viewers are shown all of it at
 * once, as of now: it comes late. Where somebody gives captions themselves, those are what viewers see. Fails with `not-found`,
 * `room-not-live`, `bad-request` and `too-many`.
 */
export async function keepHeard(
  given: RoomDeps,
  roomId: string,
  { language, captions }: CaptionsInput,
): Promise<Result<{ kept: number }, Problem>> {
  return runInRoom(given, async (unit) => {
    const room = await lockRoom(unit.tx, roomId);
    if (room === null) return err({ type: 'not-found' });
    if (room.state !== 'live') return err({ type: 'room-not-live' });
    const startedAtMs = room.startedAtMs ?? unit.nowMs;
    const heard = saidOf(captions, true).filter(({ atMs }) => atMs >= startedAtMs);
    if (heard.length === 0) return ok({ kept: 0 });
    const fault = await faultOf(unit, room, heard);
    if (fault !== null) return err(fault);
    await upsertCaptions(unit.tx, roomId, language, heard);
    const isGiven = await hasGivenSince(unit.tx, roomId, unit.nowMs - 2 * givenNearMs);
    const text = heard.map((each) => each.text).join(language === 'en' ? ' ' : '');
    const shown = [...text].slice(-heardShownMax).join('');
    tellSaid(given, unit, room, isGiven ? null : { language, atMs: unit.nowMs, text: shown });
    return ok({ kept: heard.length });
  });
}

function saidOf(captions: CaptionsInput['captions'], heard: boolean): Caption[] {
  return captions.map(({ at, durationMs, text }) => {
    const atMs = Date.parse(at);
    return { atMs, untilMs: atMs + durationMs, text: captionText(text), heard };
  });
}

function lastOf(said: readonly Caption[]): Caption {
  return said.reduce((latest, each) => (each.atMs > latest.atMs ? each : latest));
}

/** What is said passes: the latest counts, and nobody misses one for good. */
function tellSaid(
  { hub, said }: RoomDeps,
  unit: RoomUnit,
  { id, state }: StoredRoom,
  shown: { readonly language: CaptionLanguage; readonly atMs: number; readonly text: string } | null,
): void {
  if (state !== 'live') return;
  unit.afterwards(() => {
    if (shown !== null) hub.vitals(id, { [`caption:${shown.language}`]: `${shown.atMs} ${shown.text}` });
    said(id);
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
  return ok(webVtt(replay.pieces, shownCaptions(captions)));
}

export const captionsPath = (roomId: string, language: CaptionLanguage) =>
  `/api/v1/rooms/${roomId}/captions.vtt?language=${language}`;
