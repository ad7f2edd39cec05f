import { grown } from './columns.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** So many events in agreement, or one of somebody else, and what looked like the future is the present. */
const agreedMin = 8;

/** Keeps one person from teaching more than a person can, and one wrong clock from ageing everything. */
export class Moderation {
  private readonly burst: number;
  private readonly perHour: number;
  private readonly aheadMs: number;
  /** Per person: events that may still be learnt, as of when. A bucket that fills again. */
  private left = new Float64Array(16);
  private atMs = new Float64Array(16);
  /** The latest moment believed; and one beyond it that somebody spoke of, who, and how often. */
  private latestMs = Number.NaN;
  private claimedMs = Number.NaN;
  private claimant = -1;
  private claims = 0;

  constructor(settings: InterestSettings) {
    this.burst = settings.personBurst;
    this.perHour = settings.personPerHour;
    this.aheadMs = settings.aheadDays * dayMs;
  }

  clear(slot: number): void {
    this.left = grown(this.left, slot + 1);
    this.atMs = grown(this.atMs, slot + 1);
    this.left[slot] = this.burst;
    this.atMs[slot] = 0;
  }

  /** Whether this person may teach one event more. */
  admits(slot: number, atMs: number): boolean {
    const passedMs = atMs - this.atMs[slot]!;
    if (passedMs > 0) {
      const filled = this.left[slot]! + (passedMs / hourMs) * this.perHour;
      this.left[slot] = Math.min(this.burst, filled);
      this.atMs[slot] = atMs;
    }
    if (this.left[slot]! < 1) return false;
    this.left[slot]!--;
    return true;
  }

  /**
   * Whether a moment can be: not much later than anything before it. After a long silence everything would look like the
   * future, so it is believed as soon as another person, or enough events, agree to within a day.
   */
  believes(slot: number, atMs: number): boolean {
    if (!(atMs > this.latestMs + this.aheadMs)) {
      if (!(atMs <= this.latestMs)) this.latestMs = atMs;
      return true;
    }
    const agrees = Math.abs(atMs - this.claimedMs) <= dayMs;
    this.claims = agrees ? this.claims + 1 : 1;
    const isOther = agrees && slot !== this.claimant;
    this.claimedMs = atMs;
    this.claimant = slot;
    if (!isOther && this.claims < agreedMin) return false;
    this.latestMs = atMs;
    return true;
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const value of [this.latestMs, this.claimedMs, this.claimant, this.claims]) out.number(value);
    yield* out.column(this.left);
    yield* out.column(this.atMs);
  }

  load(from: SnapshotReader): void {
    this.latestMs = from.number();
    this.claimedMs = from.number();
    this.claimant = from.number();
    this.claims = from.number();
    this.left = from.column(this.left);
    this.atMs = from.column(this.atMs);
  }
}
