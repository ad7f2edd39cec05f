import { dayMs, hourMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  audit,
  type Checkout,
  checkout,
  type Goods,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { cancelUnanswered, closeOverdueCheckouts } from '../orders/index.ts';
import type {
  CouponView,
  PreviewView,
  ProductOffers,
  PromotionInput,
  StudioPromotion,
} from './promotion.schema.ts';

type Buyer = Person & { readonly addressId: string };
type Refusal = { readonly code?: string; readonly field?: string; readonly reason?: string };
interface Quote extends Refusal {
  readonly id: string;
  readonly goodsCents: number;
  readonly reductionCents: number;
  readonly totalCents: number;
  readonly shops: readonly {
    readonly reductions: readonly { readonly name: string; readonly cents: number }[];
    readonly coupons: readonly {
      readonly couponId: string;
      readonly savesCents: number;
      readonly chosen: boolean;
    }[];
    readonly lines: readonly { readonly totalCents: number; readonly reductionCents: number }[];
  }[];
}

let trade: TradeServer;
let shopId: ShopId;
let goods: Goods;
let variantId: string;
let owner: Person;
let buyer: Buyer;

beforeAll(async () => {
  trade = await tradeServer({ connections: 24 });
});
afterAll(async () => {
  expect(await audit(trade.db)).toEqual(soundBooks);
  await trade.stop();
});
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  goods = await makeGoods(trade, shopId, [
    { priceCents: 10_000, stock: 500 },
    { priceCents: 3_333, stock: 500 },
  ]);
  [variantId = ''] = goods.variantIds;
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  buyer = await makePerson(trade.db);
});

const at = (offsetMs: number) => new Date(trade.clock.nowMs() + offsetMs).toISOString();
const inputOf = (change: Partial<PromotionInput>): PromotionInput => ({
  name: 'sale',
  rule: { kind: 'percent-off', percentOff: 20, piecesMax: null },
  scope: { of: 'shop' },
  startsAt: at(-hourMs),
  endsAt: at(dayMs),
  ...change,
});
const path = (rest = '') => `/studio/shops/${shopId}/promotions${rest}`;
const make = (change: Partial<PromotionInput> = {}, who: Person = owner) =>
  trade.send<StudioPromotion & Refusal>(who, 'POST', path(), inputOf(change));
const read = async (id: string) => (await trade.send<StudioPromotion>(owner, 'GET', path(`/${id}`))).body;
const claim = (who: Person, id: string) =>
  trade.send<CouponView & Refusal>(who, 'POST', `/coupons/${id}/claim`);
const quote = (who: Buyer, body: object = {}) =>
  trade.send<Quote>(who, 'POST', '/quotes', {
    lines: [{ variantId, quantity: 1 }],
    addressId: who.addressId,
    ...body,
  });
const order = (who: Buyer, shown: Quote) =>
  trade.send<Checkout & Refusal>(who, 'POST', '/checkouts', {
    ...{ quoteId: shown.id, addressId: who.addressId, expectedTotalCents: shown.totalCents },
  });
const buy = (who: Buyer) => checkout(trade, who, [{ variantId, quantity: 1 }]);
const amountCoupon = { kind: 'coupon-amount', fromCents: 5_000, minusCents: 700 } as const;
const couponStates = async (who: Person) =>
  (await trade.send<{ items: CouponView[] }>(who, 'GET', '/me/coupons')).body.items.map(({ state }) => state);

