import { describe, expect, it } from 'vitest';
import { actsOn } from './order.policy.ts';
import { decideOrder, evolveAll, noOrder, type OrderCommand, type OrderEvent } from './order.state.ts';

const placed: OrderEvent = { kind: 'placed' };
const paid: OrderEvent = { kind: 'paid', paymentId: 'pay_1' };
const ordered = [
  { variantId: 'tea', quantity: 2 },
  { variantId: 'cup', quantity: 1 },
];
const receiptDueAtMs = Date.UTC(2026, 10, 30);
const facts = { ordered, receiptDueAtMs };
const left: OrderEvent = {
  ...{ kind: 'parcel-shipped', parcelId: 'pcl_1', carrier: 'SF', trackingNo: 'SF1', lines: ordered },
};
const shipped: OrderEvent = { kind: 'shipped' };
const arrived: OrderEvent = { kind: 'parcel-delivered', parcelId: 'pcl_1' };
const delivered: OrderEvent = { kind: 'delivered', receiptDueAt: '2026-11-30T00:00:00.000Z' };
const received: OrderEvent = { kind: 'received' };
const asked: OrderEvent = { kind: 'cancel-asked', reason: 'twice', dueAt: '2026-11-21T00:00:00.000Z' };
const declined: OrderEvent = { kind: 'cancel-declined', reason: 'packed' };
const refunded: OrderEvent = { kind: 'closed', reason: 'refunded' };
const dueAtMs = Date.UTC(2026, 10, 21);
const expired: OrderEvent = { kind: 'closed', reason: 'expired' };
const cancelled: OrderEvent = { kind: 'closed', reason: 'cancelled' };
const label = { parcelId: 'pcl_1', carrier: 'SF', trackingNo: 'SF1' };
const ship: OrderCommand = { kind: 'ship', ...label, lines: null };
const deliver: OrderCommand = { kind: 'deliver', parcelId: null };

function given(...events: OrderEvent[]) {
  const state = evolveAll(events);
  return {
    when: (command: OrderCommand) => {
      const decision = decideOrder(command, state, facts);
      return {
        leadsTo: (...expected: OrderEvent[]) => expect(decision).toEqual({ ok: true, value: expected }),
        isRefused: () =>
          expect(decision).toMatchObject({
            ok: false,
            failure: { type: 'state-conflict', state: state.name },
          }),
      };
    },
  };
}

