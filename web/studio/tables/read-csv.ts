/**
 * Reads RFC 4180: quoted cells, doubled quotes, line ends of any system, a byte order mark. What is pasted from a
 * spreadsheet comes with tabs, and spreadsheets of some countries write semicolons: the first line tells.
 * Lines without any text are left out; `line` is where a row begins, as an editor counts.
 */
export function readCsv(text: string): CsvRow[] {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(plain);
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < plain.length) {
    const cells: string[] = [];
    const startLine = line;
    for (;;) {
      const cell = readCell(plain, at, separator);
      cells.push(cell.text.trim());
      line += cell.lineEnds;
      at = cell.end;
      if (plain[at] !== separator) break;
      at += 1;
    }
    if (plain[at] === '\r' && plain[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    if (cells.some((cell) => cell !== '')) rows.push({ line: startLine, cells });
  }
  return rows;
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Cell {
  readonly text: string;
  /** Where the separator, the line end or the end of the text is. */
  readonly end: number;
  readonly lineEnds: number;
}

function readCell(text: string, start: number, separator: string): Cell {
  if (text[start] !== '"') {
    const end = endOfPlain(text, start, separator);
    return { text: text.slice(start, end), end, lineEnds: 0 };
  }
  let content = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that is never closed takes the rest: better one odd cell than a file that is refused.
    const until = quote === -1 ? text.length : quote;
    content += text.slice(at, until);
    if (text[until + 1] !== '"' || quote === -1) {
      at = quote === -1 ? text.length : until + 1;
      break;
    }
    content += '"';
    at = until + 2;
  }
  const end = endOfPlain(text, at, separator);
  return { text: content + text.slice(at, end), end, lineEnds: content.split(/\r\n|\r|\n/).length - 1 };
}

function endOfPlain(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1);
  const count = (separator: string) => first.split(separator).length;
  return ['\t', ';', ','].reduce((best, next) => (count(next) >= count(best) ? next : best));
}

/** Text of a file: UTF-8, and otherwise what spreadsheets in China write. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
