import type { Sample } from './broadcast-samples.ts';

interface Second {
  readonly atS: number;
  bytes: number;
  frames: number;
}

const keptSeconds = 12;
const healthSeconds = 3;
const bitrateSeconds = 10;

/** Counts what comes, by the second of the wall-clock. */
export class StreamMeter {
  readonly #seconds: Second[] = [];
  #lastKeyMs: number | null = null;
  #keyEveryMs: number | null = null;
  #keyDtsMs: number | null = null;

  count(sample: Sample, nowMs: number): void {
    const second = this.#secondOf(Math.floor(nowMs / 1000));
    second.bytes += sample.data.length;
    if (sample.track === 'audio') return;
    second.frames++;
    if (!sample.key) return;
    if (this.#keyDtsMs !== null) this.#keyEveryMs = sample.dtsMs - this.#keyDtsMs;
    this.#keyDtsMs = sample.dtsMs;
    this.#lastKeyMs = nowMs;
  }

  /** Over the last three whole seconds. */
  health(nowMs: number) {
    const { kilobitsPerS, fps } = this.#over(healthSeconds, nowMs);
    return {
      bitrateKbps: Math.round(kilobitsPerS),
      fps: Math.round(fps * 10) / 10,
      lastKeyframeAgeMs: this.#lastKeyMs === null ? null : Math.max(0, nowMs - this.#lastKeyMs),
      keyframeEveryMs: this.#keyEveryMs,
    };
  }

  /** Over ten whole seconds; 0 before so much has come. */
  sustainedKbps(nowMs: number): number {
    return this.#over(bitrateSeconds, nowMs, bitrateSeconds).kilobitsPerS;
  }

  #over(seconds: number, nowMs: number, least = 1): { kilobitsPerS: number; fps: number } {
    const nowS = Math.floor(nowMs / 1000);
    const whole = this.#seconds.filter((one) => one.atS < nowS && one.atS >= nowS - seconds);
    const first = whole[0];
    const counted = first === undefined ? 0 : nowS - first.atS;
    if (counted < least) return { kilobitsPerS: 0, fps: 0 };
    const bytes = whole.reduce((sum, one) => sum + one.bytes, 0);
    const frames = whole.reduce((sum, one) => sum + one.frames, 0);
    return { kilobitsPerS: (bytes * 8) / 1000 / counted, fps: frames / counted };
  }

  #secondOf(atS: number): Second {
    const last = this.#seconds.at(-1);
    if (last !== undefined && last.atS >= atS) return last;
    const made = { atS, bytes: 0, frames: 0 };
    this.#seconds.push(made);
    if (this.#seconds.length > keptSeconds) this.#seconds.shift();
    return made;
  }
}
