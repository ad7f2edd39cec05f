import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ShopId } from '@kanmai/kernel';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  brokenShopifyFile,
  brokenWays,
  csvOf,
  googleColumns,
  googleFile,
  shopifyColumns,
  shopifyFile,
} from '../../../../../tests/catalogue-tables.ts';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { StudioProduct } from '../catalogue/product.schema.ts';
import type { FileView } from './catalogue-file.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let pictures: Server;
let pictureOrigin: string;
const asked: string[] = [];

beforeAll(async () => {
  trade = await tradeServer();
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#375' } })
    .png()
    .toBuffer();
  pictures = createServer((request, answer) => {
    asked.push(request.url ?? '');
    if (request.url === '/tea-3.png') answer.writeHead(404).end();
    else if (request.url === '/tea-2.png') answer.writeHead(302, { location: '/elsewhere.png' }).end();
    // Different bytes make different pictures.
    else if (request.url === '/elsewhere.png') {
      sharp(picture)
        .negate()
        .png()
        .toBuffer()
        .then((bytes) => answer.end(bytes));
    } else answer.end(picture);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => pictures.once('listening', resolve));
  pictureOrigin = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await trade.stop();
  pictures.close();
});
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner']]) };
});

const base = () => `/studio/shops/${shopId}`;
type Answered = FileView & { code?: string };

async function upload(content: string | Buffer, who: Person = owner) {
  return trade.send<Answered>(
    who,
    'POST',
    `${base()}/catalogue-files?name=products.csv`,
    Buffer.from(content),
    {
      'content-type': 'text/csv',
    },
  );
}
const view = async (id: string) =>
  (await trade.send<FileView>(owner, 'GET', `${base()}/catalogue-files/${id}`)).body;
/** Jobs enqueue jobs: the pictures follow the products. */
const settle = async () => {
  for (let i = 0; i < 4; i++) await trade.runJobs();
};
async function checked(content: string | Buffer): Promise<FileView> {
  const { body } = await upload(content);
  await settle();
  return view(body.id);
}
async function apply(id: string, choice: object = {}) {
  const answer = await trade.send<Answered>(owner, 'POST', `${base()}/catalogue-files/${id}/apply`, choice);
  if (answer.status !== 200) return answer;
  await settle();
  return { status: 200, body: await view(id) };
}
const products = async () =>
  (await trade.send<{ items: StudioProduct[] }>(owner, 'GET', `${base()}/products?limit=50`)).body.items;
const faults = async (id: string) =>
  (
    await trade.send<{ items: { line: number; code: string; column: string }[] }>(
      owner,
      'GET',
      `${base()}/catalogue-files/${id}/faults?limit=50`,
    )
  ).body.items;
const exported = async (format: string) =>
  String((await trade.send<string>(owner, 'GET', `${base()}/catalogue-export?format=${format}`)).body);
const cellsOf = (text: string) => parse(text, { bom: true }) as string[][];

