import { readFile } from 'node:fs/promises';
import type { ItemFeatures } from '@kanmai/interest';
import { BenchUsageError } from '../bench.ts';

/** Reads a two-dimensional array of little-endian f2, f4 or f8 in NumPy's format (NEP 1), a row an item. */
export async function readNpy(path: string): Promise<ItemFeatures> {
  const bytes = await readFile(path);
  if (bytes.toString('latin1', 0, 6) !== '\x93NUMPY') throw new BenchUsageError(`${path} is no .npy file.`);
  const isFirst = bytes[6] === 1;
  const headerStart = isFirst ? 10 : 12;
  const headerLength = isFirst ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const header = bytes.toString('latin1', headerStart, headerStart + headerLength);
  const kind = /'descr': *'<f([248])'/.exec(header)?.[1];
  const shape = /'shape': *\((\d+), *(\d+),?\)/.exec(header);
  if (kind === undefined || shape === null || !header.includes("'fortran_order': False"))
    throw new BenchUsageError(`${path}: rows of <f2, <f4 or <f8 in C order are wanted, not ${header.trim()}`);
  const size = Number(kind);
  const dimensions = Number(shape[2]);
  const data = new DataView(bytes.buffer, bytes.byteOffset + headerStart + headerLength);
  const values = new Float32Array(Number(shape[1]) * dimensions);
  if (data.byteLength < values.length * size) throw new BenchUsageError(`${path} is cut short.`);
  for (let k = 0; k < values.length; k++) values[k] = numberAt(data, k * size, size);
  return { values, dimensions };
}

function numberAt(data: DataView, offset: number, size: number): number {
  if (size === 4) return data.getFloat32(offset, true);
  if (size === 8) return data.getFloat64(offset, true);
  return data.getFloat16(offset, true);
}
