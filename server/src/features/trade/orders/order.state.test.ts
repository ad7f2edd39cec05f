import { describe, expect, it } from 'vitest';
import {
  actsOn,
  decideOrder,
  evolveAll,
  noOrder,
  type OrderCommand,
  type OrderEvent,
} from './order.state.ts';

const placed: OrderEvent = { kind: 'placed' };
const paid: OrderEvent = { kind: 'paid', paymentId: 'pay_1' };
const shipped: OrderEvent = { kind: 'shipped', parcelId: 'pcl_1', carrier: 'SF', trackingNo: 'SF1' };
const delivered: OrderEvent = { kind: 'delivered', parcelId: 'pcl_1' };
const received: OrderEvent = { kind: 'received' };
const expired: OrderEvent = { kind: 'closed', reason: 'expired' };
const cancelled: OrderEvent = { kind: 'closed', reason: 'cancelled' };
const ship: OrderCommand = { kind: 'ship', parcelId: 'pcl_1', carrier: 'SF', trackingNo: 'SF1' };

function given(...events: OrderEvent[]) {
  const state = evolveAll(events);
  return {
    when: (command: OrderCommand) => {
      const decision = decideOrder(command, state);
      return {
        then: (...expected: OrderEvent[]) => expect(decision).toEqual({ ok: true, value: expected }),
        thenConflict: () =>
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
    given().when({ kind: 'place' }).then(placed);
    given(placed).when({ kind: 'place' }).thenConflict();
  });

  it('is paid when it waits for payment', () => {
    given(placed).when({ kind: 'pay', paymentId: 'pay_1' }).then(paid);
  });

  it('is paid once by one payment, and never by a second', () => {
    given(placed, paid).when({ kind: 'pay', paymentId: 'pay_1' }).then();
    given(placed, paid).when({ kind: 'pay', paymentId: 'pay_2' }).thenConflict();
  });

  it('is closed only while unpaid', () => {
    given(placed).when({ kind: 'close', reason: 'expired' }).then(expired);
    given(placed, expired).when({ kind: 'close', reason: 'cancelled' }).then();
    given(placed, paid).when({ kind: 'close', reason: 'expired' }).thenConflict();
    given(placed, paid, shipped).when({ kind: 'close', reason: 'cancelled' }).thenConflict();
  });

  it('comes back when the money came too late, but not when the shopper had cancelled', () => {
    given(placed, expired)
      .when({ kind: 'honour', paymentId: 'pay_1' })
      .then({ kind: 'reopened', paymentId: 'pay_1' }, paid);
    given(placed, cancelled).when({ kind: 'honour', paymentId: 'pay_1' }).thenConflict();
    given(placed, expired).when({ kind: 'pay', paymentId: 'pay_1' }).thenConflict();
  });

  it('is shipped once paid; the same label again changes nothing, another is refused', () => {
    given(placed).when(ship).thenConflict();
    given(placed, paid).when(ship).then(shipped);
    given(placed, paid, shipped)
      .when({ ...ship, parcelId: 'pcl_2' })
      .then();
    given(placed, paid, shipped)
      .when({ ...ship, trackingNo: 'SF2' })
      .thenConflict();
  });

  it('is delivered once shipped', () => {
    given(placed, paid).when({ kind: 'deliver' }).thenConflict();
    given(placed, paid, shipped).when({ kind: 'deliver' }).then(delivered);
    given(placed, paid, shipped, delivered).when({ kind: 'deliver' }).then();
    given(placed, paid, shipped, received).when({ kind: 'deliver' }).then();
  });

  it('is received once shipped, with or without word from the carrier', () => {
    given(placed, paid).when({ kind: 'receive' }).thenConflict();
    given(placed, paid, shipped).when({ kind: 'receive' }).then(received);
    given(placed, paid, shipped, delivered).when({ kind: 'receive' }).then(received);
    given(placed, paid, shipped, received).when({ kind: 'receive' }).then();
  });

  it('knows how many events it had', () => {
    expect(evolveAll([placed, paid, shipped])).toMatchObject({
      name: 'shipped',
      version: 3,
      paymentId: 'pay_1',
    });
    expect(noOrder).toMatchObject({ name: 'none', version: 0 });
  });

  it('says what each side may do', () => {
    const buyer = { buyer: true, mayShip: false };
    const clerk = { buyer: false, mayShip: true };
    expect(actsOn('pending-payment', buyer)).toEqual({
      cancel: true,
      receive: false,
      ship: false,
      deliver: false,
    });
    expect(actsOn('paid', clerk)).toEqual({ cancel: false, receive: false, ship: true, deliver: false });
    expect(actsOn('shipped', clerk)).toEqual({ cancel: false, receive: false, ship: false, deliver: true });
    expect(actsOn('shipped', buyer)).toEqual({ cancel: false, receive: true, ship: false, deliver: false });
  });
});
