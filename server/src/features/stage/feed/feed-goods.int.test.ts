import { newId } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { FeedView } from './feed.schema.ts';

let stage: StageServer;
let shopId: Awaited<ReturnType<typeof makeStageShop>>;

beforeAll(async () => {
  stage = await stageServer({ seed: 6, categoryMeant: (q) => q });
  const owner = await makeStagePerson(stage);
  const assetId = await makeReadyAsset(stage, owner.id);
  shopId = await makeStageShop(stage, 'Hearth');
  for (const name of ['a', 'b', 'c', 'd']) {
    const authorId = await makeStageShop(stage, name);
    const clips = Array.from({ length: 12 }, (_, i) => ({
      ...{ authorId, category: 'walks', caption: `${name} ${i}` },
    }));
    await publishClips(stage, assetId, clips);
  }
  // What is looked for is known to the engine where a clip is of it.
  const sought = ['pans', 'kettles', 'bowls', 'cups', 'jars', 'lids', 'trays'];
  const ofEach = sought.map((category) => ({ authorId: shopId, category }));
  await publishClips(stage, assetId, ofEach);
  await stage.caughtUp();
});
afterAll(() => stage.stop());

const page = async (who: StagePerson, query = 'limit=6') => {
  const { status, body } = await stage.send<FeedView>(who, 'GET', `/feed?${query}`);
  expect(status).toBe(200);
  return body;
};

/** The goods of the next pages, until a card would have come. */
async function goodsOf(who: StagePerson): Promise<string[]> {
  const found: string[] = [];
  for (let pages = 0; pages < 3; pages++) {
    const { goods } = await page(who);
    if (goods !== undefined) found.push(goods.goods.id);
  }
  return found;
}

async function product(category: string, of = shopId): Promise<string> {
  const id = await makeStageProduct(stage, of);
  await stage.db.updateTable('products').set({ category }).where('id', '=', id).execute();
  await stage.feed.refreshGoods();
  return id;
}

async function searches(q: string): Promise<StagePerson> {
  const who = await makeStagePerson(stage);
  const told = await stage.send<{ accepted: number }>(who, 'POST', '/events', {
    events: [{ kind: 'search', q }],
  });
  expect(told.body.accepted).toBe(1);
  await stage.caughtUp();
  return who;
}

async function tell(kind: 'stock-changed' | 'shop-changed', subjectId: string, data = {}): Promise<void> {
  const { deps, db } = stage;
  const event = { kind, atMs: deps.clock.nowMs(), shopId, subjectId, data };
  await unitOfWork(db, (tx) => appendEvents(tx, [event]));
  deps.eventsAppended();
  await stage.caughtUp();
}

describe('goods between clips', () => {
  it('are shown to whom they concern, once, with the reason; and the log tells the chance they had', async () => {
    const id = await product('pans');
    const who = await searches('pans');
    const shown = await page(who);
    expect(shown.items).toHaveLength(6);
    expect(shown.goods).toMatchObject({
      goods: { id, shop: { id: shopId, name: 'Hearth' }, category: 'pans', priceCents: 2_990, available: 5 },
      position: 2,
      reason: { code: 'category-searched', params: { category: 'pans' } },
    });
    expect(shown.room).toBeUndefined();
    expect(await goodsOf(await makeStagePerson(stage))).toEqual([]);
    const events = [{ kind: 'goods-shown', productId: id, requestId: 'forged', position: 9 }];
    await stage.send(who, 'POST', '/events', { events });
    const [logged] = await stage.db
      .selectFrom('events')
      .select(['person_id', 'shop_id', 'data'])
      .where('kind', '=', 'goods-shown')
      .execute();
    expect(logged).toEqual({
      ...{ person_id: who.id, shop_id: shopId },
      data: { requestId: shown.requestId, position: 2, reason: 'category-searched', propensity: 1 },
    });
    expect(await goodsOf(who)).toEqual([]);
  });

  it('come seldom: twelve clips lie between two', async () => {
    for (let i = 0; i < 3; i++) await product('kettles');
    const who = await searches('kettles');
    const cards: boolean[] = [];
    for (let pages = 0; pages < 5; pages++) cards.push((await page(who)).goods !== undefined);
    expect(cards).toEqual([true, false, true, false, true]);
    const small = await searches('kettles');
    expect((await page(small, 'limit=2')).goods).toBeUndefined();
  });

  it('are none that is sold out, bought, hidden, or of a shop that is suspended', async () => {
    const [soldOut, bought, hidden] = [await product('bowls'), await product('cups'), await product('jars')];
    await tell('stock-changed', soldOut, { productInStock: false });
    expect(await goodsOf(await searches('bowls'))).toEqual([]);

    const buyer = await searches('cups');
    await buy(buyer, bought);
    expect(await goodsOf(buyer)).toEqual([]);
    expect(await goodsOf(await searches('cups'))).toEqual([bought]);

    const hider = await searches('jars');
    const { status, body } = await stage.send(hider, 'POST', `/products/${hidden}/hide`, { scope: 'item' });
    expect([status, body]).toEqual([200, { scope: 'item', target: hidden }]);
    await stage.caughtUp();
    expect(await goodsOf(hider)).toEqual([]);
    const lessener = await searches('jars');
    await stage.send(lessener, 'POST', `/products/${hidden}/hide`, { scope: 'category' });
    await stage.caughtUp();
    expect(await goodsOf(lessener)).toEqual([]);

    const closing = await makeStageShop(stage, 'Closing');
    await product('lids', closing);
    const [before, after] = [await searches('lids'), await searches('lids')];
    expect(await goodsOf(before)).toHaveLength(1);
    await stage.db.updateTable('shops').set({ state: 'suspended' }).where('id', '=', closing).execute();
    await tell('shop-changed', closing);
    expect(await goodsOf(after)).toEqual([]);
    await stage.feed.refreshGoods();
    expect(await goodsOf(after)).toEqual([]);
  });

  it('are what sells, the same for everybody, while recommendations are off', async () => {
    const id = await product('trays');
    const who = await searches('trays');
    await stage.send(who, 'PUT', '/me/recommendations', { on: false });
    await stage.caughtUp();
    // One was bought above: that is not yet what sells.
    expect(await goodsOf(who)).toEqual([]);
    const selling = await product('ladles');
    await buy(await makeStagePerson(stage), selling, 3);
    await stage.feed.refreshGoods();
    const { goods } = await page(who);
    expect(goods).toMatchObject({ goods: { id: selling }, reason: { code: 'off-selling', params: {} } });
    expect(await goodsOf(who)).toEqual([]);
    await stage.send(who, 'PUT', '/me/recommendations', { on: true });
    await stage.caughtUp();
    expect(await goodsOf(who)).toEqual([id]);
  });
});

