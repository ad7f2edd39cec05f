import { CsvError, parse } from 'csv-parse';
import { ApiError } from './api.ts';
import { type NumberedRecord, openBytes, type RecordFile } from './record-lines.ts';

/** A row by the names of its columns. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads a CSV with a heading; the first row after the heading has the number 1. @throws ApiError where it is no CSV */
export async function openCsv(path: string): Promise<RecordFile<CsvRow>> {
  const { input, share } = await openBytes(path);
  const parser = parse({
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  });
  input.on('error', (error: Error) => parser.destroy(error));
  // Met where the rows are read; until then it must not count as unhandled.
  parser.on('error', () => undefined);
  input.pipe(parser);
  return { records: numbered(parser, path), share };
}

async function* numbered(rows: AsyncIterable<CsvRow>, path: string): AsyncIterable<NumberedRecord<CsvRow>> {
  let line = 0;
  try {
    for await (const record of rows) {
      line++;
      yield { line, record };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new ApiError(`${path} is no CSV after row ${line}: ${error.message}`);
    throw error;
  }
}
