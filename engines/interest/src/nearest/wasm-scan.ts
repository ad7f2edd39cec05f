import { type Arena, pagesMax } from './arena.ts';
import { blockLength, codeBytesOf, type Scan } from './scan.ts';
import * as wasm from './wasm-code.ts';

type Run = (
  at: number,
  count: number,
  query: number,
  unit: number,
  limit: number,
  place: number,
  outPlace: number,
  outValue: number,
) => number;

/** Beyond so many dimensions the code would no longer be one straight run. */
const dimMax = 1_024;

/**
 * The kernel as WebAssembly with 128-bit vectors, made for one number of dimensions: the query stays in registers and
 * the comparison is a straight run of code. Null where that is not to be had. The same answers as `plainScan`, bit by bit.
 */
export function wasmScan(arena: Arena, dim: number): Scan | null {
  if (arena.memory === null || dim > dimMax) return null;
  const run = instantiate(arena.memory, codeOf(codeBytesOf(dim)));
  if (run === null) return null;
  return ({ query, unit, outPlace, outValue }, block, count, place, limit, found) =>
    count === 0
      ? found
      : found + run(block, count, query, unit, limit, place, outPlace + found * 4, outValue + found * 4);
}

function instantiate(memory: WebAssembly.Memory, code: Uint8Array<ArrayBuffer>): Run | null {
  try {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { arena: { memory } });
    return instance.exports.run as unknown as Run;
  } catch {
    // A processor or a policy that knows no vectors of WebAssembly.
    return null;
  }
}

const [at, count, query, unit, limit, place, outPlace, outValue] = [0, 1, 2, 3, 4, 5, 6, 7];
const [side, value, sum, firstOut, firstQuery] = [8, 9, 10, 11, 12];

function codeOf(bytes: number): Uint8Array<ArrayBuffer> {
  const { get, set, constant, add, i32, f32, v128 } = wasm;
  const eights = Array.from({ length: bytes / 8 }, (_, i) => i);
  const move = (pointer: number, step: number) => [
    ...get(pointer),
    ...constant(step),
    ...add,
    ...set(pointer),
  ];
  const product = eights.flatMap((i) => [
    ...get(at),
    ...wasm.load8x8(i * 8),
    ...get(firstQuery + i),
    ...wasm.dot,
    ...(i === 0 ? [] : wasm.addI32x4),
  ]);
  const fold = (...order: [number, number, number, number]) => [
    ...[...get(sum), ...get(sum), ...get(sum), ...wasm.reorder(...order), ...wasm.addI32x4, ...set(sum)],
  ];
  return wasm.moduleOf(
    {
      params: [i32, i32, i32, f32, f32, i32, i32, i32],
      result: i32,
      locals: [i32, f32, v128, i32, ...eights.map(() => v128)],
      body: [
        [...get(outPlace), ...set(firstOut)],
        [...get(at), ...constant(blockLength * bytes), ...add, ...set(side)],
        eights.flatMap((i) => [...get(query), ...wasm.loadV128(i * 16), ...set(firstQuery + i)]),
        wasm.loop(
          [...product, ...set(sum)],
          fold(2, 3, 0, 1),
          fold(1, 0, 3, 2),
          [...get(side), ...wasm.loadF32(blockLength * 4)],
          [...get(side), ...wasm.loadF32(0), ...get(unit), ...wasm.multiplyF32],
          [...get(sum), ...wasm.firstI32, ...wasm.toF32, ...wasm.multiplyF32],
          [...wasm.subtractF32, ...set(value)],
          [...get(value), ...get(limit), ...wasm.lessF32],
          wasm.when(
            [...get(outPlace), ...get(place), ...wasm.storeI32],
            [...get(outValue), ...get(value), ...wasm.storeF32],
            move(outPlace, 4),
            move(outValue, 4),
          ),
          move(at, bytes),
          move(side, 4),
          move(place, 1),
          move(count, -1),
          [...get(count), ...wasm.again],
        ),
        [...get(outPlace), ...get(firstOut), ...wasm.subtract],
        [...constant(2), 0x76],
      ],
    },
    pagesMax,
  );
}
