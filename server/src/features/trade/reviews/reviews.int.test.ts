import { dayMs, type ShopId } from '@kanmai/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReceivedOrder } from '../../../../../tests/received-order.ts';
import {
  type Goods,
  makeGoods,
  makePerson,
  makeShop,
  newKey,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { OwnReview, ReviewableOrder, ReviewSummary, ReviewView, StudioReview } from './review.schema.ts';
import { reviewLimits } from './review.schema.ts';

type Buyer = Person & { readonly addressId: string };
type Answer<Body> = Body & { readonly code?: string; readonly field?: string };
interface Listed<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let buyer: Buyer;
let goods: Goods;

beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
  shopId = await makeShop(trade.db);
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  buyer = await makePerson(trade.db);
  goods = await makeGoods(trade, shopId, [
    { priceCents: 2_990, stock: 500 },
    { priceCents: 3_990, stock: 500 },
  ]);
});
afterAll(() => trade.stop());

const order = (who: Buyer = buyer, given = {}, variants = goods.variantIds) =>
  makeReceivedOrder(trade, shopId, who, variants, given);
const stars = (goodsStars = 5) => ({ goodsStars, serviceStars: 4, logisticsStars: 3 });
const write = (
  who: Person | null,
  orderId: string,
  reviews: readonly object[] = [{ position: 0, ...stars() }],
  more: object = {},
  headers?: Record<string, string>,
) =>
  trade.send<Answer<ReviewableOrder>>(
    who,
    'POST',
    `/orders/${orderId}/reviews`,
    { anonymous: false, reviews, ...more },
    headers,
  );
const written = async (who: Buyer, review: object = {}, more: object = {}): Promise<OwnReview> => {
  const orderId = await order(who, {}, goods.variantIds.slice(0, 1));
  trade.clock.advance(1);
  const { status, body } = await write(who, orderId, [{ position: 0, ...stars(), ...review }], more);
  expect(status).toBe(200);
  return body.lines[0]?.review as OwnReview;
};
const list = async (query = '', who: Person = buyer, productId = goods.productId) =>
  (await trade.send<Listed<ReviewView>>(who, 'GET', `/products/${productId}/reviews${query}`)).body;
const rating = async (productId = goods.productId, who: Person = buyer) =>
  (await trade.send<ReviewSummary>(who, 'GET', `/products/${productId}/rating`)).body;
const picture = (background: string) =>
  sharp({ create: { width: 90, height: 60, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'somebody at home' } })
    .toBuffer();
const upload = (who: Person | null, bytes: Buffer, type = 'image/jpeg') =>
  trade.send<Answer<{ key: string; url: string }>>(who, 'POST', '/reviews/pictures', bytes, {
    'content-type': type,
  });

