const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** “3 minutes ago” within a day either way, the date after; the year only when it is another one. */
export function relativeTime(at: string, locale: string, nowMs: number): string {
  const deltaMs = Date.parse(at) - nowMs;
  const distanceMs = Math.abs(deltaMs);
  if (distanceMs >= dayMs) return dateText(at, locale, nowMs);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (distanceMs < minuteMs) return format.format(0, 'second');
  if (distanceMs < hourMs) return format.format(Math.trunc(deltaMs / minuteMs), 'minute');
  return format.format(Math.trunc(deltaMs / hourMs), 'hour');
}

function dateText(at: string, locale: string, nowMs: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    ...(sameYear ? { hour: '2-digit', minute: '2-digit' } : { year: 'numeric' }),
  }).format(new Date(at));
}

/** The whole moment in the viewer's zone. */
export function absoluteTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
