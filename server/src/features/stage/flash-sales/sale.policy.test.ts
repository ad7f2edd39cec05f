import { describe, expect, it } from 'vitest';
import { decideSale, nextStep, type SaleFacts } from './sale.policy.ts';

const goods = { usualCents: 1_000, floorCents: 600, onSale: true, inBag: true };
const input = {
  ...{ variantId: 'var', priceCents: 700, quantity: 10, perPersonMax: 2, countdownS: 10, minutes: 1 },
};

describe('a flash sale', () => {
  it('is of goods in the bag, on sale, cheaper than usual and not below the floor', () => {
    expect(decideSale(input, goods).ok).toBe(true);
    expect(decideSale(input, { ...goods, inBag: false })).toMatchObject({ failure: { type: 'not-in-bag' } });
    expect(decideSale(input, { ...goods, onSale: false })).toMatchObject({
      failure: { type: 'not-on-sale' },
    });
    expect(decideSale({ ...input, priceCents: 599 }, goods)).toMatchObject({
      failure: { type: 'below-floor', floorCents: 600 },
    });
    expect(decideSale({ ...input, priceCents: 599 }, { ...goods, floorCents: null }).ok).toBe(true);
    expect(decideSale({ ...input, priceCents: 1_000 }, goods)).toMatchObject({
      failure: { field: 'priceCents' },
    });
    expect(decideSale({ ...input, perPersonMax: 11 }, goods)).toMatchObject({
      failure: { field: 'perPersonMax' },
    });
  });

  const running: SaleFacts = {
    ...{ state: 'running', beginsAtMs: 100, endsAtMs: 200, soldOut: false, left: 5, roomLive: true },
  };
  it.each([
    ['waits for its countdown', { state: 'announced' } as const, 99, null],
    ['begins', { state: 'announced' } as const, 100, 'begin'],
    ['runs', {}, 150, null],
    ['is sold out, told once', { left: 0 }, 150, 'sell-out'],
    ['stays sold out', { left: 0, soldOut: true }, 150, null],
    ['comes back when somebody did not pay', { soldOut: true }, 150, 'come-back'],
    ['ends by the clock, sold out or not', { left: 0, soldOut: true }, 200, 'end'],
    ['ends though nobody began it in time', { state: 'announced' } as const, 200, 'end'],
    ['ends with its room', { roomLive: false }, 150, 'end'],
    ['is over once', { state: 'ended', roomLive: false } as const, 900, null],
  ])('%s', (_name, more, nowMs, step) => {
    expect(nextStep({ ...running, ...more }, nowMs)).toBe(step);
  });
});
