import { assert, type Cents, cents, shareCents, sumCents } from '@kanmai/kernel';
import type { Account, Entry } from './ledger.schema.ts';

/** What somebody besides the shop and the platform gets of a settled order, out of the shop's part. */
export interface SettlementShare {
  readonly account: Account;
  readonly amountCents: Cents;
  /** Read by the shop, e.g. `creator-commission`. */
  readonly label: string;
}

/** An order about to be settled, as others are asked about it. */
export interface SettlingOrder {
  readonly orderId: string;
  readonly shopId: string;
  readonly currency: string;
  /** Paid less refunded. */
  readonly keptCents: Cents;
}

/** One who gets a part of a settled order. */
export interface SettlementPart {
  readonly account: Account;
  readonly label: string;
  readonly amountCents: Cents;
  /** Taken back since. */
  readonly clawedCents: Cents;
}

export interface SettledOrder extends SettlingOrder {
  /** What the platform adds. */
  readonly subsidyCents: Cents;
  readonly commission: { readonly version: string; readonly basisPoints: number };
  readonly shares: readonly SettlementShare[];
}

/**
 * Who gets what of an order's kept money and its subsidy: commission on both, then the shares of others, the rest is
 * the shop's. The parts always add up to the whole.
 * @throws when a share is negative, in another currency, or all of them are more than the shop's part
 */
export function splitSettlement(order: SettledOrder): readonly SettlementPart[] {
  const { currency, shopId, shares, commission } = order;
  const wholeCents = cents(order.keptCents + order.subsidyCents);
  const commissionCents = shareCents(wholeCents, commission.basisPoints);
  for (const { account, amountCents } of shares) {
    assert(
      amountCents >= 0 && account.currency === currency,
      `a share of ${order.orderId} cannot be: ${amountCents}`,
    );
  }
  const shopCents = cents(wholeCents - commissionCents - sumCents(shares.map((share) => share.amountCents)));
  assert(shopCents >= 0, `the shares of ${order.orderId} are more than the shop's part`);
  const part = (account: Account, label: string, amountCents: Cents): SettlementPart => ({
    ...{ account, label, amountCents, clawedCents: cents(0) },
  });
  return [
    part({ kind: 'shop', ownerId: shopId, currency }, 'shop', shopCents),
    part({ kind: 'commission', ownerId: commission.version, currency }, 'commission', commissionCents),
    ...shares.map(({ account, label, amountCents }) => part(account, label, amountCents)),
  ];
}

/**
 * Divides an amount in proportion to weights, exact to the cent: whole cents first, then one more for the largest
 * remainders (Hamilton's method). No share is above its weight as long as the amount is not above their sum.
 */
export function divideCents(amountCents: Cents, weights: readonly number[]): readonly Cents[] {
  const total = sumCents(weights);
  if (total === 0) {
    assert(amountCents === 0, 'nothing to divide among');
    return weights.map(() => cents(0));
  }
  // In whole numbers throughout: an amount times a weight is beyond what a double holds exactly.
  const [amount, sum] = [BigInt(amountCents), BigInt(total)];
  const shares = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, whole: Number(product / sum), rest: product % sum };
  });
  let left = amountCents - sumCents(shares.map((share) => share.whole));
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  );
  const extra = new Set<number>();
  for (const { index } of byRest) {
    if (left <= 0) break;
    extra.add(index);
    left -= 1;
  }
  return shares.map(({ index, whole }) => cents(whole + (extra.has(index) ? 1 : 0)));
}

export interface ClawBackState {
  readonly keptCents: Cents;
  readonly clawedCents: Cents;
  readonly subsidyCents: Cents;
  readonly subsidyClawedCents: Cents;
  readonly parts: readonly SettlementPart[];
}

export interface ClawBack {
  /** What is taken from each part, in their order. */
  readonly takenCents: readonly Cents[];
  /** What of the subsidy goes back to the platform. */
  readonly subsidyCents: Cents;
}

/**
 * Who gives back what when a settled order is refunded in part or whole: everybody in proportion to what they still
 * have of it, the subsidy in proportion to the refund. When all is refunded, nobody keeps a cent of it.
 * @throws when it is more than what is left
 */
export function decideClawBack(amountCents: Cents, state: ClawBackState): ClawBack {
  const leftCents = state.keptCents - state.clawedCents;
  assert(amountCents <= leftCents, `a claw-back of ${amountCents} is above what is left, ${leftCents}`);
  const subsidyLeft = state.subsidyCents - state.subsidyClawedCents;
  const [subsidyCents = cents(0)] =
    leftCents === 0 ? [] : divideOf(cents(subsidyLeft), amountCents, cents(leftCents));
  const takenCents = divideCents(
    cents(amountCents + subsidyCents),
    state.parts.map((part) => part.amountCents - part.clawedCents),
  );
  return { takenCents, subsidyCents };
}

/** Divides into what belongs to `part` of `whole`, and the rest. */
function divideOf(amountCents: Cents, part: Cents, whole: Cents): readonly Cents[] {
  return divideCents(amountCents, [part, whole - part]);
}

/** The entries that turn an order's escrow into its parts. */
export function settlementEntries(order: SettledOrder, parts: readonly SettlementPart[]): readonly Entry[] {
  const { shopId, currency, keptCents, subsidyCents } = order;
  return [
    { account: { kind: 'escrow', ownerId: shopId, currency }, amountCents: keptCents },
    { account: { kind: 'subsidy', ownerId: 'platform', currency }, amountCents: subsidyCents },
    ...parts.map(({ account, amountCents }) => ({ account, amountCents: cents(-amountCents) })),
  ];
}

/** The entries that take a refund out of the parts of a settled order. */
export function clawBackEntries(
  refund: { readonly refundId: string; readonly amountCents: Cents; readonly currency: string },
  parts: readonly SettlementPart[],
  { takenCents, subsidyCents }: ClawBack,
): readonly Entry[] {
  const { refundId, amountCents, currency } = refund;
  return [
    ...parts.map(({ account }, index) => ({ account, amountCents: takenCents[index] ?? cents(0) })),
    { account: { kind: 'refund-due', ownerId: refundId, currency }, amountCents: cents(-amountCents) },
    { account: { kind: 'subsidy', ownerId: 'platform', currency }, amountCents: cents(-subsidyCents) },
  ];
}
