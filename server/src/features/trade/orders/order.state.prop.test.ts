import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf, newModel, ordered, step, tick } from '../../../../../tests/order-model.ts';
import {
  decideOrder,
  evolveAll,
  noOrder,
  type OrderCommand,
  type OrderEvent,
  orderStates,
} from './order.state.ts';
import { leftToShip } from './parcel.state.ts';

const facts = { ordered, receiptDueAtMs: 100 };

const label = fc.record({ carrier: fc.constantFrom('sf', 'yto'), trackingNo: fc.constantFrom('1', '2') });
const payment = fc.record({ paymentId: fc.constantFrom('pay_1', 'pay_2') });
const lines = fc.oneof(
  fc.constant(null),
  fc.subarray([
    { variantId: 'tea', quantity: 1 },
    { variantId: 'cup', quantity: 1 },
    { variantId: 'tea', quantity: 2 },
  ]),
);
/** Which of the parcels there are; none is meant by a number beyond. */
const parcelId = fc.constantFrom('0', '1', '2');
const command: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.constant({ kind: 'place' as const }),
  payment.map(({ paymentId }) => ({ kind: 'pay' as const, paymentId })),
  payment.map(({ paymentId }) => ({ kind: 'honour' as const, paymentId })),
  fc.tuple(label, lines).map(([given, some]) => ({
    ...{ kind: 'ship' as const, parcelId: '', ...given, lines: some },
  })),
  fc.tuple(label, parcelId).map(([given, id]) => ({
    ...{ kind: 'correct-parcel' as const, parcelId: id, ...given },
  })),
  fc
    .tuple(fc.constantFrom('cancel-parcel', 'pick-up', 'lose-parcel', 'return-parcel', 'deliver'), parcelId)
    .map(([kind, id]) => ({ kind, parcelId: id }) as OrderCommand),
  fc.constant({ kind: 'deliver' as const, parcelId: null }),
  fc.tuple(fc.constantFrom('c1', 'c2'), lines).map(([referenceId, some]) => ({
    ...{ kind: 'cancel-unshipped' as const, referenceId, lines: some },
  })),
  fc.constant({ kind: 'receive' as const }),
  fc.constant({ kind: 'extend-receipt' as const, byMs: 50 }),
  fc
    .tuple(fc.constantFrom('receive-by-default', 'pause-receipt'), fc.constantFrom(99, 100, 150))
    .map(([kind, nowMs]) => ({ kind, nowMs }) as OrderCommand),
  fc.constant({ kind: 'resume-receipt' as const, dueAtMs: 140 }),
  fc.constant({ kind: 'refund' as const }),
  fc.constantFrom(10, 20).map((dueAtMs) => ({ kind: 'ask-cancel' as const, reason: 'r', dueAtMs })),
  fc.constant({ kind: 'withdraw-cancel' as const }),
  fc.constant({ kind: 'decline-cancel' as const, reason: 'r' }),
  fc.constantFrom(5, 10, 20).map((nowMs) => ({ kind: 'cancel-by-default' as const, nowMs })),
  fc
    .constantFrom('expired' as const, 'cancelled' as const)
    .map((reason) => ({ kind: 'close' as const, reason })),
);

/** Most lives begin as most do, so that what comes later is tried often. */
const begun = fc.constantFrom<OrderCommand[]>(
  [],
  ...Array.from({ length: 4 }, (): OrderCommand[] => [
    { kind: 'place' },
    { kind: 'pay', paymentId: 'pay_1' },
  ]),
);

/** A command about the parcel that a number means; a new parcel gets a new id. */
function aimed(given: OrderCommand, at: number, parcelIds: readonly string[]): OrderCommand {
  if (!('parcelId' in given) || given.parcelId === null) return given;
  if (given.kind === 'ship') return { ...given, parcelId: `pcl_${at}` };
  return { ...given, parcelId: parcelIds[Number(given.parcelId)] ?? 'pcl_none' };
}

describe('any commands in any order', () => {
  it('lead where the model leads, and only by events', () => {
    const ends = new Map<string, number>();
    fc.assert(
      fc.property(begun, fc.array(command, { maxLength: 60 }), (first, more) => {
        const commands = [...first, ...more];
        const model = newModel();
        let state = noOrder;
        const history: OrderEvent[] = [];
        for (const [at, meant] of commands.entries()) {
          const given = aimed(
            meant,
            at,
            model.parcels.map(({ id }) => id),
          );
          const decision = decideOrder(given, state, facts);
          expect(decision.ok).toBe(step(model, given));
          tick(model, facts.receiptDueAtMs);
          if (!decision.ok) continue;
          history.push(...decision.value);
          state = evolveAll(decision.value, state);
          expect(state.name).toBe(nameOf(model));
          expect(state.cancelAsk?.dueAtMs ?? null).toBe(model.askedUntil);
          expect(state.receiptClock).toEqual(model.clock);
          expect(state.shipping.parcels.map((parcel) => [parcel.id, parcel.state])).toEqual(
            model.parcels.map((parcel) => [parcel.id, parcel.state]),
          );
          const left = leftToShip(ordered, state.shipping);
          expect(left.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
            model.pieces.filter((piece) => piece.at === null).length,
          );
          // Repeating what just succeeded is either without effect or refused, never a second effect.
          const again = decideOrder(given, state, facts);
          if (again.ok) expect(again.value).toEqual([]);
        }
        ends.set(state.name, (ends.get(state.name) ?? 0) + 1);
        expect(evolveAll(history)).toEqual(state);
        for (const kind of ['paid', 'delivered', 'received', 'receipt-extended'])
          expect(history.filter((event) => event.kind === kind).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5_000 },
    );
    // The whole of life was tried, not only its beginning.
    for (const name of orderStates) expect(ends.get(name) ?? 0).toBeGreaterThan(20);
  });
});
