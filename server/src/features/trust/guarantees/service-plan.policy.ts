import { hourMs } from '@kanmai/kernel';

/** Months begin at midnight in Beijing, where there is no summer time. */
const zoneMs = 8 * hourMs;

/** The calendar month that a moment is in. */
export function monthOf(nowMs: number): { readonly fromMs: number; readonly untilMs: number } {
  const there = new Date(nowMs + zoneMs);
  const at = (month: number) => Date.UTC(there.getUTCFullYear(), month, 1) - zoneMs;
  return { fromMs: at(there.getUTCMonth()), untilMs: at(there.getUTCMonth() + 1) };
}

/** What of a month's plan is left, in cents; null where there is no plan: then all that is set aside is. */
export function planLeftCents(monthlyCents: number | null, spentCents: number): number | null {
  return monthlyCents === null ? null : Math.max(0, monthlyCents - spentCents);
}

/** What claims may take now: no more than is set aside, nor than the month has left. */
export function spendableCents(asideCents: number, leftCents: number | null): number {
  return leftCents === null ? asideCents : Math.min(asideCents, leftCents);
}

/** How much is to be moved between what a shop has settled (when positive) and what it set aside, so that this is what the month has left. */
export function moveTowardsPlan(asideCents: number, leftCents: number, settledCents: number): number {
  const wanted = leftCents - asideCents;
  return wanted > 0 ? Math.min(wanted, Math.max(0, settledCents)) : wanted;
}

export const nextSteps = ['set-budget', 'offer', 'switch-on', 'add-money', 'raise', 'none'] as const;
export type NextStep = (typeof nextSteps)[number];

export interface PlanFacts {
  readonly monthlyCents: number | null;
  readonly leftCents: number | null;
  readonly asideCents: number;
  /** Goods that carry the right, and of them those of categories that are switched on. */
  readonly products: number;
  readonly productsOn: number;
}

/** What a shop does next, so that small complaints are settled without anybody answering. */
export function nextStep({ monthlyCents, leftCents, asideCents, products, productsOn }: PlanFacts): NextStep {
  if (monthlyCents === null || monthlyCents === 0) return 'set-budget';
  if (products === 0) return 'offer';
  if (productsOn === 0) return 'switch-on';
  if (leftCents === 0) return 'raise';
  return asideCents < (leftCents ?? 0) ? 'add-money' : 'none';
}
