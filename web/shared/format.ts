import type { Locale } from './i18n.ts';

export { type PriceParts, priceParts } from '../ui/price-parts.ts';
export { absoluteTime, relativeTime } from '../ui/time-text.ts';

/** An amount of minor units as the language writes it, with its currency. */
export function moneyText(cents: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** 999, 1.2K or 1.2万. */
export function countText(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(count);
}

/** Two days as one span: “Nov 24 – 26”, “11月24日至26日”. */
export function dayRangeText(from: string, to: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  return format.formatRange(dayOf(from), dayOf(to));
}

/** A date without a time is that day in the viewer's zone, not midnight in London. */
function dayOf(date: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T12:00:00` : date);
}

/** 1:05 for 65,000 ms. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
