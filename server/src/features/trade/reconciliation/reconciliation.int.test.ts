import { cents, dayMs, type PaymentId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { PaymentProviderError, paymentProviders } from '../../../ports/payment.ts';
import type { DifferenceView, RunView } from './reconciliation.schema.ts';
import { reconcileLately } from './reconciliation.service.ts';

let trade: TradeServer;
let buyer: Awaited<ReturnType<typeof makePerson>>;
let operator: Awaited<ReturnType<typeof makePerson>> & { readonly roles: readonly ['operator'] };
let variantId: string;

beforeAll(async () => {
  trade = await tradeServer();
  operator = { ...(await makePerson(trade.db)), roles: ['operator'] };
});
afterAll(() => trade.stop());
beforeEach(async () => {
  // Days of their own for each test.
  trade.clock.advance(10 * dayMs);
  buyer = await makePerson(trade.db);
  [variantId = ''] = (
    await makeGoods(trade, await makeShop(trade.db), [{ priceCents: 2_000, stock: 9 }])
  ).variantIds;
});

async function place(): Promise<Checkout> {
  return (await checkout(trade, buyer, [{ variantId, quantity: 1 }])).body;
}

async function press(made: Checkout, act: string): Promise<void> {
  const url = new URL(made.payment.payUrl ?? '');
  await trade.server.inject({
    method: 'POST',
    url: url.pathname + url.search,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ act }).toString(),
  });
}

const today = () => new Date(trade.clock.nowMs() + 8 * 3_600_000).toISOString().slice(0, 10);
const run = (date: string) =>
  trade.send<RunView & { code?: string }>(operator, 'POST', `/ops/reconciliation/sandbox/${date}/run`);
const differencesOf = async (date: string) =>
  (
    await trade.send<{ items: DifferenceView[] }>(
      operator,
      'GET',
      `/ops/reconciliation/sandbox/${date}/differences`,
    )
  ).body.items;

describe('a provider’s day', () => {
  it('is even when both sides moved the same', async () => {
    const date = today();
    await press(await place(), 'pay');
    const late = await place();
    await trade.send(buyer, 'POST', `/checkouts/${late.id}/cancel`);
    await press(late, 'pay');
    await trade.runJobs();
    trade.clock.advance(dayMs);
    const { status, body } = await run(date);
    expect([status, body.state, body.entries]).toEqual([200, 'even', 3]);
    expect(body.totals).toMatchObject([{ currency: 'CNY', refundCents: late.totalCents, feeCents: 0 }]);
    // The next day finds nothing missing of this one, either.
    const next = today();
    trade.clock.advance(dayMs);
    expect((await run(next)).body).toMatchObject({ state: 'even', entries: 0 });
  });

  it('shows what came there and was never told, what was told and never came, and another amount', async () => {
    const date = today();
    const silent = await place();
    await press(silent, 'silent');
    const made = await place();
    await trade.callback(notification(made, 'captured'));
    const other = await place();
    await press(other, 'pay');
    await trade.db
      .updateTable('sandbox_payments')
      .set({ amount_cents: 1 })
      .where('provider_ref', '=', `sbx_${other.payment.id}`)
      .execute();
    trade.clock.advance(dayMs);
    expect((await run(date)).body).toMatchObject({ state: 'uneven', openDifferences: 2 });
    expect(await differencesOf(date)).toMatchObject([
      { kind: 'missing-here', entryKind: 'capture', reference: silent.payment.id, ourCents: null },
      { kind: 'other-amount', reference: other.payment.id, ourCents: other.totalCents, theirCents: 1 },
    ]);
    // What no file named by the next day is missing there.
    const next = today();
    trade.clock.advance(dayMs);
    await run(next);
    expect(await differencesOf(next)).toMatchObject([
      { kind: 'missing-there', reference: made.payment.id, ourCents: made.totalCents, theirCents: null },
    ]);
  });

  it('read again finds what was mended meanwhile, and keeps what was explained', async () => {
    const date = today();
    const [silent, other] = [await place(), await place()];
    await press(silent, 'silent');
    await press(other, 'silent');
    trade.clock.advance(dayMs);
    await run(date);
    const found = await differencesOf(date);
    const explained = found.find(({ reference }) => reference === other.payment.id);
    const path = `/ops/reconciliation/differences/${explained?.id}/explanation`;
    const said = await trade.send<DifferenceView>(operator, 'POST', path, { explanation: '测试付款' });
    expect(said.body).toMatchObject({ explanation: '测试付款', explainedBy: 'somebody' });
    await trade.callback(notification(silent, 'captured'));
    const again = await run(date);
    expect(again.body).toMatchObject({ state: 'even', openDifferences: 0, differences: 1 });
    expect((await differencesOf(date)).map(({ explanation }) => explanation)).toEqual(['测试付款']);
    const log = await trade.db
      .selectFrom('audit_log')
      .select(['reason', 'subject_id'])
      .where('action', '=', 'reconciliation-explain')
      .execute();
    expect(log).toEqual([{ reason: '测试付款', subject_id: `sandbox ${date}` }]);
  });

  it('is even once its last difference is explained', async () => {
    const date = today();
    await press(await place(), 'silent');
    trade.clock.advance(dayMs);
    await run(date);
    const [difference] = await differencesOf(date);
    const path = `/ops/reconciliation/differences/${difference?.id}/explanation`;
    await trade.send(operator, 'POST', path, { explanation: '已人工核实' });
    const { body } = await trade.send<{ items: RunView[] }>(operator, 'GET', '/ops/reconciliation');
    expect(body.items.find(({ day }) => day === date)).toMatchObject({ state: 'even', differences: 1 });
  });

  it('cannot be compared before it is over, nor when there is no such day or provider', async () => {
    expect((await run(today())).status).toBe(409);
    expect((await run('2026-02-30')).status).toBe(404);
    const elsewhere = await trade.send(operator, 'POST', '/ops/reconciliation/elsewhere/2026-11-20/run');
    expect(elsewhere.status).toBe(404);
    const unknown = '/ops/reconciliation/differences/999999/explanation';
    expect((await trade.send(operator, 'POST', unknown, { explanation: 'none' })).status).toBe(404);
  });

  it('is an operator’s to see', async () => {
    const path = '/ops/reconciliation';
    expect((await trade.send(null, 'GET', path)).status).toBe(401);
    expect((await trade.send(buyer, 'GET', path)).status).toBe(403);
    expect((await trade.send(buyer, 'POST', `${path}/sandbox/2026-11-20/run`)).status).toBe(403);
    const differences = `${path}/sandbox/2026-11-20/differences`;
    expect((await trade.send(buyer, 'GET', differences)).status).toBe(403);
  });
});

