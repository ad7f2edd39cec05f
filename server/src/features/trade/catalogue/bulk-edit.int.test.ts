import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkout,
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { BulkEditView } from './bulk-edit.schema.ts';
import type { StudioProduct } from './product.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;

beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner']]) };
});
afterAll(() => trade.stop());

const path = () => `/studio/shops/${shopId}/products`;
async function add(title: string, priceCents = 2_000, stock = 10, by = owner, at = path()) {
  const variants = [{ sku: title, priceCents, stock }];
  return (await trade.send<StudioProduct>(by, 'POST', at, { title, variants })).body;
}
const read = async (id: string) => (await trade.send<StudioProduct>(owner, 'GET', `${path()}/${id}`)).body;
type Answer = BulkEditView & { code?: string; field?: string };
const edit = (body: object, headers?: Record<string, string>) =>
  trade.send<Answer>(owner, 'POST', `${path()}/bulk`, body, headers);

describe('a change of many products', () => {
  it('is shown before it is made, and then made as shown', async () => {
    const [tea, plums] = [await add('tea'), await add('plums', 900)];
    const body = {
      productIds: [tea.id, plums.id],
      change: {
        price: { by: 'percent', percent: -20, ending: 90 },
        listPrice: 'old-price',
        stock: { by: 'add', count: 5 },
        category: 'summer',
        addGuarantees: ['ship-24-hours'],
      },
    };
    const seen = await trade.send<Answer>(owner, 'POST', `${path()}/bulk-preview`, body);
    expect(seen.body).toMatchObject({
      changed: 2,
      items: [
        { productId: tea.id, price: { from: 2_000, to: 1_590 }, onHand: { from: 10, to: 15 } },
        { productId: plums.id, price: { from: 900, to: 690 }, onHand: { from: 10, to: 15 } },
      ],
    });
    expect(await read(tea.id)).toEqual(tea);
    expect((await edit(body)).body).toEqual(seen.body);
    expect(await read(tea.id)).toMatchObject({
      category: 'summer',
      guarantees: ['ship-24-hours'],
      variants: [{ priceCents: 1_590, listPriceCents: 2_000, onHand: 15 }],
    });
  });

  it('is made to each as a whole or not at all, and made once for a key', async () => {
    const [held, free] = [await add('held', 2_000, 3), await add('free', 2_000, 3)];
    const buyer = await makePerson(trade.db);
    await checkout(trade, buyer, [{ variantId: held.variants[0]?.id ?? '', quantity: 2 }]);
    const body = {
      productIds: [held.id, free.id, 'prd_nobody', held.id.replace(/.$/, 'z')],
      change: { stock: { by: 'add', count: -2 }, price: { by: 'set', cents: 100 } },
    };
    const key = { 'idempotency-key': 'once-and-no-more' };
    const first = await edit(body, key);
    expect(first.body.items.map(({ outcome, code, field }) => [outcome, code, field])).toEqual([
      ['refused', 'state-conflict', 'stock'],
      ['changed', null, null],
      ['refused', 'not-found', null],
      ['refused', 'not-found', null],
    ]);
    expect((await edit(body, key)).body).toEqual(first.body);
    expect((await read(held.id)).variants[0]).toMatchObject({ priceCents: 2_000, onHand: 3, held: 2 });
    expect((await read(free.id)).variants[0]).toMatchObject({ priceCents: 100, onHand: 1 });
  });

  it('never touches another shop’s, and keeps to its bounds', async () => {
    const otherShop = await makeShop(trade.db);
    const other = { ...(await makePerson(trade.db)), shops: new Map([[otherShop, 'owner' as const]]) };
    const theirs = await add('theirs', 2_000, 1, other, `/studio/shops/${otherShop}/products`);
    const change = { state: 'off-sale' };
    const tried = await edit({ productIds: [theirs.id], change });
    expect(tried.body.items[0]).toMatchObject({ outcome: 'refused', code: 'not-found', title: '' });
    const faults: [object, string][] = [
      [{ productIds: [], change }, 'productIds'],
      [{ productIds: Array.from({ length: 501 }, (_, index) => `prd_${index}`), change }, 'productIds'],
      [{ productIds: [theirs.id], change: {} }, 'change'],
      [{ productIds: [theirs.id], change: { price: { by: 'percent', percent: -96 } } }, 'change.price'],
    ];
    for (const [body, field] of faults) {
      const answer = await edit(body);
      expect([answer.status, answer.body.field?.startsWith(field)], JSON.stringify(body)).toEqual([
        400,
        true,
      ]);
    }
  });

  it('keeps the count right against buyers of the same goods', async () => {
    const goods = await Promise.all(Array.from({ length: 6 }, (_, index) => add(`race ${index}`, 1_000, 50)));
    const buyers = await Promise.all(goods.map(() => makePerson(trade.db)));
    const lines = goods.map(({ variants }) => ({ variantId: variants[0]?.id ?? '', quantity: 1 }));
    const bought = buyers.map((buyer, index) =>
      checkout(trade, buyer, index % 2 === 0 ? lines : [...lines].reverse()),
    );
    const productIds = goods.map(({ id }) => id).reverse();
    const edits = Array.from({ length: 4 }, () =>
      edit({ productIds, change: { stock: { by: 'add', count: 5 } } }),
    );
    await Promise.all([...bought, ...edits]);
    for (const { id } of goods) {
      expect((await read(id)).variants[0]).toMatchObject({ onHand: 70, held: buyers.length });
    }
  });
});

describe('the list of a shop’s products', () => {
  it('is searched by title and SKU and filtered by stock, on the server', async () => {
    const shop = await makeShop(trade.db);
    const person: Person = { ...(await makePerson(trade.db)), shops: new Map([[shop, 'owner']]) };
    const at = `/studio/shops/${shop}/products`;
    await add('龙井 100%_tea', 2_000, 40, person, at);
    await add('Plums', 900, 0, person, at);
    await add('Books', 900, 5, person, at);
    const titles = async (query: string) =>
      (await trade.send<{ items: StudioProduct[] }>(person, 'GET', `${at}?${query}`)).body.items.map(
        ({ title }) => title,
      );
    expect(await titles(`text=${encodeURIComponent('100%_TEA')}`)).toEqual(['龙井 100%_tea']);
    expect(await titles('text=%25')).toEqual(['龙井 100%_tea']);
    expect(await titles('stock=out')).toEqual(['Plums']);
    expect(await titles('stock=low')).toEqual(['Books']);
    expect(await titles('stock=low&state=off-sale')).toEqual([]);
  });
});
