import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { CartView } from './cart.schema.ts';
import { move } from './index.ts';

let trade: TradeServer;
let shopId: ShopId;
let cheap: string;
let dear: string;

beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  [cheap = ''] = (await makeGoods(trade, shopId, [{ priceCents: 500, stock: 100 }])).variantIds;
  [dear = ''] = (
    await makeGoods(trade, await makeShop(trade.db), [{ priceCents: 12_800_000, stock: 2 }])
  ).variantIds;
});
afterAll(() => trade.stop());

const stranger = async () => ({ ...(await makePerson(trade.db)), signedIn: false });
type Who = Awaited<ReturnType<typeof stranger>>;
const put = (who: Who, variantId: string, body: object) =>
  trade.send<CartView & { code?: string }>(who, 'PUT', `/cart/lines/${variantId}`, body);
const linesOf = (cart: CartView) =>
  cart.shops.flatMap((shop) => shop.lines.map((line) => [line.variantId, line.quantity, line.problem]));

describe('a cart', () => {
  it('keeps a stranger’s lines by shop, at today’s price', async () => {
    const who = await stranger();
    await put(who, cheap, { quantity: 2 });
    const { body } = await put(who, dear, { quantity: 1 });
    expect(body.shops.map((shop) => shop.lines.length)).toEqual([1, 1]);
    expect([body.goodsCents, body.count]).toEqual([12_801_000, 3]);
    await put(who, cheap, { quantity: 1 });
    expect((await trade.send<CartView>(who, 'GET', '/cart')).body.goodsCents).toBe(12_800_500);
    const left = await trade.send<CartView>(who, 'DELETE', `/cart/lines/${dear}`);
    expect(linesOf(left.body)).toEqual([[cheap, 1, null]]);
  });

  it('logs what was added, and only that', async () => {
    const who = await stranger();
    const clipId = 'clp_00000000000000000000000001';
    await put(who, cheap, { quantity: 2, clipId });
    await put(who, cheap, { quantity: 5 });
    await put(who, cheap, { quantity: 1 });
    const steps = await trade.db
      .selectFrom('events')
      .select(['kind', 'data'])
      .where('person_id', '=', who.id)
      .orderBy('id')
      .execute();
    expect(steps.map((step) => [step.kind, (step.data as { quantity: number }).quantity])).toEqual([
      ['cart-add', 2],
      ['cart-add', 3],
    ]);
    const { body } = await trade.send<CartView>(who, 'GET', '/cart');
    expect(body.shops[0]?.lines[0]?.clipId).toBe(clipId);
  });

  it.each([
    ['nothing', 0, 400],
    ['less', -1, 400],
    ['a part', 1.5, 400],
    ['more than a line takes', 100, 400],
    ['more than there is', 99, 409],
  ])('refuses %s', async (_what, quantity, status) => {
    expect((await put(await stranger(), quantity === 99 ? dear : cheap, { quantity })).status).toBe(status);
  });

  it('refuses what is not there', async () => {
    expect((await put(await stranger(), 'var_unknown', { quantity: 1 })).status).toBe(404);
  });

  it('shows what cannot be ordered any more, and leaves it out of the sum', async () => {
    const few = await makeGoods(trade, shopId, [{ priceCents: 700, stock: 1 }]);
    const [variantId = ''] = few.variantIds;
    const who = await stranger();
    await put(who, variantId, { quantity: 1 });
    await put(who, cheap, { quantity: 1 });
    expect((await checkout(trade, await makePerson(trade.db), [{ variantId, quantity: 1 }])).status).toBe(
      200,
    );
    const { body } = await trade.send<CartView>(who, 'GET', '/cart');
    expect(linesOf(body)).toContainEqual([variantId, 1, 'stock-exhausted']);
    expect(body.goodsCents).toBe(500);
  });

  it('is everybody’s own', async () => {
    const who = await stranger();
    await put(who, cheap, { quantity: 1 });
    expect((await trade.send<CartView>(await stranger(), 'GET', '/cart')).body.count).toBe(0);
  });

  it('moves to the account that a stranger signed in to; the same goods add up', async () => {
    const from = await stranger();
    const to = await makePerson(trade.db);
    await put(from, cheap, { quantity: 60 });
    await put(from, dear, { quantity: 1 });
    await put({ ...to, signedIn: false }, cheap, { quantity: 50 });
    await trade.db.transaction().execute((tx) => move(tx, from.id, to.id));
    const { body } = await trade.send<CartView>(to, 'GET', '/cart');
    expect(linesOf(body).sort()).toEqual(
      [
        [cheap, 99, null],
        [dear, 1, null],
      ].sort(),
    );
    expect((await trade.send<CartView>(from, 'GET', '/cart')).body.count).toBe(0);
  });
});
