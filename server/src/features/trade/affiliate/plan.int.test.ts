import { dayMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buy,
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
import { unitOfWork } from '../../../database.ts';
import { post } from '../ledger/index.ts';
import { settlementShares } from './index.ts';

let trade: TradeServer;
let shop: { shopId: ShopId; owner: Person };
let base: string;
beforeAll(async () => {
  trade = await tradeServer();
  shop = await shopWithOwner(trade);
  base = `/studio/shops/${shop.shopId}/affiliate`;
});
afterAll(() => trade.stop());

interface Plan {
  id: string;
  code?: string;
  field?: string;
  state: string;
  rateBasisPoints: number;
  endsAt: string | null;
  results: { clicks: number; orders: number; gmvCents: number };
}
const make = (who: Person | null, plan: object) => trade.send<Plan>(who, 'POST', `${base}/plans`, plan);
const goodsAt = (priceCents = 10_000, shopId = shop.shopId) =>
  makeGoods(trade, shopId, [{ priceCents, stock: 50 }]);
const inDays = (days: number) => new Date(trade.clock.nowMs() + days * dayMs).toISOString();
const openPlan = ({ productId }: Goods, rateBasisPoints = 1_000) =>
  make(shop.owner, { productId, kind: 'open', rateBasisPoints });

describe('a shop’s plans', () => {
  it('are made, told with what came of them, moved and ended', async () => {
    const made = await openPlan(await goodsAt());
    expect(made).toMatchObject({
      status: 200,
      body: { state: 'running', rateBasisPoints: 1_000, endsAt: null },
    });
    const path = `${base}/plans/${made.body.id}`;
    const endsAt = inDays(3);
    const moved = await trade.send<Plan>(shop.owner, 'PUT', path, { rateBasisPoints: 1_000, endsAt });
    expect(moved.body).toMatchObject({ id: made.body.id, endsAt });
    const ended = await trade.send<Plan>(shop.owner, 'POST', `${path}/end`);
    expect(ended.body.state).toBe('ended');
    expect((await trade.send(shop.owner, 'POST', `${path}/end`)).status).toBe(200);
    expect(await trade.send(shop.owner, 'PUT', path, { rateBasisPoints: 900, endsAt: null })).toMatchObject({
      status: 409,
      body: { code: 'plan-ended' },
    });
  });

  it('refuse what makes no sense, with a stable code', async () => {
    const goods = await goodsAt();
    const { productId } = goods;
    const [creator, other] = [await makeCreator(trade), await shopWithOwner(trade)];
    const theirs = await goodsAt(500, other.shopId);
    await trade.db
      .insertInto('creators')
      .values({ id: `crt_${'0'.repeat(26)}`, name: '外来', created_at: new Date(0) })
      .execute();
    const target = { productId, kind: 'target', rateBasisPoints: 2_000, endsAt: inDays(9) };
    const cases: [object, number, string, string | undefined][] = [
      [{ productId, kind: 'open', rateBasisPoints: 99 }, 400, 'bad-request', 'rateBasisPoints'],
      [{ productId, kind: 'open', rateBasisPoints: 5_001 }, 400, 'bad-request', 'rateBasisPoints'],
      [{ productId, kind: 'open', rateBasisPoints: 1_000.5 }, 400, 'bad-request', 'rateBasisPoints'],
      [{ productId, kind: 'open', rateBasisPoints: 1_000, endsAt: inDays(-1) }, 400, 'bad-request', 'endsAt'],
      [
        { productId, kind: 'open', rateBasisPoints: 1_000, endsAt: inDays(400) },
        400,
        'bad-request',
        'endsAt',
      ],
      [
        { productId, kind: 'open', rateBasisPoints: 1_000, creatorIds: [creator.creatorId] },
        400,
        'bad-request',
        'creatorIds',
      ],
      [target, 400, 'bad-request', 'creatorIds'],
      [{ ...target, endsAt: null, creatorIds: [creator.creatorId] }, 400, 'bad-request', 'endsAt'],
      [{ ...target, creatorIds: [`crt_${'0'.repeat(26)}`] }, 409, 'creator-not-active', 'creatorIds'],
      [{ productId: theirs.productId, kind: 'open', rateBasisPoints: 1_000 }, 404, 'not-found', 'productId'],
      [{ productId, kind: 'campaign', rateBasisPoints: 1_000 }, 400, 'bad-request', 'campaignId'],
      [
        { productId, kind: 'campaign', rateBasisPoints: 1_000, campaignId: `cmp_${'0'.repeat(26)}` },
        409,
        'plan-ended',
        'campaignId',
      ],
    ];
    for (const [plan, status, code, field] of cases) {
      const answer = await make(shop.owner, plan);
      expect([answer.status, answer.body.code, answer.body.field], JSON.stringify(plan)).toEqual([
        status,
        code,
        field,
      ]);
    }
    await openPlan(goods);
    expect((await openPlan(goods, 1_200)).body).toMatchObject({ code: 'plan-overlaps', field: 'productId' });
    const low = await make(shop.owner, {
      ...target,
      rateBasisPoints: 1_000,
      creatorIds: [creator.creatorId],
    });
    expect(low.body).toMatchObject({ code: 'plan-rates-crossed', rivalBasisPoints: 1_000 });
  });

  it('cannot overlap, however many are made at once', async () => {
    const goods = await goodsAt();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_none, index) => openPlan(goods, 1_000 + index)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });

  it('keep a target plan’s rate for those who accepted it', async () => {
    const { productId } = await goodsAt();
    const creator = await makeCreator(trade);
    const creatorIds = [creator.creatorId];
    const made = await make(shop.owner, {
      productId,
      kind: 'target',
      rateBasisPoints: 2_000,
      endsAt: inDays(5),
      creatorIds,
    });
    const change = { rateBasisPoints: 300, endsAt: inDays(5) };
    expect((await trade.send(shop.owner, 'PUT', `${base}/plans/${made.body.id}`, change)).body).toMatchObject(
      {
        ...{ code: 'state-conflict', field: 'rateBasisPoints' },
      },
    );
  });

  it('say beforehand who gets what of a price', async () => {
    const preview = `${base}/preview?priceCents=9999&rateBasisPoints=2000&leaderBasisPoints=300`;
    const { body } = await trade.send<Record<string, number>>(shop.owner, 'GET', preview);
    expect(body).toEqual({ creatorCents: 2_000, leaderCents: 300, platformCents: 500, shopCents: 7_199 });
  });

  it('are the owner’s and assistants’ to manage, finance’s to see, and nobody else’s', async () => {
    const { productId } = await goodsAt();
    const plan = { productId, kind: 'open', rateBasisPoints: 1_000 };
    const outsider = (await shopWithOwner(trade)).owner;
    const creator = await makeCreator(trade);
    const of = (role: 'assistant' | 'finance' | 'clerk' | 'host') => memberOf(trade, shop.shopId, role);
    const made = await make(await of('assistant'), plan);
    expect(made.status).toBe(200);
    const tries: [Person | null, number, number, number][] = [
      [await of('finance'), 403, 200, 200],
      [await of('clerk'), 403, 403, 403],
      [await of('host'), 403, 403, 403],
      [outsider, 404, 404, 404],
      [creator, 404, 404, 404],
      [null, 401, 401, 401],
    ];
    for (const [who, ends, lists, results] of tries) {
      expect((await trade.send(who, 'POST', `${base}/plans/${made.body.id}/end`)).status).toBe(ends);
      expect((await trade.send(who, 'GET', `${base}/plans`)).status).toBe(lists);
      expect((await trade.send(who, 'GET', `${base}/results.csv`)).status).toBe(results);
    }
    expect(
      (
        await trade.send(
          outsider,
          'POST',
          `/studio/shops/${[...outsider.shops.keys()][0]}/affiliate/plans/${made.body.id}/end`,
        )
      ).status,
    ).toBe(404);
  });
});

