import { minuteMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeOverdueCheckouts } from '../../server/src/features/trade/orders/index.ts';
import {
  audit,
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../trade-server.ts';

let trade: TradeServer;
let shopId: ShopId;
let variantId: string;
let buyer: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  trade = await tradeServer();
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  [variantId = ''] = (await makeGoods(trade, shopId, [{ priceCents: 2_000, stock: 3 }])).variantIds;
  buyer = await makePerson(trade.db);
});

async function place(quantity = 1): Promise<Checkout> {
  const placed = await checkout(trade, buyer, [{ variantId, quantity }]);
  expect(placed.status, JSON.stringify(placed.body)).toBe(200);
  return placed.body;
}

async function expectState(made: Checkout, state: string, payment: string): Promise<void> {
  await expectSteps(made, state, payment);
  expect(await audit(trade.db)).toEqual(soundBooks);
}

async function expectSteps(made: Checkout, state: string, payment: string): Promise<void> {
  const { body } = await trade.send<Checkout>(buyer, 'GET', `/checkouts/${made.id}`);
  expect([body.state, body.payment.state, ...body.orders.map((order) => order.state)]).toEqual([
    state,
    payment,
    ...made.orders.map(() => state),
  ]);
}

async function journals(made: Checkout): Promise<string[]> {
  const rows = await trade.db
    .selectFrom('ledger_journals')
    .select('kind')
    .where('reference_id', '=', made.payment.id)
    .orderBy('kind', 'desc')
    .execute();
  return rows.map((row) => row.kind);
}

describe('callbacks', () => {
  it('pay once, however often and under whatever id they come', async () => {
    const made = await place();
    const outcomes = [];
    for (const id of ['one', 'one', 'two', 'three']) {
      outcomes.push((await trade.callback(notification(made, 'captured', `${made.id}-${id}`))).body.outcome);
    }
    expect(outcomes).toEqual(['captured', 'duplicate', 'superseded', 'superseded']);
    expect(await journals(made)).toEqual(['capture']);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 2, held: 0 });
    await expectState(made, 'paid', 'captured');
    const steps = await trade.db
      .selectFrom('events')
      .select('kind')
      .where('subject_id', '=', made.orders[0]?.id ?? '')
      .orderBy('id')
      .execute();
    expect(steps.map((step) => step.kind)).toEqual(['order-placed', 'order-paid']);
  });

  it.each([
    ['another amount', { amountCents: 1 }],
    ['a larger amount', { amountCents: 10_000_000 }],
    ['another currency', { currency: 'USD' }],
  ])('that name %s have no effect, and leave the way open for the right one', async (_what, lie) => {
    const made = await place();
    const lied = await trade.callback({ ...notification(made, 'captured'), ...lie });
    expect([lied.status, lied.body.code]).toEqual([422, 'callback-mismatch']);
    await expectState(made, 'pending-payment', 'pending');
    const right = await trade.callback(notification(made, 'captured'));
    expect(right.body.outcome).toBe('captured');
    await expectState(made, 'paid', 'captured');
  });

  it('without the right signature, of an unknown payment, or that are no callbacks are refused', async () => {
    const made = await place();
    const forged = await trade.callback(notification(made, 'captured'), '0'.repeat(64));
    expect([forged.status, forged.body.code]).toEqual([401, 'signature-invalid']);
    const unknown = await trade.callback({ ...notification(made, 'captured'), providerRef: 'sbx_pay_x' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
    for (const nonsense of [
      {},
      { ...notification(made, 'captured'), outcome: 'won' },
      { ...notification(made, 'captured'), amountCents: '2600' },
    ]) {
      expect((await trade.callback(nonsense)).status).toBe(401);
    }
    const other = await trade.send(
      null,
      'POST',
      '/payments/callbacks/elsewhere',
      notification(made, 'captured'),
    );
    expect(other.status).toBe(404);
    const unsigned = await trade.send(
      null,
      'POST',
      '/payments/callbacks/sandbox',
      notification(made, 'captured'),
    );
    expect(unsigned.status).toBe(401);
    await expectState(made, 'pending-payment', 'pending');
  });

  it('that bring bad news after the money are stale', async () => {
    const made = await place();
    await trade.callback(notification(made, 'captured'));
    expect((await trade.callback(notification(made, 'declined'))).body.outcome).toBe('superseded');
    expect((await trade.callback(notification(made, 'expired'))).body.outcome).toBe('superseded');
    await expectState(made, 'paid', 'captured');
  });

  it('that decline leave time to try again', async () => {
    const made = await place();
    expect((await trade.callback(notification(made, 'declined'))).body.outcome).toBe('declined');
    await expectState(made, 'pending-payment', 'declined');
    const { body } = await trade.send<Checkout>(buyer, 'GET', `/checkouts/${made.id}`);
    expect(body.payment.payUrl).toContain('/sandbox/pay/');
    await trade.callback(notification(made, 'captured'));
    await expectState(made, 'paid', 'captured');
  });

  it('that say nobody will pay close the checkout at once', async () => {
    const made = await place(3);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 3, held: 3 });
    expect((await trade.callback(notification(made, 'expired'))).body.outcome).toBe('expired');
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 3, held: 0 });
    await expectState(made, 'closed', 'expired');
  });
});

