/** Whole minor units (fen, cents) of the currency named beside it. */
export type Cents = number & { readonly __unit: 'cents' };

/** @throws when the amount is not a whole number that a double holds exactly. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new Error(`not a whole number of minor units: ${amount}`);
  return amount as Cents;
}

export function sumCents(amounts: Iterable<number>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** The share of an amount in basis points, rounded half away from zero. */
export function shareCents(amount: Cents, basisPoints: number): Cents {
  const exact = (amount * basisPoints) / 10_000;
  return cents(Math.sign(exact) * Math.round(Math.abs(exact)));
}