describe('an invitation', () => {
  it('is answered once, by the creator who was invited alone', async () => {
    const { productId } = await goodsAt();
    const [creator, stranger] = [await makeCreator(trade), await makeCreator(trade)];
    const made = await make(shop.owner, {
      ...{
        productId,
        kind: 'target',
        rateBasisPoints: 2_000,
        endsAt: inDays(5),
        creatorIds: [creator.creatorId],
      },
    });
    const answer = (who: Person, creatorId: string, accept: boolean) =>
      trade.send<{ invitation: string; code?: string }>(
        ...([who, 'POST', `/studio/creators/${creatorId}/plans/${made.body.id}/answer`, { accept }] as const),
      );
    expect((await answer(stranger, creator.creatorId, true)).status).toBe(404);
    expect((await answer(stranger, stranger.creatorId, true)).status).toBe(404);
    expect((await answer(creator, creator.creatorId, true)).body.invitation).toBe('accepted');
    expect((await answer(creator, creator.creatorId, true)).status).toBe(200);
    expect((await answer(creator, creator.creatorId, false)).body.code).toBe('state-conflict');
    const late = await makeCreator(trade);
    await trade.send(shop.owner, 'POST', `${base}/plans/${made.body.id}/invitations`, {
      creatorIds: [late.creatorId],
    });
    await trade.send(shop.owner, 'POST', `${base}/plans/${made.body.id}/end`);
    expect((await answer(late, late.creatorId, true)).body.code).toBe('plan-ended');
  });
});

