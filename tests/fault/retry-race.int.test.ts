import { dayMs, hourMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  audit,
  type Checkout,
  makeGoods,
  makePerson,
  makeShop,
  newKey,
  notification,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../trade-server.ts';

type Buyer = Awaited<ReturnType<typeof makePerson>>;
interface Refusal {
  readonly code?: string;
}

let trade: TradeServer;
let shopId: ShopId;
let variantId: string;
beforeAll(async () => {
  trade = await tradeServer({ connections: 24 });
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  [variantId = ''] = (await makeGoods(trade, shopId, [{ priceCents: 10_000, stock: 500 }])).variantIds;
});

const times = <Value>(count: number, make: (index: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status);
const codesOf = (answers: readonly { status: number; body: Refusal }[]) =>
  new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code));
const quote = (buyer: Buyer) =>
  trade.send<{ id: string; totalCents: number; reductionCents: number }>(buyer, 'POST', '/quotes', {
    lines: [{ variantId, quantity: 1 }],
    addressId: buyer.addressId,
  });
async function orderOf(buyer: Buyer) {
  const { body } = await quote(buyer);
  return { quoteId: body.id, addressId: buyer.addressId, expectedTotalCents: body.totalCents };
}
const place = (buyer: Buyer, body: object, key: string) =>
  trade.send<Checkout & Refusal>(buyer, 'POST', '/checkouts', body, { 'idempotency-key': key });

async function makeCoupon(change: object): Promise<string> {
  const owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  const nowMs = trade.clock.nowMs();
  const made = await trade.send<{ id: string }>(owner, 'POST', `/studio/shops/${shopId}/promotions`, {
    ...{ name: 'ten off', rule: { kind: 'coupon-amount', fromCents: 5_000, minusCents: 1_000 } },
    ...{ scope: { of: 'shop' }, startsAt: new Date(nowMs - hourMs), endsAt: new Date(nowMs + dayMs) },
    ...change,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return made.body.id;
}

describe('a coupon of which there are few', () => {
  it('goes to exactly 7 of 100 buyers who race for it, each impatiently, and lowers 7 orders', async () => {
    const couponId = await makeCoupon({ totalMax: 7 });
    const buyers = await times(100, () => makePerson(trade.db));
    const claim = (buyer: Buyer, key: string) =>
      trade.send<Refusal>(buyer, 'POST', `/coupons/${couponId}/claim`, undefined, { 'idempotency-key': key });
    const keys = buyers.map(() => newKey());
    // Each presses twice: the same request once more.
    const [first, again] = await Promise.all([
      times(100, (index) => claim(buyers[index] as Buyer, keys[index] as string)),
      times(100, (index) => claim(buyers[index] as Buyer, keys[index] as string)),
    ]);
    const has = buyers.filter((_, index) => first[index]?.status === 200);
    expect(has).toHaveLength(7);
    expect(statuses(again)).toEqual(statuses(first));
    expect(codesOf(first)).toEqual(new Set(['coupon-gone']));

    const quotes = await Promise.all(buyers.map(quote));
    expect(quotes.filter(({ body }) => body.reductionCents === 1_000)).toHaveLength(7);
    const orders = await Promise.all(
      buyers.map(async (buyer) => place(buyer, await orderOf(buyer), newKey())),
    );
    expect(statuses(orders)).toEqual(orders.map(() => 200));
    const lowered = orders.filter(({ body }) => body.totalCents === 9_000);
    expect(lowered).toHaveLength(7);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('lowers one of the 20 orders that one buyer sends at once', async () => {
    const couponId = await makeCoupon({ totalMax: 1 });
    const buyer = await makePerson(trade.db);
    await trade.send(buyer, 'POST', `/coupons/${couponId}/claim`);
    const bodies = await times(20, () => orderOf(buyer));
    expect(new Set(bodies.map(({ expectedTotalCents }) => expectedTotalCents))).toEqual(new Set([9_000]));
    const orders = await Promise.all(bodies.map((body) => place(buyer, body, newKey())));
    expect(orders.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(codesOf(orders)).toEqual(new Set(['price-changed']));
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});

describe('the same request, again and again', () => {
  it('places one order when 50 tries of it race each other', async () => {
    const buyer = await makePerson(trade.db);
    const body = await orderOf(buyer);
    const key = newKey();
    const answers = await times(50, () => place(buyer, body, key));
    expect(statuses(answers)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 500, held: 1 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('places one order when 50 tries under as many keys race each other, and pays it once', async () => {
    const buyer = await makePerson(trade.db);
    const body = await orderOf(buyer);
    const answers = await times(50, () => place(buyer, body, newKey()));
    const placed = answers.filter(({ status }) => status === 200);
    expect(placed).toHaveLength(1);
    expect(codesOf(answers)).toEqual(new Set(['quote-used']));
    const made = placed[0]?.body as Checkout;
    const told = await times(50, (index) =>
      trade.callback(notification(made, 'captured', `${made.id}-${index % 5}`)),
    );
    expect(told.filter((answer) => answer.body.outcome === 'captured')).toHaveLength(1);
    expect(statuses(told)).toEqual(told.map(() => 200));
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 499, held: 0 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('keeps the first body of a key when 50 bodies race under it', async () => {
    const buyer = await makePerson(trade.db);
    const bodies = await times(50, () => orderOf(buyer));
    const key = newKey();
    const answers = await Promise.all(bodies.map((body) => place(buyer, body, key)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(codesOf(answers)).toEqual(new Set(['key-reused']));
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 500, held: 1 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});
