import type { Sample } from './broadcast-samples.ts';

const forwardMsMax = 5_000;
const backwardMsMax = 2_000;
/** What stands between the end of one push and the beginning of the next. */
const seamMs = 40;

/**
 * Places what is pushed on one line of time that never goes back: stamps of 32 bits that wrap, jump, or begin anew
 * with a new connection. And says when, by the wall, it was broadcast: of all arrivals the one that was least
 * delayed counts.
 */
export class Timeline {
  #lastRawMs: number | null = null;
  #nowMs = 0;
  readonly #last = { video: Number.NEGATIVE_INFINITY, audio: Number.NEGATIVE_INFINITY };
  /** Wall-clock of moment 0. */
  #wallBaseMs = Number.POSITIVE_INFINITY;

  /** A new connection: its stamps have nothing to do with those before. */
  breakOff(): void {
    this.#lastRawMs = null;
    this.#wallBaseMs = Number.POSITIVE_INFINITY;
  }

  place(track: Sample['track'], rawMs: number, arrivedMs: number): { dtsMs: number; wallMs: number } {
    if (this.#lastRawMs === null)
      this.#nowMs = Math.max(0, this.#last.video, this.#last.audio) + this.#seam();
    else {
      const stepMs = (rawMs - this.#lastRawMs) | 0;
      const isJump = stepMs > forwardMsMax || stepMs < -backwardMsMax;
      this.#nowMs += isJump ? seamMs : stepMs;
    }
    this.#lastRawMs = rawMs;
    const dtsMs = Math.max(this.#nowMs, this.#last[track] + (track === 'video' ? 1 : 0), 0);
    this.#last[track] = dtsMs;
    this.#wallBaseMs = Math.min(this.#wallBaseMs, arrivedMs - dtsMs);
    return { dtsMs, wallMs: this.#wallBaseMs + dtsMs };
  }

  #seam(): number {
    return Number.isFinite(this.#last.video) || Number.isFinite(this.#last.audio) ? seamMs : 0;
  }
}
