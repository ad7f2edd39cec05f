import { dayMs, type ShopId } from '@kanmai/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { PriceHistory } from './price-history.schema.ts';
import type { PictureView, StudioProduct } from './product.schema.ts';

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

describe('the price history', () => {
  it('keeps every price with its time, and none twice', async () => {
    const variants = [
      { sku: 'small', priceCents: 3_000, stock: 1 },
      { sku: 'large', priceCents: 5_000, stock: 1 },
    ];
    const added = await trade.send<StudioProduct>(owner, 'POST', `${base()}/products`, {
      title: 'tea',
      variants,
    });
    const path = `${base()}/products/${added.body.id}`;
    const change = (small: object, title = 'tea') =>
      trade.send(owner, 'PATCH', path, {
        title,
        variants: [
          { sku: 'small', ...small },
          { sku: 'large', priceCents: 5_000 },
        ],
      });
    const read = async () => {
      const { body } = await trade.send<PriceHistory>(owner, 'GET', `${path}/prices`);
      const [small, large] = body.variants;
      const points = small?.points.map(({ priceCents, listPriceCents }) => [priceCents, listPriceCents]);
      return { points, large: large?.points.length, small };
    };
    trade.clock.advance(40 * dayMs);
    await change({ priceCents: 2_000, listPriceCents: 3_000 });
    await change({ priceCents: 2_000, listPriceCents: 3_000 }, 'green tea');
    expect(await read()).toMatchObject({
      points: [
        [3_000, null],
        [2_000, 3_000],
      ],
      large: 1,
      small: { lowest30DaysCents: 2_000, struckPriceHeld: true },
    });
    trade.clock.advance(31 * dayMs);
    expect((await read()).small).toMatchObject({ struckPriceHeld: false });
    await change({ priceCents: 2_500 });
    expect((await read()).small).toMatchObject({ lowest30DaysCents: 2_000, struckPriceHeld: null });
  });

  it('is nobody else’s', async () => {
    const otherShop = await makeShop(trade.db);
    const other: Person = { ...(await makePerson(trade.db)), shops: new Map([[otherShop, 'owner']]) };
    const variants = [{ sku: 'a', priceCents: 1, stock: 1 }];
    const { body } = await trade.send<StudioProduct>(owner, 'POST', `${base()}/products`, {
      title: 'mine',
      variants,
    });
    const theirs = `/studio/shops/${otherShop}/products/${body.id}/prices`;
    expect((await trade.send(other, 'GET', theirs)).status).toBe(404);
    expect((await trade.send(other, 'GET', `${base()}/products/${body.id}/prices`)).status).toBe(404);
  });
});

describe('a picture', () => {
  const upload = async () => {
    const left = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    const whole = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#00f' } })
      .composite([{ input: left, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const sent = await trade.send<PictureView>(owner, 'POST', `${base()}/pictures`, whole, {
      'content-type': 'image/png',
    });
    return sent.body.key;
  };

  it('is cropped into a picture of its own', async () => {
    const key = await upload();
    const crop = { left: 0.5, top: 0, width: 0.5, height: 1 };
    const { body, status } = await trade.send<PictureView>(
      owner,
      'POST',
      `${base()}/pictures/${key}/crop`,
      crop,
    );
    expect(status).toBe(200);
    expect(body.key).not.toBe(key);
    const { rawPayload } = await trade.server.inject({ method: 'GET', url: body.url });
    const { width, height } = await sharp(rawPayload).metadata();
    expect([width, height]).toEqual([400, 400]);
    const { channels } = await sharp(rawPayload).stats();
    expect(channels[0]?.mean).toBeLessThan(20);
    expect(channels[2]?.mean).toBeGreaterThan(230);
  });

  it('keeps enough of itself, and must be there', async () => {
    const key = await upload();
    const crop = (of: string, width: number) =>
      trade.send<{ code: string; field?: string }>(owner, 'POST', `${base()}/pictures/${of}/crop`, {
        ...{ left: 0, top: 0, height: 1, width },
      });
    expect((await crop(key, 0.05)).body).toMatchObject({ code: 'bad-request', field: 'width' });
    expect((await crop(key, 1.5)).body).toMatchObject({ code: 'bad-request', field: 'width' });
    expect((await crop(`${'0'.repeat(64)}.webp`, 1)).status).toBe(404);
  });
});
