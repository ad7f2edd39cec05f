import { hourMs } from '@kanmai/kernel';

/** Spot goods leave within so many hours of the payment, and their carrier has said so within so many. */
export const shipTimePolicy = { version: 2, spotHours: 48, traceHours: 72 } as const;

/** Orders that were paid before this should have left. */
export function shipDueBefore(nowMs: number): Date {
  return new Date(nowMs - shipTimePolicy.spotHours * hourMs);
}

/** Until when an order that was paid then leaves, and its carrier says so. */
export function shipTimesOf(paidAtMs: number): {
  readonly shipDueAtMs: number;
  readonly traceDueAtMs: number;
} {
  const { spotHours, traceHours } = shipTimePolicy;
  return { shipDueAtMs: paidAtMs + spotHours * hourMs, traceDueAtMs: paidAtMs + traceHours * hourMs };
}
