import { dayMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { appendEvents, type RunningReader, runReader } from '../../insight/events/index.ts';
import type { StudioProduct } from '../../trade/catalogue/product.schema.ts';
import { searchFeature } from './index.ts';
import { SearchKeeper } from './search.keeper.ts';
import type { SearchQuery } from './search.schema.ts';
import { createFacets, createPopular, searchProducts } from './search.service.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let otherShopId: ShopId;
let keeper: SearchKeeper;
let reader: RunningReader;

beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner']]) };
  await add('开张前就有的龙井');
  keeper = new SearchKeeper(trade.deps);
  reader = await runReader(trade.deps, {
    name: 'search test',
    from: async () => {
      keeper.start();
      return { tx: '0', eventId: 0 };
    },
    take: (events) => keeper.take(events),
  });
  await keeper.ready();
});
afterAll(async () => {
  await reader.stop();
  await keeper.stop();
  await trade.stop();
});

async function add(title: string, priceCents = 100, more: object = {}): Promise<string> {
  const variants = [{ sku: 'one', priceCents, stock: 2 }];
  const { body } = await trade.send<StudioProduct>(owner, 'POST', `/studio/shops/${shopId}/products`, {
    title,
    category: 'tea',
    variants,
    ...more,
  });
  return body.id;
}
const change = (id: string, body: object) =>
  trade.send<StudioProduct>(owner, 'PATCH', `/studio/shops/${shopId}/products/${id}`, body);
/** Of the other shop a fan thinks the best, and a foe the worst. */
const fondnessOf = async (personId: string) => (shop: string) =>
  shop !== otherShopId ? 0 : personId === 'fan' ? 1 : personId === 'foe' ? -1 : 0;
const parts = () => ({ deps: trade.deps, index: () => keeper.index(), fondnessOf });
const unbuilt = () => ({ deps: trade.deps, index: () => null, fondnessOf });
const find = async (q: string, more: Omit<SearchQuery, 'q'> = {}, personId = 'anybody') => {
  await reader.caughtUp();
  return searchProducts(parts(), { q, limit: 20, ...more }, personId);
};
const titles = async (q: string) => (await find(q)).items.map(({ title }) => title);

async function setShop(state: string): Promise<void> {
  await trade.db.updateTable('shops').set({ state }).where('id', '=', shopId).execute();
  await trade.db
    .transaction()
    .execute((tx) =>
      appendEvents(tx, [
        { kind: 'shop-changed', atMs: trade.clock.nowMs(), shopId, subjectId: shopId, data: { state } },
      ]),
    );
}

