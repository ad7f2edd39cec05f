import { cents, dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buy,
  type Creator,
  log,
  makeClip,
  makeCreator,
  memberOf,
  open,
  shopWithOwner,
} from '../../../../../tests/affiliate-people.ts';
import {
  type Goods,
  makeGoods,
  makePerson,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { attributedLines } from './attributed.views.ts';
import { attributionPolicy } from './attribution.policy.ts';
import { attribute, settlementShares } from './index.ts';

let trade: TradeServer;
let shop: Awaited<ReturnType<typeof shopWithOwner>>;
beforeAll(async () => {
  trade = await tradeServer();
  shop = await shopWithOwner(trade);
});
afterAll(() => trade.stop());

const promote = async (goods: Goods, plan: object) => {
  const path = `/studio/shops/${shop.shopId}/affiliate/plans`;
  const made = await trade.send<{ id: string }>(shop.owner, 'POST', path, {
    productId: goods.productId,
    ...plan,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return made.body.id;
};
const openPlan = (goods: Goods, rateBasisPoints = 1_000) => promote(goods, { kind: 'open', rateBasisPoints });
const attributionsOf = (orderId: string | undefined) =>
  trade.db
    .selectFrom('affiliate_attributions')
    .select(['creator_id', 'plan_id', 'rate_basis_points', 'goods_cents', 'clip_id', 'policy_version'])
    .where('order_id', '=', orderId ?? '')
    .orderBy('position')
    .execute();
const goodsAt = (priceCents: number) => makeGoods(trade, shop.shopId, [{ priceCents, stock: 100 }]);
const buyOne = (buyer: Person & { addressId: string }, goods: Goods, clipId?: string) =>
  buy(trade, buyer, [
    { variantId: goods.variantIds[0], quantity: 1, ...(clipId === undefined ? {} : { clipId }) },
  ]);

describe('an order', () => {
  it('is owed to the creator of the last click within the window', async () => {
    const goods = await goodsAt(10_000);
    const planId = await openPlan(goods);
    const [first, second] = [await makeCreator(trade), await makeCreator(trade)];
    const buyer = await makePerson(trade.db);
    const clip = await makeClip(trade, first.creatorId, [goods]);
    await open(trade, buyer.id, goods.productId, { clipId: clip });
    trade.clock.advance(60_000);
    await open(trade, buyer.id, goods.productId, { creatorId: second.creatorId });
    const order = (await buyOne(buyer, goods)).orders[0];
    expect(await attributionsOf(order?.id)).toEqual([
      {
        ...{ creator_id: second.creatorId, plan_id: planId, rate_basis_points: 1_000, goods_cents: 10_000 },
        ...{ clip_id: null, policy_version: attributionPolicy.version },
      },
    ]);
  });

  it('is nobody’s after the window, and without a click', async () => {
    const goods = await goodsAt(10_000);
    await openPlan(goods);
    const creator = await makeCreator(trade);
    const buyer = await makePerson(trade.db);
    await open(trade, buyer.id, goods.productId, { creatorId: creator.creatorId });
    trade.clock.advance(attributionPolicy.windowDays * dayMs + 1);
    expect(await attributionsOf((await buyOne(buyer, goods)).orders[0]?.id)).toEqual([]);
    expect(await attributionsOf((await buyOne(await makePerson(trade.db), goods)).orders[0]?.id)).toEqual([]);
  });

  it('keeps the rate of the click, whatever became of the plan since', async () => {
    const goods = await goodsAt(10_000);
    const planId = await openPlan(goods, 1_500);
    const creator = await makeCreator(trade);
    const buyer = await makePerson(trade.db);
    await open(trade, buyer.id, goods.productId, { creatorId: creator.creatorId });
    trade.clock.advance(1_000);
    const path = `/studio/shops/${shop.shopId}/affiliate/plans/${planId}`;
    const changed = await trade.send<{ id: string }>(shop.owner, 'PUT', path, {
      rateBasisPoints: 200,
      endsAt: null,
    });
    expect(changed.status).toBe(200);
    expect(changed.body.id).not.toBe(planId);
    const order = (await buyOne(buyer, goods)).orders[0];
    expect(await attributionsOf(order?.id)).toMatchObject([{ plan_id: planId, rate_basis_points: 1_500 }]);
    await trade.send(shop.owner, 'POST', `${path.replace(planId, changed.body.id)}/end`);
    const later = await makePerson(trade.db);
    await open(trade, later.id, goods.productId, { creatorId: creator.creatorId });
    expect(await attributionsOf((await buyOne(later, goods)).orders[0]?.id)).toEqual([]);
  });

  it('goes by the target plan of a creator who accepted, and by the open plan of any other', async () => {
    const goods = await goodsAt(10_000);
    const [named, other] = [await makeCreator(trade), await makeCreator(trade)];
    const open_ = await openPlan(goods, 1_000);
    const target = await promote(goods, {
      ...{ kind: 'target', rateBasisPoints: 2_500, creatorIds: [named.creatorId] },
      endsAt: new Date(trade.clock.nowMs() + 10 * dayMs).toISOString(),
    });
    const planOf = async (creator: Creator) => {
      const buyer = await makePerson(trade.db);
      const clip = await makeClip(trade, creator.creatorId, [goods]);
      return (await attributionsOf((await buyOne(buyer, goods, clip)).orders[0]?.id))[0]?.plan_id;
    };
    expect(await planOf(named)).toBe(open_);
    const path = `/studio/creators/${named.creatorId}/plans/${target}/answer`;
    expect((await trade.send(named, 'POST', path, { accept: true })).status).toBe(200);
    expect(await planOf(named)).toBe(target);
    expect(await planOf(other)).toBe(open_);
  });

  it('is not owed for the creator’s own purchase, nor for one of the shop’s staff', async () => {
    const goods = await goodsAt(10_000);
    await openPlan(goods);
    const creator = await makeCreator(trade);
    const clip = await makeClip(trade, creator.creatorId, [goods]);
    expect(await attributionsOf((await buyOne(creator, goods, clip)).orders[0]?.id)).toEqual([]);
    const clerk = (await memberOf(trade, shop.shopId, 'clerk')) as Person & { addressId: string };
    expect(await attributionsOf((await buyOne(clerk, goods, clip)).orders[0]?.id)).toEqual([]);
  });

  it('takes no clip for a creator’s that does not show the product', async () => {
    const [goods, others] = [await goodsAt(10_000), await goodsAt(500)];
    await openPlan(goods);
    const creator = await makeCreator(trade);
    const clip = await makeClip(trade, creator.creatorId, [others]);
    expect(
      await attributionsOf((await buyOne(await makePerson(trade.db), goods, clip)).orders[0]?.id),
    ).toEqual([]);
  });

  it('follows a stranger into their account, where the later click stays', async () => {
    const goods = await goodsAt(10_000);
    await openPlan(goods);
    const [early, late] = [await makeCreator(trade), await makeCreator(trade)];
    const [stranger, buyer] = [await makePerson(trade.db), await makePerson(trade.db)];
    await open(trade, stranger.id, goods.productId, { creatorId: early.creatorId });
    trade.clock.advance(1_000);
    await open(trade, stranger.id, goods.productId, { creatorId: late.creatorId });
    const [from, to] = [stranger.id, buyer.id];
    await log(trade, [
      { kind: 'person-merged', atMs: trade.clock.nowMs(), personId: to, subjectId: from, data: { from, to } },
    ]);
    const order = (await buyOne(buyer, goods)).orders[0];
    expect(await attributionsOf(order?.id)).toMatchObject([{ creator_id: late.creatorId }]);
  });
});

describe('a batch of orders', () => {
  it('is attributed by one select and one insert, and none when nobody brought anything', async () => {
    const goods = await goodsAt(10_000);
    await openPlan(goods);
    const creator = await makeCreator(trade);
    const buyer = await makePerson(trade.db);
    await open(trade, buyer.id, goods.productId, { creatorId: creator.creatorId });
    const orders = Array.from({ length: 200 }, (_none, index) => ({
      ...{ id: `ord_batch_${index}`, personId: buyer.id },
      parcel: {
        shopId: shop.shopId,
        lines: [{ productId: goods.productId, clipId: null, totalCents: 10_000 + index }],
      },
    }));
    const statements: string[] = [];
    await trade.db.transaction().execute(async (tx) => {
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          statements.push(node.kind);
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await attribute(counted as never, orders, trade.clock.nowMs());
      const nobody = await makePerson(trade.db);
      await attribute(counted as never, [{ ...orders[0]!, personId: nobody.id }], trade.clock.nowMs());
      const { rows } = await sql<{ mode: string; relation: string }>`
        select l.mode, c.relname as relation from pg_locks l join pg_class c on c.oid = l.relation
        where l.pid = pg_backend_pid() and c.relname like 'affiliate%' and c.relkind = 'r'
          and l.mode not in ('AccessShareLock', 'RowExclusiveLock')
      `.execute(tx);
      expect(rows).toEqual([]);
    });
    expect(statements).toEqual(['RawNode', 'InsertQueryNode', 'RawNode']);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from affiliate_attributions where order_id like 'ord_batch_%'
    `.execute(trade.db);
    expect(rows[0]?.count).toBe(200);
  });
});

describe('what is owed of an order', () => {
  it('comes in shares of the goods money that was kept, to the creator and to the campaign’s leader', async () => {
    const [plain, led] = [await goodsAt(9_999), await goodsAt(3_333)];
    const [creator, leader] = [await makeCreator(trade), await makeCreator(trade)];
    const endsAt = new Date(trade.clock.nowMs() + 5 * dayMs).toISOString();
    const campaign = await trade.send<{ id: string }>(
      leader,
      'POST',
      `/studio/creators/${leader.creatorId}/campaigns`,
      {
        ...{ name: '年货团', feeBasisPoints: 300, rateBasisPointsMin: 1_000, endsAt },
      },
    );
    await openPlan(plain, 1_000);
    await promote(led, { kind: 'campaign', rateBasisPoints: 2_000, campaignId: campaign.body.id, endsAt });
    const clip = await makeClip(trade, creator.creatorId, [plain, led]);
    const made = await buy(trade, await makePerson(trade.db), [
      { variantId: plain.variantIds[0], quantity: 1, clipId: clip },
      { variantId: led.variantIds[0], quantity: 2, clipId: clip },
    ]);
    const orderId = made.orders[0]?.id ?? '';
    const { shipping_cents: shippingCents } = await trade.db
      .selectFrom('orders')
      .select('shipping_cents')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow();
    const sharesAt = async (keptCents: number) => {
      const order = { orderId, shopId: shop.shopId, currency: 'CNY', keptCents: cents(keptCents) };
      const shares = await trade.db.transaction().execute((tx) => settlementShares(tx, [order]));
      return (
        shares
          .get(orderId)
          ?.map(({ account, amountCents }) => [account.kind, account.ownerId, amountCents]) ?? []
      );
    };
    expect(made.totalCents).toBe(9_999 + 6_666 + shippingCents);
    expect(await sharesAt(made.totalCents)).toEqual([
      ['creator', creator.creatorId, 1_000 + 1_333],
      ['leader', leader.creatorId, 200],
    ]);
    // Half of the goods went back: 4 999 and 3 332 are kept of the lines.
    expect(await sharesAt(made.totalCents - 8_333)).toEqual([
      ['creator', creator.creatorId, 500 + 666],
      ['leader', leader.creatorId, 100],
    ]);
    expect(await sharesAt(shippingCents)).toEqual([]);
  });

  it('is the same in the tables’ own words as in ours', async () => {
    const { rows } = await sql<{ order_id: string; creator: number; leader: number; kept: number }>`
      select t.order_id, sum(t.creator_cents)::bigint as creator, sum(t.leader_cents)::bigint as leader,
        min(o.total_cents) as kept
      from ${attributedLines} t join orders o on o.id = t.order_id group by t.order_id
    `.execute(trade.db);
    expect(rows.length).toBeGreaterThan(3);
    const orders = rows.map((row) => ({
      ...{ orderId: row.order_id, shopId: shop.shopId, currency: 'CNY', keptCents: cents(row.kept) },
    }));
    const shares = await trade.db.transaction().execute((tx) => settlementShares(tx, orders));
    for (const row of rows) {
      const sum = (kind: string) =>
        (shares.get(row.order_id) ?? [])
          .filter(({ account }) => account.kind === kind)
          .reduce((total, { amountCents }) => total + amountCents, 0);
      expect([row.creator, row.leader]).toEqual([sum('creator'), sum('leader')]);
    }
  });
});
