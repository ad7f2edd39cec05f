import type { ShopId } from '@kanmai/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { findProducts, importProducts } from './index.ts';
import type { ProductView, StudioProduct } from './product.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;

beforeAll(async () => {
  trade = await tradeServer();
  shopId = await makeShop(trade.db);
  owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner']]) };
});
afterAll(() => trade.stop());

const base = () => `/studio/shops/${shopId}`;
const add = (body: object) =>
  trade.send<StudioProduct & { code?: string; field?: string }>(owner, 'POST', `${base()}/products`, body);
const variants = [
  { sku: 'small', title: '50 g', options: { 规格: '50 g' }, priceCents: 1_990, stock: 3 },
  {
    sku: 'large',
    title: '250 g',
    options: { 规格: '250 g' },
    priceCents: 7_900,
    listPriceCents: 9_900,
    stock: 0,
  },
];
const stepsOf = async (subjectId: string) => {
  const rows = await trade.db
    .selectFrom('events')
    .select(['kind', 'data'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.kind, (row.data as { inStock?: boolean }).inStock]);
};

describe('a product', () => {
  it('is added with variants and stock, and seen by everybody', async () => {
    const added = await add({
      title: '  西湖龙井  ',
      category: 'tea',
      guarantees: ['return-7-days'],
      variants,
    });
    expect(added.status).toBe(200);
    expect(added.body).toMatchObject({ title: '西湖龙井', state: 'on-sale' });
    const { body } = await trade.send<ProductView>(
      await makePerson(trade.db),
      'GET',
      `/products/${added.body.id}`,
    );
    expect(body.variants.map(({ sku, priceCents, available }) => [sku, priceCents, available])).toEqual([
      ['small', 1_990, 3],
      ['large', 7_900, 0],
    ]);
    expect(await stepsOf(added.body.id)).toEqual([
      ['stock-changed', true],
      ['product-changed', undefined],
    ]);
  });

  it.each([
    ['no variant', { variants: [] }, 'variants'],
    ['a price of nothing', { variants: [{ sku: 'a', priceCents: 0 }] }, 'variants.0.priceCents'],
    ['a negative stock', { variants: [{ sku: 'a', priceCents: 1, stock: -1 }] }, 'variants.0.stock'],
    [
      'the same sku twice',
      {
        variants: [
          { sku: 'a', priceCents: 1 },
          { sku: 'a', priceCents: 2 },
        ],
      },
      'variants.1.sku',
    ],
    [
      'a reduction that is none',
      { variants: [{ sku: 'a', priceCents: 5, listPriceCents: 4 }] },
      'variants.0.listPriceCents',
    ],
    ['an empty title', { title: '   ' }, 'title'],
    ['a picture nobody uploaded', { pictureKeys: [`${'0'.repeat(64)}.webp`] }, 'pictureKeys'],
    ['a state that is the platform’s', { state: 'taken-down' }, 'state'],
  ])('with %s is refused', async (_what, fault, field) => {
    const answer = await add({ title: 'tea', variants, ...fault });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'bad-request', field]);
  });

  it('changes what is named, keeps the rest, and takes unnamed variants out of sale', async () => {
    const { body } = await add({ title: 'tea', description: 'green', variants });
    const path = `${base()}/products/${body.id}`;
    const changed = await trade.send<StudioProduct>(owner, 'PATCH', path, {
      title: 'black tea',
      variants: [
        { sku: 'small', priceCents: 2_090 },
        { sku: 'tin', priceCents: 3_000, stock: 7 },
      ],
    });
    expect(changed.body).toMatchObject({ title: 'black tea', description: 'green' });
    expect(changed.body.variants.map(({ sku, priceCents, onHand }) => [sku, priceCents, onHand])).toEqual([
      ['small', 2_090, 3],
      ['tin', 3_000, 7],
    ]);
    const large = body.variants.find((variant) => variant.sku === 'large');
    const buyer = await makePerson(trade.db);
    const gone = await checkout(trade, buyer, [{ variantId: large?.id ?? '', quantity: 1 }]);
    expect([gone.status, gone.body.code]).toEqual([409, 'not-on-sale']);
  });

  it('is not there for others as a draft, or when its shop is not open', async () => {
    const { body } = await add({ title: 'draft', variants, state: 'draft' });
    const visitor = await makePerson(trade.db);
    expect((await trade.send(visitor, 'GET', `/products/${body.id}`)).status).toBe(404);
    const pending = await makeShop(trade.db);
    const goods = await makeGoods(trade, pending, [{ priceCents: 100, stock: 1 }]);
    expect((await trade.send(visitor, 'GET', `/products/${goods.productId}`)).status).toBe(200);
    await trade.db.updateTable('shops').set({ state: 'suspended' }).where('id', '=', pending).execute();
    expect((await trade.send(visitor, 'GET', `/products/${goods.productId}`)).status).toBe(404);
    const chips = await findProducts(trade.db, [goods.productId]);
    expect(chips.get(goods.productId)).toMatchObject({ onSale: false, inStock: false });
    expect((await trade.send(visitor, 'GET', '/products/nonsense')).status).toBe(404);
  });

  it('has its stock counted, never below what is held, and tells when it runs out and comes back', async () => {
    const { body } = await add({ title: 'few', variants: variants.slice(0, 1) });
    const [variant] = body.variants;
    const path = `${base()}/variants/${variant?.id}/stock`;
    const buyer = await makePerson(trade.db);
    expect((await checkout(trade, buyer, [{ variantId: variant?.id ?? '', quantity: 3 }])).status).toBe(200);
    const below = await trade.send<{ code: string; held: number }>(owner, 'PUT', path, { onHand: 2 });
    expect([below.status, below.body.code, below.body.held]).toEqual([409, 'state-conflict', 3]);
    const counted = await trade.send(owner, 'PUT', path, { onHand: 10 });
    expect(counted.body).toEqual({ variantId: variant?.id, onHand: 10, held: 3, available: 7 });
    expect(
      (await stepsOf(body.id)).filter(([kind]) => kind === 'stock-changed').map(([, inStock]) => inStock),
    ).toEqual([true, false, true]);
  });
});

