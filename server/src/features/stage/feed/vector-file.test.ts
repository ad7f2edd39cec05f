import {
  columnFromArray,
  fixedSizeList,
  float32,
  float64,
  int32,
  list,
  tableFromColumns,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { readVectorFile, writeVectorFile } from './vector-file.ts';

const fileOf = (columns: Parameters<typeof tableFromColumns>[0], format: 'stream' | 'file' = 'stream') =>
  tableToIPC(tableFromColumns(columns), { format }) as Uint8Array;
const ids = columnFromArray(['a', 'b', 'c'], utf8());

describe('a file of vectors', () => {
  it('comes back as it was written', () => {
    const values = Float32Array.from([1, 2, 3, 4, 5, 6]);
    const read = readVectorFile(writeVectorFile({ dim: 2, ids: ['a', 'b', 'c'], values }));
    if (!read.ok) throw new Error(read.failure.detail);
    expect([read.value.dim, read.value.rows]).toEqual([2, 3]);
    expect(read.value.slice(0, 3)).toEqual({ ids: ['a', 'b', 'c'], values });
    expect(read.value.slice(1, 2)).toEqual({ ids: ['b'], values: values.slice(2, 4) });
  });

  it('is read as a stream and as a file, of single and of double precision; what is null has no numbers', () => {
    const vectors = [[1, 2], null, [5, 6]];
    for (const format of ['stream', 'file'] as const) {
      for (const part of [float32(), float64()]) {
        const vector = columnFromArray(vectors, fixedSizeList(part, 2));
        const read = readVectorFile(fileOf({ id: ids, vector }, format));
        if (!read.ok) throw new Error(read.failure.detail);
        const { values } = read.value.slice(0, 3);
        expect([...values]).toEqual([1, 2, Number.NaN, Number.NaN, 5, 6]);
      }
    }
  });

  it('that is none is told so in a sentence', () => {
    const detailOf = (bytes: Uint8Array) => {
      const read = readVectorFile(bytes);
      return read.ok ? 'good' : read.failure.detail;
    };
    const vector = columnFromArray([[1], [2], [3]], fixedSizeList(float32(), 1));
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('{"id": "a"}'), fileOf({ id: ids })])
      expect(detailOf(bytes)).toContain('Arrow');
    const numbers = columnFromArray([1, 2, 3], int32());
    expect(detailOf(fileOf({ id: numbers, vector }))).toContain('utf8');
    for (const other of [numbers, columnFromArray([[1], [2], [3]], list(float32()))])
      expect(detailOf(fileOf({ id: ids, vector: other }))).toContain('fixed_size_list');
    const good = fileOf({ id: ids, vector });
    for (let length = 0; length < good.length; length += 7) detailOf(good.slice(0, length));
  });
});
