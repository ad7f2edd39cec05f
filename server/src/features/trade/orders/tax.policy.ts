/** The tax inside prices, by the category of the goods: 1,300 basis points on top of the bare price is 13 %. */
export interface TaxPolicy {
  readonly version: number;
  readonly includedBasisPoints: {
    readonly default: number;
    readonly byCategory: Readonly<Record<string, number>>;
  };
}

/** Prices are what a person pays, tax included, as retail in China does. Who must show tax sets the rates here. */
export const taxPolicy: TaxPolicy = { version: 1, includedBasisPoints: { default: 0, byCategory: {} } };

/**
 * The tax inside a line's total, rounded half away from zero. In whole numbers throughout: a total of 10^10 times a rate
 * of 10^4, doubled, is far below 2^53.
 */
export function includedTaxCents(policy: TaxPolicy, category: string, totalCents: number): number {
  const { byCategory, default: usual } = policy.includedBasisPoints;
  const basisPoints = Object.hasOwn(byCategory, category) ? (byCategory[category] ?? usual) : usual;
  const whole = 10_000 + basisPoints;
  return Math.floor((2 * totalCents * basisPoints + whole) / (2 * whole));
}
