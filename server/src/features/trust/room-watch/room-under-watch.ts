import { type RoomAlarm, RoomWatch } from '@kanmai/trust';
import type { Tally } from './heard.ts';
import type { StoredIntervention } from './intervention.ts';
import type { RoomFacts } from './room-facts.views.ts';
import type { Said } from './step.policy.ts';
import { watchSettings } from './watch.settings.ts';

/** How long what was said counts towards saying it again. */
const rememberedMs = 30 * 60_000;

interface Spoken {
  readonly language: string;
  readonly atMs: number;
}

const keyOf = ({ language, atMs }: Spoken) => `${language} ${atMs}`;

/** What one process knows of a room that it watches; what was done stands in the database. */
export class RoomUnderWatch {
  readonly #watch = new RoomWatch(watchSettings);
  readonly #seen = new Map<string, number>();
  #said: readonly Said[] = [];
  #alarm: RoomAlarm | null = null;
  #quotes: Tally['quotes'] = [];
  #clearedBy = new Set<string>();
  #countedUntilMs: number;

  /** Goes on after what others who watched the room did, and until when they counted. */
  constructor(past: readonly StoredIntervention[], countedUntilMs: number) {
    this.#countedUntilMs = countedUntilMs;
    const last = past.findLast(({ takenBack }) => !takenBack);
    if (last !== undefined) this.#watch.resume(last.kind, last.atMs);
    for (const { id, takenBack } of past) if (takenBack) this.#clearedBy.add(id);
  }

  /** The rates of one tick. An operator who takes a step back has looked: everything begins anew. */
  tick(
    nowMs: number,
    facts: RoomFacts,
    online: number,
    tally: Tally | null,
    past: readonly StoredIntervention[],
  ) {
    const takenBack = past.filter((each) => each.takenBack && !this.#clearedBy.has(each.id));
    if (takenBack.length > 0) {
      this.#watch.clear(nowMs);
      this.#alarm = null;
      for (const { id } of takenBack) this.#clearedBy.add(id);
    }
    if (tally !== null && tally.quotes.length > 0) this.#quotes = tally.quotes;
    this.#alarm = this.#watch.tick({ atMs: nowMs, counts: countsOf(facts, online, tally) }) ?? this.#alarm;
    this.#countedUntilMs = nowMs;
  }

  /** What came until then is in the rates, whatever became of the look that counted it. */
  get countedUntilMs(): number {
    return this.#countedUntilMs;
  }

  /** What of it was not judged yet, by the language and the moment it was said in. */
  newOf<One extends Spoken>(captions: readonly One[]): One[] {
    return captions.filter((one) => !this.#seen.has(keyOf(one)));
  }

  /** What is remembered of what was said, with this. */
  remembered(said: readonly Said[], nowMs: number): readonly Said[] {
    return [...this.#said, ...said].filter(({ atMs }) => nowMs - atMs < rememberedMs);
  }

  /** These were judged, and answered where there was something to answer; this is wrong in them. */
  judged(captions: readonly Spoken[], said: readonly Said[], nowMs: number): void {
    this.#said = this.remembered(said, nowMs);
    for (const [key, atMs] of this.#seen) if (nowMs - atMs > rememberedMs) this.#seen.delete(key);
    for (const one of captions) this.#seen.set(keyOf(one), one.atMs);
  }

  /** The gravest that the rates called for. */
  get alarm(): RoomAlarm | null {
    return this.#alarm;
  }

  /** What complained last. */
  get quotes(): Tally['quotes'] {
    return this.#quotes;
  }
}

function countsOf({ counts }: RoomFacts, online: number, tally: Tally | null) {
  const { orders } = counts;
  return {
    complaints: { count: tally?.complaints ?? 0, among: tally?.messages ?? 0 },
    cancellations: { count: counts.cancellations, among: Math.max(orders, counts.cancellations) },
    reports: { count: counts.reports, among: Math.max(online, counts.reports) },
    priceRises: { count: counts.priceRises, among: counts.pricesSet },
    repeatOrders: { count: counts.repeatOrders, among: orders },
  };
}
