/** The few words of WebAssembly's binary format (specification 2.0 with 128-bit SIMD) that a number kernel needs. */
export const op = {
  loop: [0x03, 0x40],
  ifThen: [0x04, 0x40],
  orElse: [0x05],
  end: [0x0b],
  branchIf0: [0x0d, 0x00],
  i32Add: [0x6a],
  i32Sub: [0x6b],
  i32Mul: [0x6c],
  i32LessUnsigned: [0x49],
  f32x4Mul: [0xfd, 0xe6, 0x01],
  f32x4Add: [0xfd, 0xe4, 0x01],
  f32x4Max: [0xfd, 0xe9, 0x01],
} as const;

export const type = { i32: 0x7f, v128: 0x7b } as const;

export const get = (local: number) => [0x20, ...unsigned(local)];
export const set = (local: number) => [0x21, ...unsigned(local)];
export const i32 = (value: number) => [0x41, ...signed(value)];
export const zeroVector = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const loadVector = (offset: number) => [0xfd, 0x00, 0x02, ...unsigned(offset)];
export const loadSplatAt = (offset: number) => [0xfd, 0x09, 0x02, ...unsigned(offset)];
export const loadSplat = loadSplatAt(0);
export const storeVector = (offset: number) => [0xfd, 0x0b, 0x02, ...unsigned(offset)];

/** The same 32-bit number four times. */
export function splatConstant(value: number): number[] {
  const bytes = [...new Uint8Array(Float32Array.of(value).buffer)];
  return [0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes];
}

/** A module of one function `run` of `parameters` i32 numbers over the memory imported as `env.memory`. */
export function oneFunction(
  parameters: number,
  locals: readonly { count: number; type: number }[],
  body: readonly number[],
): Uint8Array<ArrayBuffer> {
  const code = [...vector(locals.map((group) => [...unsigned(group.count), group.type])), ...body, ...op.end];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector(new Array(parameters).fill([type.i32])), 0x00]])),
    ...section(2, vector([[...name('env'), ...name('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector([[0x00]])),
    ...section(7, vector([[...name('run'), 0x00, 0x00]])),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(parts: readonly (readonly number[])[]): number[] {
  return [...unsigned(parts.length), ...parts.flat()];
}

function name(text: string): number[] {
  return [...unsigned(text.length), ...Array.from(text, (letter) => letter.charCodeAt(0))];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}
