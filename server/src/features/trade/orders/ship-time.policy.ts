import { hourMs } from '@kanmai/kernel';

/** Spot goods leave within so many hours of the payment. */
export const shipTimePolicy = { version: 1, spotHours: 48 } as const;

/** Orders that were paid before this should have left. */
export function shipDueBefore(nowMs: number): Date {
  return new Date(nowMs - shipTimePolicy.spotHours * hourMs);
}
