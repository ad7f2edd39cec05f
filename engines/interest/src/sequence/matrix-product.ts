import {
  get,
  i32,
  loadSplat,
  loadVector,
  oneFunction,
  op,
  set,
  storeVector,
  type,
  zeroVector,
} from './wasm-bytes.ts';

/** Matrices for one WebAssembly memory of fixed size, so that no view of it ever goes stale. */
export class MatrixSpace {
  private readonly memory: WebAssembly.Memory;
  private readonly run: (...numbers: number[]) => void;
  private used = 0;

  /** Room for `floats` 32-bit numbers in all. */
  constructor(floats: number) {
    const pages = Math.ceil((floats * 4 + 65_536) / 65_536);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(productModule()), {
      env: { memory: this.memory },
    });
    this.run = instance.exports.run as (...numbers: number[]) => void;
  }

  /** `length` zeros. */
  floats(length: number): Float32Array {
    const at = this.used;
    this.used += Math.ceil(length / 4) * 16;
    return new Float32Array(this.memory.buffer, at, length);
  }

  /** `c = a · b`, or `c += a · b`; all of this space. See `matrixProduct` for the shapes. */
  multiply(shape: ProductShape, a: Float32Array, b: Float32Array, c: Float32Array, isAdded = false): void {
    const { rows, columns, inner, isTransposed } = shape;
    const rowStep = isTransposed ? 4 : (shape.aStep ?? inner) * 4;
    const innerStep = isTransposed ? (shape.aStep ?? rows) * 4 : 4;
    const bStep = (shape.bStep ?? columns) * 4;
    const cStep = (shape.cStep ?? columns) * 4;
    const at = (matrix: Float32Array) => matrix.byteOffset;
    this.run(rows, columns, inner, at(a), rowStep, innerStep, at(b), bStep, at(c), cStep, isAdded ? 1 : 0);
  }
}

/**
 * `c` (rows × columns) from `a` (rows × inner; when transposed it is stored inner × rows) and `b` (inner × columns), all row by row.
 * `rows` must divide by 4 and `columns` by 8. A step is the distance between two stored rows where that is not the width.
 */
export interface ProductShape {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly isTransposed?: boolean;
  readonly aStep?: number;
  readonly bStep?: number;
  readonly cStep?: number;
}

/** What `MatrixSpace.multiply` does, in plain words and to the last bit: every step rounded to 32 bits. */
export function matrixProduct(
  shape: ProductShape,
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  isAdded = false,
): void {
  const { rows, columns, inner, isTransposed } = shape;
  const rowStep = isTransposed ? 1 : (shape.aStep ?? inner);
  const innerStep = isTransposed ? (shape.aStep ?? rows) : 1;
  for (let r = 0; r < rows; r++) {
    for (let col = 0; col < columns; col++) {
      const at = r * (shape.cStep ?? columns) + col;
      let sum = isAdded ? c[at]! : 0;
      for (let k = 0; k < inner; k++) {
        const product = Math.fround(a[r * rowStep + k * innerStep]! * b[k * (shape.bStep ?? columns) + col]!);
        sum = Math.fround(sum + product);
      }
      c[at] = sum;
    }
  }
}

const tileRows = 4;
const tileVectors = 2;

/** A tile of 4 × 8 sums stays in registers while `inner` is walked. */
function productModule(): Uint8Array<ArrayBuffer> {
  const [rows, columns, inner, a, rowStep, innerStep, b, bStep, c, cStep, isAdded] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const;
  const [column, row, left, bAt, cAt] = [11, 12, 13, 14, 15] as const;
  const aAt = (r: number) => 16 + r;
  const bVector = (v: number) => 16 + tileRows + v;
  const splat = bVector(tileVectors);
  const sum = (r: number, v: number) => splat + 1 + r * tileVectors + v;
  const tiles = Array.from({ length: tileRows * tileVectors }, (_, i) => ({
    r: Math.floor(i / tileVectors),
    v: i % tileVectors,
  }));
  const vectors = Array.from({ length: tileVectors }, (_, v) => v);
  const everyRow = Array.from({ length: tileRows }, (_, r) => r);
  const step = (local: number, by: readonly number[]) => [...get(local), ...by, ...op.i32Add, ...set(local)];
  const cRow = (r: number) => [...get(cAt), ...get(cStep), ...i32(r), ...op.i32Mul, ...op.i32Add];

  const walk = [
    ...vectors.flatMap((v) => [...get(bAt), ...loadVector(v * 16), ...set(bVector(v))]),
    ...everyRow.flatMap((r) => [
      ...[...get(aAt(r)), ...loadSplat, ...set(splat)],
      ...vectors.flatMap((v) => [
        ...[...get(sum(r, v)), ...get(splat), ...get(bVector(v))],
        ...[...op.f32x4Mul, ...op.f32x4Add, ...set(sum(r, v))],
      ]),
      ...step(aAt(r), get(innerStep)),
    ]),
    ...step(bAt, get(bStep)),
    ...[...get(left), ...i32(1), ...op.i32Sub, ...set(left), ...get(left), ...op.branchIf0],
  ];
  const tile = [
    ...[...get(c), ...get(row), ...get(cStep), ...op.i32Mul, ...op.i32Add],
    ...[...get(column), ...i32(4), ...op.i32Mul, ...op.i32Add, ...set(cAt)],
    ...[...get(isAdded), ...op.ifThen],
    ...tiles.flatMap(({ r, v }) => [...cRow(r), ...loadVector(v * 16), ...set(sum(r, v))]),
    ...op.orElse,
    ...tiles.flatMap(({ r, v }) => [...zeroVector, ...set(sum(r, v))]),
    ...op.end,
    ...everyRow.flatMap((r) => [
      ...[...get(a), ...get(row), ...i32(r), ...op.i32Add, ...get(rowStep), ...op.i32Mul, ...op.i32Add],
      ...set(aAt(r)),
    ]),
    ...[...get(b), ...get(column), ...i32(4), ...op.i32Mul, ...op.i32Add, ...set(bAt)],
    ...[...get(inner), ...set(left)],
    ...[...op.loop, ...walk, ...op.end],
    ...tiles.flatMap(({ r, v }) => [...cRow(r), ...get(sum(r, v)), ...storeVector(v * 16)]),
    ...step(row, i32(tileRows)),
    ...[...get(row), ...get(rows), ...op.i32LessUnsigned, ...op.branchIf0],
  ];
  const stripe = [
    ...[...i32(0), ...set(row)],
    ...[...op.loop, ...tile, ...op.end],
    ...step(column, i32(tileVectors * 4)),
    ...[...get(column), ...get(columns), ...op.i32LessUnsigned, ...op.branchIf0],
  ];
  const vectorLocals = tileVectors + 1 + tileRows * tileVectors;
  return oneFunction(
    11,
    [
      { count: 5 + tileRows, type: type.i32 },
      { count: vectorLocals, type: type.v128 },
    ],
    [...op.loop, ...stripe, ...op.end],
  );
}
