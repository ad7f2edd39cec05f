/** What a person typed as a price, or why it is none. */
export type PriceReading =
  | { readonly ok: true; readonly priceCents: number }
  | { readonly ok: false; readonly problem: 'empty' | 'not-a-price' | 'out-of-range' };

/** The limits of the API: one fen to a million. */
export const priceCentsMax = 100_000_000;

/** Reads `29.9`, `¥1,280.00` or `１２` (full width) without going through a float. */
export function readPrice(text: string, minCents = 1, maxCents = priceCentsMax): PriceReading {
  const plain = text.normalize('NFKC').replace(/[¥￥,\s]/g, '');
  if (plain === '') return { ok: false, problem: 'empty' };
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(plain);
  if (match === null) return { ok: false, problem: 'not-a-price' };
  const priceCents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (priceCents < minCents || priceCents > maxCents) return { ok: false, problem: 'out-of-range' };
  return { ok: true, priceCents };
}

/** The text that `readPrice` reads back as the same price. */
export function writePrice(priceCents: number): string {
  return `${Math.trunc(priceCents / 100)}.${String(priceCents % 100).padStart(2, '0')}`;
}

/** A count of pieces on the shelf, or null when it is none. */
export function readCount(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,7}$/.test(plain)) return null;
  const count = Number(plain);
  return count <= 1_000_000 ? count : null;
}
