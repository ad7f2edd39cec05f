import { RateWatch, type StreamSettings, type Suspicion } from './rate-watch.ts';

export const interventions = ['hint', 'unpin', 'mute', 'cut'] as const;
export type Intervention = (typeof interventions)[number];

export interface RoomWatchSettings {
  readonly streams: Readonly<Record<string, StreamSettings>>;
  /** By intervention, how many hours of an innocent room pass on average before it comes by chance, at least. */
  readonly hoursBetweenFalse: Readonly<Record<Intervention, number>>;
  /** After an intervention the next graver one waits so long, to see whether it helped. */
  readonly patienceS: number;
  readonly tickS: number;
}

export const roomWatchDefaults: RoomWatchSettings = {
  streams: {
    complaints: { usual: 0.02, usualWorth: 200, rise: 3, least: 0.05, halfLifeS: 1_800 },
    cancellations: { usual: 0.02, usualWorth: 100, rise: 3, least: 0.06, halfLifeS: 3_600 },
    reports: { usual: 0.001, usualWorth: 2_000, rise: 4, least: 0.004, halfLifeS: 3_600 },
  },
  hoursBetweenFalse: { hint: 10, unpin: 100, mute: 1_000, cut: 10_000 },
  patienceS: 30,
  tickS: 10,
};

export interface RoomTick {
  readonly atMs: number;
  /** By stream: how many, among how many. A stream left out had nothing. */
  readonly counts: Readonly<Record<string, { readonly count: number; readonly among: number } | undefined>>;
}

export interface RoomAlarm {
  readonly intervention: Intervention;
  readonly atMs: number;
  /** What it rests on: the evidence of one stream, or of all `together`. */
  readonly stream: string;
  readonly evidence: number;
  /** By stream: since when, how many among how many, and what was usual. */
  readonly suspicions: Readonly<Record<string, Suspicion>>;
}

/**
 * Watches a room by several rates, each alone and all together (the sum of what each tick tells, since deceit shows in several), and
 * answers the gravest step that the evidence allows, each once, never two within `patienceS`. Thresholds follow
 * from how seldom a step may be wrong, over ticks of `tickS` seconds and all that is watched.
 */
export class RoomWatch {
  readonly #settings: RoomWatchSettings;
  readonly #streams: ReadonlyMap<string, RateWatch>;
  readonly #needed: readonly number[];
  #together = 0;
  #step = -1;
  #steppedMs = Number.NEGATIVE_INFINITY;

  constructor(settings: RoomWatchSettings = roomWatchDefaults) {
    this.#settings = settings;
    this.#streams = new Map(
      Object.entries(settings.streams).map(([name, own]) => [name, new RateWatch(own)]),
    );
    const watched = this.#streams.size + 1;
    this.#needed = interventions.map((each) =>
      Math.log((settings.hoursBetweenFalse[each] * 3_600 * watched) / settings.tickS),
    );
  }

  /** The evidence that a step needs. */
  needed(intervention: Intervention): number {
    return this.#needed[interventions.indexOf(intervention)]!;
  }

  tick({ atMs, counts }: RoomTick): RoomAlarm | undefined {
    const suspicions: Record<string, Suspicion> = {};
    let gain = 0;
    for (const [stream, watch] of this.#streams) {
      const { count = 0, among = 0 } = counts[stream] ?? {};
      suspicions[stream] = watch.tick(atMs, count, among);
      gain += suspicions[stream].gain;
    }
    this.#together = Math.max(0, this.#together + gain);
    const next = this.#step + 1;
    if (next >= interventions.length || atMs - this.#steppedMs < this.#settings.patienceS * 1_000)
      return undefined;
    const worst = this.#worst(suspicions);
    if (worst.evidence < this.#needed[next]!) return undefined;
    this.#step = next;
    this.#steppedMs = atMs;
    return { intervention: interventions[next]!, atMs, ...worst, suspicions };
  }

  /** Goes on where another watch of this room stopped, after its last step: evidence begins anew, no step is taken twice. */
  resume(step: Intervention, steppedMs: number): void {
    this.#step = interventions.indexOf(step);
    this.#steppedMs = steppedMs;
  }

  #worst(suspicions: Readonly<Record<string, Suspicion>>): { stream: string; evidence: number } {
    let worst = { stream: 'together', evidence: this.#together };
    for (const [stream, { evidence }] of Object.entries(suspicions))
      if (evidence > worst.evidence) worst = { stream, evidence };
    return worst;
  }

  /** The desk looked and found nothing, or it is over: everything begins anew, but what is usual stays known. */
  clear(atMs: number): void {
    this.#step = -1;
    this.#steppedMs = Number.NEGATIVE_INFINITY;
    this.#together = 0;
    for (const watch of this.#streams.values()) watch.clear(atMs);
  }
}
