import { interventions } from '@kanmai/trust';
import { readAdvert } from '../adverts/index.ts';
import type { Tally } from './heard.ts';
import { intervene, type WatchDeps } from './intervene.service.ts';
import { listInterventionsOf } from './intervention.store.ts';
import type { Evidence, EvidenceQuote, StoredIntervention } from './intervention.ts';
import { type Caption, findRoomFacts, listSaid, type RoomFacts } from './room-facts.views.ts';
import { RoomUnderWatch } from './room-under-watch.ts';
import { decideStep, type Said, type Step, saidOnce } from './step.policy.ts';
import { watchLimits } from './watch.settings.ts';
import type { HeldRoom } from './watch.store.ts';

/** What a look begins with: the room now, what was done in it, and what this process knows of it. */
interface Begun {
  readonly facts: RoomFacts;
  readonly past: readonly StoredIntervention[];
  readonly room: RoomUnderWatch;
  readonly lookedAtMs: number;
}

/**
 * Looks at one room by the tick: what was said, what was complained of and how it sold since the last look; and steps in when the
 * policy says so. Answers what is known of it then; null when it is not live any more.
 */
export async function lookAtRoom(
  given: WatchDeps,
  held: HeldRoom,
  known: RoomUnderWatch | undefined,
  tally: Tally | null,
): Promise<RoomUnderWatch | null> {
  const begun = await begin(given, held, known);
  if (begun === null) return null;
  const { facts, past, room } = begun;
  room.tick(given.deps.clock.nowMs(), facts, given.hub.online(held.roomId), tally, past);
  return lookOn(given, begun);
}

/** Between two ticks: what was just said is answered at once. Rates have their own time. */
export async function listenInRoom(
  given: WatchDeps,
  held: HeldRoom,
  known: RoomUnderWatch | undefined,
): Promise<RoomUnderWatch | null> {
  const begun = await begin(given, held, known);
  return begun === null ? null : lookOn(given, begun);
}

async function begin(
  { deps: { db, clock } }: WatchDeps,
  { roomId, lookedAtMs }: HeldRoom,
  known: RoomUnderWatch | undefined,
): Promise<Begun | null> {
  const facts = await findRoomFacts(db, roomId, { fromMs: lookedAtMs, untilMs: clock.nowMs() });
  if (facts === null || !facts.live) return null;
  const past = await listInterventionsOf(db, roomId);
  return { facts, past, room: known ?? new RoomUnderWatch(past), lookedAtMs };
}

async function lookOn(given: WatchDeps, { facts, past, room, lookedAtMs }: Begun): Promise<RoomUnderWatch> {
  const { db, clock, log } = given.deps;
  const nowMs = clock.nowMs();
  const roomId = facts.id;
  const captions = await listSaid(db, roomId, lookedAtMs - watchLimits.lateMs, watchLimits.captionsMax);
  const wrong = await wrongIn(given, facts, room.takeNew(captions, nowMs), nowMs);
  const said = saidOnce(room.said, wrong);
  room.remember(said, nowMs);
  const step = decideStep({
    ...seenOf(past),
    ...{ said, saidSinceStep: room.said, alarm: room.alarm },
    ...{ nowMs, hasPin: facts.pinned !== null },
  });
  if (step === null) return room;
  const evidence = evidenceOf(room, step);
  const done = await intervene(given, roomId, { ...step, evidence, by: null, afterSteps: past.length });
  if (!done.ok) log.info({ roomId, step, why: done.failure.type }, 'a step was not taken');
  return room;
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
    const { atMs, text, heard } = caption;
    return [{ atMs, text, heard, words, rule, officialCode, article, gravity, suggestion }];
  });
}

function seenOf(past: readonly StoredIntervention[]) {
  return {
    past: past.filter(({ takenBack }) => !takenBack),
    excused: new Set(past.filter(({ takenBack }) => takenBack).map(({ rule }) => rule)),
  };
}

const quotesMax = 10;

function evidenceOf(room: RoomUnderWatch, step: Step): Evidence {
  const said = room.said.slice(-quotesMax).map(
    ({ atMs, text, heard, words, officialCode, article, suggestion }): EvidenceQuote => ({
      ...{ source: heard ? 'heard' : 'caption', at: new Date(atMs).toISOString(), text },
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
