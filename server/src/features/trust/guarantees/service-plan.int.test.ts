import { dayMs } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type GuaranteeShop, guaranteeShop } from '../../../../../tests/guarantee-shop.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { makePerson, type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import type { ServicePlanView } from './service-plan.schema.ts';

const code = 'refund-without-return';
let trade: TradeServer;
let shop: GuaranteeShop;
let variantId: string;
beforeAll(async () => {
  trade = await tradeServer();
});
beforeEach(async () => {
  shop = await guaranteeShop(trade);
  variantId = await shop.goods('水果', [code], 4_000);
});
afterAll(() => trade.stop());

const path = () => `/studio/shops/${shop.shopId}/service-plan`;
const plan = (who: Person | null = shop.finance) => trade.send<ServicePlanView>(who, 'GET', path());
const set = (
  monthlyCents: number,
  categoriesOff: readonly string[] = [],
  who: Person | null = shop.finance,
) => trade.send<ServicePlanView>(who, 'PUT', path(), { monthlyCents, categoriesOff });

/** An order of fruit that was received and settled: what the shop earned by it can be set aside. */
async function earn(times: number) {
  for (let n = 0; n < times; n++) await shop.bought(variantId);
  trade.clock.advance(8 * dayMs);
  await trade.runJob('ledger.settle');
}
async function complain() {
  const { buyer, orderId } = await shop.bought(variantId);
  const filed = await shop.claim(buyer, orderId, { code, reason: 'spoiled' });
  await shop.show(buyer, filed.body.id);
  return (await shop.show(buyer, filed.body.id)).body;
}

it('refunds at once what the month has left; beyond it the shop is asked', async () => {
  expect((await plan()).body).toMatchObject({ monthlyCents: null, leftCents: null, next: 'set-budget' });
  await earn(2);
  expect((await set(5_000)).body).toMatchObject({
    ...{ monthlyCents: 5_000, spentCents: 0, leftCents: 5_000, asideCents: 5_000, next: 'none' },
    categories: [{ category: '水果', products: 1, on: true, paidCents: 0 }],
  });
  expect(await complain()).toMatchObject({ state: 'paid', because: 'within-the-budget' });
  expect(await complain()).toMatchObject({ state: 'wait', because: 'shop-is-asked' });
  expect((await plan()).body).toMatchObject({
    ...{ spentCents: 4_000, refunds: 1, leftCents: 1_000, asideCents: 1_000 },
    categories: [{ category: '水果', paidCents: 4_000 }],
  });
  // Another month has all of it again, filled from what was settled meanwhile.
  await earn(3);
  trade.clock.advance(31 * dayMs);
  await Promise.all([trade.runJob('guarantees.fill-budgets'), trade.runJob('guarantees.fill-budgets')]);
  expect((await plan()).body).toMatchObject({ spentCents: 0, leftCents: 5_000, asideCents: 5_000 });
  // Less than is set aside goes back to the balance at once.
  expect((await set(1_000)).body).toMatchObject({ leftCents: 1_000, asideCents: 1_000 });
  expect(await ledgerFindings(trade)).toEqual([]);
});

it('is not promised for what is switched off, and stays with what was promised', async () => {
  await earn(2);
  await set(5_000);
  const before = await shop.bought(variantId);
  expect((await set(5_000, ['水果'])).body).toMatchObject({
    ...{ next: 'switch-on', categories: [{ category: '水果', on: false }] },
  });
  const after = await shop.bought(variantId);
  const claim = ({ buyer, orderId }: typeof before) =>
    shop.claim(buyer, orderId, { code, reason: 'spoiled' });
  expect((await claim(before)).status).toBe(200);
  expect((await claim(after)).status).toBe(404);
  const offered = await trade.send<{ items: { rights: [] }[] }>(
    null,
    'GET',
    `/rights?variantIds=${variantId}`,
  );
  expect(offered.body.items[0]?.rights).toEqual([]);
});

it('is the shop’s own: its finance sets it, others of the shop do not, and nobody else sees it', async () => {
  const other = await guaranteeShop(trade);
  const shopper = await makePerson(trade.db);
  for (const [who, status] of [
    [null, 401],
    [shopper, 404],
    [other.finance, 404],
    [shop.assistant, 403],
  ] as const) {
    expect((await plan(who)).status).toBe(status);
    expect((await set(1, [], who)).status).toBe(status);
  }
  expect((await set(-1)).status).toBe(400);
  expect((await plan()).body.monthlyCents).toBeNull();
});
