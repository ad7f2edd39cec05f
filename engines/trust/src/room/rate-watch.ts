/** What is watched of a room: a count among so many (complaints among messages, cancellations among orders). */
export interface StreamSettings {
  /** The usual share before anything was seen, and how many messages or orders that is worth. */
  readonly usual: number;
  readonly usualWorth: number;
  /** How many times the usual rate is worth an alarm. */
  readonly rise: number;
  /** No share below this is worth an alarm, however unusual. */
  readonly least: number;
  /** Half of what is known of the usual rate is gone after so many seconds. */
  readonly halfLifeS: number;
}

export interface Suspicion {
  /** Evidence that the rate has risen: the logarithm of how many times better a rise explains the counts. */
  readonly evidence: number;
  /** What the last tick added to it, or took. */
  readonly gain: number;
  /** When it seems to have begun. */
  readonly sinceMs: number;
  readonly count: number;
  readonly among: number;
  /** The share that was usual before. */
  readonly usual: number;
}

/**
 * Watches one rate by CUSUM (Page, 1954) over counts that are Poisson around a learnt rate. For a known rate, evidence above h
 * comes by chance less than once in e^h ticks on average (Moustakides, 1986; Lorden, 1971); the rate is learnt only from ticks that raise no
 * suspicion, and taken a standard error too high, so that what is not well known yet alarms later.
 */
export class RateWatch {
  readonly #settings: StreamSettings;
  #events: number;
  #exposure: number;
  #atMs: number | undefined;
  #evidence = 0;
  #sinceMs = 0;
  #count = 0;
  #among = 0;

  constructor(settings: StreamSettings) {
    this.#settings = settings;
    this.#events = settings.usual * settings.usualWorth;
    this.#exposure = settings.usualWorth;
  }

  tick(atMs: number, count: number, among: number): Suspicion {
    this.#fade(atMs);
    const usual = this.#events / this.#exposure;
    const sure = (this.#events + Math.sqrt(this.#events)) / this.#exposure;
    const risen = Math.max(sure * this.#settings.rise, this.#settings.least);
    const gain = count * Math.log(risen / sure) - (risen - sure) * among;
    if (this.#evidence === 0) this.#begin(atMs);
    this.#count += count;
    this.#among += among;
    this.#evidence = Math.max(0, this.#evidence + gain);
    if (this.#evidence === 0) {
      this.#events += this.#count;
      this.#exposure += this.#among;
    }
    return {
      ...{ evidence: this.#evidence, gain, sinceMs: this.#sinceMs, usual },
      ...{ count: this.#count, among: this.#among },
    };
  }

  /** Begins anew after somebody acted: what was seen so far is not held against the room twice. */
  clear(atMs: number): void {
    this.#evidence = 0;
    this.#begin(atMs);
  }

  #begin(atMs: number): void {
    this.#sinceMs = atMs;
    this.#count = 0;
    this.#among = 0;
  }

  /** What is known fades, but never below what it began with. */
  #fade(atMs: number): void {
    const { halfLifeS, usualWorth, usual } = this.#settings;
    const passedS = this.#atMs === undefined ? 0 : Math.max(0, atMs - this.#atMs) / 1_000;
    this.#atMs = Math.max(atMs, this.#atMs ?? atMs);
    const kept = 2 ** (-passedS / halfLifeS);
    this.#events = this.#events * kept + usual * usualWorth * (1 - kept);
    this.#exposure = this.#exposure * kept + usualWorth * (1 - kept);
  }
}
