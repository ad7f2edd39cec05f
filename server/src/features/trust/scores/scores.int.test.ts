import { setTimeout as pause } from 'node:timers/promises';
import { dayMs, hourMs, seededRandom } from '@kanmai/kernel';
import { fadedCounts, windowOf } from '@kanmai/trust';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip, makeCreator, memberOf } from '../../../../../tests/affiliate-people.ts';
import { readable } from '../../../../../tests/database.ts';
import { type GuaranteeShop, guaranteeShop } from '../../../../../tests/guarantee-shop.ts';
import { makeReceivedOrder } from '../../../../../tests/received-order.ts';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents, type NewEvent } from '../../insight/events/index.ts';
import { findCounts } from './counts.views.ts';
import { scoresFeature } from './index.ts';
import { readBatch, readNewSteps, rebuildTrust } from './reading.reader.ts';
import { forgetReadings } from './reading.store.ts';
import { findSubjectDays } from './report.views.ts';
import type { BelievedHappening, ExperienceView, ScoreReport } from './score.schema.ts';
import { refreshScores } from './score.service.ts';

let trade: TradeServer;
let shop: GuaranteeShop;
let variantId: string;

beforeAll(async () => {
  trade = await tradeServer({ features: (deps) => [scoresFeature(deps)] });
  shop = await guaranteeShop(trade);
  variantId = await shop.goods('茶叶茶具', []);
});
afterAll(() => trade.stop());

const read = async () => {
  await readable(trade.db);
  await readNewSteps(trade.deps);
};
const report = async (who: Person | null = shop.owner, shopId: string = shop.shopId) =>
  trade.send<ScoreReport & { code?: string }>(who, 'GET', `/studio/shops/${shopId}/trust-score`);
const experience = async (shopId: string) =>
  (await trade.send<{ items: ExperienceView[] }>(null, 'GET', `/experience-scores?shopIds=${shopId}`)).body
    .items[0];

/** Steps of the log about orders that are there, as if they had been delivered at other times. */
async function append(events: readonly NewEvent[]) {
  await unitOfWork(trade.db, (tx) => appendEvents(tx, events));
}

/** Resolves when a transaction waits for another. */
async function somebodyWaits(): Promise<void> {
  const waiting = () =>
    trade.db
      .selectFrom('pg_stat_activity' as never)
      .select('pid' as never)
      .where(sql<boolean>`datname = current_database() and wait_event_type = 'Lock'`)
      .execute();
  while ((await waiting()).length === 0) await pause(2);
}

async function everything() {
  const [happenings, days] = await Promise.all([
    trade.db.selectFrom('trust_happenings').selectAll().orderBy('subject_id').orderBy('source').execute(),
    trade.db.selectFrom('trust_days').selectAll().execute(),
  ]);
  return {
    happenings: happenings.map(({ belief, ...rest }) => ({ ...rest, belief: belief.toFixed(9) })),
    days: new Map(days.map((row) => [`${row.owner_id} ${row.day} ${row.kind}`, row.count])),
  };
}