describe('the daily job', () => {
  it('compares the days of the last week once, and comes back to those without a file or with a broken one', async () => {
    const sandbox = trade.deps.payment.get('sandbox');
    const asked: string[] = [];
    let ready = false;
    const slow = {
      ...sandbox,
      name: 'slow',
      async readDay({ date, fromMs }: { date: string; fromMs: number }) {
        asked.push(date);
        if (date.endsWith('5')) throw new PaymentProviderError('slow', 'bill 500');
        if (!ready) return null;
        const reference = `pay_${date}` as PaymentId;
        const entry = { kind: 'capture' as const, reference, providerRef: 'x', amountCents: cents(1) };
        return { kinds: ['capture' as const], entries: [{ ...entry, currency: 'CNY', atMs: fromMs }] };
      },
    };
    trade.clock.set(Date.UTC(2027, 0, 28, 4));
    Object.assign(trade.deps, { payment: paymentProviders([slow]) });
    await reconcileLately(trade.deps);
    const first = [...asked];
    expect(first.length).toBe(7);
    expect(new Set(first).size).toBe(7);
    ready = true;
    await reconcileLately(trade.deps);
    asked.length = 0;
    await reconcileLately(trade.deps);
    const runs = (await trade.send<{ items: RunView[] }>(operator, 'GET', '/ops/reconciliation?limit=50'))
      .body.items;
    const states = runs.filter(({ provider }) => provider === 'slow').map(({ day, state }) => [day, state]);
    expect(states).toEqual(
      ['27', '26', '25', '24', '23', '22', '21'].map((day) => [
        `2027-01-${day}`,
        day.endsWith('5') ? 'failed' : 'uneven',
      ]),
    );
    expect(runs.find(({ state }) => state === 'failed')?.detail).toBe('slow: bill 500');
    // Only what failed is read again.
    expect(asked).toEqual(['2027-01-25']);
    Object.assign(trade.deps, { payment: paymentProviders([sandbox]) });
  });

  it('pages its runs', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: RunView[]; nextCursor: string | null } = (
        await trade.send<{ items: RunView[]; nextCursor: string | null }>(
          operator,
          'GET',
          `/ops/reconciliation?limit=3${query}`,
        )
      ).body;
      seen.push(...page.items.map(({ provider, day }) => `${provider} ${day}`));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(6);
  });
});