describe('a price', () => {
  it('is shown as it is paid: quote, order, lines and ledger agree to the cent', async () => {
    await make();
    await make({
      name: 'save',
      rule: { kind: 'spend-and-save', tiers: [{ fromCents: 10_000, minusCents: 1_001 }] },
    });
    const coupon = (await make({ name: 'coupon', rule: amountCoupon })).body;
    expect((await claim(buyer, coupon.id)).status).toBe(200);
    const lines = goods.variantIds.map((id) => ({ variantId: id, quantity: 2 }));
    const { body } = await quote(buyer, { lines });
    expect(body).toMatchObject({
      ...{ goodsCents: 26_666, reductionCents: 4_000 + 1_332 + 1_001 + 700, totalCents: 19_633 },
      shops: [{ coupons: [{ savesCents: 700, chosen: true }] }],
    });
    const placed = await order(buyer, body);
    expect(placed.body.totalCents).toBe(19_633);
    await trade.callback(notification(placed.body, 'captured'));
    const seen = await trade.send<
      Quote & { lines: { totalCents: number; reductions: { name: string }[] }[] }
    >(buyer, 'GET', `/orders/${placed.body.orders[0]?.id}`);
    expect(seen.body).toMatchObject({ goodsCents: 26_666, reductionCents: 7_033, totalCents: 19_633 });
    expect(seen.body.lines.reduce((sum, line) => sum + line.totalCents, 0)).toBe(19_633);
    expect(seen.body.lines.map((line) => line.reductions.map(({ name }) => name))).toEqual([
      ['sale', 'save', 'coupon'],
      ['sale', 'save', 'coupon'],
    ]);
    expect((await read(coupon.id)).results).toEqual({
      claims: 1,
      uses: 1,
      gmvCents: 19_633,
      givenCents: 700,
    });
    expect(await couponStates(buyer)).toEqual(['used']);
  });

  it('is not paid when a promotion ended or began after it was shown', async () => {
    const { body: shown } = await quote(buyer);
    const sale = (await make()).body;
    expect((await order(buyer, shown)).body.code).toBe('price-changed');
    const { body: reduced } = await quote(buyer);
    expect(reduced.totalCents).toBe(8_000);
    expect((await trade.send(owner, 'POST', path(`/${sale.id}/stop`))).status).toBe(200);
    expect((await order(buyer, reduced)).body.code).toBe('price-changed');
    expect((await order(buyer, (await quote(buyer)).body)).body.totalCents).toBe(10_000);
  });

  it('follows the buyer’s choice of a coupon, and their own coupons alone', async () => {
    const [small, large] = [
      (await make({ rule: amountCoupon })).body,
      (await make({ rule: { ...amountCoupon, minusCents: 900 } })).body,
    ];
    const mine = (await claim(buyer, small.id)).body;
    const best = (await claim(buyer, large.id)).body;
    expect((await quote(buyer)).body.reductionCents).toBe(900);
    const choose = (couponId: string | null, who = buyer) => quote(who, { coupons: [{ shopId, couponId }] });
    expect((await choose(mine.id)).body.reductionCents).toBe(700);
    expect((await choose(null)).body.reductionCents).toBe(0);
    expect((await choose(best.id, await makePerson(trade.db))).body.reductionCents).toBe(0);
    const chosen = (await choose(mine.id)).body;
    expect((await order(buyer, chosen)).body.totalCents).toBe(9_300);
    expect((await couponStates(buyer)).sort()).toEqual(['open', 'used']);
  });
});