describe('a shop’s score', () => {
  it('is read from what happens: kept orders, what buyers say, and what goes back', async () => {
    const { body: before } = await report();
    expect(before).toMatchObject({
      trust: { score: null },
      experience: { score: null, delivered: 0, deliveredMin: 30 },
      next: { code: 'deliver-more', count: 30 },
      reasons: [],
    });
    expect(await experience(shop.shopId)).toMatchObject({ score: null, delivered: 0 });
    for (let n = 0; n < 4; n++) {
      const buyer = await makePerson(trade.db);
      const orderId = await makeReceivedOrder(trade, shop.shopId, buyer, [variantId]);
      const stars = n === 0 ? 1 : 5;
      await trade.send(buyer, 'POST', `/orders/${orderId}/reviews`, {
        anonymous: false,
        reviews: [{ position: 0, goodsStars: stars, serviceStars: 5, logisticsStars: 5, text: '' }],
      });
    }
    await read();
    const { body } = await report();
    expect(body.trust.score?.value).toBeGreaterThan(4);
    expect(body.trust.dimensions.find(({ dimension }) => dimension === 'goods')?.believed).not.toBeNull();
    expect(body.trust.dimensions.find(({ dimension }) => dimension === 'honesty')?.believed).toBeNull();
    expect(body.reasons[0]).toMatchObject({ kind: 'stars-1' });
    expect(body.next.code).toBe('better-goods');
    expect(body.supposed[0]?.value).toBeGreaterThan(body.trust.score?.value ?? 5);
    expect(body.trend).toHaveLength(31);
    const { body: more } = await trade.send<{ value: number }>(
      shop.owner,
      'GET',
      `/studio/shops/${shop.shopId}/trust-score/supposed?kind=stars-1&count=-1`,
    );
    expect(more.value).toBeGreaterThan(body.trust.score?.value ?? 5);
    // A buyer of whom nothing is known is believed as is usual.
    const stars = await trade.db
      .selectFrom('trust_happenings')
      .selectAll()
      .where('kind', '=', 'stars-1')
      .execute();
    expect(stars).toMatchObject([{ belief: 0.9, counted: true }]);
  });

  it('is published from thirty delivered orders on, and late parcels cost it', async () => {
    const orderIds = await manyOrders(40);
    const about = (orderId: string, n: number): NewEvent => ({
      ...{ kind: 'order-delivered', subjectId: orderId, shopId: shop.shopId, data: {} },
      atMs: trade.clock.nowMs() + (n < 10 ? 20 * dayMs : 0),
    });
    await append(orderIds.map(about));
    await read();
    trade.clock.advance(20 * dayMs);
    await trade.runJob('trust-scores.refresh');
    const { body } = await report();
    expect(body.experience).toMatchObject({ delivered: 44 });
    expect(body.experience?.score?.value).toBeGreaterThan(3);
    const shown = await experience(shop.shopId);
    expect(shown?.score).toBeCloseTo(body.experience?.score?.value ?? 0, 1);
    const late = body.supposed.find(({ kind }) => kind === 'parcel-late');
    expect(late?.value).toBeGreaterThan(body.experience?.score?.value ?? 5);
    expect(body.toReach?.ways.length).toBeGreaterThan(0);
    expect(body.trend.at(0)).toMatchObject({ experience: null });
    expect(body.trend.at(-1)?.experience).not.toBeNull();
  });

  it('sums in the database as the engine does from days', async () => {
    const nowMs = trade.clock.nowMs();
    const days = await findSubjectDays(
      trade.db,
      { id: shop.shopId, kind: 'shop', category: 'fresh-fruit' },
      nowMs,
    );
    const counts = (await findCounts(trade.db, [shop.shopId], nowMs)).get(shop.shopId);
    const faded = fadedCounts(days.own, nowMs);
    const window = windowOf(days.own, [], nowMs);
    expect(counts?.delivered).toBe(window.delivered);
    for (const [kind, count] of faded) expect(counts?.faded.get(kind)).toBeCloseTo(count, 9);
    for (const [kind, count] of window.own) expect(counts?.window.get(kind)).toBeCloseTo(count, 9);
  });

  it('is the same read as it happens and all over again', async () => {
    const orderIds = await manyOrders(6);
    const buyers = await Promise.all([1, 2, 3].map(() => makePerson(trade.db)));
    const random = seededRandom(37);
    const pick = <Value>(values: readonly Value[]) =>
      values[Math.floor(random.next() * values.length)] as Value;
    const step = (): NewEvent => {
      const orderId = pick(orderIds);
      const personId = pick(buyers).id;
      const about = { atMs: trade.clock.nowMs(), shopId: shop.shopId, personId };
      const review = `rev_${Math.floor(random.next() * 8)}`;
      return pick<() => NewEvent>([
        () => ({ kind: 'order-delivered', ...about, subjectId: orderId }),
        () => ({ kind: 'order-received', ...about, subjectId: orderId }),
        () => ({
          ...{ kind: 'after-sale-closed', ...about, subjectId: 'afs_1' },
          data: { orderId, reason: pick(['faulty', 'late']), outcome: 'refunded' },
        }),
        () => ({
          ...{ kind: 'claim-closed', ...about, subjectId: `clm_${orderId}` },
          data: { orderId, reason: 'fake', outcome: pick(['paid', 'refused']), because: 'ruled-pay' },
        }),
        () => ({
          ...{ kind: 'review-written', ...about, subjectId: review },
          data: { goodsStars: pick([1, 3, 5]), serviceStars: 4, logisticsStars: 2, source: null },
        }),
        () => ({
          ...{ kind: 'inspection-judged', ...about, subjectId: `ins_${Math.floor(random.next() * 5)}` },
          data: { orderId, outcome: pick(['passed', 'lower', 'rejected']), isFalse: random.next() < 0.5 },
        }),
        () => ({
          kind: 'review-weighed',
          ...about,
          subjectId: review,
          data: { counted: random.next() < 0.5 },
        }),
      ])();
    };
    for (let n = 0; n < 12; n++) {
      trade.clock.advance(7 * hourMs);
      await append(Array.from({ length: 1 + Math.floor(random.next() * 9) }, step));
      await read();
    }
    const asItHappened = await everything();
    expect(asItHappened.happenings.length).toBeGreaterThan(20);
    await rebuildTrust(trade.deps);
    const anew = await everything();
    expect(anew.happenings).toEqual(asItHappened.happenings);
    for (const key of new Set([...anew.days.keys(), ...asItHappened.days.keys()]))
      expect(anew.days.get(key) ?? 0).toBeCloseTo(asItHappened.days.get(key) ?? 0, 9);
  });

  it('is made of nobody’s word about themselves: a host’s of their own clip, or a member’s of their shop', async () => {
    const [host, clerk] = [await makeCreator(trade), await memberOf(trade, shop.shopId, 'clerk')];
    const { product_id: productId } = await trade.db
      .selectFrom('variants')
      .select('product_id')
      .where('id', '=', variantId)
      .executeTakeFirstOrThrow();
    const clipId = await makeClip(trade, host.creatorId, [{ productId, variantIds: [variantId] }]);
    const buy = (who: Person) =>
      makeReceivedOrder(trade, shop.shopId, who as Person & { addressId: string }, [variantId], { clipId });
    const told = async (subjectId: string) => {
      await read();
      const rows = await trade.db
        .selectFrom('trust_happenings')
        .select('kind')
        .where('subject_id', '=', subjectId)
        .orderBy('kind')
        .execute();
      return rows.map((row) => row.kind);
    };
    const kept = async () => (await told(shop.shopId)).filter((kind) => kind === 'order-kept').length;
    const before = await kept();
    await buy(clerk);
    expect(await kept()).toBe(before);
    const praised = await trade.send(host, 'POST', `/orders/${await buy(host)}/reviews`, {
      anonymous: false,
      reviews: [{ position: 0, goodsStars: 5, serviceStars: 5, logisticsStars: 5, text: '' }],
    });
    expect(praised.status).toBe(200);
    expect(await kept()).toBe(before + 1);
    expect(await told(host.creatorId)).toEqual([]);
    await buy(await makePerson(trade.db));
    expect(await told(host.creatorId)).toEqual(['order-kept']);
  });

  it('is what it was while the log is read again, and read from all of it afterwards', async () => {
    const kept = () =>
      trade.db
        .selectFrom('trust_scores')
        .select(['subject_id', 'value', 'experience', 'delivered'])
        .orderBy('subject_id')
        .execute();
    trade.clock.advance(dayMs);
    await rebuildTrust(trade.deps);
    const before = await kept();
    expect(before.find(({ subject_id }) => subject_id === shop.shopId)?.value).not.toBeNull();
    await unitOfWork(trade.db, forgetReadings);
    expect(await unitOfWork(trade.db, (tx) => readBatch(tx, trade.deps, 20))).toBe(true);
    trade.clock.advance(dayMs);
    await trade.runJob('trust-scores.refresh');
    const recompute = `/ops/trust/subjects/${shop.shopId}/recompute`;
    expect((await trade.send(shop.operator, 'POST', recompute, { reason: 'x' })).status).toBe(200);
    expect(await kept()).toEqual(before);
    // Nothing is left of one of the subjects but what is read now.
    await trade.db.deleteFrom('trust_scores').where('subject_id', '=', shop.shopId).execute();
    trade.clock.advance(-dayMs);
    await readNewSteps(trade.deps);
    await trade.runJob('trust-scores.refresh');
    expect(await kept()).toEqual(before);
  });

  it('is never put in the place of a newer one that is being written', async () => {
    const nowMs = trade.clock.nowMs();
    const refresh = (atMs: number) => refreshScores(trade.db, atMs, { readBeforeMs: atMs, most: 500 });
    const value = async () => {
      const row = await trade.db
        .selectFrom('trust_scores')
        .select('value')
        .where('subject_id', '=', shop.shopId)
        .executeTakeFirst();
      return row?.value;
    };
    await refresh(nowMs);
    const before = await value();
    const at = { atMs: nowMs, shopId: shop.shopId };
    const refusal = { caseId: 'adv_1', outcome: 'found', state: 'open', gravity: 3 };
    await append([{ kind: 'advert-judged', ...at, subjectId: shop.shopId, data: refusal }]);
    await readable(trade.db);
    let refreshed: Promise<number> = Promise.resolve(0);
    await trade.db.transaction().execute(async (tx) => {
      await readBatch(tx, trade.deps);
      refreshed = refresh(nowMs + 1);
      await somebodyWaits();
    });
    expect(await refreshed).toBeGreaterThan(0);
    const after = await value();
    expect(after).not.toBe(before);
    await refresh(nowMs + 2);
    expect(await value()).toBe(after);
  });

  it('is its own people’s to see, and operators’', async () => {
    const other = await makePerson(trade.db, { shops: [[await makeShop(trade.db), 'owner']] });
    const shopper = await makePerson(trade.db);
    const paths = ['', '/happenings', '/supposed?kind=stars-1&count=-1'];
    for (const path of paths) {
      const studio = `/studio/shops/${shop.shopId}/trust-score${path}`;
      expect((await trade.send(null, 'GET', studio)).status).toBe(401);
      for (const who of [other, shopper]) expect((await trade.send(who, 'GET', studio)).status).toBe(404);
      expect((await trade.send(shop.owner, 'GET', studio)).status).toBe(200);
    }
    const { body } = await trade.send<{ items: object[] }>(
      ...([shop.owner, 'GET', `/studio/shops/${shop.shopId}/trust-score/happenings`] as const),
    );
    expect(Object.keys(body.items[0] ?? {}).sort()).toEqual(['at', 'kind', 'referenceId', 'share']);
    const ops = `/ops/trust/subjects/${shop.shopId}`;
    for (const who of [other, shopper, shop.owner]) {
      expect((await trade.send(who, 'GET', ops)).status).toBe(403);
      expect((await trade.send(who, 'GET', `${ops}/happenings`)).status).toBe(403);
      expect((await trade.send(who, 'POST', `${ops}/recompute`, { reason: 'x' })).status).toBe(403);
      expect((await trade.send(who, 'POST', '/ops/trust/rebuild', { reason: 'x' })).status).toBe(403);
    }
    expect((await trade.send(null, 'GET', ops)).status).toBe(401);
  });

  it('of a host is its creator’s to see: nobody else’s, not that of the shop whose goods it sells', async () => {
    const [creator, colleague] = [await makeCreator(trade), await makeCreator(trade)];
    const shopper = await makePerson(trade.db);
    const root = `/studio/creators/${creator.creatorId}/trust-score`;
    for (const path of ['', '/happenings', '/supposed?kind=stars-1&count=-1']) {
      expect((await trade.send(null, 'GET', root + path)).status).toBe(401);
      for (const who of [colleague, shopper, shop.owner])
        expect((await trade.send(who, 'GET', root + path)).status).toBe(404);
      expect((await trade.send(creator, 'GET', root + path)).status).toBe(200);
    }
    expect((await trade.send(creator, 'GET', `${root}/supposed?kind=luck&count=1`)).status).toBe(400);
    const { body } = await trade.send<ScoreReport>(creator, 'GET', root);
    expect(body).toMatchObject({
      subject: { id: creator.creatorId, kind: 'host' },
      experience: null,
      trust: { score: null },
    });
  });

  it('is looked up by operators in any version, with evidence, and read anew', async () => {
    const ops = `/ops/trust/subjects/${shop.shopId}`;
    const looked = (version: number) =>
      trade.send<ScoreReport & { code?: string }>(shop.operator, 'GET', `${ops}?version=${version}`);
    const [first, second] = [await looked(1), await looked(2)];
    expect([first.body.trust.version, second.body.trust.version]).toEqual([1, 2]);
    expect(second.body.versions).toEqual([1, 2]);
    expect((await looked(9)).status).toBe(404);
    const { body } = await trade.send<{ items: BelievedHappening[]; nextCursor: string | null }>(
      ...([shop.operator, 'GET', `${ops}/happenings?limit=3`] as const),
    );
    expect(body.items).toHaveLength(3);
    expect(body.items.every(({ belief }) => belief > 0)).toBe(true);
    const next = await trade.send<{ items: BelievedHappening[] }>(
      ...([shop.operator, 'GET', `${ops}/happenings?limit=3&cursor=${body.nextCursor}`] as const),
    );
    expect(next.body.items).toHaveLength(3);
    const done = await trade.send<{ difference: number }>(shop.operator, 'POST', `${ops}/recompute`, {
      reason: '商家询问',
    });
    expect(done.body.difference).toBeLessThan(1e-9);
    expect((await trade.send(shop.operator, 'POST', '/ops/trust/rebuild', { reason: '核对' })).status).toBe(
      202,
    );
    await trade.runJobs();
  });
});

/** Orders of the shop written straight into the tables: what is read of them is when they were promised. */
async function manyOrders(count: number): Promise<string[]> {
  const made = await trade.db
    .selectFrom('orders')
    .selectAll()
    .where('shop_id', '=', shop.shopId)
    .limit(1)
    .execute();
  const [like] = made;
  const prefix = `${count}of${trade.clock.nowMs()}`;
  const ids = Array.from({ length: count }, (_, n) => `ord_${prefix}${n}`);
  await trade.db
    .insertInto('orders')
    .values(ids.map((id) => ({ ...like!, id, address: JSON.stringify(like!.address) })))
    .execute();
  return ids;
}
