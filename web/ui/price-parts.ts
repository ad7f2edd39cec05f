export interface PriceParts {
  symbol: string;
  whole: string;
  /** With its point; empty for a currency that has none. */
  decimals: string;
  text: string;
}

/** Splits an amount of minor units as the reader's language writes it: ¥ · 1,234 · .50. */
export function priceParts(cents: number, currency: string, locale: string): PriceParts {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = cents / 10 ** digits;
  let symbol = '';
  let whole = '';
  let decimals = '';
  for (const { type, value } of format.formatToParts(amount)) {
    if (type === 'currency') symbol = value;
    else if (type === 'decimal' || type === 'fraction') decimals += value;
    else if (type !== 'literal') whole += value;
  }
  return { symbol, whole, decimals, text: format.format(amount) };
}