describe('a campaign', () => {
  it('ends with the plans in it, and takes goods at its least commission within its time only', async () => {
    const leader = await makeCreator(trade);
    const path = `/studio/creators/${leader.creatorId}/campaigns`;
    const campaign = { name: '春茶团', feeBasisPoints: 300, rateBasisPointsMin: 1_500, endsAt: inDays(5) };
    const { body } = await trade.send<{ id: string }>(leader, 'POST', path, campaign);
    const { productId } = await goodsAt();
    const join = {
      productId,
      kind: 'campaign',
      rateBasisPoints: 1_500,
      campaignId: body.id,
      endsAt: inDays(5),
    };
    expect((await make(shop.owner, { ...join, rateBasisPoints: 1_400 })).body).toMatchObject({
      field: 'rateBasisPoints',
    });
    expect((await make(shop.owner, { ...join, endsAt: inDays(6) })).body).toMatchObject({ field: 'endsAt' });
    const joined = await make(shop.owner, join);
    expect(joined.body).toMatchObject({ state: 'running', campaign: { leaderBasisPoints: 300 } });
    expect((await trade.send(await makeCreator(trade), 'POST', `${path}/${body.id}/end`)).status).toBe(404);
    expect((await trade.send(leader, 'POST', `${path}/${body.id}/end`)).status).toBe(204);
    const listed = await trade.send<{ items: Plan[] }>(shop.owner, 'GET', `${base}/plans?state=ended`);
    expect(listed.body.items.map(({ id }) => id)).toContain(joined.body.id);
    expect((await make(shop.owner, join)).body.code).toBe('plan-ended');
  });
});

