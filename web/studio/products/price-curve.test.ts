import { expect, it } from 'vitest';
import { priceCurve } from './price-curve.ts';

const day = 86_400_000;
const at = (days: number, priceCents: number) => ({
  since: new Date(days * day).toISOString(),
  priceCents,
  listPriceCents: null,
});

it('draws a price as holding until the next one', () => {
  expect(priceCurve([at(0, 2_000), at(5, 1_000)], 10 * day)).toEqual({
    path: 'M0,4H50V36H100',
    lowestCents: 1_000,
    highestCents: 2_000,
  });
});
