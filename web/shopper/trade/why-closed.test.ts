import { expect, it } from 'vitest';
import { messages } from '../messages/zh-cn.ts';
import { whyClosed } from './why-closed.ts';

const at = '2026-11-29T08:00:00.000Z';
const steps = (...kinds: readonly string[]) => kinds.map((kind) => ({ kind, at, data: {} }));
const { cancelledAsAsked, closedBecause } = messages.orders;

it.each([
  ['refunded', steps('placed', 'paid', 'cancel-asked', 'closed'), cancelledAsAsked],
  ['refunded', steps('placed', 'paid', 'closed'), closedBecause['refunded']],
  ['refunded', steps('paid', 'cancel-asked', 'cancel-declined', 'closed'), closedBecause['refunded']],
  ['refunded', steps('paid', 'cancel-asked', 'cancel-withdrawn', 'closed'), closedBecause['refunded']],
  ['expired', steps('placed', 'closed'), closedBecause['expired']],
  [null, steps('paid', 'cancel-asked'), undefined],
] as const)('an order closed as %s after %j says why', (closeReason, timeline, said) => {
  expect(whyClosed({ closeReason, timeline: [...timeline] }, messages)).toBe(said);
});
