import { tableLimits } from './catalogue-table.ts';

/** Cents of an amount such as `199`, `199.5` or `199.00`, digit by digit; null when it is no such amount. */
export function readCents(text: string): number | null {
  const match = /^(\d{1,10})(?:\.(\d{1,2})0*)?$/.exec(text.trim().replace(/^[¥￥]\s*/, ''));
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

export function writeCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** A count; what was sold short is none. Null when it is no whole number. */
export function readCount(text: string): number | null {
  if (!/^-?\d{1,9}$/.test(text.trim())) return null;
  return Math.min(Math.max(Number(text), 0), tableLimits.stockMax);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What a description in HTML says, as plain text with its paragraphs. */
export function textOfHtml(html: string): string {
  // Plain text is left alone: a lone `<` or `&` in it is meant as it stands.
  if (!/<\/?[a-z!][^>]*>|&[a-z#]\w*;/i.test(html)) return html.trim();
  return html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|h[1-6]|ul|ol|table)\s*>/gi, '\n\n')
    .replace(/<\/(li|tr)\s*>/gi, '\n')
    .replace(/<[a-z/!][^>]*>/gi, '')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => characterOf(name) ?? whole)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : null;
}

/** Plain text as the HTML that says the same. */
export function htmlOfText(text: string): string {
  if (text === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The last and narrowest name of a path such as `Home & Garden > Kitchen`. */
export function narrowest(path: string): string {
  return (path.split('>').at(-1) ?? '').trim().slice(0, tableLimits.categoryMax);
}

export function isPictureUrl(text: string): boolean {
  return text.length <= tableLimits.urlMax && /^https?:\/\//i.test(text) && URL.canParse(text);
}
