import { type Cents, cents, shareCents } from '@kanmai/kernel';

/** One attributed line of an order. */
export interface AttributedLine {
  readonly goodsCents: number;
  readonly creatorId: string;
  readonly rateBasisPoints: number;
  readonly leaderId: string | null;
  readonly leaderBasisPoints: number;
}

export interface LineShares {
  /** What is kept of the line's goods money. */
  readonly keptCents: Cents;
  readonly creatorCents: Cents;
  readonly leaderCents: Cents;
}

/** Of what an order's buyer paid and kept, the part for goods: what was given back is taken from the goods, never from shipping. */
export function keptGoodsCents(keptCents: number, shippingCents: number): number {
  return Math.max(0, keptCents - shippingCents);
}

/**
 * What a line earns its creator and the leader: their rates on the line's part of the goods money that was kept. Rounded
 * down for the part and to the nearest cent for the rates, so that the parts of an order never exceed it.
 */
export function sharesOfLine(
  line: AttributedLine,
  order: { readonly goodsCents: number; readonly keptGoodsCents: number },
): LineShares {
  const part =
    order.goodsCents === 0
      ? 0
      : Number((BigInt(line.goodsCents) * BigInt(order.keptGoodsCents)) / BigInt(order.goodsCents));
  const keptCents = cents(part);
  return {
    keptCents,
    creatorCents: shareCents(keptCents, line.rateBasisPoints),
    leaderCents: line.leaderId === null ? cents(0) : shareCents(keptCents, line.leaderBasisPoints),
  };
}
