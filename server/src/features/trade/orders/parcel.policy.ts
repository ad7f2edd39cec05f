import { hourMs } from '@kanmai/kernel';
import type { ParcelStateName } from './parcel.state.ts';
import { shipTimePolicy, shipTimesOf } from './ship-time.policy.ts';

export const parcelTroubles = ['lost', 'returned', 'delayed', 'no-trace', 'no-movement'] as const;
/** lost, returned, delayed: the carrier says so. no-trace: it never said anything. no-movement: not for long. */
export type ParcelTrouble = (typeof parcelTroubles)[number];

/** After how long a silent carrier is a reason to ask it. */
export const parcelPolicy = {
  version: 1,
  /** After its last word. */
  quietHours: 72,
  /** A parcel whose number is new has so long for its first, however old the order is. */
  firstTraceHours: 24,
} as const;

export interface WatchedParcel {
  readonly state: ParcelStateName;
  readonly labelledAtMs: number;
  readonly traceStatus: string | null;
  readonly traceAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** What is wrong with a parcel and since when; null when nothing is, or nothing is left to do about it. */
export function troubleOf(
  parcel: WatchedParcel,
  order: { readonly paidAtMs: number; readonly leftToShip: boolean; readonly over: boolean },
  nowMs: number,
): { readonly kind: ParcelTrouble; readonly sinceMs: number } | null {
  const { state, labelledAtMs, traceStatus, traceAtMs } = parcel;
  if (order.over) return null;
  if (state === 'lost' || state === 'returned') {
    return order.leftToShip ? { kind: state, sinceMs: parcel.endedAtMs ?? labelledAtMs } : null;
  }
  if (state === 'announced') {
    const dueAtMs = Math.max(
      shipTimesOf(order.paidAtMs).traceDueAtMs,
      labelledAtMs + parcelPolicy.firstTraceHours * hourMs,
    );
    return dueAtMs < nowMs ? { kind: 'no-trace', sinceMs: labelledAtMs } : null;
  }
  if (state !== 'moving' || traceAtMs === null) return null;
  if (traceStatus === 'delayed') return { kind: 'delayed', sinceMs: traceAtMs };
  const quietSinceMs = traceAtMs + parcelPolicy.quietHours * hourMs;
  return quietSinceMs < nowMs ? { kind: 'no-movement', sinceMs: traceAtMs } : null;
}

/** The same bounds for asking the tables. */
export function troubleBounds(nowMs: number) {
  const before = (hours: number) => new Date(nowMs - hours * hourMs);
  return {
    paidBefore: before(shipTimePolicy.traceHours),
    labelledBefore: before(parcelPolicy.firstTraceHours),
    tracedBefore: before(parcelPolicy.quietHours),
  };
}
