import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrder, evolveAll, noOrder, type OrderCommand, type OrderState } from './order.state.ts';

const label = fc.record({ carrier: fc.constantFrom('SF', 'YTO'), trackingNo: fc.constantFrom('1', '2') });
const payment = fc.record({ paymentId: fc.constantFrom('pay_1', 'pay_2') });
const command: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.constant({ kind: 'place' as const }),
  payment.map(({ paymentId }) => ({ kind: 'pay' as const, paymentId })),
  payment.map(({ paymentId }) => ({ kind: 'honour' as const, paymentId })),
  label.map((given) => ({ kind: 'ship' as const, parcelId: 'pcl_1', ...given })),
  fc.constant({ kind: 'deliver' as const }),
  fc.constant({ kind: 'receive' as const }),
  fc.constant({ kind: 'refund' as const }),
  fc.constantFrom(10, 20).map((dueAtMs) => ({ kind: 'ask-cancel' as const, reason: 'r', dueAtMs })),
  fc.constant({ kind: 'withdraw-cancel' as const }),
  fc.constant({ kind: 'decline-cancel' as const, reason: 'r' }),
  fc.constantFrom(5, 10, 20).map((nowMs) => ({ kind: 'cancel-by-default' as const, nowMs })),
  fc
    .constantFrom('expired' as const, 'cancelled' as const)
    .map((reason) => ({ kind: 'close' as const, reason })),
);

/** The same life written a second time, as plainly as can be: what was paid, sent, received, and why it ended. */
interface Model {
  placed: boolean;
  payer: string | null;
  label: string | null;
  delivered: boolean;
  received: boolean;
  closed: 'expired' | 'cancelled' | 'refunded' | null;
  /** Until when an open ask may be answered. */
  askedUntil: number | null;
  asks: number;
}

/** Whether a command is allowed by the model, and what it then is. */
function step(model: Model, given: OrderCommand): boolean {
  const unpaid = model.placed && model.payer === null && model.closed === null;
  switch (given.kind) {
    case 'place':
      if (model.placed) return false;
      model.placed = true;
      return true;
    case 'pay':
      if (model.payer === given.paymentId) return true;
      if (!unpaid) return false;
      model.payer = given.paymentId;
      return true;
    case 'honour':
      if (model.closed !== 'expired') return false;
      model.closed = null;
      model.payer = given.paymentId;
      return true;
    case 'ship': {
      const wanted = `${given.carrier} ${given.trackingNo}`;
      if (model.label === wanted) return true;
      if (model.payer === null || model.label !== null || model.closed !== null) return false;
      model.label = wanted;
      model.askedUntil = null;
      return true;
    }
    case 'deliver':
      if (model.label === null) return false;
      if (!model.received) model.delivered = true;
      return true;
    case 'receive':
      if (model.label === null) return false;
      model.received = true;
      return true;
    case 'refund':
      if (model.closed === 'refunded') return true;
      if (model.payer === null || model.label !== null || model.closed !== null) return false;
      model.closed = 'refunded';
      model.askedUntil = null;
      return true;
    case 'ask-cancel':
      if (model.askedUntil !== null) return true;
      if (model.payer === null || model.label !== null || model.closed !== null || model.asks >= 3)
        return false;
      model.askedUntil = given.dueAtMs;
      model.asks += 1;
      return true;
    case 'withdraw-cancel':
    case 'decline-cancel':
      model.askedUntil = null;
      return model.asks > 0;
    case 'cancel-by-default':
      if (model.askedUntil === null || model.askedUntil > given.nowMs) return false;
      model.closed = 'refunded';
      model.askedUntil = null;
      return true;
    case 'close':
      if (model.closed !== null) return true;
      if (!unpaid) return false;
      model.closed = given.reason;
      return true;
  }
}

function nameOf(model: Model): OrderState['name'] {
  if (!model.placed) return 'none';
  if (model.closed !== null) return 'closed';
  if (model.received) return 'received';
  if (model.delivered) return 'delivered';
  if (model.label !== null) return 'shipped';
  return model.payer === null ? 'pending-payment' : 'paid';
}

describe('any commands in any order', () => {
  it('lead where the model leads, and only by events', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const model: Model = {
          ...{ placed: false, payer: null, label: null },
          ...{ delivered: false, received: false, closed: null },
          ...{ askedUntil: null, asks: 0 },
        };
        let state = noOrder;
        const history = [];
        for (const given of commands) {
          const decision = decideOrder(given, state);
          expect(decision.ok).toBe(step(model, given));
          if (!decision.ok) continue;
          history.push(...decision.value);
          state = evolveAll(decision.value, state);
          expect(state.name).toBe(nameOf(model));
          expect(state.cancelAsk?.dueAtMs ?? null).toBe(model.askedUntil);
          // Repeating what just succeeded is either without effect or refused, never a second effect.
          const again = decideOrder(given, state);
          if (again.ok) expect(again.value).toEqual([]);
        }
        expect(evolveAll(history)).toEqual(state);
        expect(history.filter((event) => event.kind === 'paid').length).toBeLessThanOrEqual(1);
        expect(history.filter((event) => event.kind === 'received').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });
});
