import { grown } from '../columns.ts';
import type { Arena } from './arena.ts';
import { codeMost, writeCode } from './codes.ts';
import { blockBytesOf, blockLength, codeBytesOf } from './scan.ts';

/** Blocks whose full vectors lie in one array. */
const slabBlocks = 16;
const slabLength = slabBlocks * blockLength;

/**
 * Vectors in lists of blocks: their codes in the arena, where kernels read them in one go, and their full values
 * beside. A vector has a place until another is taken out of its list; whoever is moved is told of.
 */
export class Shelf {
  readonly dim: number;
  private readonly arena: Arena;
  /** Per block: where it begins in the arena. Blocks of lists that are no more are used again. */
  private readonly blockAt: number[] = [];
  private readonly free: number[] = [];
  private readonly slabs: Float32Array[] = [];
  /** Per list: its blocks in order, all full but the last, and how many vectors are in it. */
  private readonly lists: number[][];
  private readonly sizes: number[];
  /** Per place. */
  owner = new Int32Array(16);
  /** Per block. */
  private listOf = new Int32Array(16);
  /** The largest that any code left out, and the longest vector, ever. */
  errorMax = 0;
  lengthMax = 0;

  constructor(arena: Arena, dim: number, lists = 1) {
    this.arena = arena;
    this.dim = dim;
    this.lists = Array.from({ length: lists }, () => []);
    this.sizes = new Array<number>(lists).fill(0);
  }

  get listCount(): number {
    return this.lists.length;
  }

  /** Bytes of the full vectors; the codes are the arena's. */
  get byteLength(): number {
    return this.slabs.length * slabLength * this.dim * 4 + this.owner.byteLength;
  }

  sizeOf(list: number): number {
    return this.sizes[list]!;
  }

  /** Visits the blocks of a list: where each begins in the arena, how many vectors it has, and the place of the first. */
  blocks(list: number): readonly number[] {
    return this.lists[list]!;
  }

  blockStart(block: number): number {
    return this.blockAt[block]!;
  }

  /** The list of a place. */
  list(place: number): number {
    return this.listOf[Math.floor(place / blockLength)]!;
  }

  /** Adds a vector to a list; answers its place. `bias` is what the kernels add. */
  add(list: number, owner: number, vector: ArrayLike<number>, bias: number, length: number): number {
    const size = this.sizes[list]!;
    const within = size % blockLength;
    const blocks = this.lists[list]!;
    if (within === 0) blocks.push(this.takeBlock(list));
    const block = blocks[blocks.length - 1]!;
    const place = block * blockLength + within;
    this.sizes[list] = size + 1;
    this.owner[place] = owner;
    this.full(place).set(vector);
    const bytes = codeBytesOf(this.dim);
    const start = this.blockAt[block]!;
    const { unit, error } = writeCode(vector, codeMost, this.arena.i8, start + within * bytes);
    const side = ((start + blockLength * bytes) >>> 2) + within;
    this.arena.f32[side] = unit;
    this.arena.f32[side + blockLength] = bias;
    this.errorMax = Math.max(this.errorMax, error);
    this.lengthMax = Math.max(this.lengthMax, length);
    return place;
  }

  /** Takes a vector out. The last of its list moves to its place: answers whose it is, or -1 where none moved. */
  remove(place: number): number {
    const list = this.list(place);
    const blocks = this.lists[list]!;
    const size = --this.sizes[list]!;
    const last = blocks[blocks.length - 1]! * blockLength + (size % blockLength);
    if (size % blockLength === 0) this.free.push(blocks.pop()!);
    if (last === place) return -1;
    this.move(last, place);
    return this.owner[place]!;
  }

  /** A view of the full vector at a place. */
  full(place: number): Float32Array {
    const from = (place % slabLength) * this.dim;
    return this.slabs[Math.floor(place / slabLength)]!.subarray(from, from + this.dim);
  }

  /** The product of a query with the full vector at a place. */
  product(place: number, query: ArrayLike<number>): number {
    const slab = this.slabs[Math.floor(place / slabLength)]!;
    const from = (place % slabLength) * this.dim;
    // Four sums: none has to wait for another.
    let [a, b, c, d] = [0, 0, 0, 0];
    const whole = this.dim & ~3;
    for (let i = 0; i < whole; i += 4) {
      a += slab[from + i]! * query[i]!;
      b += slab[from + i + 1]! * query[i + 1]!;
      c += slab[from + i + 2]! * query[i + 2]!;
      d += slab[from + i + 3]! * query[i + 3]!;
    }
    for (let i = whole; i < this.dim; i++) a += slab[from + i]! * query[i]!;
    return a + b + (c + d);
  }

  bias(place: number): number {
    return this.arena.f32[this.side(place) + blockLength]!;
  }

  private move(from: number, to: number): void {
    const { arena } = this;
    const bytes = codeBytesOf(this.dim);
    this.full(to).set(this.full(from));
    this.owner[to] = this.owner[from]!;
    const code = this.code(from);
    arena.i8.copyWithin(this.code(to), code, code + bytes);
    const [sideFrom, sideTo] = [this.side(from), this.side(to)];
    arena.f32[sideTo] = arena.f32[sideFrom]!;
    arena.f32[sideTo + blockLength] = arena.f32[sideFrom + blockLength]!;
  }

  private code(place: number): number {
    const within = place % blockLength;
    return this.blockAt[(place - within) / blockLength]! + within * codeBytesOf(this.dim);
  }

  private side(place: number): number {
    const within = place % blockLength;
    const start = this.blockAt[(place - within) / blockLength]!;
    return ((start + blockLength * codeBytesOf(this.dim)) >>> 2) + within;
  }

  private takeBlock(list: number): number {
    const block = this.free.pop() ?? this.newBlock();
    this.listOf[block] = list;
    return block;
  }

  private newBlock(): number {
    const block = this.blockAt.length;
    this.blockAt.push(this.arena.take(blockBytesOf(this.dim)));
    if (block % slabBlocks === 0) this.slabs.push(new Float32Array(slabLength * this.dim));
    this.owner = grown(this.owner, (block + 1) * blockLength);
    this.listOf = grown(this.listOf, block + 1);
    return block;
  }
}
