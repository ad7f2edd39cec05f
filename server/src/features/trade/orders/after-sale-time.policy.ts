import { dayMs, hourMs } from '@kanmai/kernel';
import type { OrderStateName } from './order.state.ts';

export const afterSaleKinds = ['refund', 'return', 'exchange', 'repair'] as const;
export type AfterSaleKind = (typeof afterSaleKinds)[number];

/** For how many days after receipt what may be asked for. Published rules give returns 7 days and exchanges 15. */
export const afterSaleTimePolicy = {
  version: 1,
  days: { refund: 7, return: 7, exchange: 15, repair: 15 } satisfies Record<AfterSaleKind, number>,
} as const;

/** Days are counted where the parcels travel: UTC+8. */
const zoneMs = 8 * hourMs;

/** Until when it may be asked for: whole days, from 00:00 of the day after receipt. */
export function askableUntilMs(kind: AfterSaleKind, receivedAtMs: number): number {
  const midnightMs = Math.floor((receivedAtMs + zoneMs) / dayMs) * dayMs + dayMs - zoneMs;
  return midnightMs + afterSaleTimePolicy.days[kind] * dayMs;
}

/** Whether anything may be asked for of an order now. All of a paid one is cancelled instead. */
export function canAskAfterSale(
  order: {
    readonly state: OrderStateName;
    readonly receivedAtMs: number | null;
    readonly pieces: number;
    readonly leftCents: number;
  },
  nowMs: number,
): boolean {
  if (order.state === 'pending-payment' || order.state === 'closed' || order.leftCents === 0) return false;
  if (order.state === 'paid') return order.pieces > 1;
  if (order.receivedAtMs === null) return true;
  return afterSaleKinds.some((kind) => nowMs < askableUntilMs(kind, order.receivedAtMs ?? 0));
}
