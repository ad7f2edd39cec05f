import { dayMs, type ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
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
import { unitOfWork } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import { rebuildSums } from './rating.store.ts';
import { reviewAppeals } from './review.appeals.ts';
import { type ReportedReview, type ReviewSummary, reviewLimits, type StudioReview } from './review.schema.ts';

type Buyer = Person & { readonly addressId: string };
interface Coded {
  readonly code?: string;
}

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let operator: Person;
let goods: Goods;

beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
  shopId = await makeShop(trade.db);
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  operator = { ...(await makePerson(trade.db)), roles: ['operator'] };
  goods = await makeGoods(trade, shopId, [
    { priceCents: 2_990, stock: 900 },
    { priceCents: 3_990, stock: 900 },
  ]);
});
afterAll(() => trade.stop());

async function review(goodsStars = 5, who?: Buyer, variant = 0): Promise<{ id: string; buyer: Buyer }> {
  const buyer = who ?? (await makePerson(trade.db));
  const orderId = await makeReceivedOrder(trade, shopId, buyer, [goods.variantIds[variant] ?? '']);
  trade.clock.advance(1);
  const { body } = await trade.send<{ lines: { review: { id: string } }[] }>(
    buyer,
    'POST',
    `/orders/${orderId}/reviews`,
    {
      anonymous: false,
      reviews: [{ position: 0, goodsStars, serviceStars: 5, logisticsStars: 5, text: '还行' }],
    },
  );
  return { id: body.lines[0]?.review.id ?? '', buyer };
}
/** Reviews of a product nobody asks about, written straight into the tables. */
async function manyReviews(count: number): Promise<string[]> {
  const { id } = await review();
  const prefix = newKey();
  const { rows } = await sql<{ id: string }>`
    with many as (select ${prefix} || n::text as name from generate_series(1, ${count}) n),
    made_orders as (
      insert into orders (id, checkout_id, shop_id, person_id, state, goods_cents, shipping_cents, total_cents,
        currency, address, arrival_from, arrival_to, placed_at, received_at, version)
      select name, checkout_id, shop_id, person_id, state, goods_cents, shipping_cents, total_cents,
        currency, address, arrival_from, arrival_to, placed_at, received_at, version
      from many, orders where orders.id = (select order_id from reviews where id = ${id}) returning id
    ), made_lines as (
      insert into order_lines (order_id, position, variant_id, product_id, title, variant_title, unit_price_cents,
        quantity, total_cents)
      select id, 0, 'variant', 'product', '', '', 1, 1, 1 from made_orders returning order_id
    )
    insert into reviews (id, order_id, position, shop_id, product_id, variant_id, person_id, anonymous, goods_stars,
      service_stars, logistics_stars, received_at, created_at, state)
    select named.name, l.order_id, 0, r.shop_id, p.id, 'variant', r.person_id, false, 5, 5, 5, r.received_at,
      r.created_at, 'shown'
    from made_lines l cross join lateral (select 'rev_' || lpad(right(md5(l.order_id), 20), 26, '0') as name) named,
      reviews r, products p
    where r.id = ${id} and p.id = ${goods.productId} returning reviews.id
  `.execute(trade.db);
  return rows.map((row) => row.id);
}
const answer = (who: Person, id: string, text: string, shop: ShopId = shopId) =>
  trade.send<StudioReview & Coded>(who, 'PUT', `/studio/shops/${shop}/reviews/${id}/answer`, { text });
const vote = (who: Person, id: string, method: 'PUT' | 'DELETE' = 'PUT') =>
  trade.send<{ helpful: boolean; helpfulCount: number } & Coded>(who, method, `/reviews/${id}/helpful`);
const report = (who: Person, id: string, body: object = { reason: 'abusive', note: '骂人' }) =>
  trade.send<Coded>(who, 'POST', `/reviews/${id}/report`, body);
const decide = (id: string, decision: string, who = operator) =>
  trade.send<ReportedReview & Coded>(who, 'POST', `/ops/reviews/${id}/decision`, {
    decision,
    reason: '辱骂他人',
  });
const queue = async (state = 'reported') =>
  (await trade.send<{ items: ReportedReview[] }>(operator, 'GET', `/ops/reviews?state=${state}&limit=50`))
    .body.items;
const rating = async () =>
  (await trade.send<ReviewSummary>(owner, 'GET', `/products/${goods.productId}/rating`)).body.rating;

