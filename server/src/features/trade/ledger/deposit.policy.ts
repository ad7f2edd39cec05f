import { dayMs } from '@kanmai/kernel';
import type { TrustLevel } from '../../trust/scores/index.ts';

/** How much a shop puts down, and how long it has to fill it up again. A shop's row names the version it was made by. */
export const depositPolicy = { version: '2026-11', requiredCents: 50_000, topUpDays: 7 } as const;

/** What a shop of a level of trust puts down: twice as much where it is surely little trusted. */
export function requiredCentsOf(level: TrustLevel): number {
  return level === 'low' ? 2 * depositPolicy.requiredCents : depositPolicy.requiredCents;
}

/**
 * Until when a deposit is to be topped up, after its balance became this: null when it is enough. The clock of a
 * deposit that is short already goes on; paying a part of it wins no time.
 */
export function topUpDueAtMs(
  balanceCents: number,
  requiredCents: number,
  before: number | null,
  nowMs: number,
): number | null {
  if (balanceCents >= requiredCents) return null;
  return before ?? nowMs + depositPolicy.topUpDays * dayMs;
}

/** What of a shop's debt its deposit pays. Both in cents; a shop that owes nothing needs nothing. */
export function coverCents(shopBalanceCents: number, depositCents: number): number {
  return Math.max(0, Math.min(-shopBalanceCents, depositCents));
}
