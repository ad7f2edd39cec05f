import type { Arena } from './arena.ts';
import { queryMost, writeCode } from './codes.ts';
import { blockLength, codeBytesOf, plainScan, type Scan, type ScanPlan } from './scan.ts';
import { nthSmallest } from './selection.ts';
import type { Shelf } from './shelf.ts';
import { wasmScan } from './wasm-scan.ts';

/** Room for what is found, at first. */
const roomFirst = 1_024;
/** Rounding of the kernels' single precision, relative to the product of both lengths. */
const roundingShare = 1e-6;

/**
 * Goes through lists of a shelf and keeps what may be among the nearest. Values come from codes and are a little off;
 * `slack` is by how much, so that what is kept holds all of the nearest until they are compared in full.
 */
export class Finder {
  private readonly arena: Arena;
  private readonly shelf: Shelf;
  private readonly scan: Scan;
  private readonly most: number;
  private readonly plan: ScanPlan;
  private room = 0;
  private scratch = new Float32Array(0);
  private wanted = 1;
  private slack = 0;
  private limit = Number.POSITIVE_INFINITY;
  /** When so many are kept, the weaker ones are let go of: soon, since the kernel is the faster the less it keeps. */
  private many = 0;
  size = 0;

  /** `isPlain`: without WebAssembly, for comparison. */
  constructor(arena: Arena, shelf: Shelf, isPlain = false) {
    this.arena = arena;
    this.shelf = shelf;
    this.scan = (isPlain ? null : wasmScan(arena, shelf.dim)) ?? plainScan(arena, shelf.dim);
    this.most = queryMost(codeBytesOf(shelf.dim));
    this.plan = { query: arena.take(codeBytesOf(shelf.dim) * 2), unit: 0, outPlace: 0, outValue: 0 };
    this.makeRoom(roomFirst);
  }

  /**
   * Turns to a query of which the `wanted` nearest are to be found. `care` in [0, 1]: 1 has no near one lost to the
   * codes' roughness; less than that is likely enough, as the errors of many dimensions seldom all point one way.
   */
  begin(query: ArrayLike<number>, length: number, wanted: number, care: number): void {
    const { unit, error } = writeCode(query, this.most, this.arena.i16, this.plan.query >>> 1);
    this.plan.unit = unit;
    this.wanted = wanted;
    const { errorMax, lengthMax } = this.shelf;
    const off = length * errorMax + error * (lengthMax + errorMax);
    this.slack = 2 * (care * off + roundingShare * (length + lengthMax) * lengthMax);
    this.limit = Number.POSITIVE_INFINITY;
    this.size = 0;
    this.many = 2 * wanted;
    if (this.room < 4 * wanted + 2 * blockLength) this.makeRoom(8 * wanted + 2 * blockLength);
  }

  /** Goes through one list. */
  visit(list: number): void {
    const { shelf, plan } = this;
    let left = shelf.sizeOf(list);
    for (const block of shelf.blocks(list)) {
      if (this.size > this.many) this.tighten();
      const count = Math.min(left, blockLength);
      left -= count;
      this.size = this.scan(plan, shelf.blockStart(block), count, block * blockLength, this.limit, this.size);
    }
  }

  /** Lets go of what cannot be among the nearest. */
  tighten(): void {
    if (this.size <= this.wanted) return;
    const { arena, scratch } = this;
    const values = this.plan.outValue >>> 2;
    const places = this.plan.outPlace >>> 2;
    scratch.set(arena.f32.subarray(values, values + this.size));
    const nearest = nthSmallest(scratch, this.size, this.wanted);
    // The kernels keep what is below the limit, and what equals the n-th is to stay.
    this.limit = Math.fround(nearest + this.slack + Math.abs(nearest) * 1e-6 + 1e-30);
    let kept = 0;
    for (let i = 0; i < this.size; i++) {
      if (arena.f32[values + i]! >= this.limit) continue;
      arena.f32[values + kept] = arena.f32[values + i]!;
      arena.i32[places + kept] = arena.i32[places + i]!;
      kept++;
    }
    this.size = kept;
    this.many = this.size + Math.max(this.wanted, blockLength);
    if (this.many + blockLength > this.room) this.makeRoom(this.room * 2);
  }

  place(at: number): number {
    return this.arena.i32[(this.plan.outPlace >>> 2) + at]!;
  }

  value(at: number): number {
    return this.arena.f32[(this.plan.outValue >>> 2) + at]!;
  }

  private makeRoom(room: number): void {
    const { arena, plan } = this;
    const before = { ...plan };
    plan.outPlace = arena.take(room * 4);
    plan.outValue = arena.take(room * 4);
    for (let i = 0; i < this.size; i++) {
      arena.i32[(plan.outPlace >>> 2) + i] = arena.i32[(before.outPlace >>> 2) + i]!;
      arena.f32[(plan.outValue >>> 2) + i] = arena.f32[(before.outValue >>> 2) + i]!;
    }
    this.room = room;
    this.scratch = new Float32Array(room);
  }
}
