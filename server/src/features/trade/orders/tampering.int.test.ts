import { dayMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Checkout,
  checkout,
  type Goods,
  makeAddress,
  makeGoods,
  makePerson,
  makeShop,
  type Person,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { ordersFeature } from './index.ts';

type Buyer = Person & { readonly addressId: string };
interface Quote {
  readonly id: string;
  readonly totalCents: number;
  readonly code?: string;
  readonly field?: string;
}

let trade: TradeServer;
let shopId: ShopId;
let goods: Goods;
let variantId: string;
let buyer: Buyer;
let other: Buyer;

beforeAll(async () => {
  trade = await tradeServer();
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  goods = await makeGoods(trade, shopId, [{ priceCents: 2_990, stock: 5 }]);
  [variantId = ''] = goods.variantIds;
  buyer = await makePerson(trade.db);
  other = await makePerson(trade.db);
});

const quoteOf = (who: Person, body: object) => trade.send<Quote>(who, 'POST', '/quotes', body);
const order = (who: Person, body: object) =>
  trade.send<Checkout & { code?: string }>(who, 'POST', '/checkouts', body);
const owner = (): Person => ({ ...other, shops: new Map([[shopId, 'owner']]) });
const reprice = (priceCents: number) =>
  trade.send(owner(), 'PATCH', `/studio/shops/${shopId}/products/${goods.productId}`, {
    variants: [{ sku: 's0', priceCents }],
  });

async function quoted(): Promise<{ quoteId: string; addressId: string; expectedTotalCents: number }> {
  const { addressId } = buyer;
  const { body } = await quoteOf(buyer, { lines: [{ variantId, quantity: 1 }], addressId });
  return { quoteId: body.id, addressId, expectedTotalCents: body.totalCents };
}

describe('a quote', () => {
  it('is priced by the server alone: goods, shipping, arrival', async () => {
    const { body } = await quoteOf(buyer, {
      lines: [{ variantId, quantity: 1 }],
      addressId: buyer.addressId,
    });
    expect(body).toMatchObject({
      ...{ goodsCents: 2_990, shippingCents: 600, totalCents: 3_590, currency: 'CNY' },
      shops: [{ goodsCents: 2_990, shippingCents: 600, arrival: { from: '2026-11-22', to: '2026-11-25' } }],
    });
    const two = await quoteOf(buyer, { lines: [{ variantId, quantity: 2 }] });
    expect(two.body).toMatchObject({ goodsCents: 5_980, shippingCents: 0, totalCents: 5_980 });
  });

  it.each([
    ['zero', 0],
    ['negative', -1],
    ['fractional', 1.5],
    ['huge', 1e9],
    ['beyond doubles', 1e300],
    ['text', '1'],
    ['nothing', null],
  ])('refuses a quantity that is %s', async (_what, quantity) => {
    const answer = await quoteOf(buyer, { lines: [{ variantId, quantity }] });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([
      400,
      'bad-request',
      'lines.0.quantity',
    ]);
  });

  it.each([
    ['a price', { unitPriceCents: 1 }],
    ['a total', { totalCents: 1 }],
  ])('refuses lines that bring %s', async (_what, extra) => {
    const answer = await quoteOf(buyer, { lines: [{ variantId, quantity: 1, ...extra }] });
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request']);
  });

  it('refuses no lines, too many, the same twice, the unknown, and more than there is', async () => {
    const line = { variantId, quantity: 1 };
    const unknown = { variantId: 'var_00000000000000000000000000', quantity: 1 };
    const refused = async (lines: object[]) => {
      const { status, body } = await quoteOf(buyer, { lines });
      return [status, body.code];
    };
    expect(await refused([])).toEqual([400, 'bad-request']);
    expect(await refused(Array.from({ length: 201 }, () => line))).toEqual([400, 'bad-request']);
    expect(await refused([line, line])).toEqual([400, 'bad-request']);
    expect(await refused([unknown])).toEqual([404, 'not-found']);
    expect(await refused([{ variantId, quantity: 6 }])).toEqual([409, 'stock-exhausted']);
  });

  it('does not take an address of somebody else', async () => {
    const answer = await quoteOf(buyer, { lines: [{ variantId, quantity: 1 }], addressId: other.addressId });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  it('asks for an Idempotency-Key', async () => {
    const answer = await trade.send<Quote>(
      buyer,
      'POST',
      '/quotes',
      { lines: [{ variantId, quantity: 1 }] },
      { 'idempotency-key': '' },
    );
    expect([answer.status, answer.body.code]).toEqual([400, 'key-required']);
  });
});

describe('a checkout', () => {
  it.each([1, 3_589, 3_591, 359])('refuses the total %s for goods of 3590', async (expectedTotalCents) => {
    const answer = await order(buyer, { ...(await quoted()), expectedTotalCents });
    expect([answer.status, answer.body.code, answer.body.totalCents]).toEqual([409, 'price-changed', 3_590]);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
  });

  it.each([0, -3_590, 3_590.5, '3590'])('refuses the total %s as no total', async (expectedTotalCents) => {
    const answer = await order(buyer, { ...(await quoted()), expectedTotalCents });
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request']);
  });

  it('refuses a quote whose price has changed since, even when the total is guessed right', async () => {
    const request = await quoted();
    expect((await reprice(9_990)).status).toBe(200);
    for (const expectedTotalCents of [request.expectedTotalCents, 9_990]) {
      const answer = await order(buyer, { ...request, expectedTotalCents });
      expect([answer.status, answer.body.code]).toEqual([409, 'price-changed']);
    }
    await reprice(2_990);
    expect((await order(buyer, request)).status).toBe(200);
  });

  it('refuses a quote that is too old', async () => {
    const request = await quoted();
    trade.clock.advance(15 * 60_000);
    const answer = await order(buyer, request);
    expect([answer.status, answer.body.code]).toEqual([409, 'quote-expired']);
  });

  it('refuses what went off sale, or was sold meanwhile', async () => {
    const request = await quoted();
    const path = `/studio/shops/${shopId}/products/${goods.productId}`;
    await trade.send(owner(), 'PATCH', path, { state: 'off-sale' });
    expect((await order(buyer, request)).body.code).toBe('not-on-sale');
    await trade.send(owner(), 'PATCH', path, { state: 'on-sale' });
    expect((await checkout(trade, other, [{ variantId, quantity: 5 }])).status).toBe(200);
    const answer = await order(buyer, request);
    expect([answer.status, answer.body.code]).toEqual([409, 'stock-exhausted']);
  });

  it('refuses a quote or an address of somebody else', async () => {
    const request = await quoted();
    const stolen = await order(other, { ...request, addressId: other.addressId });
    expect([stolen.status, stolen.body.code]).toEqual([404, 'not-found']);
    const elsewhere = await order(buyer, { ...request, addressId: other.addressId });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'address-required']);
  });

  it('takes the quote of the stranger who became this person, and of no other stranger', async () => {
    const request = await quoted();
    const account = await makePerson(trade.db);
    const addressId = await makeAddress(trade.db, account.id);
    expect((await order(account, { ...request, addressId })).status).toBe(404);
    await trade.db
      .updateTable('people')
      .set({ merged_into: account.id })
      .where('id', '=', buyer.id)
      .execute();
    expect((await order(account, { ...request, addressId })).status).toBe(200);
  });

  it('asks strangers to sign in', async () => {
    const stranger = { ...buyer, signedIn: false };
    const answer = await order(stranger, await quoted());
    expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-required']);
  });

  it('makes one order a shop, to the cent, and takes what was bought out of the cart', async () => {
    const elsewhere = await makeGoods(trade, await makeShop(trade.db), [{ priceCents: 10_000, stock: 9 }]);
    const [dear = ''] = elsewhere.variantIds;
    for (const id of [variantId, dear]) await trade.send(buyer, 'PUT', `/cart/lines/${id}`, { quantity: 1 });
    const { addressId } = buyer;
    const quote = await quoteOf(buyer, {
      lines: [variantId, dear].map((id) => ({ variantId: id, quantity: 1 })),
      addressId,
    });
    expect(quote.body.totalCents).toBe(2_990 + 600 + 10_000);
    const request = {
      quoteId: quote.body.id,
      addressId,
      expectedTotalCents: quote.body.totalCents,
      fromCart: true,
    };
    const placed = await order(buyer, request);
    expect(placed.status).toBe(200);
    expect(
      placed.body.orders.map((made) => (made as unknown as { totalCents: number }).totalCents).sort(),
    ).toEqual([10_000, 3_590]);
    expect((await trade.send<{ count: number }>(buyer, 'GET', '/cart')).body.count).toBe(0);
  });
});

// Last: it moves the clock that the others read.
describe('an old quote', () => {
  it('is forgotten a day after it expired, unless it was ordered', async () => {
    const ordered = await quoted();
    await order(buyer, ordered);
    const left = await quoted();
    const kept = () => trade.db.selectFrom('quotes').select('id').where('person_id', '=', buyer.id).execute();
    const tidy = ordersFeature(trade.deps).jobs?.find(({ name }) => name === 'orders.tidy-quotes');
    const run = () => tidy?.run({}, { signal: new AbortController().signal, lastTry: false });
    trade.clock.advance(dayMs / 2);
    await run();
    expect((await kept()).map(({ id }) => id).sort()).toEqual([ordered.quoteId, left.quoteId].sort());
    trade.clock.advance(dayMs);
    await run();
    expect(await kept()).toEqual([{ id: ordered.quoteId }]);
  });
});
