import { soundBytesPerMs } from '../../../ports/sound.ts';
import { loudnessByWindow } from './loudness.ts';

/** A part of what was said, and when it began, by our clock. */
export interface Stretch {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly sound: Buffer;
}

export interface StretchLimits {
  /** A stretch is cut between the two, where it is quietest: not within a word. */
  readonly leastMs: number;
  readonly mostMs: number;
}

const windowMs = 100;
/** Longer than what a media server gives at once: what comes then does not go on from what was. */
const gapMsMax = 12_000;
/** Shorter than anything that is said. */
const restMsMin = 1_000;

/**
 * Cuts sound that comes piece by piece into stretches. When they began follows from when the pieces came: of all pieces of a stretch the
 * one that came soonest after it was said tells best.
 */
export class StretchCutter {
  readonly #limits: StretchLimits;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #startedAtMs = Number.POSITIVE_INFINITY;

  constructor(limits: StretchLimits) {
    this.#limits = limits;
  }

  /** The stretches that are whole with it; as a rule none or one. */
  push(piece: Buffer, nowMs: number): Stretch[] {
    const stretches = this.#restBeforeGap(nowMs - piece.length / soundBytesPerMs);
    this.#take(piece, nowMs);
    const mostBytes = this.#limits.mostMs * soundBytesPerMs;
    while (this.#bytes >= mostBytes) stretches.push(this.#cut(mostBytes));
    return stretches;
  }

  #take(piece: Buffer, nowMs: number): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    this.#startedAtMs = Math.min(this.#startedAtMs, nowMs - this.#bytes / soundBytesPerMs);
  }

  #cut(mostBytes: number): Stretch {
    const all = Buffer.concat(this.#pieces);
    const cutBytes = this.#quietest(all.subarray(0, mostBytes));
    const startedAtMs = Math.round(this.#startedAtMs);
    const durationMs = cutBytes / soundBytesPerMs;
    this.#pieces = [Buffer.from(all.subarray(cutBytes))];
    this.#bytes = all.length - cutBytes;
    this.#startedAtMs += durationMs;
    return { startedAtMs, durationMs, sound: Buffer.from(all.subarray(0, cutBytes)) };
  }

  /** After a gap a stretch begins anew, and what there was of the last one is one of its own. */
  #restBeforeGap(nextAtMs: number): Stretch[] {
    const heldMs = this.#bytes / soundBytesPerMs;
    if (nextAtMs - (this.#startedAtMs + heldMs) <= gapMsMax) return [];
    const rest = { startedAtMs: Math.round(this.#startedAtMs), durationMs: heldMs };
    const sound = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#bytes = 0;
    this.#startedAtMs = Number.POSITIVE_INFINITY;
    return heldMs < restMsMin ? [] : [{ ...rest, sound }];
  }

  /** Where to cut: the middle of the quietest tenth of a second after the least that a stretch has. */
  #quietest(sound: Buffer): number {
    const { leastMs } = this.#limits;
    const windowBytes = windowMs * soundBytesPerMs;
    const fromBytes = leastMs * soundBytesPerMs;
    const windows = loudnessByWindow(sound.subarray(fromBytes), windowBytes);
    if (windows.length === 0) return sound.length;
    const quietest = windows.indexOf(Math.min(...windows));
    return fromBytes + quietest * windowBytes + windowBytes / 2;
  }
}

/** Quieter than a voice is anywhere: what a room sounds like in which nobody speaks. */
const voiceDb = -50;
const voiceMs = 500;

/** Whether somebody may speak in it: a recogniser makes words up where nobody does. */
export function isAudible({ sound }: Pick<Stretch, 'sound'>): boolean {
  return loudnessByWindow(sound, voiceMs * soundBytesPerMs).some((loudness) => loudness >= voiceDb);
}