describe('search', () => {
  it('finds what was there at the start, and what came since', async () => {
    expect(await titles('龙井')).toEqual(['开张前就有的龙井']);
    await add('明前碧螺春');
    expect(await titles('碧罗春')).toEqual(['明前碧螺春']);
    expect(await titles('biluochun')).toEqual(['明前碧螺春']);
  });

  it('finds a product by its new name only', async () => {
    const id = await add('红茶');
    expect(await titles('红茶')).toEqual(['红茶']);
    await change(id, { title: '白牡丹' });
    expect(await titles('白牡丹')).toEqual(['白牡丹']);
    expect(await titles('红茶')).toEqual([]);
  });

  it('leaves out what is off sale or taken down, even before the index knows', async () => {
    const id = await add('六安瓜片');
    expect(await titles('瓜片')).toEqual(['六安瓜片']);
    await trade.db.updateTable('products').set({ state: 'taken-down' }).where('id', '=', id).execute();
    expect(await titles('瓜片')).toEqual([]);
    await trade.db.updateTable('products').set({ state: 'on-sale' }).where('id', '=', id).execute();
    expect(await titles('瓜片')).toEqual(['六安瓜片']);
    await change(id, { state: 'off-sale' });
    expect((await find('瓜片')).items).toEqual([]);
    expect(keeper.index()?.has(id)).toBe(false);
  });

  it('leaves out a suspended shop, and has it back when it opens', async () => {
    expect(await titles('碧螺春')).toHaveLength(1);
    await setShop('suspended');
    expect(await titles('碧螺春')).toEqual([]);
    expect(keeper.index()?.size).toBe(0);
    await setShop('open');
    expect(await titles('碧螺春')).toEqual(['明前碧螺春']);
  });

  it('says what is out of stock', async () => {
    const id = await add('太平猴魁');
    const { body } = await change(id, {});
    const variantId = body.variants[0]?.id;
    await trade.send(owner, 'PUT', `/studio/shops/${shopId}/variants/${variantId}/stock`, { onHand: 0 });
    expect((await find('猴魁')).items.map(({ inStock }) => inStock)).toEqual([false]);
  });

  it('gives pages without repeats, and refuses a cursor that is none', async () => {
    for (let i = 0; i < 5; i++) await add(`安吉白茶 ${i}`);
    const one = await find('安吉白茶', { limit: 3 });
    const two = await find('安吉白茶', { limit: 3, cursor: one.nextCursor ?? '' });
    expect(two.nextCursor).toBeNull();
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(5);
    await expect(find('茶', { cursor: 'nonsense' })).rejects.toMatchObject({
      failure: { type: 'bad-cursor' },
    });
  });

  it('among what fits as well puts first what this person is fond of, and never what fits less', async () => {
    otherShopId = await makeShop(trade.db);
    const other = { ...(await makePerson(trade.db)), shops: new Map([[otherShopId, 'owner' as const]]) };
    const variants = [{ sku: 'one', priceCents: 100, stock: 2 }];
    const sell = async (title: string) => {
      const product = { title, category: 'tea', variants };
      const path = `/studio/shops/${otherShopId}/products`;
      return (await trade.send<StudioProduct>(other, 'POST', path, product)).body.id;
    };
    const theirs = await sell('武夷岩茶 礼盒');
    const less = await sell('武夷山 地图');
    const ours = await add('武夷岩茶 礼盒');
    const ids = async (personId: string) => (await find('武夷岩茶', {}, personId)).items.map(({ id }) => id);
    expect((await ids('foe')).slice(0, 2)).toEqual([ours, theirs]);
    expect((await ids('fan')).slice(0, 2)).toEqual([theirs, ours]);
    expect((await ids('fan')).indexOf(less)).not.toBe(0);
  });

  it('puts behind what fits as well the goods of a shop that is little trusted or suspected, until it is not', async () => {
    const other = await makeShop(trade.db);
    const theirs = { ...(await makePerson(trade.db)), shops: new Map([[other, 'owner' as const]]) };
    const { body } = await trade.send<StudioProduct>(theirs, 'POST', `/studio/shops/${other}/products`, {
      ...{ title: '正山小种', category: 'tea', variants: [{ sku: 'one', priceCents: 100, stock: 2 }] },
    });
    const [distrusted, own] = [body.id, await add('正山小种')];
    const order = async () => {
      await keeper.tell();
      return (await find('正山小种')).items.map(({ id }) => id);
    };
    const rated = (value: number) => ({ value, low: value, high: value });
    await trade.db
      .insertInto('trust_subjects')
      .values({ subject_id: shopId, subject_kind: 'shop', category: 'tea' })
      .execute();
    await trade.db
      .insertInto('trust_scores')
      .values({ subject_id: shopId, formula_version: 2, ...rated(5), read_at: new Date() })
      .execute();
    expect(await order()).toEqual([own, distrusted]);
    await trade.db.updateTable('trust_scores').set(rated(3)).where('subject_id', '=', shopId).execute();
    expect(await order()).toEqual([distrusted, own]);
    const atMs = trade.clock.nowMs();
    const found = { seen_at: new Date(atMs), opened_at: new Date(atMs), policy_version: 1, strength: 0.7 };
    await trade.db
      .insertInto('fraud_cases')
      .values({ id: 'frd_search', shop_id: other, state: 'open', evidence: '[]', ...found })
      .execute();
    expect(await order()).toEqual([own, distrusted]);
    await trade.db
      .updateTable('fraud_cases')
      .set({ state: 'confirmed', decided_at: new Date(atMs - 31 * dayMs) })
      .where('id', '=', 'frd_search')
      .execute();
    expect(await order()).toEqual([distrusted, own]);
    await trade.db.deleteFrom('fraud_cases').execute();
    await trade.db.deleteFrom('trust_scores').execute();
  });

  it('until the index is built finds what has the words as they are', async () => {
    const found = await searchProducts(unbuilt(), { q: '碧螺', limit: 5 }, 'anybody');
    expect(found.items.map(({ title }) => title)).toEqual(['明前碧螺春']);
    expect((await searchProducts(unbuilt(), { q: '100%', limit: 5 }, 'anybody')).items).toEqual([]);
  });

  it('goes on after the last one shown when goods are gone before the next page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await add(`君山银针 ${i}`));
    const one = await find('君山银针', { limit: 2 });
    await change(one.items[0]?.id ?? '', { state: 'off-sale' });
    const two = await find('君山银针', { limit: 9, cursor: one.nextCursor ?? '' });
    expect(new Set([...one.items, ...two.items].map(({ id }) => id))).toEqual(new Set(ids));
    expect(one.items.length + two.items.length).toBe(5);
  });

  it('keeps to filters and orders, the same before the index is built, and counts what is left', async () => {
    await add('祁门红茶', 300, { guarantees: ['ship-24-hours'] });
    await add('祁门红茶 礼盒', 900, { category: '礼盒', guarantees: ['ship-24-hours', 'return-7-days'] });
    await add('祁门红茶 散装', 200);
    const prices = async (more: Omit<SearchQuery, 'q'>, q = '祁门红茶') => {
      const { items } = await find(q, more);
      return items.map(({ priceCents }) => priceCents);
    };
    expect(await prices({ sort: 'price-up' })).toEqual([200, 300, 900]);
    expect(await prices({ sort: 'price-down', priceToCents: 300 })).toEqual([300, 200]);
    expect(await prices({ category: '礼盒' })).toEqual([900]);
    expect(await prices({ category: '礼盒' }, '')).toEqual([900]);
    const filters: Omit<SearchQuery, 'q'>[] = [
      { guarantees: 'ship-24-hours' },
      { guarantees: 'ship-24-hours,return-7-days' },
      { priceFromCents: 250, priceToCents: 500 },
      { city: '没有这座城' },
      { inStock: true },
    ];
    for (const filter of filters) {
      const words = await searchProducts(unbuilt(), { q: '祁门', ...filter }, 'anybody');
      const built = await find('祁门', { ...filter, sort: 'newest' });
      expect(built.items).toEqual(words.items);
    }
    const facets = createFacets(parts());
    expect(facets({}).total).toBe(keeper.index()?.size);
    expect(createFacets(unbuilt())({}).total).toBe(0);
    expect(facets({ q: '祁门红茶', guarantees: 'ship-24-hours' })).toMatchObject({
      total: 2,
      inStock: 2,
      price: { fromCents: 300, toCents: 900 },
    });
    await expect(find('茶', { priceFromCents: 2, priceToCents: 1 })).rejects.toMatchObject({
      failure: { type: 'bad-request', field: 'priceToCents' },
    });
  });

  it('follows a price that changes', async () => {
    const id = await add('信阳毛尖', 500);
    expect((await find('毛尖', { priceToCents: 400 })).items).toEqual([]);
    await change(id, { variants: [{ sku: 'one', priceCents: 400 }] });
    expect((await find('毛尖', { priceToCents: 400 })).items.map((one) => one.id)).toEqual([id]);
  });

  it('browses everything page by page without repeats', async () => {
    const shown: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof find>> = await find('', { limit: 4, sort: 'price-down', cursor });
      shown.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toHaveLength(keeper.index()?.size ?? 0);
  });

  it('shows something where nobody has bought yet', async () => {
    expect((await createPopular(trade.deps)()).length).toBeGreaterThan(0);
  });

  it('starts in the middle of the log', async () => {
    const feature = searchFeature(trade.deps, { fondnessOf: async () => () => 0 });
    const [own] = feature.webReaders ?? [];
    const position = await own?.from?.();
    await feature.ready();
    expect(BigInt(position?.tx ?? 0)).toBeGreaterThan(0n);
    await feature.stop?.();
  });
});