describe('what an unpaid order had', () => {
  it('comes back once when it closes, and is taken again by a payment that comes late', async () => {
    const sale = (await make({ totalMax: 1 })).body;
    const coupon = (await make({ rule: amountCoupon })).body;
    await claim(buyer, coupon.id);
    const placed = await buy(buyer);
    expect(placed.body.totalCents).toBe(7_300);
    const other = await makePerson(trade.db);
    expect((await quote(other)).body.reductionCents).toBe(0);
    trade.clock.advance(hourMs);
    await closeOverdueCheckouts(trade.deps);
    await closeOverdueCheckouts(trade.deps);
    expect(await couponStates(buyer)).toEqual(['open']);
    expect((await quote(other)).body.reductionCents).toBe(2_000);
    await trade.callback(notification(placed.body, 'captured'));
    expect(await couponStates(buyer)).toEqual(['used']);
    expect((await read(sale.id)).results).toMatchObject({ uses: 1, givenCents: 2_000 });
    expect((await quote(other)).body.reductionCents).toBe(0);
  });

  it('sends late money back when somebody else has it meanwhile', async () => {
    const sale = (await make({ totalMax: 1 })).body;
    const late = await buy(buyer);
    trade.clock.advance(hourMs);
    await closeOverdueCheckouts(trade.deps);
    const other = await makePerson(trade.db);
    const paid = await buy(other);
    await trade.callback(notification(paid.body, 'captured'));
    await trade.callback(notification(late.body, 'captured'));
    const [refunded] = await trade.db
      .selectFrom('payments')
      .select('state')
      .where('id', '=', late.body.payment.id)
      .execute();
    expect(refunded?.state).toMatch(/^refund/);
    expect((await read(sale.id)).results.uses).toBe(1);
    await trade.runJobs();
  });
});

describe('a refund before shipping', () => {
  it('gives the coupon back once, by whomever it comes, and not after its time', async () => {
    const coupon = (await make({ rule: amountCoupon, endsAt: at(30 * dayMs) })).body;
    await claim(buyer, coupon.id);
    const first = await buy(buyer);
    await trade.callback(notification(first.body, 'captured'));
    expect(await couponStates(buyer)).toEqual(['used']);
    const refund = (orderId: string) =>
      trade.send(owner, 'POST', `/studio/shops/${shopId}/orders/${orderId}/refund`, { reason: 'none left' });
    const [orderId = ''] = first.body.orders.map(({ id }) => id);
    await Promise.all([refund(orderId), refund(orderId)]);
    expect(await couponStates(buyer)).toEqual(['open']);

    // Asked for by the buyer, and not answered.
    const second = await buy(buyer);
    await trade.callback(notification(second.body, 'captured'));
    const [secondId = ''] = second.body.orders.map(({ id }) => id);
    await trade.send(buyer, 'POST', `/orders/${secondId}/ask-cancel`, { reason: 'twice' });
    trade.clock.advance(dayMs);
    expect(await cancelUnanswered(trade.deps, new AbortController().signal)).toBe(1);
    expect(await couponStates(buyer)).toEqual(['open']);
    await trade.runJobs();

    const third = await buy(buyer);
    await trade.callback(notification(third.body, 'captured'));
    trade.clock.advance(60 * dayMs);
    await refund(third.body.orders[0]?.id ?? '');
    expect(await couponStates(buyer)).not.toContain('open');
    await trade.runJobs();
  });
});

