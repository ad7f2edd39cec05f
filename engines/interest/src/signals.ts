import type { InterestEvent } from './events.ts';
import type { InterestSettings } from './settings.ts';

/** What a piece of feedback says about taste; the unit is one long view. Skips and hides are negative. */
export const gains = {
  longView: 1,
  skip: -0.6,
  past: 0.2,
  click: 0.4,
  like: 2,
  unlike: -2,
  comment: 1.5,
  share: 2,
  follow: 2,
  unfollow: -2,
  'product-open': 1,
  cart: 2,
  purchase: 4,
  hide: -4,
} as const;

export type Play = 'long' | 'skip' | 'middling' | 'unknown';

/** Judges a play: long, a skip, or neither. Unknown where the numbers say nothing. */
export function judgePlay(playMs: number, durationMs: number, settings: InterestSettings): Play {
  if (!Number.isFinite(playMs) || playMs < 0) return 'unknown';
  const known = Number.isFinite(durationMs) && durationMs > 0;
  if (playMs >= settings.longViewMs || (known && playMs >= durationMs)) return 'long';
  if (playMs < settings.skipMs && (!known || playMs * 3 < durationMs)) return 'skip';
  return 'middling';
}

export function playGain(play: Play): number {
  if (play === 'long') return gains.longView;
  return play === 'skip' ? gains.skip : 0;
}

const kinds = new Set<string>([
  ...['impression', 'watch', 'click', 'like', 'unlike', 'comment', 'share', 'follow', 'unfollow'],
  ...['product-open', 'cart', 'purchase', 'hide', 'exposure', 'past', 'search'],
]);

/** Whether an event has a known kind, a person and a time that a calendar knows. Data from outside may lack any. */
export function isWellFormed(event: InterestEvent): boolean {
  if (typeof event !== 'object' || event === null || !kinds.has(event.kind)) return false;
  if (typeof event.person !== 'string' || event.person === '') return false;
  return Number.isFinite(event.atMs) && event.atMs >= 0 && event.atMs <= 8.64e15;
}
