/** Reads `29.9` or `1,280.00` as minor units without going through a float; null when it is no amount up to the limit. */
export function readAmount(text: string, maxCents: number): number | null {
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(text.normalize('NFKC').replace(/[¥￥,\s]/g, ''));
  if (match === null) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents >= 1 && cents <= maxCents ? cents : null;
}

/** The text that `readAmount` reads back as the same amount. */
export function writeAmount(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
