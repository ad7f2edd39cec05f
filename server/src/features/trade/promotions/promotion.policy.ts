import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { PromotionInput, PromotionKind, PromotionState } from './promotion.schema.ts';

const windowDaysMax = 366;
const dayMs = 86_400_000;

export function isCoupon(kind: PromotionKind): boolean {
  return kind === 'coupon-amount' || kind === 'coupon-percent';
}

export interface PromotionTimes {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly published: boolean;
  readonly stopped: boolean;
}

export function promotionState(times: PromotionTimes, nowMs: number): PromotionState {
  if (times.stopped) return 'stopped';
  if (!times.published) return 'draft';
  if (nowMs >= times.endsAtMs) return 'ended';
  return nowMs >= times.startsAtMs ? 'running' : 'scheduled';
}

/** Whether this makes sense: fails with `bad-request`, naming the field. */
export function checkPromotion(input: PromotionInput, nowMs: number): Result<null, Problem> {
  const startsAtMs = Date.parse(input.startsAt);
  const endsAtMs = Date.parse(input.endsAt);
  if (endsAtMs <= startsAtMs) return wrong('endsAt', 'The end is not after the start.');
  if (endsAtMs <= nowMs) return wrong('endsAt', 'The end has passed.');
  if (endsAtMs - startsAtMs > windowDaysMax * dayMs)
    return wrong('endsAt', `A promotion lasts at most ${windowDaysMax} days.`);
  return isCoupon(input.rule.kind) ? checkCoupon(input) : checkAutomatic(input);
}

function checkCoupon({ rule, budgetCents }: PromotionInput): Result<null, Problem> {
  if (budgetCents !== undefined && budgetCents !== null)
    return wrong('budgetCents', 'A coupon is limited by how many there are.');
  if (rule.kind === 'coupon-amount' && rule.fromCents < rule.minusCents)
    return wrong('rule.fromCents', 'A coupon takes off at most what its threshold asks for.');
  return ok(null);
}

function checkAutomatic({ rule, audience, byCode, validDays }: PromotionInput): Result<null, Problem> {
  if (audience !== undefined) return wrong('audience', 'Only coupons have an audience.');
  if (byCode !== undefined) return wrong('byCode', 'Only coupons have a code.');
  if (validDays !== undefined && validDays !== null) return wrong('validDays', 'Only coupons are claimed.');
  if (rule.kind !== 'spend-and-save') return ok(null);
  for (const [index, tier] of rule.tiers.entries()) {
    const before = rule.tiers[index - 1];
    const field = `rule.tiers.${index}`;
    if (tier.minusCents >= tier.fromCents)
      return wrong(`${field}.minusCents`, 'A tier saves less than it asks for.');
    if (before !== undefined && (tier.fromCents <= before.fromCents || tier.minusCents <= before.minusCents))
      return wrong(`${field}.fromCents`, 'Each tier asks for more than the one before, and saves more.');
  }
  return ok(null);
}

function wrong(field: string, detail: string): Result<null, Problem> {
  return err({ type: 'bad-request', field, detail });
}
