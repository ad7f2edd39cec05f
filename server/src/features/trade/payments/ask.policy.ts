import { dayMs, hourMs, minuteMs, secondMs } from '@kanmai/kernel';
import type { FoundPayment, PaymentOutcome } from '../../../ports/payment.ts';
import type { PaymentState } from './payment.schema.ts';

/**
 * When providers are asked about payments that they said nothing of. Versioned by its date, 2026-11: first after two
 * minutes, then now and then until the time is over, right after it, and ever more rarely for three days.
 */
const firstAfterMs = 2 * minuteMs;
const everyMs = 5 * minuteMs;
const afterDueMs = 30 * secondMs;
const backoffMostMs = 6 * hourMs;
const askedForMs = 3 * dayMs;
/** Clocks differ, and who pays in the last second is still being captured. */
export const graceMs = 5 * minuteMs;

export function firstAskMs(createdAtMs: number): number {
  return createdAtMs + firstAfterMs;
}

/** When to ask again after asking now; null: it is given up, and left to the comparison of the days. */
export function nextAskMs(payment: { readonly dueAtMs: number; readonly asks: number }, nowMs: number) {
  const { dueAtMs, asks } = payment;
  if (nowMs < dueAtMs) return Math.min(nowMs + everyMs, dueAtMs + afterDueMs);
  if (nowMs >= dueAtMs + askedForMs) return null;
  return nowMs + Math.min(minuteMs * 2 ** Math.min(asks, 20), backoffMostMs);
}

export type AskDecision =
  /** Do as if the provider had told; `final`: nothing else can become of it. */
  | { readonly kind: 'tell'; readonly outcome: PaymentOutcome; readonly final: boolean }
  /** Nobody waits for it any more: end it at the provider, so that it cannot be paid. */
  | { readonly kind: 'close' }
  | { readonly kind: 'wait' };

/** What to do with a provider's answer. */
export function decideAsk(
  found: FoundPayment | null,
  payment: { readonly state: PaymentState; readonly dueAtMs: number },
  nowMs: number,
): AskDecision {
  const over = nowMs >= payment.dueAtMs + graceMs;
  if (found === null) return over ? { kind: 'tell', outcome: 'expired', final: true } : { kind: 'wait' };
  const { outcome } = found;
  if (outcome === 'captured' || outcome === 'expired') return { kind: 'tell', outcome, final: true };
  if (over || payment.state === 'expired') return { kind: 'close' };
  return outcome === 'declined' ? { kind: 'tell', outcome, final: false } : { kind: 'wait' };
}
