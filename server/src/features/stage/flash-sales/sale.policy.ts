import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { SaleInput, SaleStateName } from './sale.schema.ts';

export interface SaleGoods {
  readonly usualCents: number;
  /** Below this the shop sells it in no room (cost guard); null without such a floor. */
  readonly floorCents: number | null;
  readonly onSale: boolean;
  readonly inBag: boolean;
}

/** Whether goods may be sold like this. Fails with `not-in-bag`, `not-on-sale`, `below-floor` or `bad-request`. */
export function decideSale(
  { priceCents, quantity, perPersonMax }: SaleInput,
  goods: SaleGoods,
): Result<void, Problem> {
  if (!goods.inBag) return err({ type: 'not-in-bag', field: 'variantId' });
  if (!goods.onSale) return err({ type: 'not-on-sale', field: 'variantId' });
  const { floorCents, usualCents } = goods;
  if (floorCents !== null && priceCents < floorCents)
    return err({ type: 'below-floor', field: 'priceCents', floorCents });
  if (priceCents >= usualCents)
    return err({
      type: 'bad-request',
      field: 'priceCents',
      detail: `Lower than the usual ${usualCents} cents.`,
    });
  if (perPersonMax > quantity)
    return err({ type: 'bad-request', field: 'perPersonMax', detail: 'More than there is.' });
  return ok(undefined);
}

export interface SaleFacts {
  readonly state: SaleStateName;
  readonly beginsAtMs: number;
  readonly endsAtMs: number;
  readonly soldOut: boolean;
  /** What is free in the pool. */
  readonly left: number;
  readonly roomLive: boolean;
}

export type SaleStep = 'begin' | 'sell-out' | 'come-back' | 'end' | null;

/** What is to be done with a sale now; null when nothing is. Pure. */
export function nextStep(sale: SaleFacts, nowMs: number): SaleStep {
  if (sale.state === 'ended') return null;
  if (!sale.roomLive || nowMs >= sale.endsAtMs) return 'end';
  if (sale.state === 'announced') return nowMs >= sale.beginsAtMs ? 'begin' : null;
  if (sale.left === 0) return sale.soldOut ? null : 'sell-out';
  // A checkout was not paid: pieces are to be had again.
  return sale.soldOut ? 'come-back' : null;
}
