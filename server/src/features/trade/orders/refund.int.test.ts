import { dayMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
} from '../../../../../tests/trade-server.ts';
import type { ShopRole } from '../../../http/access.ts';
import { findBalance, settleDue } from '../ledger/index.ts';

let trade: TradeServer;
let shopId: ShopId;
beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
  shopId = await makeShop(trade.db);
});
afterAll(() => trade.stop());

const member = (role: ShopRole) => makePerson(trade.db, { shops: [[shopId, role]] });

async function paidOrder(priceCents = 2_990) {
  const goods = await makeGoods(trade, shopId, [{ priceCents, stock: 5 }]);
  const buyer = await makePerson(trade.db);
  const made = (await checkout(trade, buyer, [{ variantId: goods.variantIds[0] ?? '', quantity: 2 }]))
    .body as Checkout;
  await trade.callback(notification(made, 'captured'));
  return {
    buyer,
    made,
    orderId: made.orders[0]?.id ?? '',
    variantId: goods.variantIds[0],
    totalCents: made.totalCents,
  };
}
const path = (orderId: string, act: string) => `/studio/shops/${shopId}/orders/${orderId}/${act}`;
const refund = async (orderId: string, role: ShopRole = 'assistant', body: object = { reason: '缺货' }) =>
  trade.send<{ code?: string; state?: string }>(await member(role), 'POST', path(orderId, 'refund'), body);
const balance = (kind: 'escrow' | 'provider', ownerId: string) =>
  findBalance(trade.db, { kind, ownerId, currency: 'CNY' });

