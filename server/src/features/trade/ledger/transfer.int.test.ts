import { dayMs } from '@kanmai/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LedgerShop, ledgerFindings, ledgerShop } from '../../../../../tests/ledger-shop.ts';
import { makePerson, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { findBalance } from './index.ts';

let trade: TradeServer;
let shop: LedgerShop;
beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shop = await ledgerShop(trade);
});
afterEach(async () => {
  await trade.runJobs();
  expect(await ledgerFindings(trade)).toEqual([]);
});

describe('a payout', () => {
  async function rich() {
    const orders = [await shop.receivedOrder(), await shop.receivedOrder(), await shop.receivedOrder()];
    trade.clock.advance(7 * dayMs);
    await shop.settle();
    return orders.reduce((sum, { totalCents }) => sum + totalCents * 0.95, 0);
  }

  it('leaves the balance at once and reaches the bank once, however often its job runs', async () => {
    const balance = await rich();
    const provider = await findBalance(trade.db, { kind: 'provider', ownerId: 'sandbox', currency: 'CNY' });
    const { body } = await shop.payOut(balance);
    expect(body.state).toBe('under-way');
    expect(await shop.owed('shop')).toBe(0);
    await trade.deps.jobs.enqueue(trade.db, 'ledger.transfer', { transferId: body.id });
    await trade.deps.jobs.enqueue(trade.db, 'ledger.finish-transfers', {});
    await trade.runJobs();
    expect(
      provider - (await findBalance(trade.db, { kind: 'provider', ownerId: 'sandbox', currency: 'CNY' })),
    ).toBe(balance);
    const { body: statement } = await shop.studio<{ balances: object[] }>('GET', 'statement');
    expect(statement.balances).toMatchObject([{ settledCents: 0, paidOutCents: balance, payingOutCents: 0 }]);
  });

  it('that the bank refuses gives the money back, and says why', async () => {
    const balance = await rich();
    await shop.payOut(14_404);
    await trade.runJobs();
    expect(await shop.owed('shop')).toBe(balance);
    const { body } = await shop.studio<{ items: object[] }>('GET', 'payouts');
    expect(body.items).toMatchObject([{ state: 'failed', failure: 'account-closed' }]);
  });

  it('is one at a time, not above the balance, not below the least, even when asked at once', async () => {
    const balance = await rich();
    const answers = await Promise.all([1, 2, 3, 4].map(() => shop.payOut(Math.floor(balance / 2) - 100)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('transfer-under-way');
    await trade.runJobs();
    expect((await shop.payOut(balance)).body.code).toBe('balance-too-small');
    expect((await shop.payOut(999)).body.code).toBe('below-minimum');
    expect((await shop.payOut(-5)).status).toBe(400);
  });

  it('never takes what a claw-back takes at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const order = await shop.receivedOrder();
      trade.clock.advance(7 * dayMs);
      await shop.settle();
      const balance = await shop.owed('shop');
      await Promise.all([shop.payOut(balance), shop.giveBack(order, order.totalCents)]);
      await trade.runJobs();
      // One waited for the other: the shop was paid and owes, or was not paid.
      expect([0, -order.totalCents * 0.95]).toContain(await shop.owed('shop'));
      if ((await shop.owed('shop')) < 0) await shop.topUp(order.totalCents * 0.95);
    }
  });
});

describe('a deposit', () => {
  const act = async (kind: string, amountCents: number) => {
    trade.clock.advance(1);
    return trade.send<{ code?: string; freeCents: number; topUpDueAt: string | null }>(
      { ...(await makePerson(trade.db)), roles: ['operator'] },
      'POST',
      `/ops/deposits/${shop.shopId}/moves`,
      { kind, amountCents, reason: '抽检不合格' },
    );
  };

  it('is held, let go and taken, and has seven days to be filled up again; payouts wait after that', async () => {
    await shop.receivedOrder();
    trade.clock.advance(7 * dayMs);
    await shop.settle();
    await shop.topUp(50_000);
    expect((await act('freeze', 20_000)).body).toMatchObject({ freeCents: 30_000, topUpDueAt: null });
    expect((await act('deduct', 30_001)).body.code).toBe('balance-too-small');
    expect((await act('unfreeze', 20_000)).body.freeCents).toBe(50_000);
    const dueAt = new Date(trade.clock.nowMs() + 7 * dayMs + 1).toISOString();
    expect((await act('deduct', 10_000)).body).toMatchObject({ freeCents: 40_000, topUpDueAt: dueAt });
    trade.clock.advance(6 * dayMs);
    await shop.topUp(4_000);
    expect((await shop.deposit()).deposit).toMatchObject({ topUpDueAt: dueAt, overdue: false });
    trade.clock.advance(dayMs);
    expect((await shop.deposit()).deposit.overdue).toBe(true);
    expect((await shop.payOut(1_000)).body.code).toBe('deposit-overdue');
    await shop.topUp(6_000);
    expect((await shop.deposit()).deposit).toMatchObject({ topUpDueAt: null, overdue: false });
    expect((await shop.payOut(1_000)).status).toBe(200);
    expect((await shop.deposit()).items.map(({ kind }) => kind)).toEqual([
      ...['top-up', 'top-up', 'deduct', 'unfreeze', 'freeze', 'top-up'],
    ]);
  });
});
