import { type Cents, cents } from '@kanmai/kernel';

/** Fen as the decimal yuan that Alipay speaks, e.g. 1 → `0.01`. */
export function yuanText(amountCents: Cents): string {
  return `${Math.trunc(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`;
}

/**
 * Decimal yuan as fen, without ever being a fraction in between. Further digits must be zeros: bills write `0.06000`.
 * @throws when the text is no amount of whole fen
 */
export function centsOfYuan(text: string): Cents {
  const found = /^(-?)(\d{1,13})(?:\.(\d{1,2})(\d*))?$/.exec(text.trim());
  if (found === null || !/^0*$/.test(found[4] ?? '')) throw new Error(`not an amount in yuan: ${text}`);
  const [, sign = '', whole = '', part = ''] = found;
  const amount = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return cents(sign === '-' && amount !== 0 ? -amount : amount);
}