describe('what operators let be shown between clips', () => {
  const wish = { rooms: true, goods: false, clipsBetween: 12, reason: 'too many' };

  it('is said by them alone', async () => {
    const merchant = await makeStagePerson(stage, { shops: [[shopId, 'owner']] });
    for (const [who, status] of [
      [null, 401],
      [await makeStagePerson(stage), 403],
      [merchant, 403],
    ] as const) {
      expect((await stage.send(who, 'GET', '/ops/feed-cards')).status).toBe(status);
      expect((await stage.send(who, 'PUT', '/ops/feed-cards', wish)).status).toBe(status);
    }
  });

  it('asks an operator who has a second factor for it', async () => {
    const operator = await makeStagePerson(stage, {
      ...{ roles: ['operator'], twoFactor: { enrolled: true, provedAtMs: null } },
    });
    const { status, body } = await stage.send(operator, 'PUT', '/ops/feed-cards', wish);
    expect([status, body['code']]).toEqual([403, 'two-factor-required']);
  });

  it('holds at once, is written down with its reason, and tells what was before', async () => {
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    const set = (more: object) => stage.send(operator, 'PUT', '/ops/feed-cards', { ...wish, ...more });
    expect((await stage.send(operator, 'GET', '/ops/feed-cards')).body).toEqual({
      ...{ rooms: true, goods: true, clipsBetween: 12, changedAt: null, reason: '', before: null },
    });
    for (let i = 0; i < 2; i++) await product('lids');
    expect((await set({})).body).toMatchObject({
      ...{ goods: false, reason: 'too many', before: { rooms: true, goods: true, clipsBetween: 12 } },
    });
    expect(await goodsOf(await searches('lids'))).toEqual([]);
    expect((await set({ clipsBetween: 3 })).status).toBe(400);
    expect((await set({ goods: true, clipsBetween: 6 })).body).toMatchObject({ before: { goods: false } });
    expect(await goodsOf(await searches('lids'))).toHaveLength(2);
    const audited = await stage.db
      .selectFrom('audit_log')
      .select(['actor_id', 'reason', 'detail'])
      .where('action', '=', 'feed-cards')
      .orderBy('id')
      .execute();
    expect(audited).toMatchObject([
      { actor_id: operator.id, reason: 'too many', detail: { goods: false } },
      { detail: { goods: true, clipsBetween: 6 } },
    ]);
  });
});

/** An order as far as what somebody bought is concerned. */
async function buy(who: StagePerson, productId: string, quantity = 1): Promise<void> {
  const { deps, db } = stage;
  const at = new Date(deps.clock.nowMs());
  const id = newId('order', at.getTime(), deps.random);
  const checkoutId = newId('checkout', at.getTime(), deps.random);
  await sql`
    insert into quotes (id, person_id, content, total_cents, currency, created_at, expires_at)
    values (${checkoutId}, ${who.id}, '{}', 100, 'CNY', ${at}, ${at})`.execute(db);
  await sql`
    insert into checkouts (id, person_id, quote_id, total_cents, currency, state, created_at, payment_due_at)
    values (${checkoutId}, ${who.id}, ${checkoutId}, 100, 'CNY', 'paid', ${at}, ${at})`.execute(db);
  await sql`
    insert into orders (id, checkout_id, shop_id, person_id, state, goods_cents, shipping_cents, total_cents, currency,
      address, arrival_from, arrival_to, placed_at, version)
    values (${id}, ${checkoutId}, ${shopId}, ${who.id}, 'paid', 100, 0, 100, 'CNY', '{}', ${at}, ${at}, ${at}, 1)`.execute(
    db,
  );
  await sql`
    insert into order_lines (order_id, position, variant_id, product_id, title, variant_title, unit_price_cents, quantity,
      total_cents) values (${id}, 0, 'v', ${productId}, 'cup', '', 100, ${quantity}, ${100 * quantity})`.execute(
    db,
  );
}
