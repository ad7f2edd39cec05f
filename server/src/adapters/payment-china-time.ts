import { hourMs } from '@kanmai/kernel';

/** Chinese providers write times in China's, which is UTC+8 all the year. */
const offsetMs = 8 * hourMs;

/** e.g. `2026-11-28 21:04:00` */
export function chinaTimeText(atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** e.g. `2026-11-28T21:04:00+08:00` */
export function chinaTimeRfc3339(atMs: number): string {
  return `${chinaTimeText(atMs).replace(' ', 'T')}+08:00`;
}

/** @throws when the text is no time */
export function chinaTimeMs(text: string): number {
  const atMs = Date.parse(`${text.trim().replace(' ', 'T')}+08:00`);
  if (Number.isNaN(atMs)) throw new Error(`not a time: ${text}`);
  return atMs;
}
