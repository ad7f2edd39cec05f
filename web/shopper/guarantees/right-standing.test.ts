import { expect, it } from 'vitest';
import { standingOf } from './right-standing.ts';

const from = '2026-11-30T08:00:00.000Z';
const beforeMs = Date.parse(from) - 1;

it.each([
  [{ claimable: true, from }, false, 'open'],
  [{ claimable: false, from }, false, 'early'],
  [{ claimable: false, from }, true, 'closed'],
  [{ claimable: false, from: null }, false, 'unclear'],
  [{ claimable: false, from: null }, true, 'closed'],
  [{ claimable: false, from: '2026-11-30T07:59:59.999Z' }, false, 'over'],
] as const)('%j of an order that is closed: %j', (right, isClosed, standing) => {
  expect(standingOf(right, isClosed, beforeMs)).toBe(standing);
});
