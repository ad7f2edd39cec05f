/** What a line of an order still stands for. */
export interface LineLeft {
  readonly quantity: number;
  /** What was paid for all its pieces, after reductions. */
  readonly totalCents: number;
  /** Pieces for which all went back. */
  readonly doneQuantity: number;
  /** What went back for the line so far. */
  readonly refundedCents: number;
}

/** At least 0: a case may be about pieces that were done with by another way meanwhile. */
export function piecesLeft(line: LineLeft): number {
  return Math.max(0, line.quantity - line.doneQuantity);
}

/** What was paid for a line and has not gone back. */
export function lineLeftCents(line: Pick<LineLeft, 'totalCents' | 'refundedCents'>): number {
  return Math.max(0, line.totalCents - line.refundedCents);
}

/**
 * What may go back for so many pieces of a line: their part of what was paid, and never more than is left. The last
 * pieces take what rounding left, so that taking them one by one gives back all, to the cent.
 */
export function refundableCents(line: LineLeft, pieces: number): number {
  const leftCents = lineLeftCents(line);
  if (pieces >= piecesLeft(line)) return leftCents;
  return Math.min(Math.floor((line.totalCents * pieces) / line.quantity), leftCents);
}

/**
 * What of the shipping fee may go back: all that is left of it when the shop is at fault and nothing of the order is
 * kept. Nothing of it when goods are kept that came by the same way, or have yet to come.
 */
export function refundableShippingCents(
  order: { readonly shippingCents: number; readonly refundedShippingCents: number },
  asked: {
    readonly takesAllThatIsLeft: boolean;
    readonly unshipped: boolean;
    readonly freight: 'shop' | 'buyer';
  },
): number {
  if (!asked.takesAllThatIsLeft || !(asked.unshipped || asked.freight === 'shop')) return 0;
  return Math.max(0, order.shippingCents - order.refundedShippingCents);
}

/** Parts an amount over lines by what may go back for each, to the cent; what exceeds them all is of shipping. */
export function partRefund(
  amountCents: number,
  maxCents: readonly number[],
): { readonly lines: readonly number[]; readonly shippingCents: number } {
  const goodsMax = maxCents.reduce((sum, max) => sum + max, 0);
  const goodsCents = Math.min(amountCents, goodsMax);
  let given = 0;
  let before = 0;
  // Each line ends where its share of the sum ends: parts add up, and none exceeds its line.
  const lines = maxCents.map((max) => {
    before += max;
    const end = goodsMax === 0 ? 0 : Math.floor((goodsCents * before) / goodsMax);
    const part = end - given;
    given = end;
    return part;
  });
  return { lines, shippingCents: amountCents - goodsCents };
}
