import { dayMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { appealsFeature } from '../../people/appeals/index.ts';
import { readNewSteps } from '../scores/reading.reader.ts';
import type { FraudCaseView, ShopFraudCase } from './fraud.schema.ts';
import { fraudAppeals, fraudFeature } from './index.ts';
import { findSuspicions, lookForFraud, takeUp } from './look.service.ts';

let trade: TradeServer;
let shop: GuaranteeShop;
let second: Person;
const buyers: Person[] = [];

beforeAll(async () => {
  trade = await tradeServer({
    features: (deps) => [
      fraudFeature(deps),
      appealsFeature(deps, { subjects: { 'fraud-case': fraudAppeals(deps) } }),
    ],
  });
  shop = await guaranteeShop(trade);
  second = { ...(await makePerson(trade.db)), roles: ['operator'] };
  for (const { id } of [shop.operator, second])
    await trade.db
      .insertInto('person_roles')
      .values({ person_id: id, role: 'operator', granted_at: new Date() })
      .execute();
  const variantId = await shop.goods('茶叶茶具', []);
  // Four accounts with one address and phone, whose orders no carrier ever saw.
  for (let n = 0; n < 4; n++) {
    const buyer = await makePerson(trade.db);
    buyers.push(buyer);
    const orderId = await makeReceivedOrder(trade, shop.shopId, buyer, [variantId]);
    await trade.send(buyer, 'POST', `/orders/${orderId}/reviews`, {
      anonymous: false,
      reviews: [{ position: 0, goodsStars: 5, serviceStars: 5, logisticsStars: 5, text: '好' }],
    });
  }
});
afterAll(() => trade.stop());

const look = () => lookForFraud(trade.deps);
const cases = async (state = 'open') =>
  (await trade.send<{ items: FraudCaseView[] }>(shop.operator, 'GET', `/ops/fraud-cases?state=${state}`)).body
    .items;
const ofShop = async () =>
  (
    await trade.send<{ items: ShopFraudCase[] }>(
      shop.owner,
      'GET',
      `/studio/shops/${shop.shopId}/fraud-cases`,
    )
  ).body.items;
const rule = (id: string, ruling: string, who: Person = shop.operator) =>
  trade.send<{ code?: string }>(who, 'POST', `/ops/fraud-cases/${id}/${ruling}`, { reason: '同一收货电话' });
const counted = async () => {
  const rows = await trade.db.selectFrom('review_sums').select('stars_5').execute();
  return rows.reduce((sum, row) => sum + row.stars_5, 0);
};
const starsThatCount = async () => {
  await readable(trade.db);
  await readNewSteps(trade.deps);
  const rows = await trade.db
    .selectFrom('trust_happenings')
    .select('counted')
    .where('subject_id', '=', shop.shopId)
    .where('kind', '=', 'stars-5')
    .execute();
  return rows.filter((row) => row.counted).length;
};
const payout = () =>
  trade.send<{ code?: string; caseId?: string }>(
    shop.finance,
    'POST',
    `/studio/shops/${shop.shopId}/payouts`,
    { amountCents: 1_000 },
  );

describe('praise that looks bought', () => {
  it('is set aside with what speaks for it, and the shop’s money waits', async () => {
    expect(await counted()).toBe(4);
    expect(await starsThatCount()).toBe(4);
    expect(await look()).toBe(1);
    expect(await look()).toBe(1);
    const [found, ...others] = await cases();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ shop: { id: shop.shopId }, holdsPayouts: true, reviewCount: 4 });
    expect(found?.clues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['same-phone', 'same-place']),
    );
    expect(new Set(found?.clues[0]?.personIds)).toEqual(new Set(buyers.map(({ id }) => id)));
    expect(found?.suspected).toHaveLength(4);
    expect(await counted()).toBe(0);
    expect(await starsThatCount()).toBe(0);
    expect((await payout()).body).toMatchObject({ code: 'payout-held', caseId: found?.id });
    const [own] = await ofShop();
    expect(own?.clues[0]).toMatchObject({ accounts: 4, reviews: 4 });
    expect(JSON.stringify(own)).not.toContain(buyers[0]?.id);
  });

  it('is nobody’s to see or to rule but an operator’s, and its shop’s to see', async () => {
    const other = await makePerson(trade.db, { shops: [[await makeShop(trade.db), 'owner']] });
    const [found] = await cases();
    for (const who of [other, buyers[0] as Person, shop.owner]) {
      expect((await trade.send(who, 'GET', '/ops/fraud-cases')).status).toBe(403);
      expect((await rule(found?.id ?? '', 'dismiss', who)).status).toBe(403);
    }
    const studio = `/studio/shops/${shop.shopId}/fraud-cases`;
    expect((await trade.send(null, 'GET', studio)).status).toBe(401);
    for (const who of [other, buyers[0] as Person])
      expect((await trade.send(who, 'GET', studio)).status).toBe(404);
    expect((await rule('frd_00000000000000000000000000', 'confirm')).status).toBe(404);
  });

  it('is ruled once: confirmed it weighs on the shop and its accounts, and can be appealed against', async () => {
    const [found] = await cases();
    const id = found?.id ?? '';
    const begunBefore = await findSuspicions(trade.deps);
    expect(begunBefore).toHaveLength(1);
    const rulings = await Promise.all([rule(id, 'confirm'), rule(id, 'confirm', second)]);
    expect(rulings.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await rule(id, 'dismiss')).status).toBe(409);
    // A look that had begun before the ruling does not undo it.
    await takeUp(trade.deps, begunBefore);
    expect(await cases()).toEqual([]);
    await readable(trade.db);
    await readNewSteps(trade.deps);
    const fakes = await trade.db
      .selectFrom('trust_happenings')
      .select('subject_id')
      .where('kind', '=', 'review-fake')
      .execute();
    expect(fakes.map((row) => row.subject_id).sort()).toEqual(
      [shop.shopId, ...buyers.map((each) => each.id)].sort(),
    );
    // Ruled, the money goes on; what was found counts no more.
    expect((await payout()).body.code).not.toBe('payout-held');
    expect(await counted()).toBe(0);
    const appeal = await trade.send<{ id: string }>(shop.owner, 'POST', '/studio/appeals', {
      ...{ subjectKind: 'fraud-case', subjectId: id, text: '同一家公司的员工各自下单，有发票。' },
    });
    expect(appeal.status).toBe(200);
    // Whoever confirmed it does not hear the appeal.
    const [confirmed] = await cases('confirmed');
    const judge = confirmed?.decidedBy?.id === second.id ? shop.operator : second;
    const heard = await trade.send(judge, 'POST', `/ops/appeals/${appeal.body.id}/decision`, {
      ...{ decision: 'accept', reason: '发票属实' },
    });
    expect(heard.status).toBe(200);
    expect(await counted()).toBe(4);
    expect(await starsThatCount()).toBe(4);
    const left = await trade.db
      .selectFrom('trust_happenings')
      .select('subject_id')
      .where('kind', '=', 'review-fake')
      .execute();
    expect(left).toEqual([]);
  });

  it('is not suspected again once it was ruled', async () => {
    trade.clock.advance(dayMs);
    expect(await look()).toBe(0);
    expect(await ofShop()).toHaveLength(1);
  });
});