describe('many at once', () => {
  it('gives 10 coupons to exactly 10 of 50 buyers', async () => {
    const coupon = (await make({ rule: amountCoupon, totalMax: 10 })).body;
    const people = await Promise.all(Array.from({ length: 50 }, () => makePerson(trade.db)));
    const answers = await Promise.all(people.map((who) => claim(who, coupon.id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(['coupon-gone']),
    );
    expect((await read(coupon.id)).results.claims).toBe(10);
  });

  it('lets exactly 10 of 50 buyers have a price of which there are 10', async () => {
    const sale = (await make({ totalMax: 10 })).body;
    const people = await Promise.all(Array.from({ length: 50 }, () => makePerson(trade.db)));
    const quotes = await Promise.all(people.map((who) => quote(who)));
    expect(quotes.every(({ body }) => body.totalCents === 8_000)).toBe(true);
    const answers = await Promise.all(people.map((who, index) => order(who, quotes[index]?.body as Quote)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(['price-changed']),
    );
    const { taken } = await trade.db
      .selectFrom('promotions')
      .select('taken')
      .where('id', '=', sale.id)
      .executeTakeFirstOrThrow();
    expect(taken).toBe(10);
  });

  it('lets one person have one coupon, and use it and a limited price once, however they hurry', async () => {
    const coupon = (await make({ rule: amountCoupon })).body;
    await make({ perPersonMax: 1 });
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(buyer, coupon.id)));
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const quotes = await Promise.all(Array.from({ length: 6 }, () => quote(buyer)));
    const answers = await Promise.all(quotes.map(({ body }) => order(buyer, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await quote(buyer)).body.reductionCents).toBe(0);
  });
});

describe('a cart', () => {
  it('costs what its checkout will, without what is left out', async () => {
    await make({ rule: { kind: 'several', pieces: 2, percentOff: 20 } });
    const coupon = (await make({ rule: amountCoupon })).body;
    await claim(buyer, coupon.id);
    for (const id of goods.variantIds) await trade.send(buyer, 'PUT', `/cart/lines/${id}`, { quantity: 1 });
    const lines = goods.variantIds.map((id) => ({ variantId: id, quantity: 1 }));
    const cart = await trade.send<Quote>(buyer, 'GET', '/cart/quote');
    expect(cart.body).toMatchObject({ goodsCents: 13_333, reductionCents: 2_000 + 666 + 700 });
    expect((await quote(buyer, { lines })).body.reductionCents).toBe(cart.body.reductionCents);
    const one = await trade.send<Quote>(buyer, 'GET', `/cart/quote?left=${goods.variantIds[1]}`);
    expect(one.body).toMatchObject({ goodsCents: 10_000, reductionCents: 700, totalCents: 9_300 });
  });
});

describe('a budget', () => {
  it('ends a promotion when it is spent', async () => {
    await make({ budgetCents: 2_500 });
    for (const totalCents of [8_000, 8_000, 10_000]) {
      const who = await makePerson(trade.db);
      expect((await buy(who)).body.totalCents).toBe(totalCents);
    }
  });
});

describe('a coupon', () => {
  it('is for those it is for', async () => {
    const fresh = (await make({ rule: amountCoupon, audience: 'new-buyers' })).body;
    const fans = (await make({ rule: amountCoupon, audience: 'followers' })).body;
    expect((await claim(buyer, fans.id)).body).toMatchObject({ code: 'coupon-refused', reason: 'followers' });
    expect((await claim(buyer, fresh.id)).status).toBe(200);
    const regular = await makePerson(trade.db);
    await trade.callback(notification((await buy(regular)).body, 'captured'));
    expect((await claim(regular, fresh.id)).body).toMatchObject({ reason: 'new-buyers' });
    await trade.db
      .insertInto('follows')
      .values({ person_id: regular.id, author_id: shopId, followed_at: new Date() })
      .execute();
    expect((await claim(regular, fans.id)).status).toBe(200);
    expect((await claim({ ...buyer, signedIn: false }, fans.id)).status).toBe(401);
  });

  it('by code is claimed by nothing else, and codes cannot be tried', async () => {
    const secret = (await make({ rule: amountCoupon, byCode: true, validDays: 3 })).body;
    expect(secret.code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    expect((await claim(buyer, secret.id)).status).toBe(404);
    const say = (code: string) =>
      trade.send<CouponView & Refusal>(buyer, 'POST', '/coupons/claim-by-code', { code });
    const wrong = await Promise.all(Array.from({ length: 9 }, (_, index) => say(`WRONG${index}`)));
    expect(new Set(wrong.map(({ body }) => body.code))).toEqual(new Set(['not-found']));
    const right = await say(` ${String(secret.code).toLowerCase()} `);
    expect(right.body.expiresAt).toBe(at(3 * dayMs));
    for (let index = 0; index < 10; index++) await say('NO');
    expect((await say('NO')).body.code).toBe('too-many-requests');
    const offers = await trade.send<ProductOffers>(buyer, 'GET', `/products/${goods.productId}/offers`);
    expect(offers.body.coupons).toEqual([]);
  });

  it('stays good for those who have it when its claims are stopped', async () => {
    const coupon = (await make({ rule: amountCoupon })).body;
    await claim(buyer, coupon.id);
    await trade.send(owner, 'POST', path(`/${coupon.id}/stop`));
    expect((await claim(await makePerson(trade.db), coupon.id)).status).toBe(404);
    expect((await quote(buyer)).body.reductionCents).toBe(700);
    trade.clock.advance(2 * dayMs);
    expect((await quote(buyer)).body.reductionCents).toBe(0);
    expect(await couponStates(buyer)).toEqual(['expired']);
  });
});

describe('the studio', () => {
  it('previews what a buyer will see, with who wins, and changes nothing', async () => {
    await make({ name: 'weak', rule: { kind: 'percent-off', percentOff: 10, piecesMax: null } });
    const answer = await trade.send<PreviewView>(owner, 'POST', path('/preview'), {
      draft: inputOf({ name: 'strong', rule: { kind: 'fixed-price', priceCents: 8_500, piecesMax: null } }),
      lines: [{ variantId, quantity: 2 }],
    });
    expect(answer.body).toMatchObject({
      before: { totalCents: 18_000 },
      after: { totalCents: 17_000, reductions: [{ name: 'strong', cents: 3_000 }] },
      lines: [
        {
          ...{ beforeCents: 18_000, afterCents: 17_000 },
          rivals: [{ name: 'strong' }, { name: 'weak', cents: 2_000 }],
        },
      ],
    });
    expect((await quote(buyer)).body.totalCents).toBe(9_000);
  });

  it('moves through draft, scheduled, running, ended and stopped, and changes only what has not begun', async () => {
    const draft = (await make({ publish: false })).body;
    expect(draft.state).toBe('draft');
    expect((await quote(buyer)).body.reductionCents).toBe(0);
    const change = (input: PromotionInput) =>
      trade.send<StudioPromotion & Refusal>(owner, 'PUT', path(`/${draft.id}`), input);
    expect((await change(inputOf({ startsAt: at(hourMs) }))).body.state).toBe('scheduled');
    trade.clock.advance(hourMs);
    expect((await read(draft.id)).state).toBe('running');
    expect((await change(inputOf({}))).body.code).toBe('state-conflict');
    expect((await trade.send<Refusal>(owner, 'DELETE', path(`/${draft.id}`))).body.code).toBe(
      'state-conflict',
    );
    trade.clock.advance(2 * dayMs);
    expect((await read(draft.id)).state).toBe('ended');
    const gone = (await make({ publish: false })).body;
    expect((await trade.send(owner, 'DELETE', path(`/${gone.id}`))).status).toBe(204);
  });

  it.each([
    ['an end before its start', { endsAt: '2026-11-01T00:00:00Z' }, 'endsAt'],
    [
      'tiers that do not rise',
      {
        rule: {
          kind: 'spend-and-save' as const,
          tiers: [
            { fromCents: 200, minusCents: 20 },
            { fromCents: 100, minusCents: 30 },
          ],
        },
      },
      'rule.tiers.1.fromCents',
    ],
    ['a coupon’s audience', { audience: 'followers' as const }, 'audience'],
    [
      'goods of others',
      { scope: { of: 'products' as const, ids: ['prd_00000000000000000000000001'] } },
      'scope.ids.0',
    ],
  ])('refuses %s', async (_what, change, field) => {
    const answer = await make(change);
    expect([answer.body.field, answer.status < 500]).toEqual([field, true]);
  });

  it('is its owner’s and assistants’ to change, the staff’s to read, and nothing to others', async () => {
    const as = (role: 'assistant' | 'clerk') => makePerson(trade.db, { shops: [[shopId, role]] });
    expect((await make({}, await as('assistant'))).status).toBe(200);
    const clerk = await as('clerk');
    expect((await make({}, clerk)).status).toBe(403);
    expect((await trade.send(clerk, 'GET', path())).status).toBe(200);
    expect((await make({}, buyer)).status).toBe(404);
  });
});
