import { expect, it } from 'vitest';
import { decideShop, firstState } from './shop.policy.ts';

it('opens a new shop at once only in the town', () => {
  expect([firstState(true), firstState(false)]).toEqual(['open', 'pending']);
});

it.each([
  ['pending', 'open', 'open'],
  ['pending', 'suspend', 'suspended'],
  ['open', 'suspend', 'suspended'],
  ['suspended', 'open', 'open'],
  ['open', 'open', null],
  ['suspended', 'suspend', null],
] as const)('a %s shop, decision %s → %s', (state, decision, next) => {
  expect(decideShop(state, decision)).toBe(next);
});
