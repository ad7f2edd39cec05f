import { cents, dayMs, hourMs } from '@kanmai/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LedgerShop, ledgerFindings, ledgerShop } from '../../../../../tests/ledger-shop.ts';
import { type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import type { SettlementRules } from './settlement.service.ts';

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

describe('settlement', () => {
  it('comes seven days after the receipt and not before, commission taken', async () => {
    const { orderId, totalCents } = await shop.receivedOrder();
    expect(await shop.explain(orderId)).toMatchObject({ state: 'due', keptCents: totalCents });
    trade.clock.advance(7 * dayMs - 1);
    expect(await shop.settle()).toBe(0);
    expect(await shop.owed('escrow')).toBe(totalCents);
    trade.clock.advance(1);
    expect(await shop.settle()).toBe(1);
    expect(await shop.settle()).toBe(0);
    expect(await shop.owed('escrow')).toBe(0);
    expect(await shop.owed('shop')).toBe(totalCents * 0.95);
    expect(await shop.explain(orderId)).toMatchObject({
      ...{ state: 'settled', releasePolicy: '2026-11/T+7', commissionBasisPoints: 500 },
      parts: [
        { kind: 'shop', amountCents: totalCents * 0.95 },
        { kind: 'commission', amountCents: totalCents * 0.05 },
      ],
    });
  });

  it('splits what was kept: a refund before it is nobody’s income', async () => {
    const order = await shop.receivedOrder();
    const whole = await shop.receivedOrder();
    expect((await shop.giveBack(order, 3_333)).ok).toBe(true);
    expect((await shop.giveBack(whole, whole.totalCents)).ok).toBe(true);
    trade.clock.advance(7 * dayMs);
    expect(await shop.settle()).toBe(2);
    const kept = order.totalCents - 3_333;
    const [own, commission] = (await shop.explain(order.orderId)).parts;
    expect((own?.amountCents ?? 0) + (commission?.amountCents ?? 0)).toBe(kept);
    expect(await shop.owed('shop')).toBe(own?.amountCents);
    expect((await shop.explain(whole.orderId)).keptCents).toBe(0);
  });

  it('happens once for each order, however many workers come at once', async () => {
    const orders = [];
    for (let index = 0; index < 12; index++) orders.push(await shop.receivedOrder());
    trade.clock.advance(7 * dayMs);
    const settled = await Promise.all([1, 2, 3, 4].map(() => shop.settle()));
    expect(settled.reduce((sum, count) => sum + count)).toBe(12);
    expect(await shop.owed('shop')).toBe(orders.reduce((sum, { totalCents }) => sum + totalCents * 0.95, 0));
  });

  it('waits while a case is open, looks again later, and keeps no other order', async () => {
    const [blocked, free] = [await shop.receivedOrder(), await shop.receivedOrder()];
    trade.clock.advance(7 * dayMs);
    const isSettlementBlocked = async () => new Set([blocked.orderId]);
    expect(await shop.settle({ isSettlementBlocked })).toBe(1);
    expect((await shop.explain(free.orderId)).state).toBe('settled');
    expect(await shop.settle()).toBe(0);
    trade.clock.advance(hourMs);
    expect(await shop.settle()).toBe(1);
  });

  it('pays others out of the shop’s part, and the platform’s subsidy in', async () => {
    const { orderId, totalCents } = await shop.receivedOrder();
    trade.clock.advance(7 * dayMs);
    const account = { kind: 'creator', ownerId: `crt_${shop.shopId}`, currency: 'CNY' } as const;
    const subsidyBefore = await shop.owed('subsidy', 'platform');
    await shop.settle({
      shares: [async () => new Map([[orderId, [{ account, amountCents: cents(1_234), label: 'creator' }]]])],
      subsidies: [async () => new Map([[orderId, cents(500)]])],
    });
    const commission = Math.round((totalCents + 500) * 0.05);
    expect(await shop.owed('creator', account.ownerId)).toBe(1_234);
    expect(await shop.owed('shop')).toBe(totalCents + 500 - commission - 1_234);
    expect(subsidyBefore - (await shop.owed('subsidy', 'platform'))).toBe(500);
  });

  it('of an order whose shares cannot be is put off, and the others go on', async () => {
    const [bad, good] = [await shop.receivedOrder(), await shop.receivedOrder()];
    trade.clock.advance(7 * dayMs);
    const account = { kind: 'creator', ownerId: 'crt_greedy', currency: 'CNY' } as const;
    const shares = async () =>
      new Map([[bad.orderId, [{ account, amountCents: cents(999_999), label: 'x' }]]]);
    expect(await shop.settle({ shares: [shares] })).toBe(1);
    expect((await shop.explain(good.orderId)).state).toBe('settled');
    expect((await shop.explain(bad.orderId)).state).toBe('due');
  });
});

describe('a refund after settlement', () => {
  async function settledOrder(rules: SettlementRules = {}) {
    const order = await shop.receivedOrder();
    trade.clock.advance(7 * dayMs);
    expect(await shop.settle(rules)).toBe(1);
    return order;
  }

  it('takes everybody’s part back in proportion, exact to the cent, until nobody keeps any', async () => {
    const order = await shop.receivedOrder();
    const account = { kind: 'creator', ownerId: `crt_${shop.shopId}`, currency: 'CNY' } as const;
    trade.clock.advance(7 * dayMs);
    await shop.settle({
      shares: [
        async () => new Map([[order.orderId, [{ account, amountCents: cents(777), label: 'creator' }]]]),
      ],
      subsidies: [async () => new Map([[order.orderId, cents(333)]])],
    });
    const before = await shop.owed('subsidy', 'platform');
    for (const amount of [1, 3_333, 2_000, order.totalCents - 5_334]) {
      expect((await shop.giveBack(order, amount)).ok).toBe(true);
      expect(await ledgerFindings(trade)).toEqual([]);
    }
    expect(await shop.giveBack(order, 1)).toMatchObject({ failure: { type: 'refund-above-paid' } });
    expect(
      (await shop.explain(order.orderId)).parts.every((part) => part.amountCents === part.clawedCents),
    ).toBe(true);
    expect([await shop.owed('shop'), await shop.owed('creator', account.ownerId)]).toEqual([0, 0]);
    expect((await shop.owed('subsidy', 'platform')) - before).toBe(333);
  });

  it('puts a shop that has been paid out below zero, and the deposit covers it', async () => {
    const order = await settledOrder();
    await shop.topUp(60_000);
    expect((await shop.deposit()).deposit).toMatchObject({ freeCents: 60_000, topUpDueAt: null });
    expect((await shop.payOut(order.totalCents * 0.95)).status).toBe(200);
    await trade.runJobs();
    expect(await shop.owed('shop')).toBe(0);
    // Ids of one millisecond are in no order.
    trade.clock.advance(1);
    await shop.giveBack(order, order.totalCents);
    expect(await shop.owed('shop')).toBe(0);
    const left = 60_000 - order.totalCents * 0.95;
    expect(await shop.deposit()).toMatchObject({
      deposit: { freeCents: left, overdue: false, owedCents: 0 },
      items: [{ kind: 'cover', amountCents: order.totalCents * 0.95 }, { kind: 'top-up' }],
    });
  });

  it('leaves a debt where there is no deposit; what comes next pays it', async () => {
    const order = await settledOrder();
    await shop.payOut(order.totalCents * 0.95);
    await trade.runJobs();
    await shop.giveBack(order, order.totalCents);
    expect(await shop.owed('shop')).toBe(-order.totalCents * 0.95);
    expect((await shop.payOut(1_000)).body).toMatchObject({ code: 'balance-too-small', balanceCents: 0 });
    await shop.topUp(5_000);
    expect(await shop.owed('shop')).toBe(5_000 - order.totalCents * 0.95);
    expect((await shop.deposit()).deposit).toMatchObject({
      ...{ freeCents: 0, owedCents: order.totalCents * 0.95 - 5_000 },
    });
    await settledOrder();
    expect(await shop.owed('shop')).toBe(5_000);
  });

  it('and its settlement at the same moment agree about what was kept', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await shop.receivedOrder();
      trade.clock.advance(7 * dayMs);
      const racers = [
        () => shop.settle(),
        () => shop.giveBack(order, 2_500),
        () => shop.settle(),
        () => shop.giveBack(order, 700),
      ];
      if (round % 2 === 1) racers.reverse();
      await Promise.all(racers.map((race) => race()));
      trade.clock.advance(hourMs);
      await shop.settle();
      const view = await shop.explain(order.orderId);
      const has = view.parts.reduce((sum, part) => sum + part.amountCents - part.clawedCents, 0);
      expect([view.state, has]).toEqual(['settled', order.totalCents - 3_200]);
    }
  });
});
