import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  publishClips,
  type StageServer,
  stageServer,
} from '../stage-server.ts';
import {
  audit,
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../trade-server.ts';

const closedStates = ['pending', 'rejected', 'suspended'] as const;

let trade: TradeServer;
let stage: StageServer;
beforeAll(async () => {
  trade = await tradeServer();
  stage = await stageServer();
});
afterAll(async () => {
  await trade.stop();
  await stage.stop();
});

const close = (server: TradeServer | StageServer, shopId: string, state: string) =>
  server.db.updateTable('shops').set({ state }).where('id', '=', shopId).execute();

async function shopWithGoods() {
  const shopId = await makeShop(trade.db);
  const goods = await makeGoods(trade, shopId, [{ priceCents: 2_990, stock: 5 }]);
  return { shopId, ...goods, variantId: goods.variantIds[0] ?? '' };
}

describe.each(closedStates)('a shop that is %s', (state) => {
  it('is in no mall and has no product page', async () => {
    const { shopId, productId } = await shopWithGoods();
    const mall = async () => {
      const { body } = await trade.send<{ items: { id: string }[] }>(null, 'GET', '/mall?limit=50');
      return body.items.map(({ id }) => id);
    };
    expect(await mall()).toContain(productId);
    await close(trade, shopId, state);
    expect(await mall()).not.toContain(productId);
    const visitor = await makePerson(trade.db);
    expect((await trade.send(visitor, 'GET', `/products/${productId}`)).status).toBe(404);
  });

  it('sells nothing from a cart, in a quote, or by a checkout of an earlier quote', async () => {
    const { shopId, variantId } = await shopWithGoods();
    const buyer = await makePerson(trade.db);
    const lines = [{ variantId, quantity: 1 }];
    await trade.send(buyer, 'PUT', `/cart/lines/${variantId}`, { quantity: 1 });
    const quote = await trade.send<{ id: string; totalCents: number }>(buyer, 'POST', '/quotes', {
      ...{ lines, addressId: buyer.addressId },
    });
    expect(quote.status).toBe(200);
    await close(trade, shopId, state);
    const { body } = await trade.send<{ shops: { lines: { onSale: boolean }[] }[] }>(buyer, 'GET', '/cart');
    expect(JSON.stringify(body)).not.toContain('"onSale":true');
    expect((await checkout(trade, buyer, lines)).body).toMatchObject({ code: 'not-on-sale' });
    const late = await trade.send(buyer, 'POST', '/checkouts', {
      ...{ quoteId: quote.body.id, addressId: buyer.addressId },
      expectedTotalCents: quote.body.totalCents,
    });
    expect(late.body).toMatchObject({ code: 'not-on-sale' });
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
  });

  it('gives the money back of who pays after it was closed', async () => {
    const { shopId, variantId } = await shopWithGoods();
    const buyer = await makePerson(trade.db);
    const made = (await checkout(trade, buyer, [{ variantId, quantity: 2 }])).body as Checkout;
    await close(trade, shopId, state);
    expect((await trade.callback(notification(made, 'captured'))).body).toEqual({ outcome: 'refunding' });
    await trade.runJobs();
    const seen = await trade.send<Checkout>(buyer, 'GET', `/checkouts/${made.id}`);
    expect(seen.body).toMatchObject({ state: 'closed', payment: { state: 'refunded' } });
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
    expect(await audit(trade.db)).toMatchObject(soundBooks);
  });

  it('publishes nothing, and what it published is shown to nobody', async () => {
    const shopId = await makeStageShop(stage);
    const host = await makeStagePerson(stage, { shops: [[shopId, 'host']] });
    const productId = await makeStageProduct(stage, shopId);
    const clip = async (publish: boolean) =>
      stage.send<{ id: string; code?: string; state?: string }>(host, 'POST', '/studio/clips', {
        ...{
          authorId: shopId,
          assetId: await makeReadyAsset(stage, host.id),
          caption: 'tea',
          category: 'tea',
        },
        ...{ tags: [], goods: [{ productId, atMs: 0 }], publish },
      });
    const shown = (await clip(true)).body.id;
    expect((await stage.send(null, 'GET', `/clips/${shown}`)).status).toBe(200);
    await close(stage, shopId, state);
    expect((await clip(true)).body).toMatchObject({ code: 'shop-not-open' });
    const draft = await clip(false);
    expect(draft.body).toMatchObject({ state: 'draft' });
    const published = await stage.send(host, 'POST', `/studio/clips/${draft.body.id}/publish`, {});
    expect(published.body).toMatchObject({ code: 'shop-not-open' });
    expect((await stage.send(null, 'GET', `/clips/${shown}`)).status).toBe(404);
  });

  it('has no goods in the clips of creators, and no clip in the feed', async () => {
    const shopId = await makeStageShop(stage);
    const productId = await makeStageProduct(stage, shopId);
    const viewer = await makeStagePerson(stage);
    const assetId = await makeReadyAsset(stage, viewer.id);
    const [clipId] = await publishClips(stage, assetId, [
      { authorId: shopId, category: 'tea', goods: [productId] },
    ]);
    await close(stage, shopId, state);
    await stage.db
      .insertInto('events')
      .values({ ...changedEvent(shopId), data: JSON.stringify({ state }) })
      .execute();
    await stage.caughtUp();
    const feed = await stage.send<{ items: object[] }>(viewer, 'GET', '/feed?limit=20');
    expect(feed.status).toBe(200);
    expect(JSON.stringify(feed.body)).not.toContain(clipId);
    expect(JSON.stringify(feed.body)).not.toContain(productId);
  });
});

const changedEvent = (shopId: ShopId) => ({
  kind: 'shop-changed',
  at: new Date(),
  shop_id: shopId,
  subject_id: shopId,
});

describe('a shop that is closed while somebody buys', () => {
  it('waits for a checkout that has begun, or refuses one that comes after: never between', async () => {
    for (let round = 0; round < 8; round++) {
      const { shopId, variantId } = await shopWithGoods();
      const buyer = await makePerson(trade.db);
      const [made] = await Promise.all([
        checkout(trade, buyer, [{ variantId, quantity: 1 }]),
        trade.db.transaction().execute(async (tx) => {
          await tx.selectFrom('shops').select('id').where('id', '=', shopId).forUpdate().execute();
          await tx.updateTable('shops').set({ state: 'suspended' }).where('id', '=', shopId).execute();
        }),
      ]);
      if (made.status === 200) {
        const paid = await trade.callback(notification(made.body, 'captured'));
        expect(paid.body).toEqual({ outcome: 'refunding' });
      } else expect(made.body).toMatchObject({ code: 'not-on-sale' });
    }
    await trade.runJobs();
    expect(await audit(trade.db)).toMatchObject(soundBooks);
  });

  it('refuses the checkout that was waiting for the closing to be decided', async () => {
    const { shopId, variantId } = await shopWithGoods();
    const buyer = await makePerson(trade.db);
    const answer = await trade.db.transaction().execute(async (tx) => {
      await tx.updateTable('shops').set({ state: 'rejected' }).where('id', '=', shopId).execute();
      // It reads the shop as open still, and comes to the lock.
      const waiting = checkout(trade, buyer, [{ variantId, quantity: 1 }]);
      await untilWaiting();
      return { waiting };
    });
    expect((await answer.waiting).body).toMatchObject({ code: 'not-on-sale' });
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
  });
});

/** Resolves when somebody on the database waits for a lock. */
async function untilWaiting(): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const row = await trade.db
      .selectFrom('pg_stat_activity' as never)
      .select('pid' as never)
      .where('wait_event_type' as never, '=', 'Lock' as never)
      .where('datname' as never, '=', databaseName() as never)
      .executeTakeFirst();
    if (row !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nobody came to wait for the lock');
}

const databaseName = () => new URL(trade.databaseUrl).pathname.slice(1);
