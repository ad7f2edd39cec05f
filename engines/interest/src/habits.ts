import { grown } from './columns.ts';
import { lift } from './rates.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome, outcomeBits, tasks } from './tasks.ts';

const stride = 4;
/** A pause this long starts a new session. */
const sessionMs = 30 * 60_000;
/**
 * Exposures speak for the person's own rates only when their window is this old: within a day, one success makes the
 * next one *less* likely (a person's mean is fixed), so a fresher rate would order a person's own items backwards.
 */
const windowMs = 20 * 3_600_000;
/** Each past interaction fades the ones before it by this. */
const pastFade = 0.98;
const columns = [
  'shown',
  'lastMs',
  'position',
  'outcomes',
  'lastCategory',
  'settled',
  'window',
  'windowMs',
  'past',
] as const;

/** How each person tends to behave, beside what they like. Row 0 is nobody; a person's row is the slot plus one. */
export class Habits {
  shown = new Uint32Array(16);
  lastMs = new Float64Array(16);
  /** Exposures so far in this session. */
  position = new Uint32Array(16);
  /** The last three exposures, newest in the lowest digit, base 3: 0 none, 1 not clicked, 2 clicked. */
  outcomes = new Uint32Array(16);
  /** Category of the last exposure plus one. */
  lastCategory = new Uint32Array(16);
  /** Shown, clicked, viewed long, liked: in windows that are over, and in the running one. */
  private settled = new Float32Array(16 * stride);
  private window = new Float32Array(16 * stride);
  private windowMs = new Float64Array(16);
  /** Before the log: how many, and faded shown, viewed long, liked. */
  private past = new Float32Array(16 * stride);

  clear(row: number): void {
    this.reserve(row + 1);
    this.shown[row] = 0;
    this.lastMs[row] = 0;
    this.position[row] = 0;
    this.outcomes[row] = 0;
    this.lastCategory[row] = 0;
    this.windowMs[row] = 0;
    for (const column of [this.settled, this.window, this.past])
      column.fill(0, row * stride, (row + 1) * stride);
  }

  addPast(row: number, longView: boolean, like: boolean, atMs: number): void {
    this.reserve(row + 1);
    const k = row * stride;
    this.past[k]!++;
    this.past[k + 1] = this.past[k + 1]! * pastFade + 1;
    this.past[k + 2] = this.past[k + 2]! * pastFade + (longView ? 1 : 0);
    this.past[k + 3] = this.past[k + 3]! * pastFade + (like ? 1 : 0);
    if (this.shown[row] === 0) this.lastMs[row] = Math.max(this.lastMs[row]!, atMs);
  }

  add(row: number, category: number, outcome: Outcome, atMs: number): void {
    this.reserve(row + 1);
    this.position[row] = this.isNewSession(row, atMs) ? 1 : this.position[row]! + 1;
    this.shown[row]!++;
    this.lastMs[row] = Math.max(this.lastMs[row]!, atMs);
    this.outcomes[row] = (this.outcomes[row]! * 3 + ((outcome & outcomeBits.click) !== 0 ? 2 : 1)) % 27;
    this.lastCategory[row] = category + 1;
    this.settle(row, atMs);
    const k = row * stride;
    this.window[k]!++;
    for (let task = 0; task < tasks; task++) if (holds(outcome, task)) this.window[k + 1 + task]!++;
  }

  isNewSession(row: number, atMs: number): boolean {
    return atMs - this.lastMs[row]! > sessionMs;
  }

  settledLift(row: number, task: number, base: number, atMs: number): number {
    const k = row * stride;
    let shown = this.settled[k]!;
    let good = this.settled[k + 1 + task]!;
    if (atMs - this.windowMs[row]! > windowMs) {
      shown += this.window[k]!;
      good += this.window[k + 1 + task]!;
    }
    return shown === 0 ? 0 : lift(shown, good, 4, base);
  }

  pastCount(row: number): number {
    return this.past[row * stride]!;
  }

  pastShown(row: number): number {
    return this.past[row * stride + 1]!;
  }

  pastLong(row: number): number {
    return this.past[row * stride + 2]!;
  }

  pastLike(row: number): number {
    return this.past[row * stride + 3]!;
  }

  merge(from: number, into: number): void {
    this.reserve(Math.max(from, into) + 1);
    if (this.lastMs[from]! > this.lastMs[into]!) {
      this.position[into] = this.position[from]!;
      this.outcomes[into] = this.outcomes[from]!;
      this.lastCategory[into] = this.lastCategory[from]!;
    }
    this.lastMs[into] = Math.max(this.lastMs[into]!, this.lastMs[from]!);
    this.windowMs[into] = Math.max(this.windowMs[into]!, this.windowMs[from]!);
    this.shown[into]! += this.shown[from]!;
    for (const column of [this.settled, this.window, this.past]) {
      for (let i = 0; i < stride; i++) column[into * stride + i]! += column[from * stride + i]!;
    }
  }

  /** A window that is over joins the settled counts; the exposure at `atMs` begins a new one. */
  private settle(row: number, atMs: number): void {
    if (atMs - this.windowMs[row]! <= windowMs) return;
    this.windowMs[row] = atMs;
    for (let k = row * stride; k < (row + 1) * stride; k++) {
      this.settled[k]! += this.window[k]!;
      this.window[k] = 0;
    }
  }

  reserve(people: number): void {
    this.shown = grown(this.shown, people);
    this.lastMs = grown(this.lastMs, people);
    this.position = grown(this.position, people);
    this.outcomes = grown(this.outcomes, people);
    this.lastCategory = grown(this.lastCategory, people);
    this.settled = grown(this.settled, people * stride);
    this.window = grown(this.window, people * stride);
    this.windowMs = grown(this.windowMs, people);
    this.past = grown(this.past, people * stride);
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const name of columns) yield* out.column(this[name]);
  }

  load(from: SnapshotReader): void {
    for (const name of columns) (this[name] as unknown) = from.column(this[name]);
  }
}
