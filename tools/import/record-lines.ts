import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A record under its number in the file, the first being 1. */
export interface NumberedRecord<Record = unknown> {
  readonly line: number;
  readonly record: Record;
}

/** What a file holds, read as a stream: a file larger than memory is no trouble. */
export interface RecordFile<Record = unknown> {
  readonly records: AsyncIterable<NumberedRecord<Record>>;
  /** The share of the file read so far, 0 to 1. */
  readonly share: () => number;
}

/** Opens a file, plain or gzipped, and counts what was read of it. */
export async function openBytes(path: string): Promise<{ input: Readable; share: () => number }> {
  const { size } = await stat(path);
  const file = createReadStream(path);
  let readBytes = 0;
  file.on('data', (chunk) => {
    readBytes += chunk.length;
  });
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  if (input !== file) file.on('error', (error: Error) => input.destroy(error));
  // Met where the bytes are read; until then it must not count as unhandled.
  input.on('error', () => undefined);
  return { input, share: () => (size === 0 ? 1 : readBytes / size) };
}

/** The lines of a text. */
export async function* textLines(input: Readable): AsyncIterable<string> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const text of input) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/** Changes each record, keeping its number; null leaves it out. */
export function mapRecords<From, To>(
  file: RecordFile<From>,
  change: (record: From, line: number) => To | null,
): RecordFile<To> {
  return { share: file.share, records: changed(file.records, change) };
}

async function* changed<From, To>(
  records: AsyncIterable<NumberedRecord<From>>,
  change: (record: From, line: number) => To | null,
): AsyncIterable<NumberedRecord<To>> {
  for await (const { line, record } of records) {
    const made = change(record, line);
    if (made !== null) yield { line, record: made };
  }
}
