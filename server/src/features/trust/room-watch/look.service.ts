import { interventions } from '@kanmai/trust';
import { readAdvert } from '../adverts/index.ts';
import type { Tally } from './heard.ts';
import { intervene, type WatchDeps } from './intervene.service.ts';
import { listInterventionsOf } from './intervention.store.ts';
import type { Evidence, EvidenceQuote, StoredIntervention } from './intervention.ts';
import { type Caption, findRoomFacts, listSaid, type RoomFacts } from './room-facts.views.ts';
import { RoomUnderWatch } from './room-under-watch.ts';
import { decideStep, type Said, type Step } from './step.policy.ts';
import { watchLimits } from './watch.settings.ts';
import type { HeldRoom } from './watch.store.ts';

/** A room that this process watches, until when others had looked at it, and what is known of it. */
export interface WatchedRoom {
  readonly held: HeldRoom;
  readonly room: RoomUnderWatch;
}

/** What a look begins with: the room now, and what was done in it. */
interface Begun {
  readonly facts: RoomFacts;
  readonly past: readonly StoredIntervention[];
}

/** Begins to watch a room, after what others did and counted in it. */
export async function putUnderWatch(
  { deps }: WatchDeps,
  { roomId, lookedAtMs }: HeldRoom,
): Promise<RoomUnderWatch> {
  return new RoomUnderWatch(await listInterventionsOf(deps.db, roomId), lookedAtMs);
}

/**
 * Looks at one room by the tick: what was said, what was complained of and how it sold since the last look; and steps in when the
 * policy says so. `takeTally` gives what was heard since it was asked last. False when the room is not live any more. One that fails is
 * tried again: what it counted is not counted twice, and what was said is judged again.
 */
export async function lookAtRoom(
  given: WatchDeps,
  watched: WatchedRoom,
  nowMs: number,
  takeTally: () => Tally | null,
): Promise<boolean> {
  const begun = await begin(given, watched, nowMs);
  if (begun === null) return false;
  const online = given.hub.online(watched.held.roomId);
  watched.room.tick(nowMs, begun.facts, online, takeTally(), begun.past);
  await lookOn(given, watched, begun);
  return true;
}

/** Between two ticks: what was just said is answered at once. Rates have their own time. */
export async function listenInRoom(given: WatchDeps, watched: WatchedRoom): Promise<boolean> {
  const begun = await begin(given, watched, given.deps.clock.nowMs());
  if (begun === null) return false;
  await lookOn(given, watched, begun);
  return true;
}

async function begin(
  { deps: { db } }: WatchDeps,
  { held: { roomId }, room }: WatchedRoom,
  nowMs: number,
): Promise<Begun | null> {
  const facts = await findRoomFacts(db, roomId, { fromMs: room.countedUntilMs, untilMs: nowMs });
  if (facts === null || !facts.live) return null;
  return { facts, past: await listInterventionsOf(db, roomId) };
}

async function lookOn(
  given: WatchDeps,
  { held: { roomId, lookedAtMs }, room }: WatchedRoom,
  { facts, past }: Begun,
): Promise<void> {
  const { db, clock, log } = given.deps;
  const nowMs = clock.nowMs();
  const captions = room.newOf(
    await listSaid(db, roomId, lookedAtMs - watchLimits.lateMs, watchLimits.captionsMax),
  );
  const said = await wrongIn(given, facts, captions, nowMs);
  const remembered = room.remembered(said, nowMs);
  const step = decideStep({
    ...seenOf(past),
    ...{ said, remembered, alarm: room.alarm },
    ...{ nowMs, hasPin: facts.pinned !== null },
  });
  if (step !== null) {
    const evidence = evidenceOf(room, remembered, step);
    const done = await intervene(given, roomId, { ...step, evidence, by: null, afterSteps: past.length });
    if (!done.ok) {
      log.info({ roomId, step, why: done.failure.type }, 'a step was not taken');
      return;
    }
  }
  room.judged(captions, said, nowMs);
}

/** What is wrong in what was said, by the reader of adverts with the facts of the goods that are pinned. */
async function wrongIn(
  { deps }: WatchDeps,
  { id, broadcasterId, pinned }: RoomFacts,
  captions: readonly Caption[],
  nowMs: number,
): Promise<Said[]> {
  if (captions.length === 0) return [];
  const texts = captions.map(({ text }, index) => ({
    field: String(index),
    source: 'script' as const,
    text,
  }));
  const findings = await readAdvert(
    deps.db,
    {
      ...{ authorId: broadcasterId, kind: 'room', subjectId: id, isNew: false },
      ...{ category: pinned?.category ?? '', texts },
    },
    nowMs,
  );
  return findings.flatMap(({ field, verdict, words, rule, officialCode, article, gravity, suggestion }) => {
    const caption = captions[Number(field)];
    if (verdict !== 'refused' || caption === undefined) return [];
    const { atMs, text } = caption;
    return [{ atMs, text, words, rule, officialCode, article, gravity, suggestion }];
  });
}

function seenOf(past: readonly StoredIntervention[]) {
  return {
    past: past.filter(({ takenBack }) => !takenBack),
    excused: new Set(past.filter(({ takenBack }) => takenBack).map(({ rule }) => rule)),
  };
}

const quotesMax = 10;

function evidenceOf(room: RoomUnderWatch, remembered: readonly Said[], step: Step): Evidence {
  const said = remembered.slice(-quotesMax).map(
    ({ atMs, text, words, officialCode, article, suggestion }): EvidenceQuote => ({
      ...{ source: 'caption', at: new Date(atMs).toISOString(), text },
      ...{ words, officialCode, article, suggestion },
    }),
  );
  const complained = room.quotes.map(
    ({ text, atMs }): EvidenceQuote => ({
      ...{ source: 'chat', at: new Date(atMs).toISOString(), text },
      ...{ words: null, officialCode: null, article: null, suggestion: null },
    }),
  );
  const risen = Object.entries(room.alarm?.suspicions ?? {}).filter(([, { evidence }]) => evidence > 0);
  const isOfRates = step.rule.startsWith('rate:') || step.kind !== interventions[0];
  return {
    quotes: isOfRates ? [...said, ...complained] : said,
    rates: Object.fromEntries(isOfRates ? risen : []),
  };
}