describe('a Shopify export', () => {
  it('is looked through before anything changes, then taken, with its pictures', async () => {
    const file = await checked(shopifyFile(pictureOrigin));
    expect(file).toMatchObject({
      ...{ state: 'checked', format: 'shopify', encoding: 'utf-8', rowCount: 5, productCount: 3 },
      ...{ newCount: 3, changedCount: 0, faultCount: 0 },
    });
    expect(file.columns.find(({ name }) => name === 'Variant Price')?.meaning).toBe('price');
    expect(file.columns.find(({ name }) => name === 'SEO Title')?.meaning).toBeNull();
    expect(await products()).toEqual([]);

    const { body } = await apply(file.id);
    expect(body).toMatchObject({
      state: 'done',
      appliedCount: 3,
      refusedCount: 0,
      pictureCount: 3,
      pictureDoneCount: 3,
    });
    expect(await faults(file.id)).toMatchObject([{ line: 5, code: 'picture-not-fetched' }]);
    const tea = (await products()).find(({ title }) => title.startsWith('明前'));
    expect(tea).toMatchObject({
      state: 'on-sale',
      category: '绿茶',
      attributes: { 品牌: '云上茶坊' },
      variants: [
        { sku: '00123-A', priceCents: 19_900, listPriceCents: 25_900, onHand: 12 },
        { sku: '00123-B', priceCents: 89_000, onHand: 0 },
      ],
    });
    expect(tea?.pictureKeys).toHaveLength(2);
    expect((await products()).map(({ state }) => state).sort()).toEqual(['draft', 'off-sale', 'on-sale']);
  });

  it('goes out as it came in, cell by cell', async () => {
    const text = shopifyFile(pictureOrigin);
    await apply((await checked(text)).id);
    expect(cellsOf(await exported('shopify'))).toEqual(cellsOf(text));
  });

  it('keeps as a draft what advertising law refuses, with the reason', async () => {
    const file = await checked(shopifyFile(pictureOrigin).replace(',明前', ',国家级明前'));
    const { body } = await apply(file.id);
    expect(body).toMatchObject({ state: 'done', appliedCount: 3, refusedCount: 0 });
    expect(await faults(file.id)).toContainEqual(
      expect.objectContaining({ line: 2, column: 'title', code: 'kept-as-draft' }),
    );
    const tea = (await products()).find(({ title }) => title.startsWith('国家级明前'));
    expect(tea).toMatchObject({ state: 'draft', variants: [{ onHand: 12 }, { onHand: 0 }] });
  });

  it('changes nothing when it comes again, and only what differs when it was edited', async () => {
    const text = shopifyFile(pictureOrigin).replace(/,[^,]*tea-3\.png,3,/, ',,,');
    await apply((await checked(text)).id);
    const before = await products();
    asked.length = 0;
    const again = await checked(text);
    expect(again).toMatchObject({ newCount: 0, changedCount: 0, unchangedCount: 3 });
    await apply(again.id);
    expect(await products()).toEqual(before);
    expect(asked).toEqual([]);

    const edited = await checked(text.replace('39.9', '35'));
    expect(edited).toMatchObject({ changedCount: 1, unchangedCount: 2 });
    await apply(edited.id);
    const sampler = (await products()).find(({ title }) => title.includes('乌龙'));
    expect(sampler?.variants[0]?.priceCents).toBe(3_500);
  });

  it('that is wrong in ten ways says so by line, and nothing of it is taken', async () => {
    const file = await checked(brokenShopifyFile);
    expect(file).toMatchObject({ state: 'checked', newCount: 0, faultyCount: 9 });
    const told = await faults(file.id);
    expect(told.map(({ code }) => code).sort()).toEqual(brokenWays.map(({ code }) => code).sort());
    expect(told.find(({ code }) => code === 'sku-twice')?.line).toBe(10);
    expect(told.find(({ code }) => code === 'key-missing')?.line).toBe(12);
    const refused = await apply(file.id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'file-has-faults' } });
    expect(await products()).toEqual([]);
    const csv = await trade.send<string>(owner, 'GET', `${base()}/catalogue-files/${file.id}/faults.csv`);
    expect(cellsOf(String(csv.body))).toHaveLength(11);
  });

  it('with faults gives its good products when that is asked for, each whole', async () => {
    const rows = shopifyFile(pictureOrigin) + brokenShopifyFile.split('\r\n').slice(1, 3).join('\r\n');
    const file = await checked(rows);
    expect(file).toMatchObject({ newCount: 3, faultyCount: 2 });
    expect((await apply(file.id, { skipFaulty: true })).body).toMatchObject({
      state: 'done',
      appliedCount: 3,
    });
    expect(await products()).toHaveLength(3);
  });

  it('takes stock only when asked to', async () => {
    const file = await checked(shopifyFile(pictureOrigin));
    await apply(file.id, { takeStock: false });
    expect((await products()).flatMap(({ variants }) => variants.map(({ onHand }) => onHand))).toEqual([
      0, 0, 0, 0,
    ]);
    const again = await checked(shopifyFile(pictureOrigin));
    await apply(again.id);
    expect((await products()).flatMap(({ variants }) => variants.map(({ onHand }) => onHand)).sort()).toEqual(
      [0, 12, 40, 7],
    );
  });

  it('is taken once, however often that is asked for and whatever was cut short', async () => {
    const file = await checked(shopifyFile(pictureOrigin));
    const path = `${base()}/catalogue-files/${file.id}/apply`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => trade.send(owner, 'POST', path, {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await settle();
    await settle();
    expect(await products()).toHaveLength(3);
    expect(await view(file.id)).toMatchObject({ state: 'done', appliedCount: 3 });
  });

  it('given up changes nothing, and can no longer be taken', async () => {
    const file = await checked(shopifyFile(pictureOrigin));
    const cancelled = await trade.send<FileView>(
      owner,
      'POST',
      `${base()}/catalogue-files/${file.id}/cancel`,
    );
    expect(cancelled.body.state).toBe('cancelled');
    expect((await apply(file.id)).status).toBe(409);
    expect(await products()).toEqual([]);
  });
});

