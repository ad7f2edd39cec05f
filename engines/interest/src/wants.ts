import { grown } from './columns.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const none = -1;
/** Categories looked for that are remembered per person, the newest. */
const perPerson = 4;
/** Fainter than this, what was looked for is over. */
const faintest = 0.1;

/**
 * What each person looked for of late: categories named by a search. Unlike a taste it is believed at once, and over
 * within days: who bought a kettle looks for no more kettles.
 */
export class Wants {
  private key = new Int32Array(16 * perPerson).fill(none);
  private atMs = new Float64Array(16 * perPerson);
  private readonly halfLifeMs: number;

  constructor(halfLifeHours: number) {
    this.halfLifeMs = halfLifeHours * 3_600_000;
  }

  clear(slot: number): void {
    this.key = grown(this.key, (slot + 1) * perPerson, none);
    this.atMs = grown(this.atMs, (slot + 1) * perPerson);
    this.key.fill(none, slot * perPerson, (slot + 1) * perPerson);
  }

  /** A category was looked for; the oldest gives way where there is no room. */
  note(slot: number, category: number, atMs: number): void {
    const start = slot * perPerson;
    let place = start;
    for (let at = start; at < start + perPerson; at++) {
      if (this.key[at] === category) {
        this.atMs[at] = Math.max(this.atMs[at]!, atMs);
        return;
      }
      if (this.ageOf(at) < this.ageOf(place)) place = at;
    }
    if (this.ageOf(place) > atMs) return;
    this.key[place] = category;
    this.atMs[place] = atMs;
  }

  drop(slot: number, category: number): void {
    for (let at = slot * perPerson; at < (slot + 1) * perPerson; at++)
      if (this.key[at] === category) this.key[at] = none;
  }

  /** How much a category is wanted: 1 when it was just looked for, halved with each half-life, 0 when it is over. */
  strength(slot: number, category: number, nowMs: number): number {
    if (slot < 0 || category < 0) return 0;
    for (let at = slot * perPerson; at < (slot + 1) * perPerson; at++)
      if (this.key[at] === category) return this.strengthAt(at, nowMs);
    return 0;
  }

  hasAny(slot: number, nowMs: number): boolean {
    let any = false;
    if (slot >= 0)
      this.visit(slot, nowMs, () => {
        any = true;
      });
    return any;
  }

  /** What is wanted now, each with its strength. */
  visit(slot: number, nowMs: number, use: (category: number, strength: number) => void): void {
    for (let at = slot * perPerson; at < (slot + 1) * perPerson; at++) {
      const strength = this.key[at] === none ? 0 : this.strengthAt(at, nowMs);
      if (strength > 0) use(this.key[at]!, strength);
    }
  }

  /** What one slot wants is wanted by another, too. */
  merge(from: number, into: number): void {
    for (let at = from * perPerson; at < (from + 1) * perPerson; at++)
      if (this.key[at] !== none) this.note(into, this.key[at]!, this.atMs[at]!);
  }

  private strengthAt(at: number, nowMs: number): number {
    const strength = 2 ** (-Math.max(0, nowMs - this.atMs[at]!) / this.halfLifeMs);
    return strength < faintest ? 0 : strength;
  }

  private ageOf(at: number): number {
    return this.key[at] === none ? Number.NEGATIVE_INFINITY : this.atMs[at]!;
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const column of [this.key, this.atMs]) yield* out.column(column);
  }

  load(from: SnapshotReader): void {
    this.key = from.column(this.key);
    this.atMs = from.column(this.atMs);
  }
}
