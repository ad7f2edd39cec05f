import { cents, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAlipay } from '../../../../../tests/fake-alipay.ts';
import { startFakeStripe } from '../../../../../tests/fake-stripe.ts';
import { startFakeWechatpay } from '../../../../../tests/fake-wechatpay.ts';
import {
  type Answer,
  audit,
  type Checkout,
  makeGoods,
  makePerson,
  makeShop,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { PaymentContract } from '../../../ports/contract-payment.ts';
import { type PaymentProvider, paymentProviders } from '../../../ports/payment.ts';
import { beginReleases } from './index.ts';
import { refundAll } from './late-refund.service.ts';
import { releaseAll } from './release.service.ts';

let trade: TradeServer;
let shopId: ShopId;
let variantId: string;
let buyer: Awaited<ReturnType<typeof makePerson>>;
let operator: Awaited<ReturnType<typeof makePerson>> & { readonly roles: readonly ['operator'] };
let sandbox: PaymentProvider;
const fakes = new Map<string, PaymentContract>();

beforeAll(async () => {
  trade = await tradeServer();
  sandbox = trade.deps.payment.get('sandbox');
  fakes.set('stripe', await startFakeStripe());
  fakes.set('alipay', await startFakeAlipay());
  fakes.set('wechatpay', await startFakeWechatpay());
  operator = { ...(await makePerson(trade.db)), roles: ['operator'] };
});
afterAll(async () => {
  for (const fake of fakes.values()) await fake.close();
  await trade.stop();
});
beforeEach(async () => {
  switchOn(...fakes.keys(), 'sandbox');
  shopId = await makeShop(trade.db);
  [variantId = ''] = (await makeGoods(trade, shopId, [{ priceCents: 129_901, stock: 5 }])).variantIds;
  buyer = await makePerson(trade.db);
});

function switchOn(...names: string[]): void {
  const all = names.map((name) => fakes.get(name)?.provider ?? sandbox);
  Object.assign(trade.deps, { payment: paymentProviders(all) });
}

interface Quote {
  readonly id: string;
  readonly totalCents: number;
  readonly paymentMethods: readonly string[];
}

const quote = async () => {
  const lines = [{ variantId, quantity: 1 }];
  return (await trade.send<Quote>(buyer, 'POST', '/quotes', { lines, addressId: buyer.addressId })).body;
};

async function placeBy(provider?: string): Promise<Answer<Checkout & { code?: string }>> {
  const { id, totalCents } = await quote();
  return trade.send(buyer, 'POST', '/checkouts', {
    ...{ quoteId: id, addressId: buyer.addressId, expectedTotalCents: totalCents },
    ...(provider === undefined ? {} : { provider }),
  });
}

const fakeOf = (name: string) => {
  const fake = fakes.get(name);
  if (fake === undefined) throw new Error(`no fake ${name}`);
  return fake;
};

const openedOf = async (made: Checkout) => {
  const row = await trade.db
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', made.payment.id)
    .executeTakeFirstOrThrow();
  return { providerRef: row.provider_ref, payUrl: row.pay_url, provider: row.provider };
};

async function tell(name: string, { headers, body }: { headers: Record<string, string>; body: string }) {
  return trade.server.inject({
    method: 'POST',
    url: `/api/v1/payments/callbacks/${name}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  });
}

const stateOf = async (made: Checkout) => {
  const { body } = await trade.send<Checkout>(buyer, 'GET', `/checkouts/${made.id}`);
  return [body.state, body.payment.state];
};

describe('choosing how to pay', () => {
  it('a quote lists the methods, the preferred first, which is taken when none is named', async () => {
    switchOn('alipay', 'sandbox');
    expect((await quote()).paymentMethods).toEqual(['alipay', 'sandbox']);
    const { body } = await placeBy();
    expect((await openedOf(body)).provider).toBe('alipay');
    expect((await openedOf((await placeBy('sandbox')).body)).provider).toBe('sandbox');
  });

  it.each(['elsewhere', 'stripe'])(
    'a method that is not on (%s) is refused, and nothing is ordered',
    async (name) => {
      switchOn('sandbox');
      const refused = await placeBy(name);
      expect([refused.status, refused.body.code]).toEqual([409, 'payment-method-unavailable']);
      const orders = await trade.db.selectFrom('orders').select('id').where('shop_id', '=', shopId).execute();
      expect(orders).toEqual([]);
    },
  );

  it('a provider that is away loses no order: it is asked again, and opens the payment once', async () => {
    fakeOf('wechatpay').gateway.refuseNext();
    const placed = await placeBy('wechatpay');
    expect(placed).toMatchObject({
      status: 200,
      body: { state: 'pending-payment', payment: { state: 'pending', payUrl: null } },
    });
    const again = () => trade.send<Checkout>(buyer, 'GET', `/checkouts/${placed.body.id}`);
    const payUrl = (await again()).body.payment.payUrl;
    expect(payUrl).toMatch(/^http/);
    expect((await again()).body.payment.payUrl).toBe(payUrl);
    await fakeOf('wechatpay').gateway.pay(await openedOf(placed.body));
    expect((await placeBy('alipay')).status).toBe(200);
  });
});

describe.each([
  ['stripe', { 'content-type': /json/ }, '{"outcome":"captured"}', 'acct_1032D82eZvKYlo2C'],
  ['alipay', { 'content-type': /text\/plain/ }, 'success', '2088101126765726'],
  ['wechatpay', { 'content-type': /json/ }, '{"code":"SUCCESS"}', '1900000110'],
])('an order paid by %s', (name, types, words, accountRef) => {
  const fake = () => fakeOf(name);

  it('is paid once by its callback, which is answered in the words that the provider asks for', async () => {
    const { body: made } = await placeBy(name);
    const opened = await openedOf(made);
    await fake().gateway.pay(opened);
    const id = `ntf_${made.id}`;
    const answer = await tell(name, fake().gateway.tell(opened, 'captured', id));
    expect([answer.statusCode, answer.body]).toEqual([200, words]);
    expect(answer.headers['content-type']).toMatch(types['content-type']);
    expect(await stateOf(made)).toEqual(['paid', 'captured']);
    expect((await tell(name, fake().gateway.tell(opened, 'captured', id))).statusCode).toBe(200);
    const forged = await tell(name, fake().gateway.forge(fake().gateway.tell(opened, 'expired', 'ntf_x')));
    expect(forged.statusCode).toBe(401);
    expect(await stateOf(made)).toEqual(['paid', 'captured']);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('and by another provider’s callback never', async () => {
    const { body: made } = await placeBy(name);
    const opened = await openedOf(made);
    const other = name === 'stripe' ? 'alipay' : 'stripe';
    const told = await tell(other, fake().gateway.tell(opened, 'captured', 'ntf_1'));
    expect(told.statusCode).toBe(401);
    expect(await stateOf(made)).toEqual(['pending-payment', 'pending']);
  });

  it('gives its money back there, the first try refused, once', async () => {
    const { body: made } = await placeBy(name);
    const opened = await openedOf(made);
    await fake().gateway.pay(opened);
    await tell(name, fake().gateway.tell(opened, 'captured', `ntf_${made.id}`));
    const owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner' as const]]) };
    const before = fake().gateway.refunds.length;
    const path = `/studio/shops/${shopId}/orders/${made.orders[0]?.id}/refund`;
    expect((await trade.send(owner, 'POST', path, { reason: '缺货' })).status).toBe(200);
    fake().gateway.refuseNext();
    await expect(trade.runJobs()).rejects.toMatchObject({ name: 'PaymentProviderError' });
    await refundAll(trade.deps);
    await refundAll(trade.deps);
    expect(
      fake()
        .gateway.refunds.slice(before)
        .map(({ amountCents }) => amountCents),
    ).toEqual([made.totalCents]);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('pays its shop its part once that has an account there, once', async () => {
    const { body: made } = await placeBy(name);
    const opened = await openedOf(made);
    await fake().gateway.pay(opened);
    await tell(name, fake().gateway.tell(opened, 'captured', `ntf_${made.id}`));
    const orderId = made.orders[0]?.id ?? '';
    const release = {
      ...{ orderId, shopId, amountCents: cents(made.totalCents - 6_000), currency: 'CNY' },
    };
    const begin = () => trade.db.transaction().execute((tx) => beginReleases(tx, trade.deps, [release]));
    await begin();
    await begin();
    await trade.runJobs();
    const mine = () => fake().gateway.releases.filter(({ id }) => id === orderId);
    expect(mine()).toEqual([]);
    const account = `/ops/shops/${shopId}/payment-accounts/${name}`;
    expect((await trade.send(buyer, 'PUT', account, { accountRef })).status).toBe(403);
    expect((await trade.send(operator, 'PUT', account, { accountRef: 'not an account' })).status).toBe(400);
    expect((await trade.send(operator, 'PUT', account, { accountRef })).status).toBe(200);
    await releaseAll(trade.deps);
    await releaseAll(trade.deps);
    expect(mine()).toEqual([{ id: orderId, accountRef, amountCents: made.totalCents - 6_000 }]);
    const { rows } = {
      rows: await trade.db
        .selectFrom('payment_releases')
        .select('state')
        .where('order_id', '=', orderId)
        .execute(),
    };
    expect(rows).toEqual([{ state: 'released' }]);
  });
});

describe('accounts of shops', () => {
  it('are an operator’s to say, of a shop and a provider that are there, and it is written down', async () => {
    const path = `/ops/shops/${shopId}/payment-accounts`;
    expect((await trade.send(null, 'GET', path)).status).toBe(401);
    expect((await trade.send(buyer, 'GET', path)).status).toBe(403);
    const body = { accountRef: '2088101126765726' };
    expect((await trade.send(operator, 'PUT', `${path}/elsewhere`, body)).status).toBe(404);
    const nobody = `/ops/shops/shp_${'0'.repeat(26)}/payment-accounts/alipay`;
    expect((await trade.send(operator, 'PUT', nobody, body)).status).toBe(404);
    await trade.send(operator, 'PUT', `${path}/alipay`, body);
    await trade.send(operator, 'PUT', `${path}/alipay`, { accountRef: '2088101126765727' });
    const { body: listed } = await trade.send<{ items: object[] }>(operator, 'GET', path);
    expect(listed.items).toMatchObject([{ provider: 'alipay', accountRef: '2088101126765727' }]);
    const entries = await trade.db
      .selectFrom('audit_log')
      .select(['action', 'detail'])
      .where('subject_id', '=', shopId)
      .orderBy('id')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual(['payment-account', 'payment-account']);
  });
});
