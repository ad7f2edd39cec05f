import type { ClaimSource } from '@kanmai/trust';

/** One labelled sentence. */
export interface LabelledRow {
  readonly text: string;
  readonly isViolation: boolean;
  /** The code it is said to break, where the label is one. */
  readonly code: string | null;
  readonly source: ClaimSource | undefined;
}

/** Rows of a file, and how many could not be read. */
export interface LabelledFile {
  readonly rows: readonly LabelledRow[];
  readonly unreadable: number;
}

/**
 * Labelled sentences of a TSV, CSV (RFC 4180), JSON array or JSONL file with the fields `text`, `label`, `source`, in any order, others
 * beside them ignored; without a header the first three columns are these. A label is a violation when it is a code of the official
 * list (`ZH8`, also `ZH8,SP1`), 1, true, or says violation in English or Chinese, and innocent when it is 0, false, ok, exempt …
 */
export function readLabelled(text: string): LabelledFile {
  const records = recordsOf(text.replace(/^\uFEFF/, ''));
  const rows: LabelledRow[] = [];
  for (const record of records) {
    const row = rowOf(record);
    if (row !== null) rows.push(row);
  }
  return { rows, unreadable: records.length - rows.length };
}

type Fields = Readonly<Record<string, unknown>>;

function recordsOf(text: string): readonly Fields[] {
  const start = text.trimStart()[0];
  if (start === '[') return JSON.parse(text) as Fields[];
  if (start === '{') return jsonLines(text);
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const table = first.includes('\t') ? tabbed(text) : commaSeparated(text);
  return named(table.filter((cells) => cells.some((cell) => cell.trim() !== '')));
}

function jsonLines(text: string): readonly Fields[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Fields);
}

function tabbed(text: string): string[][] {
  return text.split(/\r?\n/).map((line) => line.split('\t').map(unquoted));
}

function unquoted(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function commaSeparated(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (match.index === text.length && rows[rows.length - 1]!.length === 0) break;
    rows[rows.length - 1]!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') rows.push([]);
  }
  return rows;
}

const fieldNames: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'sentence', 'content', '文本', '句子', '内容'],
  label: ['label', 'code', 'class', '标签', '类别'],
  source: ['source', 'kind', 'where', '来源'],
};

function named(table: readonly string[][]): readonly Fields[] {
  const header = table[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const places = Object.entries(fieldNames).map(
    ([name, others], i) => [name, header.findIndex((cell) => others.includes(cell)), i] as const,
  );
  const hasHeader = places.some(([name, at]) => name === 'text' && at >= 0);
  const rows = hasHeader ? table.slice(1) : table;
  return rows.map((cells) =>
    Object.fromEntries(places.map(([name, at, i]) => [name, cells[hasHeader ? at : i]])),
  );
}

function rowOf(record: Fields): LabelledRow | null {
  const text = fieldOf(record, 'text');
  const label = fieldOf(record, 'label');
  const isViolation = violationOf(label);
  if (text === '' || isViolation === null) return null;
  const code = /^(?:YLQX|YP|YL|NY|SY|SP|YC|FDC|ZH|J)\d+/i.exec(label)?.[0]?.toUpperCase() ?? null;
  return { text, isViolation, code, source: sourceOf(fieldOf(record, 'source')) };
}

function fieldOf(record: Fields, name: string): string {
  const known = fieldNames[name]!.find((other) => record[other] !== undefined && record[other] !== null);
  return known === undefined ? '' : String(record[known]).trim();
}

/** Whether a label says violation; null where it says nothing. */
export function violationOf(label: string): boolean | null {
  const plain = label.trim().toLowerCase();
  if (plain === '') return null;
  if (/^(?:ylqx|yp|yl|ny|sy|sp|yc|fdc|zh|j)[-_ ]?\d+/.test(plain)) return true;
  if (
    /^(?:0|-1|false|no?|none|null|ok|okay|pass|clean|safe|legal|lawful|compliant|allowed|negative|normal|innocent|benign|ham|good)\b/.test(
      plain,
    )
  )
    return false;
  if (/^(?:exempt|excused|innocuous|not[-_ ]|non[-_ ]?viol|no[-_ ]viol)/.test(plain)) return false;
  if (/合规|合法|豁免|正常|无违|不违|未违|无问题|例外/.test(plain)) return false;
  if (
    /^(?:1|true|yes|y|viol\w*|illegal|unlawful|banned|forbidden|bad|positive|breach|risky?|flag\w*)\b/.test(
      plain,
    )
  )
    return true;
  if (/违规|违法|违禁|禁用|绝对化|虚假|第.{1,3}条/.test(plain)) return true;
  return null;
}

/** Where a sentence stands, of what a file may call it; undefined where it says something else. */
export function sourceOf(source: string): ClaimSource | undefined {
  const plain = source.toLowerCase();
  if (/review|comment|评价|评论|点评|chnsenti|晒单/.test(plain)) return 'review';
  if (/title|listing|标题|product|商品/.test(plain)) return 'title';
  if (/script|live|room|口播|直播|话术|脚本|台词|speech/.test(plain)) return 'script';
  if (/caption|subtitle|字幕|文案|简介|clip|post/.test(plain)) return 'caption';
  if (/picture|image|ocr|poster|图/.test(plain)) return 'picture';
  return undefined;
}
