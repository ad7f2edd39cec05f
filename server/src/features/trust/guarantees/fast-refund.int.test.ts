import { dayMs, hourMs } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { brokenCases } from '../../../../../tests/after-sale-audit.ts';
import { type GuaranteeShop, guaranteeShop, journalsOf } from '../../../../../tests/guarantee-shop.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { makeReceivedOrder } from '../../../../../tests/received-order.ts';
import { makePerson, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import { findUnshipped } from '../../trade/fulfilment/index.ts';
import { findBalance } from '../../trade/ledger/index.ts';

let trade: TradeServer;
let shop: GuaranteeShop;
let variantId: string;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
});
beforeEach(async () => {
  shop = await guaranteeShop(trade);
  variantId = await shop.goods('服饰鞋包', ['fast-refund']);
});
afterAll(() => trade.stop());

type Buyer = Awaited<ReturnType<typeof makePerson>>;
interface Case {
  readonly id: string;
  readonly code?: string;
  readonly state: string;
  readonly earlyCents: number;
  readonly owedCents: number;
}

const ask = (buyer: Buyer, orderId: string, given: object = {}) =>
  trade.send<Case>(buyer, 'POST', `/orders/${orderId}/after-sales`, {
    ...{ kind: 'return', reason: 'changed-mind', description: '', lines: [{ variantId, quantity: 1 }] },
    ...given,
  });
const act = (buyer: Buyer, id: string, name: string, body: object = {}) =>
  trade.send<Case>(buyer, 'POST', `/after-sales/${id}/${name}`, body);
const desk = (id: string, name: string, body: object = {}) =>
  trade.send<Case>(shop.assistant, 'POST', `/studio/shops/${shop.shopId}/after-sales/${id}/${name}`, body);
const order = (buyer: Buyer, until?: 'paid' | 'shipped') =>
  makeReceivedOrder(trade, shop.shopId, buyer, [variantId], until === undefined ? {} : { until });
let numbers = 0;
const label = () => {
  numbers += 1;
  return { carrier: 'sf', trackingNo: `FAST${process.pid}${numbers}` };
};
const debtOf = (buyer: Buyer) =>
  findBalance(trade.db, { kind: 'person-owes', ownerId: buyer.id, currency: 'CNY' });

/** Somebody who kept an order before, and another order of theirs. */
async function known() {
  const buyer = await makePerson(trade.db);
  await order(buyer);
  return { buyer, orderId: await order(buyer) };
}
async function sound() {
  await trade.runJobs();
  expect(await ledgerFindings(trade)).toEqual([]);
  expect(await brokenCases(trade.db)).toEqual([]);
}

it('goes back before the goods to who kept an order before, once, and the shop gets its goods', async () => {
  const { buyer, orderId } = await known();
  const asked = await ask(buyer, orderId);
  expect(asked.body).toMatchObject({ state: 'asked', earlyCents: 10_000, owedCents: 0 });
  const { id } = asked.body;
  expect(await journalsOf(trade, id)).toEqual(['order-refund']);
  expect((await act(buyer, id, 'withdraw')).status).toBe(409);
  expect((await desk(id, 'decline', { text: '不' })).status).toBe(409);
  await desk(id, 'agree', { amountCents: 10_000, returnTo: '杭州' });
  await act(buyer, id, 'send-back', label());
  await desk(id, 'receive', { putBack: true });
  expect((await desk(id, 'refund')).body).toMatchObject({
    state: 'closed',
    outcome: 'refunded',
    owedCents: 0,
  });
  expect(await journalsOf(trade, id)).toEqual(['order-refund']);
  expect(await debtOf(buyer)).toBe(0);
  // What the shop said once it need not say again.
  const next = await ask(buyer, await order(buyer));
  expect(next.body).toMatchObject({ state: 'awaiting-return', earlyCents: 10_000 });
  await sound();
});

it('waits for the parcel of who is not known, of too much, and of goods without the promise', async () => {
  const stranger = await makePerson(trade.db);
  const first = await ask(stranger, await order(stranger));
  expect(first.body).toMatchObject({ state: 'asked', earlyCents: 0 });
  await desk(first.body.id, 'agree', { amountCents: 10_000, returnTo: '杭州' });
  expect((await act(stranger, first.body.id, 'send-back', label())).body).toMatchObject({
    earlyCents: 10_000,
  });
  const { buyer } = await known();
  for (const [guarantees, priceCents] of [
    [['fast-refund'], 30_000],
    [[], 10_000],
  ] as const) {
    variantId = await shop.goods('服饰鞋包', guarantees, priceCents);
    expect((await ask(buyer, await order(buyer))).body.earlyCents).toBe(0);
  }
  await sound();
});

