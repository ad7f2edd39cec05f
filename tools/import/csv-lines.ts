import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

export interface CsvLine {
  /** The record's number in the file, the first after the heading being 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CsvFile {
  readonly lines: AsyncIterable<CsvLine>;
  /** The share of the file read so far, 0 to 1. */
  readonly share: () => number;
}

/** Reads a CSV with a heading, plain or gzipped, as a stream: a file larger than memory is no trouble. */
export async function openCsv(path: string): Promise<CsvFile> {
  const { size } = await stat(path);
  const file = createReadStream(path);
  let readBytes = 0;
  file.on('data', (chunk) => {
    readBytes += chunk.length;
  });
  const parser = parse({
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  });
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error: Error) => parser.destroy(error));
  input.on('error', (error: Error) => parser.destroy(error));
  input.pipe(parser);
  return { lines: numbered(parser), share: () => (size === 0 ? 1 : readBytes / size) };
}

async function* numbered(records: AsyncIterable<Record<string, string>>): AsyncIterable<CsvLine> {
  let line = 0;
  for await (const fields of records) {
    line++;
    yield { line, fields };
  }
}
