import { type Readable, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Cells, TableRow } from './catalogue-table.ts';

/** How a file is written down. */
export interface TableShape {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly bom: boolean;
  readonly delimiter: ',' | ';' | '\t';
  readonly newline: '\n' | '\r\n';
  readonly columns: readonly string[];
}

export type TableProblem =
  | { readonly code: 'file-empty' }
  | { readonly code: 'encoding-unknown' }
  | { readonly code: 'column-twice'; readonly column: string }
  | { readonly code: 'columns-too-many' }
  | { readonly code: 'line-unreadable'; readonly line: number };

export class TableError extends Error {
  readonly problem: TableProblem;
  constructor(problem: TableProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const columnsMax = 500;
const recordCharactersMax = 1_000_000;
const delimiters = [',', ';', '\t'] as const;

/** Looks through a file for its encoding, and at its heading for the rest. @throws TableError */
export async function shapeOf(open: () => Promise<Readable>): Promise<TableShape> {
  const encoding = await encodingOf(await open());
  let head = '';
  const texts = decoded(await open(), encoding);
  for await (const text of texts) {
    head += text;
    if (head.length > recordCharactersMax || endOfHeading(head) >= 0) break;
  }
  const bom = head.startsWith('\ufeff');
  if (bom) head = head.slice(1);
  const end = endOfHeading(head);
  const heading = end < 0 ? head : head.slice(0, end);
  if (heading.trim() === '') throw new TableError({ code: 'file-empty' });
  const delimiter = delimiters.toSorted((a, b) => unquoted(heading, b) - unquoted(heading, a))[0] ?? ',';
  const columns = await headingOf(heading, delimiter);
  if (columns.length > columnsMax) throw new TableError({ code: 'columns-too-many' });
  const seen = new Set<string>();
  for (const column of columns) {
    if (column !== '' && seen.has(column)) throw new TableError({ code: 'column-twice', column });
    seen.add(column);
  }
  return {
    encoding,
    bom,
    delimiter,
    newline: head[end - 1] === '\r' || head[end] === '\r' ? '\r\n' : '\n',
    columns,
  };
}

/** Where the first line ends that is not inside quotation marks; -1 when it does not. */
function endOfHeading(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return i;
  }
  return -1;
}

function unquoted(heading: string, delimiter: string): number {
  return heading.replace(/"[^"]*"/g, '').split(delimiter).length;
}

async function headingOf(heading: string, delimiter: string): Promise<string[]> {
  const parser = parse({ delimiter, relax_quotes: true });
  parser.end(heading);
  for await (const record of parser) return (record as string[]).map((name) => name.trim());
  throw new TableError({ code: 'file-empty' });
}

async function encodingOf(input: Readable): Promise<TableShape['encoding']> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const gb = new TextDecoder('gb18030', { fatal: true });
  let isUtf8 = true;
  let isGb = true;
  let first = true;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
    first = false;
    isUtf8 &&= decodes(utf8, chunk);
    isGb &&= decodes(gb, chunk);
    if (!isUtf8 && !isGb) throw new TableError({ code: 'encoding-unknown' });
  }
  if (isUtf8 && decodes(utf8)) return 'utf-8';
  if (isGb && decodes(gb)) return 'gb18030';
  throw new TableError({ code: 'encoding-unknown' });
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, its byte order mark with it. */
function decoded(input: Readable, encoding: TableShape['encoding']): Transform {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const texts = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') this.push(text);
      done();
    },
    flush(done) {
      const text = decoder.decode();
      if (text !== '') this.push(text);
      done();
    },
  });
  input.on('error', (error) => texts.destroy(error));
  return input.pipe(texts);
}

export interface ReadRow extends TableRow {
  /** Cells beyond the heading's last column. */
  readonly surplus: number;
}

/** The rows below the heading. @throws TableError where the quotation marks do not fit */
export async function* rowsOf(input: Readable, shape: TableShape): AsyncIterable<ReadRow> {
  const parser = parse({
    delimiter: shape.delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: recordCharactersMax,
  });
  const texts = decoded(input, shape.encoding);
  texts.on('error', (error) => parser.destroy(error));
  // Met where the rows are read; until then it must not count as unhandled.
  parser.on('error', () => undefined);
  texts.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // The parser counts the lines up to where a row ends; it begins as many before as its texts have breaks.
      const begins = info.lines - record.reduce((sum, text) => sum + breaksIn(text), 0);
      if (line > 1) yield rowOf(record, begins, shape.columns);
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new TableError({ code: 'line-unreadable', line });
    throw error;
  } finally {
    input.destroy();
  }
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function rowOf(record: readonly string[], line: number, columns: readonly string[]): ReadRow {
  const cells: Record<string, string> = {};
  for (const [index, column] of columns.entries()) {
    const text = record[index];
    if (text !== undefined && text !== '' && column !== '') cells[column] = text;
  }
  const surplus = record.slice(columns.length).filter((text) => text !== '').length;
  return { line, cells, surplus };
}

/** One row as text, with its end. */
export function writeRow(cells: Cells, shape: Pick<TableShape, 'columns' | 'delimiter' | 'newline'>): string {
  return writeLine(
    shape.columns.map((column) => cells[column] ?? ''),
    shape,
  );
}

export function writeLine(
  texts: readonly string[],
  shape: Pick<TableShape, 'delimiter' | 'newline'>,
): string {
  return texts.map((text) => quoted(text, shape.delimiter)).join(shape.delimiter) + shape.newline;
}

function quoted(text: string, delimiter: string): string {
  const needs = text.includes(delimiter) || /["\r\n]|^\s|\s$|^\ufeff/.test(text);
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}