describe('a Google Merchant file', () => {
  it('goes out as it came in, cell by cell', async () => {
    const text = googleFile(pictureOrigin);
    const file = await checked(text);
    expect(file).toMatchObject({ format: 'google-merchant', productCount: 2, newCount: 2 });
    await apply(file.id, { uncountedStock: 9 });
    expect(await products()).toHaveLength(2);
    expect(cellsOf(await exported('google-merchant'))).toEqual(cellsOf(text));
  });

  it('reads tabs, and names with spaces', async () => {
    const rows = [{ id: 'A', title: '壶', price: '1.00 CNY', availability: 'in stock', 'image link': '' }];
    const text = csvOf(['id', 'title', 'price', 'availability', 'image link'], rows).replaceAll(',', '\t');
    expect(await checked(text)).toMatchObject({ state: 'checked', format: 'google-merchant', newCount: 1 });
  });
});

describe('a catalogue made here', () => {
  it.each(['shopify', 'google-merchant'])(
    'goes out as %s and comes in again without a change',
    async (format) => {
      await trade.send(owner, 'POST', `${base()}/products`, {
        title: '西湖龙井',
        description: '今年的新茶。\n\n三克一泡 <小罐>',
        category: '绿茶',
        attributes: { 品牌: '云上', 产地: '杭州' },
        variants: [
          { sku: 'a', title: '小', options: { size: '小' }, priceCents: 1_990, stock: 3 },
          {
            sku: 'b',
            title: '大',
            options: { size: '大' },
            priceCents: 7_900,
            listPriceCents: 9_900,
            stock: 4,
          },
        ],
      });
      const before = await products();
      const file = await checked(await exported(format));
      // Kept rows are new, the product is not.
      expect(file).toMatchObject({ newCount: 0, changedCount: 1, faultCount: 0 });
      await apply(file.id);
      const [after] = await products();
      expect({ ...after, updatedAt: '' }).toEqual({ ...before[0], updatedAt: '' });
      expect(await checked(await exported(format))).toMatchObject({ unchangedCount: 1 });
    },
  );
});

describe('a file', () => {
  it.each([
    ['nothing', '', 'file-empty'],
    ['another heading', 'Name,Colour\nx,y\n', 'format-unknown'],
    ['a column twice', 'Handle,Title,Title\n', 'column-twice'],
    ['an open quotation mark', 'Handle,Title,Variant Price\na,"b,1\n', 'line-unreadable'],
    ['bytes of no encoding', Buffer.from([0x48, 0xff, 0xff, 0x0a]), 'encoding-unknown'],
  ])('with %s fails as a whole, and says why', async (_what, content, code) => {
    expect(await checked(content)).toMatchObject({ state: 'failed', problem: { code } });
  });

  it('that is no text, and one too many, are refused', async () => {
    const picture = await trade.send<Answered>(
      owner,
      'POST',
      `${base()}/catalogue-files?name=x`,
      Buffer.from('x'),
      {
        'content-type': 'image/png',
      },
    );
    expect(picture.status).toBe(415);
    for (let i = 0; i < 5; i++) expect((await upload('Handle,Title\n')).status).toBe(200);
    expect(await upload('Handle,Title\n')).toMatchObject({ status: 409, body: { code: 'too-many' } });
    await settle();
  });

  it('is nobody’s but the shop’s owner’s and assistant’s', async () => {
    const file = await checked(shopifyFile(pictureOrigin));
    const as = async (role: 'assistant' | 'clerk' | 'host' | 'finance') => ({
      ...(await makePerson(trade.db)),
      shops: new Map([[shopId, role] as const]),
    });
    const path = `${base()}/catalogue-files/${file.id}`;
    expect((await trade.send(await as('assistant'), 'GET', path)).status).toBe(200);
    for (const role of ['clerk', 'host', 'finance'] as const) {
      expect((await trade.send(await as(role), 'GET', path)).status).toBe(403);
      expect((await upload('Handle,Title\n', await as(role))).status).toBe(403);
    }
    expect((await trade.send(await makePerson(trade.db), 'GET', path)).status).toBe(404);
    const other = await makeShop(trade.db);
    const stranger = { ...(await makePerson(trade.db)), shops: new Map([[other, 'owner'] as const]) };
    expect(
      (await trade.send(stranger, 'GET', `/studio/shops/${other}/catalogue-files/${file.id}`)).status,
    ).toBe(404);
    expect(
      (await trade.send(stranger, 'POST', `/studio/shops/${other}/catalogue-files/${file.id}/apply`, {}))
        .status,
    ).toBe(404);
  });
});

it('the heading of every format is a template', async () => {
  const text = await trade.send<string>(
    owner,
    'GET',
    `${base()}/catalogue-export?format=shopify&template=true`,
  );
  expect(cellsOf(String(text.body))[0]).toContain('Variant Price');
  expect(shopifyColumns).toEqual(expect.arrayContaining(cellsOf(String(text.body))[0] as never));
  expect(googleColumns.length).toBeGreaterThan(10);
});
