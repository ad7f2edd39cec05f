import { units } from './network.ts';
import * as wasm from './sequence/wasm-bytes.ts';

/** What the inputs of a pair (a person and an item) bring to the units: so many numbers beside the units of a row. */
export const pairNumbers = 4;
/** Room for the answers of all tasks; the last is not used. */
export const outputs = 8;
const leak = 0.01;
/** Places in the memory, counted in 32-bit numbers. */
const pairsAt = units;
const answersAt = pairsAt + pairNumbers * units;
const scratchAt = answersAt + units * outputs;
const rowsAt = scratchAt + units;
export const rowLength = units + pairNumbers;
const wasmPage = 65_536;

/** Where everything lies that the kernel reads and writes. */
export interface PageSpace {
  /** What every row begins with, per unit. */
  readonly base: Float32Array;
  /** Per number of a pair, what one of it brings to each unit. */
  readonly pairs: Float32Array;
  /** Per unit, what it brings to each answer. */
  readonly answers: Float32Array;
  /** Per candidate `rowLength` numbers: what its item brings to the units, and the numbers of the pair. The answers replace the first. */
  readonly rows: Float32Array;
}

/** Answers the first `count` rows. */
export type PageKernel = (count: number) => void;

/**
 * The hidden layer for all candidates of a page at once, and what it brings to each task, in WebAssembly with 128-bit
 * vectors: units = leaky rectifier of (row + base + pair · pairs), answers = units · answers. Where WebAssembly has no
 * vectors the plain loop does it, with the same result to the last bit.
 */
export function pageKernel(rowsMax: number): { space: PageSpace; run: PageKernel } {
  const bytes = (rowsAt + rowsMax * rowLength) * Float32Array.BYTES_PER_ELEMENT;
  const pages = Math.ceil(bytes / wasmPage);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const view = (at: number, length: number) => new Float32Array(memory.buffer, at * 4, length);
  const space = {
    base: view(0, units),
    pairs: view(pairsAt, pairNumbers * units),
    answers: view(answersAt, units * outputs),
    rows: view(rowsAt, rowsMax * rowLength),
  };
  return { space, run: vectorKernel(memory) ?? ((count) => plainKernel(space, count)) };
}

/** What the kernel does, in plain words and to the last bit: every step rounded to 32 bits. */
export function plainKernel({ base, pairs, answers, rows }: PageSpace, count: number): void {
  const { fround } = Math;
  const even = new Float32Array(outputs);
  const odd = new Float32Array(outputs);
  for (let start = 0; start < count * rowLength; start += rowLength) {
    even.fill(0);
    odd.fill(0);
    for (let u = 0; u < units; u++) {
      let value = fround(rows[start + u]! + base[u]!);
      for (let k = 0; k < pairNumbers; k++)
        value = fround(value + fround(rows[start + units + k]! * pairs[k * units + u]!));
      const out = Math.max(value, fround(value * fround(leak)));
      const sums = u % 2 === 0 ? even : odd;
      for (let k = 0; k < outputs; k++) sums[k] = sums[k]! + fround(out * answers[u * outputs + k]!);
    }
    for (let k = 0; k < outputs; k++) rows[start + k] = even[k]! + odd[k]!;
  }
}

function vectorKernel(memory: WebAssembly.Memory): PageKernel | null {
  try {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(kernelModule()), { env: { memory } });
    const run = instance.exports.run as (row: number, count: number) => void;
    return (count) => {
      if (count > 0) run(rowsAt * 4, count);
    };
  } catch {
    // A processor or a policy that knows no vectors of WebAssembly.
    return null;
  }
}

function kernelModule(): Uint8Array<ArrayBuffer> {
  const { get, set, i32, op, type, loadVector, loadSplatAt, storeVector } = wasm;
  const [row, count, splat, value] = [0, 1, 2, 7];
  const pair = (k: number) => 3 + k;
  const sum = (k: number) => 8 + k;
  const range = (size: number) => Array.from({ length: size }, (_, i) => i);
  const load = (at: number) => [...i32(0), ...loadVector(at * 4)];
  const hidden = range(units / 4).flatMap((v) => [
    ...[...get(row), ...loadVector(v * 16), ...load(v * 4), ...op.f32x4Add],
    ...range(pairNumbers).flatMap((k) => [
      ...[...get(pair(k)), ...load(pairsAt + k * units + v * 4), ...op.f32x4Mul, ...op.f32x4Add],
    ]),
    ...[...set(value), ...i32(0), ...get(value)],
    ...[...get(value), ...get(splat), ...op.f32x4Mul, ...op.f32x4Max],
    ...storeVector((scratchAt + v * 4) * 4),
  ]);
  const spread = range(units).flatMap((u) => [
    ...[...i32(0), ...loadSplatAt((scratchAt + u) * 4), ...set(value)],
    ...range(outputs / 4).flatMap((k) => [
      ...[...get(sum((u % 2) * 2 + k)), ...get(value), ...load(answersAt + u * outputs + k * 4)],
      ...[...op.f32x4Mul, ...op.f32x4Add, ...set(sum((u % 2) * 2 + k))],
    ]),
  ]);
  const body = [
    ...range(pairNumbers).flatMap((k) => [...get(row), ...loadSplatAt((units + k) * 4), ...set(pair(k))]),
    ...hidden,
    ...range(4).flatMap((k) => [...wasm.zeroVector, ...set(sum(k))]),
    ...spread,
    ...range(2).flatMap((k) => [
      ...[...get(row), ...get(sum(k)), ...get(sum(2 + k)), ...op.f32x4Add, ...storeVector(k * 16)],
    ]),
    ...[...get(row), ...i32(rowLength * 4), ...op.i32Add, ...set(row)],
    ...[...get(count), ...i32(1), ...op.i32Sub, ...set(count), ...get(count), ...op.branchIf0],
  ];
  return wasm.oneFunction(
    2,
    [{ count: 10, type: type.v128 }],
    [...wasm.splatConstant(leak), ...set(splat), ...op.loop, ...body, ...op.end],
  );
}