describe('the shop’s answer', () => {
  it('is one, can be changed, and is told to the log each time it changes', async () => {
    const { id } = await review(2);
    expect((await answer(owner, id, ' 给您补发 ')).body.answer).toMatchObject({
      text: '给您补发',
      changedAt: null,
    });
    trade.clock.advance(1);
    expect((await answer(owner, id, '已经补发')).body.answer?.text).toBe('已经补发');
    const { body } = await answer(owner, id, '已经补发');
    expect(body.answer?.changedAt).not.toBeNull();
    const events = await trade.db
      .selectFrom('events')
      .select('data')
      .where('subject_id', '=', id)
      .where('kind', '=', 'review-answered')
      .execute();
    expect(events.map(({ data }) => (data as { changed: boolean }).changed)).toEqual([false, true]);
    expect(JSON.stringify(events)).not.toContain('补发');
  });

  it('is given by those of the shop who write to buyers, to reviews of its own goods', async () => {
    const { id, buyer } = await review();
    const otherShop = await makeShop(trade.db);
    const otherOwner = await makePerson(trade.db, { shops: [[otherShop, 'owner']] });
    const host = await makePerson(trade.db, { shops: [[shopId, 'host']] });
    const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
    expect((await answer(otherOwner, id, '谢谢')).status).toBe(404);
    expect((await answer(otherOwner, id, '谢谢', otherShop)).status).toBe(404);
    expect((await answer(host, id, '谢谢')).body.code).toBe('not-allowed');
    expect((await answer(buyer, id, '谢谢')).status).toBe(404);
    expect((await answer(owner, id, '   ')).status).toBe(400);
    expect((await answer(owner, id, '谢'.repeat(501))).status).toBe(400);
    expect((await answer(clerk, id, '谢谢')).status).toBe(200);
  });

  it('leaves what waits for one, low ones apart', async () => {
    const shop = await makeShop(trade.db);
    const mine = await makePerson(trade.db, { shops: [[shop, 'owner']] });
    const counts = async () => (await trade.send(mine, 'GET', `/studio/shops/${shop}/reviews/counts`)).body;
    const some = await makeGoods(trade, shop, [{ priceCents: 100, stock: 9 }]);
    const ids: string[] = [];
    for (const goodsStars of [1, 3, 5]) {
      const buyer = await makePerson(trade.db);
      const orderId = await makeReceivedOrder(trade, shop, buyer, some.variantIds);
      trade.clock.advance(1);
      const made = await trade.send<{ lines: { review: { id: string } }[] }>(
        buyer,
        'POST',
        `/orders/${orderId}/reviews`,
        {
          anonymous: true,
          reviews: [{ position: 0, goodsStars, serviceStars: 5, logisticsStars: 5 }],
        },
      );
      ids.push(made.body.lines[0]?.review.id ?? '');
    }
    expect(await counts()).toEqual({ all: 3, unanswered: 3, lowUnanswered: 2 });
    const only = async (which: string) =>
      (
        await trade.send<{ items: StudioReview[] }>(
          mine,
          'GET',
          `/studio/shops/${shop}/reviews?only=${which}`,
        )
      ).body.items;
    expect((await only('low-unanswered')).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    await answer(mine, ids[0] ?? '', '抱歉', shop);
    expect(await counts()).toEqual({ all: 3, unanswered: 2, lowUnanswered: 1 });
    expect((await only('low')).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect((await only('unanswered')).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  });
});

describe('a helpful vote', () => {
  it('is one a person, can be taken back, and is counted right however many vote at once', async () => {
    const { id, buyer } = await review();
    const people = await Promise.all(Array.from({ length: 8 }, () => makePerson(trade.db)));
    await Promise.all(people.flatMap((who) => [vote(who, id), vote(who, id)]));
    const first = people[0] as Person;
    expect((await vote(first, id)).body).toEqual({ helpful: true, helpfulCount: 8 });
    expect((await vote(first, id, 'DELETE')).body).toEqual({ helpful: false, helpfulCount: 7 });
    expect((await vote(first, id, 'DELETE')).body).toEqual({ helpful: false, helpfulCount: 7 });
    expect((await vote(buyer, id)).body.code).toBe('not-allowed');
    expect((await vote(owner, id)).body.code).toBe('not-allowed');
    expect((await vote(await makePerson(trade.db, { signedIn: false }), id)).status).toBe(401);
  });

  it('is one of so many a day', async () => {
    const who = await makePerson(trade.db);
    const [id, ...voted] = await manyReviews(reviewLimits.votesPerDayMax + 1);
    const at = new Date(trade.clock.nowMs() - 1);
    await trade.db
      .insertInto('review_votes')
      .values(voted.map((each) => ({ review_id: each, person_id: who.id, voted_at: at })))
      .execute();
    expect((await vote(who, id ?? '')).body.code).toBe('too-many-requests');
    trade.clock.advance(dayMs);
    expect((await vote(who, id ?? '')).status).toBe(200);
  });
});

describe('a reported review', () => {
  it('waits for an operator, with what was said of it, once a person', async () => {
    const { id, buyer } = await review();
    const reader = await makePerson(trade.db);
    expect((await report(buyer, id)).body.code).toBe('not-allowed');
    expect((await report(reader, id, { reason: 'I dislike it' })).status).toBe(400);
    await Promise.all([report(reader, id), report(reader, id)]);
    await trade.db
      .insertInto('shop_members')
      .values({ shop_id: shopId, person_id: owner.id, role: 'owner', added_at: new Date() })
      .execute();
    await report(owner, id, { reason: 'untrue' });
    const found = (await queue()).find((each) => each.id === id);
    expect(found).toMatchObject({ reportCount: 2, shopReportCount: 1, notes: ['骂人'], state: 'shown' });
    expect(found?.reasons).toEqual([
      { reason: 'abusive', count: 1 },
      { reason: 'untrue', count: 1 },
    ]);
    expect((await decide(id, 'keep')).status).toBe(200);
    expect((await decide(id, 'keep')).body.code).toBe('state-conflict');
    expect((await queue()).some((each) => each.id === id)).toBe(false);
    expect((await decide(id, 'hide', owner)).body.code).toBe('not-allowed');
    expect((await trade.send(owner, 'GET', '/ops/reviews')).status).toBe(403);
  });

  it('is hidden with a reason, leaves the rating, and comes back by appeal', async () => {
    const { id, buyer } = await review(1);
    await report(await makePerson(trade.db), id);
    const before = await rating();
    const decisions = await Promise.all([decide(id, 'hide'), decide(id, 'hide')]);
    expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rating()).count).toBe(before.count - 1);
    const { items } = (
      await trade.send<{ items: { id: string }[] }>(
        buyer,
        'GET',
        `/products/${goods.productId}/reviews?limit=50`,
      )
    ).body;
    expect(items.some((each) => each.id === id)).toBe(false);
    expect((await vote(owner, id)).status).toBe(404);
    expect((await answer(owner, id, '谢谢')).body.code).toBe('state-conflict');
    expect((await queue('hidden')).find((each) => each.id === id)?.hidden).toMatchObject({
      reason: '辱骂他人',
    });
    const { body: mine } = await trade.send<{ items: object[] }>(buyer, 'GET', '/reviews/mine');
    expect(mine.items[0]).toMatchObject({
      id,
      state: 'hidden',
      hiddenReason: '辱骂他人',
      can: { followUp: false },
    });

    const appeals = reviewAppeals(trade.deps);
    const actor = { personId: operator.id } as Actor;
    await unitOfWork(trade.db, async (tx) => {
      expect(await appeals.findInForce(tx, id)).toEqual({ authorId: buyer.id, title: '还行' });
      expect((await appeals.undo(tx, actor, id, '不构成辱骂')).ok).toBe(true);
    });
    expect(await rating()).toEqual(before);
    await unitOfWork(trade.db, async (tx) => expect(await appeals.findInForce(tx, id)).toBeNull());
  });

  it('is reported so many times a day by one person', async () => {
    const who = await makePerson(trade.db);
    const [id, ...reported] = await manyReviews(reviewLimits.reportsPerDayMax + 1);
    const [first, ...others] = reported;
    await report(who, first ?? '');
    const at = new Date(trade.clock.nowMs() - 1);
    await trade.db
      .insertInto('review_reports')
      .values(
        others.map((each) => ({ review_id: each, person_id: who.id, reason: 'other', reported_at: at })),
      )
      .execute();
    expect((await report(who, id ?? '')).body.code).toBe('too-many-requests');
    trade.clock.advance(dayMs);
    expect((await report(who, id ?? '')).status).toBe(200);
  });

  it('cannot be deleted by the shop: there is no such route', async () => {
    const { id } = await review(1);
    expect((await trade.send(owner, 'DELETE', `/studio/shops/${shopId}/reviews/${id}`)).status).toBe(404);
    expect((await trade.send(owner, 'DELETE', `/reviews/${id}`)).status).toBe(404);
  });
});

describe('ratings', () => {
  // What the tests above wrote by hand was counted by nobody.
  beforeAll(() => unitOfWork(trade.db, rebuildSums));

  it('are, after everything that happens to reviews at once, what the reviews say', async () => {
    const buyers = await Promise.all(Array.from({ length: 4 }, () => makePerson(trade.db)));
    const made = await Promise.all(
      buyers.flatMap((buyer, index) => [
        review((index % 5) + 1, buyer, 0),
        review(5 - (index % 5), buyer, 1),
      ]),
    );
    await Promise.all(
      made.flatMap(({ id, buyer }, index) => [
        trade.send(buyer, 'POST', `/reviews/${id}/follow-up`, { text: '追评' }),
        ...(index % 2 === 0 ? [decide(id, 'hide'), vote(operator, id)] : []),
        ...(index % 4 === 0 ? [decide(id, 'restore')] : []),
      ]),
    );
    const kept = await rating();
    expect(await unitOfWork(trade.db, rebuildSums)).toBe(0);
    expect(await rating()).toEqual(kept);
  });

  it('are made anew when the tables were changed by hand', async () => {
    const kept = await rating();
    await trade.db.updateTable('review_sums').set({ stars_5: 900 }).execute();
    await trade.db.deleteFrom('review_category_sums').execute();
    await trade.db
      .insertInto('review_sums')
      .values({ product_id: goods.productId, variant_id: 'gone', stars_1: 7 })
      .execute();
    expect((await rating()).count).not.toBe(kept.count);
    expect(await unitOfWork(trade.db, rebuildSums)).toBeGreaterThan(0);
    expect(await rating()).toEqual(kept);
    expect(await unitOfWork(trade.db, rebuildSums)).toBe(0);
  });
});