describe('what came of a plan', () => {
  it('is told alike to the shop and to the creator: clicks, orders, sales, refunds, commission expected and settled', async () => {
    const goods = await goodsAt(20_000);
    const plan = await openPlan(goods, 1_000);
    const creator = await makeCreator(trade);
    const clip = await makeClip(trade, creator.creatorId, [goods]);
    const buyers = [await makePerson(trade.db), await makePerson(trade.db), await makePerson(trade.db)];
    const orders: string[] = [];
    for (const buyer of buyers) {
      await open(trade, buyer.id, goods.productId, { clipId: clip });
      const made = await buy(trade, buyer, [{ variantId: goods.variantIds[0], quantity: 1 }]);
      orders.push(made.orders[0]?.id ?? '');
    }
    const [settled = '', refunded = ''] = orders;
    await settleOrder(settled);
    await refundOrder(refunded, 5_000);
    const expectedRow = {
      ...{ planId: plan.body.id, creator: { id: creator.creatorId }, clicks: 3, orders: 3, gmvCents: 60_000 },
      ...{ refundedCents: 5_000, expectedCents: 1_500 + 2_000, settledCents: 2_000, leaderCents: 0 },
    };
    const rowOf = async (who: Person, path: string) => {
      const { body } = await trade.send<{ items: { planId: string }[] }>(who, 'GET', path);
      return body.items.find(({ planId }) => planId === plan.body.id);
    };
    expect(await rowOf(shop.owner, `${base}/results`)).toMatchObject(expectedRow);
    expect(await rowOf(creator, `/studio/creators/${creator.creatorId}/results`)).toMatchObject(expectedRow);
    const csv = await trade.send<string>(creator, 'GET', `/studio/creators/${creator.creatorId}/results.csv`);
    expect(csv.body).toContain(',3,3,600.00,50.00,35.00,20.00,0.00,CNY');
    const earnings = await trade.send<{ balances: object[]; expected: object[]; items: object[] }>(
      ...([creator, 'GET', `/studio/creators/${creator.creatorId}/earnings`] as const),
    );
    expect(earnings.body.balances).toEqual([
      { currency: 'CNY', expectedCents: 3_500, settledCents: 2_000, clawedBackCents: 0, owedCents: 2_000 },
    ]);
    expect(earnings.body.expected).toHaveLength(2);
    expect(earnings.body.items).toMatchObject([
      { referenceId: settled, amountCents: 2_000, role: 'creator' },
    ]);
    const statement = await trade.send<string>(
      creator,
      'GET',
      `/studio/creators/${creator.creatorId}/earnings.csv`,
    );
    expect(statement.body).toContain(`,settlement,creator,${settled},20.00,CNY`);
    expect(statement.body).toContain(`,expected,creator,${refunded},15.00,CNY`);
    const nosy = await makeCreator(trade);
    for (const path of ['earnings', 'earnings.csv', 'results', 'results.csv', 'plans', 'samples', 'sourcing'])
      expect(
        (await trade.send(nosy, 'GET', `/studio/creators/${creator.creatorId}/${path}`)).status,
        path,
      ).toBe(404);
    expect((await trade.send(null, 'GET', `/studio/creators/${creator.creatorId}/earnings`)).status).toBe(
      401,
    );
  });

  /** Divides an order's money as a settlement does that asks for shares. */
  async function settleOrder(orderId: string): Promise<void> {
    await unitOfWork(trade.db, async (tx) => {
      const { shop_id: shopId, total_cents: keptCents } = await tx
        .selectFrom('orders')
        .selectAll()
        .where('id', '=', orderId)
        .executeTakeFirstOrThrow();
      const order = { orderId, shopId, currency: 'CNY', keptCents: keptCents as never };
      const shares = (await settlementShares(tx, [order])).get(orderId) ?? [];
      const given = shares.reduce((sum, share) => sum + share.amountCents, 0);
      const entry = (kind: 'escrow' | 'shop', amount: number) => ({
        ...{ account: { kind, ownerId: shopId, currency: 'CNY' }, amountCents: amount as never },
      });
      await post(tx, trade.deps.random, {
        ...{ kind: 'settlement', referenceId: orderId, atMs: trade.clock.nowMs() },
        entries: [
          entry('escrow', keptCents),
          entry('shop', given - keptCents),
          ...shares.map(({ account, amountCents }) => ({ account, amountCents: -amountCents as never })),
        ],
      });
    });
  }

  async function refundOrder(orderId: string, amountCents: number): Promise<void> {
    const order = await trade.db
      .selectFrom('orders')
      .innerJoin('payments', 'payments.checkout_id', 'orders.checkout_id')
      .select(['orders.shop_id', 'orders.person_id', 'payments.id as payment_id'])
      .where('orders.id', '=', orderId)
      .executeTakeFirstOrThrow();
    await trade.db
      .insertInto('payment_refunds')
      .values({
        ...{
          id: `rfd_of_${orderId}`,
          payment_id: order.payment_id,
          order_id: orderId,
          shop_id: order.shop_id,
        },
        ...{
          amount_cents: amountCents,
          currency: 'CNY',
          state: 'refunded',
          reason: 'test',
          reference_id: orderId,
        },
        ...{ requested_by: order.person_id, created_at: new Date(trade.clock.nowMs()) },
      })
      .execute();
  }
});
