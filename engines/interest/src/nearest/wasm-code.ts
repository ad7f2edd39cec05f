/** The few words of WebAssembly that our kernels are written in, as bytes (WebAssembly core specification 2.0, chapter 5). */

type Bytes = readonly number[];

export const i32 = 0x7f;
export const f32 = 0x7d;
export const v128 = 0x7b;

/** An unsigned number, seven bits to a byte. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value >>> 0;
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left >>>= 7;
  }
  bytes.push(left);
  return bytes;
}

/** A signed number, seven bits to a byte. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let left = value | 0;
  while (left < -64 || left > 63) {
    bytes.push((left & 127) | 128);
    left >>= 7;
  }
  bytes.push(left & 127);
  return bytes;
}

const vector = (code: number): number[] => [0xfd, ...unsigned(code)];

export const get = (local: number): Bytes => [0x20, ...unsigned(local)];
export const set = (local: number): Bytes => [0x21, ...unsigned(local)];
export const constant = (value: number): Bytes => [0x41, ...signed(value)];
export const add: Bytes = [0x6a];
export const subtract: Bytes = [0x6b];
export const storeI32: Bytes = [0x36, 2, 0];
export const storeF32: Bytes = [0x38, 2, 0];
export const loadF32 = (offset: number): Bytes => [0x2a, 2, ...unsigned(offset)];
export const multiplyF32: Bytes = [0x94];
export const subtractF32: Bytes = [0x93];
export const lessF32: Bytes = [0x5d];
export const toF32: Bytes = [0xb2];
/** Runs again from its begin while `while_` finds a number that is not 0. */
export const loop = (...body: Bytes[]): Bytes => [0x03, 0x40, ...body.flat(), 0x0b];
export const again: Bytes = [0x0d, 0];
export const when = (...body: Bytes[]): Bytes => [0x04, 0x40, ...body.flat(), 0x0b];
/** Sixteen bytes; eight bytes as eight 16-bit numbers. */
export const loadV128 = (offset: number): Bytes => [...vector(0x00), 0, ...unsigned(offset)];
export const load8x8 = (offset: number): Bytes => [...vector(0x01), 0, ...unsigned(offset)];
/** Products of eight pairs of 16-bit numbers, added in twos to four 32-bit ones. */
export const dot: Bytes = vector(0xba);
export const addI32x4: Bytes = vector(0xae);
export const firstI32: Bytes = [...vector(0x1b), 0];
/** The four 32-bit numbers in another order. */
export const reorder = (...order: [number, number, number, number]): Bytes => [
  ...vector(0x0d),
  ...order.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
];

interface Code {
  readonly params: Bytes;
  readonly result: number;
  readonly locals: Bytes;
  readonly body: readonly Bytes[];
}

/** A module of one function, `run`, over a memory that it is given as `arena.memory`. */
export function moduleOf({ params, result, locals, body }: Code, pagesMax: number): Uint8Array<ArrayBuffer> {
  const sized = (bytes: Bytes): number[] => [...unsigned(bytes.length), ...bytes];
  const section = (id: number, bytes: Bytes): number[] => [id, ...sized(bytes)];
  const text = (word: string): number[] => sized([...new TextEncoder().encode(word)]);
  const type = [0x60, ...sized(params), 1, result];
  const memory = [...text('arena'), ...text('memory'), 2, 1, 1, ...unsigned(pagesMax)];
  const declared = [...unsigned(locals.length), ...locals.flatMap((kind) => [1, kind])];
  const code = [...declared, ...body.flat(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, ...type]),
    ...section(2, [1, ...memory]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0, 0]),
    ...section(10, [1, ...sized(code)]),
  ]);
}
