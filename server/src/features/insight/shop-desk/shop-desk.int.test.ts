import { dayMs, hourMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import {
  countPausedWebhooks,
  findCertificates,
  findComing,
  findFaultyFile,
  findShort,
  findToday,
} from './desk.views.ts';

let trade: TradeServer;
let shopId: ShopId;
let buyer: Person & { addressId: string };
let variantIds: readonly string[];
beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  buyer = await makePerson(trade.db);
  ({ variantIds } = await makeGoods(trade, shopId, [{ priceCents: 1_000, stock: 100 }]));
});
afterAll(() => trade.stop());

async function pay(): Promise<void> {
  const lines = [{ variantId: variantIds[0] ?? '', quantity: 1 }];
  const made = (await checkout(trade, buyer, lines)).body as Checkout;
  await trade.callback(notification(made, 'captured'));
}

describe('the desk of a shop', () => {
  it('counts what was paid today in China, beside the same weekday until the same time', async () => {
    // Noon in China on the 20th; the week before: one order in time, one after that hour, one the day before.
    const noonMs = trade.clock.nowMs();
    for (const beforeMs of [7 * dayMs + 20 * hourMs, 7 * dayMs + hourMs, 7 * dayMs - hourMs]) {
      trade.clock.set(noonMs - beforeMs);
      await pay();
    }
    trade.clock.set(noonMs - 12 * hourMs - 1);
    await pay();
    trade.clock.set(noonMs - 12 * hourMs);
    await pay();
    trade.clock.set(noonMs);
    await pay();
    const today = await findToday(trade.db, shopId, noonMs);
    expect([today.orders, today.weekAgo.orders]).toEqual([2, 1]);
    expect(today.paidCents).toBe(2 * today.weekAgo.paidCents);
  });

  it('names the products that are short, the emptiest first, and none that is not on sale', async () => {
    const shop = await makeShop(trade.db);
    const owner = await makePerson(trade.db, { shops: [[shop, 'owner']] });
    const add = (title: string, stocks: readonly number[], state = 'on-sale') => {
      // Ids of one millisecond have no order among themselves.
      trade.clock.advance(1);
      return trade.send(owner, 'POST', `/studio/shops/${shop}/products`, {
        ...{ title, state },
        variants: stocks.map((stock, place) => ({
          sku: `${place}`,
          title: `v${place}`,
          priceCents: 100,
          stock,
        })),
      });
    };
    await add('plenty', [80]);
    await add('low', [90, 3]);
    await add('out', [2, 0]);
    await add('off', [0], 'off-sale');
    for (let count = 0; count < 6; count++) await add(`low ${count}`, [5]);
    const found = await findShort(trade.db, shop);
    expect(found.productCount).toBe(10);
    expect(found.outOfStock).toMatchObject([{ title: 'out', available: 0, variantTitles: ['v1', 'v0'] }]);
    expect(found.lowStock.map(({ title }) => title)).toEqual(['low', 'low 5', 'low 4', 'low 3']);
  });

  it('is quiet about everything else of a shop that has nothing', async () => {
    const shop = await makeShop(trade.db);
    const nowMs = trade.clock.nowMs();
    expect(await findCertificates(trade.db, shop, nowMs)).toEqual([]);
    expect(await findComing(trade.db, shop, nowMs)).toEqual({ promotionsEnding: [], scheduledClips: [] });
    expect(await findFaultyFile(trade.db, shop, nowMs)).toBeNull();
    expect(await countPausedWebhooks(trade.db, shop)).toBe(0);
    expect(await findToday(trade.db, shop, nowMs)).toMatchObject({ orders: 0, paidCents: 0, views: 0 });
  });

  it('says which certificates do not count, or soon will not', async () => {
    const shop = await makeShop(trade.db);
    const owner = await makePerson(trade.db, { shops: [[shop, 'owner']] });
    const operator: Person = { ...(await makePerson(trade.db)), roles: ['operator'] };
    const { body } = await trade.send<{ id: string }>(owner, 'POST', `/studio/shops/${shop}/products`, {
      title: 'tea',
      attributes: { a: '1', b: '2', c: '3', d: '4' },
      variants: [{ sku: 's', priceCents: 100, stock: 50 }],
    });
    const handIn = async (attribute: string, decision: string, validUntil: string | null) => {
      const given = { number: attribute, issuer: 'lab', validFrom: '2026-01-01', validUntil };
      const begun = await trade.send<{ id: string }>(owner, 'POST', `/studio/shops/${shop}/certificates`, {
        ...{ productId: body.id, attribute },
        ...given,
      });
      await trade.send(
        owner,
        'PUT',
        `/studio/shops/${shop}/certificates/${begun.body.id}/file`,
        Buffer.from('%PDF-1.7'),
        { 'content-type': 'application/pdf' },
      );
      await trade.send(operator, 'POST', `/ops/certificates/${begun.body.id}/decision`, {
        ...{ decision, reason: 'x' },
      });
    };
    await handIn('a', 'reject', null);
    await handIn('b', 'accept', '2026-12-01');
    await handIn('c', 'accept', null);
    await handIn('d', 'accept', '2028-01-01');
    await trade.send(owner, 'PATCH', `/studio/shops/${shop}/products/${body.id}`, {
      attributes: { a: '1', b: '2', c: 'other', d: '4' },
    });
    const found = await findCertificates(trade.db, shop, trade.clock.nowMs());
    expect(found.map(({ attribute, problem }) => [attribute, problem]).sort()).toEqual([
      ['a', 'rejected'],
      ['b', 'expiring'],
      ['c', 'value-changed'],
    ]);
  });
});
