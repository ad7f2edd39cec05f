import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  type Person,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { ShippingRules } from './shipping.schema.ts';

interface Shipping {
  readonly version: number | null;
  readonly rules: ShippingRules;
  readonly code?: string;
  readonly field?: string;
}
interface Quote {
  readonly id: string;
  readonly shippingCents: number;
  readonly totalCents: number;
  readonly shops: readonly { readonly shippingVersion: number | null }[];
}

const ownRules: ShippingRules = {
  baseCents: 900,
  freeAboveCents: null,
  regions: [{ provinces: ['上海', '浙江'], baseCents: 300, freeAboveCents: 10_000 }],
  notServed: ['新疆'],
};

let trade: TradeServer;
let shopId: ShopId;
let variantId: string;
let owner: Person;
let buyer: Person & { readonly addressId: string };

beforeAll(async () => {
  trade = await tradeServer();
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  [variantId = ''] = (await makeGoods(trade, shopId, [{ priceCents: 6_000, stock: 9 }])).variantIds;
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  buyer = await makePerson(trade.db);
});

const path = () => `/studio/shops/${shopId}/shipping`;
const read = () => trade.send<Shipping>(owner, 'GET', path());
const set = (rules: unknown, replaces: number | null, who: Person = owner) =>
  trade.send<Shipping>(who, 'PUT', path(), { rules, replaces });
const quote = <Body = Quote>(quantity = 1, addressId: string | null = buyer.addressId) =>
  trade.send<Body>(buyer, 'POST', '/quotes', { lines: [{ variantId, quantity }], addressId });
const moveTo = (province: string) =>
  trade.db.updateTable('addresses').set({ province }).where('id', '=', buyer.addressId).execute();

describe('a shop’s shipping rules', () => {
  it('are the built-in ones until the shop sets its own, each a new version written down', async () => {
    expect((await read()).body).toEqual({
      version: null,
      rules: { baseCents: 600, freeAboveCents: 5_900, regions: [], notServed: [] },
    });
    expect((await set(ownRules, null)).body).toEqual({ version: 1, rules: ownRules });
    expect((await set({ ...ownRules, baseCents: 800 }, 1)).body.version).toBe(2);
    expect((await read()).body).toMatchObject({ version: 2, rules: { baseCents: 800 } });
    const entries = await trade.db
      .selectFrom('audit_log')
      .select(['action', 'actor_id', 'detail'])
      .where('subject_id', '=', shopId)
      .orderBy('at')
      .execute();
    expect(entries.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([{ version: 1 }, { version: 2 }]),
    );
    expect(entries[0]).toMatchObject({ action: 'shipping-change', actor_id: owner.id });
  });

  it('are never overwritten unseen, and the same again is no new version', async () => {
    const both = await Promise.all([set(ownRules, null), set({ ...ownRules, baseCents: 1 }, null)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { version, rules } = (await read()).body;
    expect(version).toBe(1);
    expect((await set({ ...rules, baseCents: 2 }, null)).body).toMatchObject({
      code: 'state-conflict',
      field: 'replaces',
    });
    expect((await set(rules, 1)).body.version).toBe(1);
    expect((await set(rules, null)).body.version).toBe(1);
  });

  it.each([
    ['a negative fee', { baseCents: -1 }, 'rules.baseCents'],
    ['a fee of half a cent', { baseCents: 0.5 }, 'rules.baseCents'],
    ['no province that there is', { notServed: ['浙江', '湖西'] }, 'rules.notServed.1'],
    [
      'a province in two places',
      { regions: [{ provinces: ['浙江省'], baseCents: 1, freeAboveCents: null }], notServed: ['浙江'] },
      'rules.notServed.0',
    ],
    [
      'a region of nowhere',
      { regions: [{ provinces: [], baseCents: 1, freeAboveCents: null }] },
      'rules.regions.0.provinces',
    ],
  ])('are refused with %s', async (_what, wrong, field) => {
    const answer = await set({ ...ownRules, regions: [], notServed: [], ...wrong }, null);
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'bad-request', field]);
    expect((await read()).body.version).toBeNull();
  });

  it('are not there for other shops', async () => {
    const rival = await makePerson(trade.db, { shops: [[await makeShop(trade.db), 'owner']] });
    expect((await set(ownRules, null, rival)).status).toBe(404);
    expect((await trade.send(rival, 'GET', path())).status).toBe(404);
    expect((await read()).body.version).toBeNull();
  });
});

describe('a quote', () => {
  it('costs what the shop’s rules say for the address', async () => {
    expect((await quote()).body).toMatchObject({ shippingCents: 0, shops: [{ shippingVersion: null }] });
    await set(ownRules, null);
    expect((await quote()).body).toMatchObject({
      ...{ shippingCents: 300, totalCents: 6_300 },
      shops: [{ shippingVersion: 1 }],
    });
    expect((await quote(2)).body.shippingCents).toBe(0);
    await moveTo('北京市');
    expect((await quote(2)).body.shippingCents).toBe(900);
  });

  it('is refused where the shop does not deliver, naming the shop and its line', async () => {
    await set(ownRules, null);
    await moveTo('新疆维吾尔自治区');
    const answer = await quote<Record<string, unknown>>();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      ...{ code: 'not-delivered-there', field: 'lines.0', shopId },
      shopName: expect.any(String),
    });
  });
});

describe('an order', () => {
  it('keeps the version it was priced by after the rules changed', async () => {
    await set(ownRules, null);
    const placed = await checkout(trade, buyer, [{ variantId, quantity: 1 }]);
    await set({ ...ownRules, regions: [] }, 1);
    const order = await trade.send(buyer, 'GET', `/orders/${placed.body.orders[0]?.id}`);
    expect(order.body).toMatchObject({ shippingVersion: 1, shippingCents: 300, totalCents: 6_300 });
    expect((await quote()).body).toMatchObject({ shippingCents: 900, shops: [{ shippingVersion: 2 }] });
  });

  it('is not placed at a fee that is no longer so, nor to where the shop stopped delivering', async () => {
    await set(ownRules, null);
    const { body: shown } = await quote();
    const order = () =>
      trade.send<Checkout & { code?: string }>(buyer, 'POST', '/checkouts', {
        ...{ quoteId: shown.id, addressId: buyer.addressId, expectedTotalCents: shown.totalCents },
      });
    await set({ ...ownRules, regions: [] }, 1);
    expect((await order()).body.code).toBe('price-changed');
    await set({ ...ownRules, regions: [], notServed: ['上海'] }, 2);
    const refused = await order();
    expect([refused.status, refused.body.code]).toEqual([409, 'not-delivered-there']);
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 9, held: 0 });
    // Nothing but the shipping version differs: what was shown still holds.
    await set({ ...ownRules, notServed: [] }, 3);
    expect((await order()).status).toBe(200);
  });
});
