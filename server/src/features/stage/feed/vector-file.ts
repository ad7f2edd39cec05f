import type { NamedVectors } from '@kanmai/interest';
import { err, type Failure, ok, type Result } from '@kanmai/kernel';
import {
  type Column,
  columnFromArray,
  type DataType,
  fixedSizeList,
  float32,
  Precision,
  Type,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';

export const vectorFileType = 'application/vnd.apache.arrow.stream';

/**
 * Vectors of clips as a file: Apache Arrow's IPC format, stream or file, uncompressed, with two columns. `id` (utf8) names the
 * clip; `vector` (fixed_size_list of float32 or float64) is what somebody computed of it.
 */
export interface VectorFile {
  readonly dim: number;
  readonly rows: number;
  /** The rows from `from` up to `to`. A row that is null has no number in it, and will be refused. */
  slice(from: number, to: number): { readonly ids: string[]; readonly values: Float32Array };
}

interface VectorFileFault extends Failure {
  readonly type: 'bad-request';
  readonly field: 'body';
  readonly detail: string;
}

const fault = (detail: string) => err<VectorFileFault>({ type: 'bad-request', field: 'body', detail });

/** Reads a file; a failure says in a sentence what is wrong with it. */
export function readVectorFile(bytes: Uint8Array): Result<VectorFile, VectorFileFault> {
  const table = tableOf(bytes);
  const id = table?.getChild('id') as Column<unknown> | undefined;
  const vector = table?.getChild('vector') as Column<unknown> | undefined;
  if (table === null || id === undefined || vector === undefined)
    return fault('An Arrow IPC stream or file with the columns id and vector is wanted.');
  if (id.type.typeId !== Type.Utf8 && id.type.typeId !== Type.LargeUtf8)
    return fault('The column id is to be of utf8.');
  const dim = dimOf(vector.type);
  if (dim === null) return fault('The column vector is to be a fixed_size_list of float32 or float64.');
  return ok({
    dim,
    rows: table.numRows,
    slice(from, to) {
      const ids: string[] = [];
      const values = new Float32Array((to - from) * dim).fill(Number.NaN);
      for (let row = from; row < to; row++) {
        ids.push(String(id.at(row) ?? ''));
        const numbers = vector.at(row);
        if (numbers !== null) values.set(numbers as ArrayLike<number>, (row - from) * dim);
      }
      return { ids, values };
    },
  });
}

function tableOf(bytes: Uint8Array) {
  try {
    return tableFromIPC(bytes);
  } catch {
    return null;
  }
}

function dimOf(type: DataType): number | null {
  if (type.typeId !== Type.FixedSizeList) return null;
  const [part] = type.children;
  if (part?.type.typeId !== Type.Float || part.type.precision === Precision.HALF) return null;
  return type.stride;
}

/** The same, written: an Arrow IPC stream. */
export function writeVectorFile({ dim, ids, values }: NamedVectors): Uint8Array {
  const vectors = ids.map((_, row) => values.subarray(row * dim, (row + 1) * dim));
  const columns = {
    id: columnFromArray(ids, utf8()),
    vector: columnFromArray(vectors, fixedSizeList(float32(), dim)),
  };
  return tableToIPC(tableFromColumns(columns), { format: 'stream' }) as Uint8Array;
}
