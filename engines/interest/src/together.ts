import { grown } from './columns.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const none = -1;

/** What a pair counts from the later item to the earlier: what came next is likelier than what came before. */
const backShare = 0.3;

/**
 * Decayed, directed item–item co-visitation: which items were enjoyed by the same people, near each other in time.
 * Each item keeps its strongest `neighbours` partners; a new one displaces the weakest, or wears it down.
 */
export class Together {
  private readonly length: number;
  private readonly halfLifeMs: number;
  private partner: Int32Array;
  private weight: Float64Array;
  private total = new Float64Array(16);
  private landmarkMs = Number.NaN;

  constructor(settings: InterestSettings) {
    this.length = settings.neighbours;
    this.halfLifeMs = settings.neighbourHalfLifeDays * 86_400_000;
    this.partner = new Int32Array(16 * this.length).fill(none);
    this.weight = new Float64Array(16 * this.length);
  }

  reserve(items: number): void {
    this.partner = grown(this.partner, items * this.length, none);
    this.weight = grown(this.weight, items * this.length);
    this.total = grown(this.total, items);
  }

  /** One person enjoyed the one some time after the other, `weight` much. */
  pair(later: number, earlier: number, weight: number, atMs: number): void {
    if (later === earlier) return;
    if (Number.isNaN(this.landmarkMs)) this.landmarkMs = atMs;
    if ((atMs - this.landmarkMs) / this.halfLifeMs > 400) this.moveLandmark(atMs);
    const scaled = weight * 2 ** Math.max(-1000, (atMs - this.landmarkMs) / this.halfLifeMs);
    this.add(earlier, later, scaled);
    this.add(later, earlier, scaled * backShare);
    this.total[later]! += scaled;
    this.total[earlier]! += scaled;
  }

  /** Visits each partner of `item` with `weight × closeness`; closeness is in [0, 1]. */
  spread(item: number, weight: number, visit: (partner: number, gain: number) => void): void {
    const start = item * this.length;
    for (let k = start; k < start + this.length; k++) {
      const partner = this.partner[k]!;
      if (partner === none) continue;
      visit(partner, weight * this.closenessAt(k, item, partner));
    }
  }

  /** How much two items belong together, in [0, 1]; 0 where neither remembers the other from `item`'s side. */
  closeness(item: number, partner: number): number {
    const start = item * this.length;
    for (let k = start; k < start + this.length; k++) {
      if (this.partner[k] === partner) return this.closenessAt(k, item, partner);
    }
    return 0;
  }

  /** Weighs what else `item` goes with more than what else the partner goes with: the partner may well be popular. */
  private closenessAt(k: number, item: number, partner: number): number {
    const norm = this.total[item]! * Math.sqrt(this.total[item]! * this.total[partner]!);
    return norm > 0 ? Math.min(1, this.weight[k]! / Math.sqrt(norm)) : 0;
  }

  private add(item: number, partner: number, weight: number): void {
    const start = item * this.length;
    let weakest = start;
    for (let k = start; k < start + this.length; k++) {
      if (this.partner[k] === partner) {
        this.weight[k]! += weight;
        return;
      }
      if (this.weight[k]! < this.weight[weakest]!) weakest = k;
    }
    if (this.weight[weakest]! > weight) {
      this.weight[weakest]! -= weight * 0.5;
      return;
    }
    this.partner[weakest] = partner;
    this.weight[weakest] = weight;
  }

  private moveLandmark(atMs: number): void {
    const scale = 2 ** -((atMs - this.landmarkMs) / this.halfLifeMs);
    for (let i = 0; i < this.weight.length; i++) this.weight[i]! *= scale;
    for (let i = 0; i < this.total.length; i++) this.total[i]! *= scale;
    this.landmarkMs = atMs;
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.landmarkMs);
    yield* out.column(this.partner);
    yield* out.column(this.weight);
    yield* out.column(this.total);
  }

  load(from: SnapshotReader): void {
    this.landmarkMs = from.number();
    this.partner = from.column(this.partner);
    this.weight = from.column(this.weight);
    this.total = from.column(this.total);
  }
}