it('is owed when the goods do not come: the shop is made good, and the next claim pays it back', async () => {
  const { buyer, orderId } = await known();
  const { id } = (await ask(buyer, orderId)).body;
  trade.clock.advance(48 * hourMs);
  await trade.runJob('aftersales.time-out');
  trade.clock.advance(7 * dayMs);
  await Promise.all([trade.runJob('aftersales.time-out'), trade.runJob('aftersales.time-out')]);
  const view = await trade.send<Case>(buyer, 'GET', `/after-sales/${id}`);
  expect(view.body).toMatchObject({ outcome: 'not-sent-back', earlyCents: 10_000, owedCents: 10_000 });
  expect(await journalsOf(trade, id)).toEqual(['order-refund', 'return-missed']);
  expect(await debtOf(buyer)).toBe(10_000);
  const shopCents = await findBalance(trade.db, { kind: 'shop', ownerId: shop.shopId, currency: 'CNY' });
  expect(shopCents).toBeLessThanOrEqual(-10_000);
  // Who owes goods waits for the shop like everybody else.
  expect((await ask(buyer, await order(buyer))).body.earlyCents).toBe(0);
  const broken = await shop.goods('家居日用', ['breakage-refund'], 6_000);
  for (const left of [4_000, 0]) {
    const claimed = await makeReceivedOrder(trade, shop.shopId, buyer, [broken]);
    const filed = await shop.claim(buyer, claimed, { code: 'breakage-refund', reason: 'damaged' });
    await shop.show(buyer, filed.body.id);
    expect((await shop.show(buyer, filed.body.id)).body).toMatchObject({
      ...{ state: 'paid', paidCents: 6_000 },
      payout: { withheldCents: left === 0 ? 4_000 : 6_000, amountCents: 6_000 },
    });
    expect(await debtOf(buyer)).toBe(left);
  }
  await sound();
});

it('is owed in part when other goods come, as an operator rules; never more is paid by it', async () => {
  const { buyer, orderId } = await known();
  const { id } = (await ask(buyer, orderId)).body;
  await desk(id, 'agree', { amountCents: 10_000, returnTo: '杭州' });
  await act(buyer, id, 'send-back', label());
  await desk(id, 'receive', { putBack: false });
  await desk(id, 'decline', { text: '穿过了' });
  await act(buyer, id, 'escalate', { text: '没有' });
  const rule = (amountCents: number) =>
    trade.send<Case>(shop.operator, 'POST', `/ops/after-sales/${id}/ruling`, {
      ...{ ruling: 'refund', amountCents, reason: '有使用痕迹' },
    });
  expect((await rule(10_001)).status).toBe(409);
  expect((await rule(4_000)).body).toMatchObject({ outcome: 'refunded', owedCents: 6_000 });
  expect(await debtOf(buyer)).toBe(6_000);
  expect(await journalsOf(trade, id)).toEqual(['order-refund', 'return-missed']);
  await sound();
});

it('is paid for two orders of one buyer at most at a time, and for no line twice, whatever races', async () => {
  const { buyer, orderId } = await known();
  const orderIds = [orderId, await order(buyer), await order(buyer), await order(buyer)];
  const asked = await Promise.all([...orderIds, ...orderIds].map((of) => ask(buyer, of)));
  const made = asked.filter(({ status }) => status === 200);
  expect(made).toHaveLength(4);
  expect(made.filter(({ body }) => body.earlyCents > 0)).toHaveLength(2);
  const refunds = await trade.db
    .selectFrom('payment_refunds')
    .select('id')
    .where('order_id', 'in', orderIds)
    .execute();
  expect(refunds).toHaveLength(2);
  await sound();
});

it('of an order that has not left: it is cancelled as soon as that is asked, goods and money, once', async () => {
  const buyer = await makePerson(trade.db);
  const orderId = await order(buyer, 'paid');
  const cancel = () => trade.send(buyer, 'POST', `/orders/${orderId}/ask-cancel`, { reason: '不想要了' });
  const all = await Promise.all([cancel(), cancel(), cancel()]);
  expect(all.some(({ status }) => status === 200)).toBe(true);
  const view = await trade.send(buyer, 'GET', `/orders/${orderId}`);
  expect(view.body).toMatchObject({ state: 'closed', refundedCents: 10_000 });
  expect(await journalsOf(trade, orderId)).toEqual(['order-refund']);
  // Without the promise the shop is asked.
  variantId = await shop.goods('服饰鞋包', []);
  const asked = await order(buyer, 'paid');
  await trade.send(buyer, 'POST', `/orders/${asked}/ask-cancel`, { reason: '不想要了' });
  expect((await trade.send(buyer, 'GET', `/orders/${asked}`)).body).toMatchObject({ state: 'paid' });
  await sound();
});

it('is no claim, and nobody else’s to ask', async () => {
  const { buyer, orderId } = await known();
  const filed = await shop.claim(buyer, orderId, { code: 'fast-refund', reason: 'no-longer-wanted' });
  expect(filed.body.code).toBe('claim-in-after-sales');
  expect((await ask(await makePerson(trade.db), orderId)).status).toBe(404);
  expect((await trade.send(null, 'POST', `/orders/${orderId}/after-sales`, {})).status).toBe(401);
});

it('what is refunded at once of an order that has not left is not shipped any more, and the rest is', async () => {
  const other = await shop.goods('服饰鞋包', ['fast-refund']);
  const buyer = await makePerson(trade.db);
  await order(buyer);
  const orderId = await makeReceivedOrder(trade, shop.shopId, buyer, [variantId, other], { until: 'paid' });
  const asked = await ask(buyer, orderId, { kind: 'refund' });
  expect(asked.body).toMatchObject({ state: 'closed' });
  const left = await unitOfWork(trade.db, (tx) => findUnshipped(tx, orderId));
  expect(left.map((line) => line.variantId)).toEqual([other]);
  await sound();
});