describe('an order', () => {
  it('is placed once', () => {
    given().when({ kind: 'place' }).leadsTo(placed);
    given(placed).when({ kind: 'place' }).isRefused();
  });

  it('is paid when it waits for payment', () => {
    given(placed).when({ kind: 'pay', paymentId: 'pay_1' }).leadsTo(paid);
  });

  it('is paid once by one payment, and never by a second', () => {
    given(placed, paid).when({ kind: 'pay', paymentId: 'pay_1' }).leadsTo();
    given(placed, paid).when({ kind: 'pay', paymentId: 'pay_2' }).isRefused();
  });

  it('is closed only while unpaid', () => {
    given(placed).when({ kind: 'close', reason: 'expired' }).leadsTo(expired);
    given(placed, expired).when({ kind: 'close', reason: 'cancelled' }).leadsTo();
    given(placed, paid).when({ kind: 'close', reason: 'expired' }).isRefused();
    given(placed, paid, left, shipped).when({ kind: 'close', reason: 'cancelled' }).isRefused();
  });

  it('comes back when the money came too late, but not when the shopper had cancelled', () => {
    given(placed, expired)
      .when({ kind: 'honour', paymentId: 'pay_1' })
      .leadsTo({ kind: 'reopened', paymentId: 'pay_1' }, paid);
    given(placed, cancelled).when({ kind: 'honour', paymentId: 'pay_1' }).isRefused();
    given(placed, expired).when({ kind: 'pay', paymentId: 'pay_1' }).isRefused();
  });

  it('is shipped once paid; the same label again changes nothing, another is refused', () => {
    given(placed).when(ship).isRefused();
    given(placed, paid).when(ship).leadsTo(left, shipped);
    given(placed, paid, left, shipped)
      .when({ ...ship, parcelId: 'pcl_2' })
      .leadsTo();
    given(placed, paid, left, shipped)
      .when({ ...ship, trackingNo: 'SF2' })
      .isRefused();
  });

  it('is delivered once shipped', () => {
    given(placed, paid).when(deliver).isRefused();
    given(placed, paid, left, shipped).when(deliver).leadsTo(arrived, delivered);
    given(placed, paid, left, shipped, arrived, delivered).when(deliver).leadsTo();
    // That the parcel came is true of it, and changes the order no more.
    given(placed, paid, left, shipped, received).when(deliver).leadsTo(arrived);
    given(placed, paid, left, shipped, received, arrived).when(deliver).leadsTo();
  });

  it('is received once shipped, with or without word from the carrier', () => {
    given(placed, paid).when({ kind: 'receive' }).isRefused();
    given(placed, paid, left, shipped).when({ kind: 'receive' }).leadsTo(received);
    given(placed, paid, left, shipped, arrived, delivered).when({ kind: 'receive' }).leadsTo(received);
    given(placed, paid, left, shipped, received).when({ kind: 'receive' }).leadsTo();
  });

  it('knows how many events it had', () => {
    expect(evolveAll([placed, paid, left, shipped])).toMatchObject({
      name: 'shipped',
      version: 4,
      paymentId: 'pay_1',
    });
    expect(noOrder).toMatchObject({ name: 'none', version: 0 });
  });

  it('is refunded once, while it is paid and not shipped', () => {
    const paid = evolveAll([{ kind: 'placed' }, { kind: 'paid', paymentId: 'pay_1' }]);
    const refund = decideOrder({ kind: 'refund' }, paid);
    expect(refund).toEqual({ ok: true, value: [{ kind: 'closed', reason: 'refunded' }] });
    const refunded = evolveAll([{ kind: 'closed', reason: 'refunded' }], paid);
    expect(decideOrder({ kind: 'refund' }, refunded)).toEqual({ ok: true, value: [] });
    expect(decideOrder(ship, refunded, facts).ok).toBe(false);
    expect(decideOrder({ kind: 'refund' }, evolveAll([left, shipped], paid)).ok).toBe(false);
    const half = { ...left, lines: [{ variantId: 'cup', quantity: 1 }] };
    expect(decideOrder({ kind: 'refund' }, evolveAll([half], paid)).ok).toBe(false);
    const undone = evolveAll([half, { kind: 'parcel-cancelled', parcelId: 'pcl_1' }], paid);
    expect(decideOrder({ kind: 'refund' }, undone).ok).toBe(true);
    expect(decideOrder({ kind: 'honour', paymentId: 'pay_2' }, refunded).ok).toBe(false);
  });

  it('is asked to be cancelled while it is paid, and refunded by default when nobody answers', () => {
    const ask: OrderCommand = { kind: 'ask-cancel', reason: 'twice', dueAtMs };
    given(placed, paid).when(ask).leadsTo(asked);
    given(placed, paid, asked).when(ask).leadsTo();
    given(placed).when(ask).isRefused();
    given(placed, paid, left, shipped).when(ask).isRefused();
    const lateBy = (ms: number): OrderCommand => ({ kind: 'cancel-by-default', nowMs: dueAtMs + ms });
    given(placed, paid, asked).when(lateBy(0)).leadsTo(refunded);
    given(placed, paid, asked).when(lateBy(-1)).isRefused();
    given(placed, paid, asked, left, shipped).when(lateBy(0)).isRefused();
    given(placed, paid, asked, declined).when(lateBy(0)).isRefused();
  });

  it('is asked three times at most, and each ask is answered once', () => {
    const decline: OrderCommand = { kind: 'decline-cancel', reason: 'packed' };
    given(placed, paid, asked).when(decline).leadsTo(declined);
    given(placed, paid, asked, declined).when(decline).leadsTo();
    given(placed, paid).when(decline).isRefused();
    given(placed, paid, asked).when({ kind: 'withdraw-cancel' }).leadsTo({ kind: 'cancel-withdrawn' });
    const often = evolveAll([placed, paid, ...[1, 2, 3].flatMap(() => [asked, declined])]);
    expect(decideOrder({ kind: 'ask-cancel', reason: 'x', dueAtMs }, often)).toMatchObject({
      failure: { type: 'too-many', limit: 3 },
    });
  });

  it('says what each side may do', () => {
    const buyer = { buyer: true, mayShip: false, mayRefund: false };
    const clerk = { buyer: false, mayShip: true, mayRefund: false };
    const assistant = { buyer: false, mayShip: false, mayRefund: true };
    const may = (who: Parameters<typeof actsOn>[1], ...events: OrderEvent[]) =>
      Object.entries(actsOn(evolveAll(events), who))
        .filter(([, allowed]) => allowed)
        .map(([act]) => act);
    expect(may(buyer, placed)).toEqual(['cancel']);
    expect(may(buyer, placed, paid)).toEqual(['askCancel']);
    expect(may(buyer, placed, paid, asked)).toEqual(['withdrawCancel']);
    expect(may(buyer, placed, paid, left, shipped)).toEqual(['receive']);
    expect(may(buyer, placed, paid, left, shipped, arrived, delivered)).toEqual(['receive', 'extendReceipt']);
    const half = { ...left, lines: [{ variantId: 'cup', quantity: 1 }] };
    expect(may(buyer, placed, paid, half)).toEqual([]);
    expect(may(clerk, placed, paid, half)).toEqual(['ship', 'deliver']);
    expect(may(assistant, placed, paid, half)).toEqual([]);
    expect(may(assistant, placed, paid)).toEqual(['refund']);
    expect(may(assistant, placed, paid, asked)).toEqual(['declineCancel', 'refund']);
    expect(may(assistant, placed, paid, left, shipped)).toEqual([]);
    expect(may(clerk, placed, paid, asked)).toEqual(['ship']);
    expect(may(clerk, placed, paid, left, shipped)).toEqual(['deliver']);
  });
});