describe('the mall', () => {
  it('pages through what is on sale, newest first, each once', async () => {
    type Page = { items: { id: string }[]; nextCursor: string | null };
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: Page } = await trade.send<Page>(null, 'GET', `/mall?limit=2&cursor=${cursor}`);
      seen.push(...page.body.items.map((card) => card.id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    const onSale = await trade.db
      .selectFrom('products')
      .innerJoin('shops', 'shops.id', 'products.shop_id')
      .select('products.id')
      .where('products.state', '=', 'on-sale')
      .where('shops.state', '=', 'open')
      .execute();
    expect(new Set(seen)).toEqual(new Set(onSale.map((row) => row.id)));
    const none = await trade.send<Page>(null, 'GET', '/mall?category=boats');
    expect(none.body).toEqual({ items: [], nextCursor: null });
  });
});

describe('many chips', () => {
  it('come in one query, at the lowest price that can be bought', async () => {
    const { body } = await add({ title: 'chip', variants });
    const soldOut = await add({
      title: 'none',
      variants: variants.map((variant) => ({ ...variant, stock: 0 })),
    });
    const chips = await findProducts(trade.db, [body.id, soldOut.body.id, 'prd_unknown']);
    expect(chips.size).toBe(2);
    expect(chips.get(body.id)).toMatchObject({ priceCents: 1_990, inStock: true, onSale: true });
    expect(chips.get(soldOut.body.id)).toMatchObject({ priceCents: 1_990, inStock: false, onSale: true });
  });
});

describe('a catalogue from elsewhere', () => {
  const line = (record: object) => ({
    line: 1,
    record: { source: 'shopify', sourceId: 'tea-1', title: 'Tea', variants, ...record },
  });
  const take = (record: object) =>
    trade.db.transaction().execute((tx) => importProducts(tx, trade.deps, shopId, [line(record)]));

  it('makes a product once, and changes it after', async () => {
    expect(await take({})).toEqual([]);
    expect(await take({ title: 'Better tea', variants: [{ ...variants[0], stock: 40 }] })).toEqual([]);
    const products = await trade.send<{ items: StudioProduct[] }>(
      owner,
      'GET',
      `${base()}/products?limit=50`,
    );
    const taken = products.body.items.filter(
      (product) => product.title.endsWith('ea') && product.title !== 'tea',
    );
    expect(taken.map((product) => product.title)).toContain('Better tea');
    expect(taken.map((product) => product.title)).not.toContain('Tea');
    const better = taken.find((product) => product.title === 'Better tea');
    expect(better?.variants.map(({ sku, onHand }) => [sku, onHand])).toEqual([['small', 40]]);
  });

  it('takes a line whole or not at all', async () => {
    const [small] = variants;
    expect(await take({ sourceId: 'held', title: 'held tea', variants: [small] })).toEqual([]);
    const { id } = await trade.db
      .selectFrom('variants')
      .innerJoin('products', 'products.id', 'variants.product_id')
      .select('variants.id')
      .where('products.source_id', '=', 'held')
      .executeTakeFirstOrThrow();
    expect((await checkout(trade, await makePerson(trade.db), [{ variantId: id, quantity: 2 }])).status).toBe(
      200,
    );
    const refused = await take({ sourceId: 'held', title: 'changed', variants: [{ ...small, stock: 1 }] });
    expect(refused).toMatchObject([{ line: 1, field: 'stock', code: 'state-conflict' }]);
    const { title } = await trade.db
      .selectFrom('products')
      .select('title')
      .where('source_id', '=', 'held')
      .executeTakeFirstOrThrow();
    expect(title).toBe('held tea');
  });

  it('answers the line that is wrong', async () => {
    expect(await take({ sourceId: 'tea-2', variants: [variants[0], variants[0]] })).toMatchObject([
      { line: 1, field: 'variants.1.sku', code: 'bad-request' },
    ]);
  });
});

describe('pictures', () => {
  const upload = (bytes: Buffer, type = 'image/png') =>
    trade.send<{ key: string; url: string; code?: string }>(owner, 'POST', `${base()}/pictures`, bytes, {
      'content-type': type,
    });
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ff4d2e' } });

  it('are kept as WebP that fits, once, and served for ever', async () => {
    const bytes = await picture(3_000, 1_500)
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    const kept = await upload(bytes, 'image/jpeg');
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    expect((await upload(bytes, 'image/png')).body).toEqual(kept.body);
    const served = await trade.server.inject({ url: kept.body.url });
    expect([served.statusCode, served.headers['content-type'], served.headers['cache-control']]).toEqual([
      200,
      'image/webp',
      'public, max-age=31536000, immutable',
    ]);
    const metadata = await sharp(served.rawPayload).metadata();
    expect([metadata.format, metadata.width, metadata.height, metadata.exif]).toEqual([
      'webp',
      1_200,
      600,
      undefined,
    ]);
    const again = await trade.server.inject({
      url: kept.body.url,
      headers: { 'if-none-match': String(served.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    const added = await add({ title: 'pictured', variants, pictureKeys: [kept.body.key] });
    expect(added.body.pictureUrls).toEqual([kept.body.url]);
  });

  it('that are none, that draw, or that are broken are refused', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    expect((await upload(svg, 'image/svg+xml')).status).toBe(415);
    expect((await upload(Buffer.from('not a picture'))).status).toBe(415);
    const whole = await picture(400, 400).png().toBuffer();
    const broken = await upload(whole.subarray(0, whole.length / 2));
    expect([broken.status, broken.body.code]).toEqual([400, 'bad-request']);
    expect((await upload(Buffer.alloc(0))).status).toBe(415);
    expect((await upload(Buffer.from('{}'), 'application/json')).status).toBe(415);
  });

  it('that are too large in bytes, or unpack to too much, are refused', async () => {
    expect((await upload(Buffer.alloc(9 * 1024 * 1024, 0xff))).status).toBe(413);
    const bomb = await picture(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const answer = await upload(bomb);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request']);
  });

  it.each(['..%2Fsecret', 'x.webp', `${'0'.repeat(64)}.webp`, `${'0'.repeat(64)}.svg`])(
    'named %s are not there',
    async (key) => {
      expect((await trade.server.inject({ url: `/media/pictures/${key}` })).statusCode).toBe(404);
    },
  );
});
