import { type Cents, cents } from '@kanmai/kernel';

/** So much of what was paid for the goods, in whole cents; half a cent and more is one. */
export function wantedOf(paidCents: number, perMille: number): Cents {
  return cents(Math.round((paidCents * perMille) / 1_000));
}

interface Shares {
  readonly depositCents: Cents;
  readonly budgetCents: Cents;
  readonly advanceCents: Cents;
  readonly platformCents: Cents;
}

/** The shop's deposit pays as far as it goes; the platform pays the rest, and the shop owes it. */
export function sharesOf(amountCents: number, thereCents: number): Shares {
  const deposit = Math.min(amountCents, thereCents);
  return {
    ...{ depositCents: cents(deposit), advanceCents: cents(amountCents - deposit) },
    ...{ budgetCents: cents(0), platformCents: cents(0) },
  };
}
