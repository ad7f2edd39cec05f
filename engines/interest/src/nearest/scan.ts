import type { Arena } from './arena.ts';

/** Vectors lie in blocks of so many: first all codes, then the scales, then the biases. */
export const blockLength = 64;

/** The bytes of a code: one for each of the dimensions, to a multiple of eight. */
export function codeBytesOf(dim: number): number {
  return Math.ceil(dim / 8) * 8;
}

export function blockBytesOf(dim: number): number {
  return blockLength * (codeBytesOf(dim) + 8);
}

/** Where a kernel finds what it compares, and where it leaves what it found: offsets in the arena. */
export interface ScanPlan {
  /** The query as 16-bit whole numbers, as many as a code has bytes. */
  query: number;
  /** What one step of the query's numbers is worth. */
  unit: number;
  outPlace: number;
  outValue: number;
}

/**
 * Compares a query with the first `count` vectors of the block at `block`. Whatever is nearer than `limit`
 * (bias − unit × scale × product of the codes, in single precision) is written out from `found` on, as `place` + its
 * place in the block, and its value. Answers how many are found now.
 */
export type Scan = (
  plan: ScanPlan,
  block: number,
  count: number,
  place: number,
  limit: number,
  found: number,
) => number;

/** The kernel in plain TypeScript: what the other is measured and tested against, and what runs without WebAssembly. */
export function plainScan(arena: Arena, dim: number): Scan {
  const bytes = codeBytesOf(dim);
  return ({ query, unit, outPlace, outValue }, block, count, place, limit, found) => {
    const { i8, i16, f32, i32 } = arena;
    const sides = (block + blockLength * bytes) >>> 2;
    const q = query >>> 1;
    let size = found;
    for (let i = 0; i < count; i++) {
      const code = block + i * bytes;
      let sum = 0;
      for (let j = 0; j < bytes; j += 4) {
        sum += i8[code + j]! * i16[q + j]! + i8[code + j + 1]! * i16[q + j + 1]!;
        sum += i8[code + j + 2]! * i16[q + j + 2]! + i8[code + j + 3]! * i16[q + j + 3]!;
      }
      const scale = Math.fround(f32[sides + i]! * unit);
      const value = Math.fround(f32[sides + blockLength + i]! - Math.fround(scale * Math.fround(sum)));
      if (!(value < limit)) continue;
      i32[(outPlace >>> 2) + size] = place + i;
      f32[(outValue >>> 2) + size] = value;
      size++;
    }
    return size;
  };
}
