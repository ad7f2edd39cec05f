import { describe, expect, it } from 'vitest';
import { readPriceDraft } from './price-draft.ts';

const read = (price: string, aside: string) => {
  const reading = readPriceDraft({ price, aside }, 3_990);
  return reading.price ?? [...reading.wrong];
};

describe('a price in a room', () => {
  it('is lower than the usual one, or none', () => {
    expect([read('29.9', ''), read('39.90', ''), read('39.89', '10'), read('', '')]).toEqual([
      { priceCents: 2_990, setAside: null },
      ['price'],
      { priceCents: 3_989, setAside: 10 },
      { priceCents: null, setAside: null },
    ]);
  });

  it('sets whole pieces aside', () => {
    expect([read('', '0'), read('', '1.5'), read('abc', 'x'), read('', '1000000')]).toEqual([
      ['aside'],
      ['aside'],
      ['price', 'aside'],
      { priceCents: null, setAside: 1_000_000 },
    ]);
  });
});
