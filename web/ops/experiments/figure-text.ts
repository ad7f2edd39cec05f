import type { Locale } from '../../shared/i18n.ts';
import type { Metric } from './experiment-queries.ts';

const isRate = (metric: Metric) => metric !== 'orders-per-person';

/** A mean as people read it: 12.3%, or .123 orders a person. */
export function meanText(metric: Metric, value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    ...(isRate(metric) ? { style: 'percent' as const } : {}),
    maximumSignificantDigits: 3,
  }).format(value);
}

/** A difference of two means, with its sign unless it has none: +1.2 points of a hundred, or +.012 orders. */
export function differenceText(
  metric: Metric,
  value: number,
  locale: Locale,
  points: (text: string) => string,
  signDisplay: 'exceptZero' | 'never' = 'exceptZero',
): string {
  const text = new Intl.NumberFormat(locale, {
    signDisplay,
    maximumFractionDigits: isRate(metric) ? 2 : 4,
  }).format(isRate(metric) ? 100 * value : value);
  return isRate(metric) ? points(text) : text;
}
