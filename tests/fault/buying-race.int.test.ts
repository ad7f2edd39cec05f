import type { CheckoutId, PersonId, VariantId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as stock from '../../server/src/features/trade/stock/index.ts';
import {
  audit,
  type Checkout,
  checkout,
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

let trade: TradeServer;
beforeAll(async () => {
  trade = await tradeServer({ connections: 24 });
});
afterAll(() => trade.stop());

async function times<Value>(count: number, make: (index: number) => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

describe('many buyers at once', () => {
  it('sells 50 units to exactly 50 of 200 buyers, and pays each once', async () => {
    const shopId = await makeShop(trade.db);
    const goods = await makeGoods(trade, shopId, [{ priceCents: 2_990, stock: 50 }]);
    const [variantId = ''] = goods.variantIds;
    const buyers = await times(200, () => makePerson(trade.db));
    const quotes = await Promise.all(
      buyers.map((buyer) =>
        trade.send<{ id: string; totalCents: number }>(buyer, 'POST', '/quotes', {
          lines: [{ variantId, quantity: 1 }],
          addressId: buyer.addressId,
        }),
      ),
    );
    expect(quotes.map((quote) => quote.status)).toEqual(quotes.map(() => 200));

    const answers = await Promise.all(
      buyers.map((buyer, index) =>
        trade.send<Checkout & { code?: string }>(buyer, 'POST', '/checkouts', {
          quoteId: quotes[index]?.body.id,
          addressId: buyer.addressId,
          expectedTotalCents: quotes[index]?.body.totalCents,
        }),
      ),
    );
    const placed = answers.filter((answer) => answer.status === 200);
    const refused = answers.filter((answer) => answer.status !== 200);
    expect(placed).toHaveLength(50);
    expect(new Set(refused.map((answer) => answer.body.code))).toEqual(new Set(['stock-exhausted']));
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 50, held: 50 });

    const paid = await Promise.all(
      placed.flatMap(({ body }) => [
        trade.callback(notification(body, 'captured')),
        trade.callback(notification(body, 'captured')),
      ]),
    );
    expect(paid.map((answer) => answer.status)).toEqual(paid.map(() => 200));
    expect(paid.filter((answer) => answer.body.outcome === 'captured')).toHaveLength(50);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 0, held: 0 });
    const orders = await trade.db
      .selectFrom('orders')
      .select('state')
      .where('shop_id', '=', shopId)
      .execute();
    expect(orders.map((order) => order.state)).toEqual(Array.from({ length: 50 }, () => 'paid'));
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('never deadlocks carts that hold the same goods in opposite orders', async () => {
    const shopId = await makeShop(trade.db);
    const goods = await makeGoods(
      trade,
      shopId,
      Array.from({ length: 6 }, () => ({ priceCents: 100, stock: 1_000 })),
    );
    const buyers = await times(40, () => makePerson(trade.db));
    const answers = await Promise.all(
      buyers.map((buyer, index) => {
        const lines = goods.variantIds.map((variantId) => ({ variantId, quantity: 1 }));
        return checkout(trade, buyer, index % 2 === 0 ? lines : lines.reverse());
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    for (const variantId of goods.variantIds) {
      expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 1_000, held: 40 });
    }
  });

  it('places one order when the same request comes ten times at once', async () => {
    const shopId = await makeShop(trade.db);
    const goods = await makeGoods(trade, shopId, [{ priceCents: 9_900, stock: 20 }]);
    const buyer = await makePerson(trade.db);
    const [variantId = ''] = goods.variantIds;
    const { addressId } = buyer;
    const quote = await trade.send<{ id: string; totalCents: number }>(buyer, 'POST', '/quotes', {
      lines: [{ variantId, quantity: 2 }],
      addressId,
    });
    const body = { quoteId: quote.body.id, addressId, expectedTotalCents: quote.body.totalCents };
    const key = newKey();
    const answers = await times(10, () =>
      trade.send<Checkout>(buyer, 'POST', '/checkouts', body, { 'idempotency-key': key }),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const other = await trade.send<{ code: string }>(
      buyer,
      'POST',
      '/checkouts',
      { ...body, expectedTotalCents: 1 },
      { 'idempotency-key': key },
    );
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
    const again = await trade.send<{ code: string }>(buyer, 'POST', '/checkouts', body);
    expect([again.status, again.body.code]).toEqual([409, 'quote-used']);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 20, held: 2 });
  });

  it('holds in opposite orders without one deadlock, where none would be retried', async () => {
    const shopId = await makeShop(trade.db);
    const goods = await makeGoods(
      trade,
      shopId,
      Array.from({ length: 8 }, () => ({ priceCents: 100, stock: 1_000 })),
    );
    const lines = goods.variantIds.map((variantId) => ({ variantId: variantId as VariantId, quantity: 1 }));
    const held = await times(60, (index) =>
      trade.db.transaction().execute((tx) =>
        stock.hold(
          tx,
          trade.deps,
          {
            checkoutId: `chk_${index}` as CheckoutId,
            personId: `psn_${index}` as PersonId,
            lines: index % 2 === 0 ? lines : lines.toReversed(),
            expiresAtMs: trade.clock.nowMs(),
          },
          trade.clock.nowMs(),
        ),
      ),
    );
    expect(held.every((result) => result.ok)).toBe(true);
    await times(60, (index) =>
      trade.db
        .transaction()
        .execute((tx) =>
          index % 2 === 0
            ? stock.release(tx, [`chk_${index}`], trade.clock.nowMs())
            : stock.commit(tx, [`chk_${index}`]),
        ),
    );
    for (const variantId of goods.variantIds) {
      expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 970, held: 0 });
    }
  });
});