describe('a refund before shipping', () => {
  it('gives all the money back, puts the goods back, and tells the buyer why', async () => {
    const before = await balance('provider', 'sandbox');
    const { buyer, orderId, variantId, totalCents } = await paidOrder();
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 3, held: 0 });
    expect(await balance('provider', 'sandbox')).toBe(before + totalCents);
    expect(await refund(orderId)).toMatchObject({
      status: 200,
      body: {
        state: 'closed',
        closeReason: 'refunded',
        refund: { amountCents: totalCents, refundedAt: null },
      },
    });
    await trade.runJobs();
    expect((await trade.send(buyer, 'GET', `/orders/${orderId}`)).body).toMatchObject({
      refund: { reason: '缺货', refundedAt: expect.any(String) },
      can: { refund: false },
    });
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
    expect(await balance('provider', 'sandbox')).toBe(before);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('keeps goods that are spoilt off the shelf', async () => {
    const { orderId, variantId } = await paidOrder();
    await refund(orderId, 'owner', { reason: '压坏了', putBack: false });
    await trade.runJobs();
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 3, held: 0 });
  });

  it('happens once, however often it is asked for and its job runs', async () => {
    const before = await balance('provider', 'sandbox');
    const { orderId, variantId } = await paidOrder();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => refund(orderId)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { id } = await trade.db
      .selectFrom('payment_refunds')
      .select('id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow();
    await trade.deps.jobs.enqueue(trade.db, 'payments.refund-order', { refundId: id });
    await trade.deps.jobs.enqueue(trade.db, 'payments.refund-all', {});
    await trade.runJobs();
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
    expect(await balance('provider', 'sandbox')).toBe(before);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('or a parcel, never both, when both are asked for at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { orderId } = await paidOrder();
      const clerk = await member('clerk');
      const label = { carrier: 'sf', trackingNo: `SF${orderId.slice(-12)}` };
      const [refunded, shipped] = await Promise.all([
        refund(orderId),
        trade.send(clerk, 'POST', path(orderId, 'ship'), label),
      ]);
      expect([refunded.status, shipped.status].sort()).toEqual([200, 409]);
    }
    await trade.runJobs();
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('of one shop leaves the other shops’ orders of the same payment alone', async () => {
    const otherId = await makeShop(trade.db);
    const [mine, theirs] = [
      await makeGoods(trade, shopId, [{ priceCents: 1_000, stock: 1 }]),
      await makeGoods(trade, otherId, [{ priceCents: 5_000, stock: 1 }]),
    ];
    const buyer = await makePerson(trade.db);
    const lines = [mine, theirs].map(({ variantIds }) => ({ variantId: variantIds[0] ?? '', quantity: 1 }));
    const made = (await checkout(trade, buyer, lines)).body as Checkout;
    await trade.callback(notification(made, 'captured'));
    const escrowBefore = await balance('escrow', otherId);
    const views = await Promise.all(
      made.orders.map(({ id }) =>
        trade.send<{ id: string; shop: { id: string } }>(buyer, 'GET', `/orders/${id}`),
      ),
    );
    const own = views.find(({ body }) => body.shop.id === shopId)?.body.id ?? '';
    const other = views.find(({ body }) => body.shop.id === otherId)?.body.id ?? '';
    expect((await refund(other)).status).toBe(404);
    expect((await refund(own)).status).toBe(200);
    await trade.runJobs();
    expect((await trade.send(buyer, 'GET', `/orders/${other}`)).body).toMatchObject({
      state: 'paid',
      refund: null,
    });
    expect(await balance('escrow', otherId)).toBe(escrowBefore);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('is refused for what is unpaid, shipped, or another’s', async () => {
    const { orderId } = await paidOrder();
    await trade.send(await member('clerk'), 'POST', path(orderId, 'ship'), {
      carrier: 'sf',
      trackingNo: 'SF-GONE-1',
    });
    expect(await refund(orderId)).toMatchObject({ status: 409, body: { code: 'state-conflict' } });
    expect((await refund(`ord_${'0'.repeat(26)}`)).status).toBe(404);
    expect(await refund(orderId, 'owner', { reason: '  ' })).toMatchObject({ status: 400 });
  });

  it('a clerk cannot give, nor a host; an assistant, the books and the owner can', async () => {
    for (const role of ['clerk', 'host'] as const) {
      const { orderId } = await paidOrder();
      expect(await refund(orderId, role)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
    for (const role of ['assistant', 'finance', 'owner'] as const) {
      const { orderId } = await paidOrder();
      expect((await refund(orderId, role)).status).toBe(200);
    }
    const { buyer, orderId } = await paidOrder();
    expect((await trade.send(buyer, 'POST', path(orderId, 'refund'), { reason: 'x' })).status).toBe(404);
    await trade.runJobs();
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});

describe('a statement', () => {
  it('says what is held and settled, line by line, and adds up', async () => {
    const own = await makeShop(trade.db);
    const goods = await makeGoods(trade, own, [{ priceCents: 10_000, stock: 9 }]);
    const buyer = await makePerson(trade.db);
    const buy = async () => {
      const made = (await checkout(trade, buyer, [{ variantId: goods.variantIds[0] ?? '', quantity: 1 }]))
        .body as Checkout;
      await trade.callback(notification(made, 'captured'));
      return { id: made.orders[0]?.id ?? '', totalCents: made.totalCents };
    };
    const finance = await makePerson(trade.db, { shops: [[own, 'finance']] });
    const clerk = await makePerson(trade.db, { shops: [[own, 'clerk']] });
    const [received, refunded, held] = [await buy(), await buy(), await buy()];
    await trade.send(clerk, 'POST', `/studio/shops/${own}/orders/${received.id}/ship`, {
      carrier: 'sf',
      trackingNo: 'SF-ST-1',
    });
    await trade.send(buyer, 'POST', `/orders/${received.id}/receive`);
    await trade.send(finance, 'POST', `/studio/shops/${own}/orders/${refunded.id}/refund`, {
      reason: '缺货',
    });
    trade.clock.advance(7 * dayMs);
    await settleDue(trade.deps);
    type Line = { id: number; kind: string; account: string; amountCents: number };
    type Statement = {
      balances: { escrowCents: number; settledCents: number }[];
      items: Line[];
      nextCursor: string | null;
    };
    const first = await trade.send<Statement>(finance, 'GET', `/studio/shops/${own}/statement?limit=4`);
    const second = await trade.send<Statement>(
      finance,
      'GET',
      `/studio/shops/${own}/statement?limit=4&cursor=${first.body.nextCursor}`,
    );
    const lines = [...first.body.items, ...second.body.items];
    expect(lines.map(({ kind, account }) => `${kind} ${account}`)).toEqual([
      ...['settlement shop', 'settlement escrow', 'order-refund escrow'],
      ...['capture escrow', 'capture escrow', 'capture escrow'],
    ]);
    const sum = (account: string) =>
      lines
        .filter((line) => line.account === account)
        .reduce((total, { amountCents }) => total + amountCents, 0);
    expect(first.body.balances).toEqual([
      {
        ...{ currency: 'CNY', escrowCents: sum('escrow'), dueCents: 0, settledCents: sum('shop') },
        ...{ payingOutCents: 0, paidOutCents: 0, depositCents: 0, frozenCents: 0 },
      },
    ]);
    expect(sum('escrow')).toBe(held.totalCents);
    expect(sum('shop')).toBeGreaterThan(0);
    const csv = await trade.send<string>(finance, 'GET', `/studio/shops/${own}/statement.csv`);
    expect(String(csv.body).trim().split('\r\n')).toHaveLength(lines.length + 1);
    const only = async (filter: string) =>
      (await trade.send<Statement>(finance, 'GET', `/studio/shops/${own}/statement?${filter}`)).body.items;
    expect(await only('kind=capture')).toHaveLength(3);
    expect(await only('account=shop')).toMatchObject([{ kind: 'settlement' }]);
    expect(await only(`referenceId=${received.id}`)).toHaveLength(2);
    const settledAt = new Date(trade.clock.nowMs()).toISOString();
    expect(await only(`from=${settledAt}`)).toHaveLength(2);
    expect(await only(`to=${settledAt}`)).toHaveLength(4);
    const filtered = await trade.send<string>(
      ...([finance, 'GET', `/studio/shops/${own}/statement.csv?kind=order-refund`] as const),
    );
    expect(String(filtered.body).trim().split('\r\n')).toHaveLength(2);
    for (const bad of ['kind=theft', 'from=yesterday', 'cursor=WzEsMl0x'])
      expect((await trade.send(finance, 'GET', `/studio/shops/${own}/statement?${bad}`)).status).toBe(400);
  });

  it('an assistant cannot see, nor a clerk, a host or a stranger', async () => {
    for (const file of ['statement', 'statement.csv']) {
      for (const role of ['assistant', 'clerk', 'host'] as const)
        expect((await trade.send(await member(role), 'GET', `/studio/shops/${shopId}/${file}`)).status).toBe(
          403,
        );
      for (const role of ['owner', 'finance'] as const)
        expect((await trade.send(await member(role), 'GET', `/studio/shops/${shopId}/${file}`)).status).toBe(
          200,
        );
      expect(
        (await trade.send(await makePerson(trade.db), 'GET', `/studio/shops/${shopId}/${file}`)).status,
      ).toBe(404);
    }
  });
});