describe('a review', () => {
  it('is written for lines of a received order, all that are named or none', async () => {
    const orderId = await order();
    const waiting = await trade.send<Listed<ReviewableOrder>>(buyer, 'GET', '/reviews/waiting');
    expect(waiting.body.items.map((each) => each.orderId)).toContain(orderId);
    const both = [
      { position: 0, ...stars(5), text: ' 茶很香 ' },
      { position: 2, ...stars(4) },
    ];
    const refused = await write(buyer, orderId, both);
    expect([refused.status, refused.body.code, refused.body.field]).toEqual([404, 'not-found', 'position']);
    expect(
      (await trade.send<ReviewableOrder>(buyer, 'GET', `/orders/${orderId}/reviews`)).body.lines,
    ).toMatchObject([
      { can: { review: true }, review: null },
      { can: { review: true }, review: null },
    ]);
    const first = await write(buyer, orderId, [both[0] as object]);
    expect(first.body.lines).toMatchObject([
      { can: { review: false }, review: { text: '茶很香', goodsStars: 5, state: 'shown' } },
      { can: { review: true }, review: null },
    ]);
    await write(buyer, orderId, [{ position: 1, ...stars(2) }]);
    const after = await trade.send<Listed<ReviewableOrder>>(buyer, 'GET', '/reviews/waiting');
    expect(after.body.items.map((each) => each.orderId)).not.toContain(orderId);
  });

  it('is one for each line, however many are sent at once', async () => {
    const orderId = await order();
    const answers = await Promise.all(Array.from({ length: 6 }, () => write(buyer, orderId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'review-made',
      position: 0,
    });
    const key = { 'idempotency-key': newKey() };
    const second = [{ position: 1, ...stars() }];
    const same = await Promise.all([1, 2, 3].map(() => write(buyer, orderId, second, {}, key)));
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
    const twice = [
      { position: 0, ...stars() },
      { position: 0, ...stars(1) },
    ];
    const other = await order();
    expect((await write(buyer, other, twice)).body.code).toBe('review-made');
    expect((await write(buyer, other)).status).toBe(200);
  });

  it('is written by the buyer alone, once the order is received and within 90 days', async () => {
    const orderId = await order();
    const stranger = await makePerson(trade.db);
    const unknown = await makePerson(trade.db, { signedIn: false });
    expect((await write(stranger, orderId)).body.code).toBe('not-found');
    expect((await write(owner, orderId)).body.code).toBe('not-found');
    expect((await write(unknown, orderId)).body.code).toBe('sign-in-required');
    expect((await trade.send(stranger, 'GET', `/orders/${orderId}/reviews`)).status).toBe(404);
    for (const until of ['paid', 'shipped'] as const) {
      const early = await order(buyer, { until });
      expect((await write(buyer, early)).body).toMatchObject({ code: 'review-early', position: 0 });
    }
    trade.clock.advance(90 * dayMs);
    expect((await write(buyer, orderId)).status).toBe(200);
    trade.clock.advance(1);
    expect((await write(buyer, orderId, [{ position: 1, ...stars() }])).body.code).toBe('review-late');
    // Whoever stays silent said nothing: no five stars by default.
    const rows = await trade.db.selectFrom('reviews').selectAll().where('order_id', '=', orderId).execute();
    expect(rows).toHaveLength(1);
  });

  it('is not written by those who sell the goods', async () => {
    const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
    const orderId = await order(clerk);
    expect((await write(clerk, orderId)).body.code).toBe('not-allowed');
  });

  it.each([
    ['no stars', { position: 0, goodsStars: 0, serviceStars: 5, logisticsStars: 5 }],
    ['six stars', { position: 0, goodsStars: 6, serviceStars: 5, logisticsStars: 5 }],
    ['half a star', { position: 0, goodsStars: 4.5, serviceStars: 5, logisticsStars: 5 }],
    ['no word on logistics', { position: 0, goodsStars: 4, serviceStars: 5 }],
    ['501 characters', { position: 0, ...stars(), text: '好'.repeat(501) }],
    ['a negative line', { position: -1, ...stars() }],
    ['a path as a picture', { position: 0, ...stars(), pictureKeys: ['../../private/1'] }],
  ])('is refused with %s', async (_what, review) => {
    const answer = await write(buyer, `ord_${'0'.repeat(26)}`, [review]);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request']);
  });

  it('is text, whatever is written in it', async () => {
    const text = '<img src=x onerror=alert(1)>&amp;\u202e"; drop table reviews; --';
    const { id } = await written(buyer, { text });
    const found = (await list('?sort=newest')).items.find((each) => each.id === id);
    expect(found?.text).toBe(text);
  });

  it('masks the name of who wants to be anonymous, to the shop as well', async () => {
    const shy = await makePerson(trade.db);
    const { id } = await written(shy, {}, { anonymous: true });
    const shown = (await list('?sort=newest')).items.find((each) => each.id === id);
    expect(shown).toMatchObject({ author: { name: 's***', anonymous: true }, mine: false });
    expect((await list('?sort=newest', shy)).items.find((each) => each.id === id)?.mine).toBe(true);
    const studio = await trade.send<Listed<StudioReview>>(owner, 'GET', `/studio/shops/${shopId}/reviews`);
    const row = studio.body.items.find((each) => each.id === id);
    expect(row).toMatchObject({ author: { name: 's***' }, orderId: null });
    expect(JSON.stringify(row)).not.toContain(shy.id);
    expect(JSON.stringify(await list('?sort=newest'))).not.toContain(shy.id);
    const open = await written(buyer);
    const named = (await list('?sort=newest')).items.find((each) => each.id === open.id);
    expect(named?.author).toEqual({ name: 'somebody', anonymous: false });
  });

  it('says that it was bought from a clip only when the clip shows the goods', async () => {
    const clipId = `clp_${'0'.repeat(25)}1`;
    const at = new Date(trade.clock.nowMs());
    await trade.db
      .insertInto('clips')
      .values({
        ...{
          id: clipId,
          author_id: shopId,
          author_kind: 'shop',
          caption: '',
          state: 'published',
          category: '',
        },
        ...{ tags: [], duration_ms: 1, created_at: at, updated_at: at, published_at: at },
      })
      .execute();
    const sourceOf = async () => {
      const orderId = await order(buyer, { clipId }, goods.variantIds.slice(0, 1));
      return (await write(buyer, orderId)).body.lines[0]?.review?.source;
    };
    expect(await sourceOf()).toBeNull();
    await trade.db
      .insertInto('clip_goods')
      .values({ clip_id: clipId, product_id: goods.productId, position: 0 })
      .execute();
    expect(await sourceOf()).toEqual({ kind: 'clip', id: clipId });
    expect((await written(buyer)).source).toBeNull();
  });

  it('says that the money went back: of an only line by any part, of several when all of it did', async () => {
    const refund = async (orderId: string, amountCents: number, referenceId: string) => {
      const { checkout_id } = await trade.db
        .selectFrom('orders')
        .select('checkout_id')
        .where('id', '=', orderId)
        .executeTakeFirstOrThrow();
      const { id } = await trade.db
        .selectFrom('payments')
        .select('id')
        .where('checkout_id', '=', checkout_id)
        .executeTakeFirstOrThrow();
      await trade.db
        .insertInto('payment_refunds')
        .values({
          ...{
            id: `rfd-${referenceId}`,
            payment_id: id,
            order_id: orderId,
            shop_id: shopId,
            currency: 'CNY',
          },
          ...{ amount_cents: amountCents, state: 'refunded', reason: 'stale', requested_by: owner.id },
          ...{ created_at: new Date(), reference_id: referenceId },
        })
        .execute();
    };
    const refunded = async (orderId: string) =>
      (await trade.send<ReviewableOrder>(buyer, 'GET', `/orders/${orderId}/reviews`)).body.lines[0]?.review
        ?.refunded;
    const one = await order(buyer, {}, goods.variantIds.slice(0, 1));
    await refund(one, 100, 'case-1');
    expect((await write(buyer, one)).body.lines[0]?.review?.refunded).toBe(true);
    const two = await order();
    await write(buyer, two);
    await refund(two, 100, 'case-2');
    expect(await refunded(two)).toBe(false);
    await refund(two, 2_990 + 3_990 - 100 + 1_000_000, 'case-3');
    expect(await refunded(two)).toBe(true);
  });

  it('is told to readers of the log without its words, its order and its author’s name', async () => {
    const { id, orderId } = await written(buyer, { text: '一点秘密' }, { anonymous: true });
    const [event] = await trade.db
      .selectFrom('events')
      .select(['kind', 'shop_id', 'data'])
      .where('subject_id', '=', id)
      .execute();
    expect(event).toMatchObject({ kind: 'review-written', shop_id: shopId });
    expect(event?.data).toMatchObject({
      productId: goods.productId,
      goodsStars: 5,
      source: null,
      followUp: false,
    });
    const told = JSON.stringify(event?.data);
    for (const kept of ['秘密', orderId, buyer.id]) expect(told).not.toContain(kept);
  });
});

describe('pictures of a review', () => {
  it('are re-encoded without what the camera wrote, and are one’s own', async () => {
    const { body } = await upload(buyer, await picture('#ff4d2e'));
    const served = await trade.server.inject({ method: 'GET', url: body.url });
    const metadata = await sharp(served.rawPayload).metadata();
    expect([metadata.format, metadata.exif]).toEqual(['webp', undefined]);
    const review = await written(buyer, { pictureKeys: [body.key] });
    expect(review.pictureUrls).toEqual([body.url]);
    const other = await makePerson(trade.db);
    const orderId = await order(other);
    const taken = await write(other, orderId, [{ position: 0, ...stars(), pictureKeys: [body.key] }]);
    expect([taken.status, taken.body.field]).toEqual([404, 'pictureKeys']);
  });

  it('are pictures, not too large, not too many, of somebody who signed in', async () => {
    const ten = Array.from({ length: 10 }, (_, n) => `${n.toString(16).repeat(64)}.webp`);
    const id = `ord_${'0'.repeat(26)}`;
    expect((await write(buyer, id, [{ position: 0, ...stars(), pictureKeys: ten }])).status).toBe(400);
    const who = await makePerson(trade.db);
    expect((await upload(who, Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml')).status).toBe(415);
    expect((await upload(who, Buffer.from('plain'), 'text/plain')).status).toBe(415);
    expect((await upload(who, Buffer.alloc(9 * 1024 * 1024, 0xff))).body.code).toBe('body-too-large');
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect((await upload(who, bomb, 'image/png')).status).toBe(400);
    const visitor = await makePerson(trade.db, { signedIn: false });
    expect((await upload(visitor, await picture('#fff'))).status).toBe(401);
  });

  it('are so many an hour', async () => {
    const who = await makePerson(trade.db);
    await trade.db
      .insertInto('review_pictures')
      .values(
        Array.from({ length: reviewLimits.uploadsPerHourMax }, (_, n) => ({
          ...{ person_id: who.id, key: `${n}` },
          uploaded_at: new Date(trade.clock.nowMs() - 1),
        })),
      )
      .execute();
    expect((await upload(who, await picture('#000'))).body.code).toBe('too-many-requests');
    expect((await upload(await makePerson(trade.db), await picture('#000'))).status).toBe(200);
  });
});

describe('a follow-up', () => {
  const add = (who: Person, id: string, body: object = { text: '用了一个月，还是好用' }) =>
    trade.send<Answer<OwnReview>>(who, 'POST', `/reviews/${id}/follow-up`, body);

  it('is added once, by the author, within 180 days of receipt', async () => {
    const { id } = await written(buyer);
    const late = await written(buyer);
    trade.clock.advance(30 * dayMs);
    expect((await add(owner, id)).status).toBe(404);
    expect((await add(buyer, id, { text: '  ' })).status).toBe(400);
    const answers = await Promise.all([add(buyer, id), add(buyer, id), add(buyer, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const shown = (await list('?only=follow-up')).items.find((each) => each.id === id);
    expect(shown?.followUp).toMatchObject({ text: '用了一个月，还是好用', days: 30 });
    trade.clock.advance(151 * dayMs);
    expect((await add(buyer, late.id)).body.code).toBe('review-late');
  });
});

describe('the list of a product', () => {
  it('is sorted, filtered and paged, and counts agree with it', async () => {
    const shop = await makeShop(trade.db);
    const other = await makeGoods(trade, shop, [
      { priceCents: 100, stock: 99 },
      { priceCents: 200, stock: 99 },
    ]);
    const people = await Promise.all(Array.from({ length: 6 }, () => makePerson(trade.db)));
    const ids: string[] = [];
    for (const [index, who] of people.entries()) {
      const orderId = await makeReceivedOrder(trade, shop, who, [other.variantIds[index % 2] ?? '']);
      trade.clock.advance(1);
      const text = index === 1 ? '写满二十个字就算是说得仔细的评价这一条正好' : '好';
      const { body } = await write(who, orderId, [{ position: 0, ...stars(index === 0 ? 1 : 5), text }]);
      ids.push(body.lines[0]?.review?.id ?? '');
    }
    const [low, detailed, voted] = ids as [string, string, string];
    await trade.send(people[5] as Person, 'PUT', `/reviews/${voted}/helpful`);
    const idsOf = async (query: string) =>
      (await list(query, buyer, other.productId)).items.map(({ id }) => id);
    const newest = [...ids].reverse();
    expect(await idsOf('?sort=newest')).toEqual(newest);
    expect(await idsOf('')).toEqual([
      voted,
      detailed,
      ...newest.filter((id) => id !== voted && id !== detailed),
    ]);
    expect(await idsOf('?only=low')).toEqual([low]);
    expect(await idsOf('?stars=1')).toEqual([low]);
    expect(await idsOf('?only=pictures')).toEqual([]);
    expect(await idsOf(`?sort=newest&variantId=${other.variantIds[1]}`)).toEqual([ids[5], ids[3], ids[1]]);
    for (const sort of ['useful', 'newest']) {
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Listed<ReviewView> = await list(
          `?sort=${sort}&limit=2&cursor=${cursor}`,
          buyer,
          other.productId,
        );
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(await idsOf(`?sort=${sort}`));
    }
    expect((await trade.send(buyer, 'GET', `/products/${other.productId}/reviews?cursor=eA`)).status).toBe(
      400,
    );
    const summary = await rating(other.productId);
    expect(summary.rating).toMatchObject({ count: 6, low: 1, stars: [1, 0, 0, 0, 5], mean: 26 / 6 });
    expect(summary.variants.map(({ count }) => count)).toEqual([3, 3]);
    expect(summary.best.map(({ id }) => id)).toEqual([voted, detailed]);
    const both = `productIds=${other.productId},${goods.productId}`;
    const { body } = await trade.send<{ items: Record<string, object> }>(null, 'GET', `/ratings?${both}`);
    expect(body.items[other.productId]).toEqual(summary.rating);
  });

  it('is gone with its product', async () => {
    const product = await makeGoods(trade, shopId, [{ priceCents: 100, stock: 9 }]);
    await trade.db
      .updateTable('products')
      .set({ state: 'draft' })
      .where('id', '=', product.productId)
      .execute();
    for (const path of ['reviews', 'rating'])
      expect((await trade.send(buyer, 'GET', `/products/${product.productId}/${path}`)).status).toBe(404);
  });
});