describe('closing what was not paid in time', () => {
  it('goes on with the others when one cannot be closed', async () => {
    trade.clock.advance(15 * minuteMs);
    await closeOverdueCheckouts(trade.deps);
    const broken = await place();
    const other = await place();
    // A checkout that waits to be paid never has an order that was paid: this one is out of step.
    const outOfStep = {
      order_id: broken.orders[0]?.id ?? '',
      version: 2,
      kind: 'paid',
      at: new Date(),
      data: JSON.stringify({ paymentId: broken.payment.id }),
    };
    await trade.db.insertInto('order_events').values(outOfStep).execute();
    trade.clock.advance(15 * minuteMs);
    expect(await closeOverdueCheckouts(trade.deps)).toBe(1);
    await expectSteps(other, 'closed', 'expired');
    const found = await audit(trade.db);
    expect(new Set(found.map(({ subject }) => subject))).toEqual(new Set([outOfStep.order_id]));
    await trade.db
      .deleteFrom('order_events')
      .where('order_id', '=', outOfStep.order_id)
      .where('version', '=', 2)
      .execute();
    expect(await closeOverdueCheckouts(trade.deps)).toBe(1);
    await expectState(broken, 'closed', 'expired');
  });
});

describe('money that comes after the close', () => {
  it('is honoured while there is stock', async () => {
    const made = await place(2);
    trade.clock.advance(15 * minuteMs);
    expect(await closeOverdueCheckouts(trade.deps)).toBeGreaterThan(0);
    await expectState(made, 'closed', 'expired');
    expect((await trade.callback(notification(made, 'captured'))).body.outcome).toBe('captured');
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 1, held: 0 });
    expect(await journals(made)).toEqual(['capture']);
    await expectState(made, 'paid', 'captured');
  });

  it('goes back when the goods are gone', async () => {
    const made = await place(2);
    await trade.callback(notification(made, 'expired'));
    const other = await place(2);
    expect((await trade.callback(notification(made, 'captured'))).body.outcome).toBe('refunding');
    await expectState(made, 'closed', 'refunding');
    await trade.runJobs();
    await expectState(made, 'closed', 'refunded');
    expect(await journals(made)).toEqual(['refund', 'late-capture']);
    // The refund is not repeated, and the other buyer is not touched.
    await trade.callback(notification(made, 'captured', `${made.id}-again`));
    await trade.runJobs();
    expect(await journals(made)).toEqual(['refund', 'late-capture']);
    await expectState(other, 'pending-payment', 'pending');
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 3, held: 2 });
  });

  it('goes back when the shopper had cancelled', async () => {
    const made = await place();
    const cancelled = await trade.send<{ state: string }>(buyer, 'POST', `/checkouts/${made.id}/cancel`);
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'closed']);
    expect((await trade.callback(notification(made, 'captured'))).body.outcome).toBe('refunding');
    await trade.runJobs();
    await expectState(made, 'closed', 'refunded');
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 3, held: 0 });
  });

  it('is paid back once when two runs meet', async () => {
    const made = await place();
    await trade.send(buyer, 'POST', `/orders/${made.orders[0]?.id}/cancel`);
    await trade.callback(notification(made, 'captured'));
    const { refundAll } = await import('../../server/src/features/trade/payments/late-refund.service.ts');
    await Promise.all([refundAll(trade.deps), refundAll(trade.deps), trade.runJobs()]);
    expect(await journals(made)).toEqual(['refund', 'late-capture']);
    await expectState(made, 'closed', 'refunded');
  });
});
