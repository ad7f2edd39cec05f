import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LedgerShop, ledgerFindings, ledgerShop } from '../../../../../tests/ledger-shop.ts';
import { makePerson, type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { fold } from './index.ts';

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

describe('running totals', () => {
  it('answer the same before, while and after what was posted is folded into them', async () => {
    const [order, other] = [await shop.receivedOrder(), await shop.receivedOrder()];
    const escrow = order.totalCents + other.totalCents;
    expect(await shop.owed('escrow')).toBe(escrow);
    const seen = await Promise.all([
      ...[shop.owed('escrow'), fold(trade.deps), shop.owed('escrow'), fold(trade.deps), shop.owed('escrow')],
    ]);
    expect(seen.filter((_, index) => index % 2 === 0)).toEqual([escrow, escrow, escrow]);
    await fold(trade.deps);
    expect(await shop.owed('escrow')).toBe(escrow);
    await shop.giveBack(order, 100);
    expect(await shop.owed('escrow')).toBe(escrow - 100);
  });

  it('never miss what commits late, below what was folded already', async () => {
    const first = await shop.receivedOrder();
    let done: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      done = resolve;
    });
    const late = shop.giveBack(first, 250, held);
    const second = await shop.receivedOrder();
    await fold(trade.deps);
    expect(await shop.owed('escrow')).toBe(first.totalCents + second.totalCents);
    done?.();
    await late;
    await fold(trade.deps);
    expect(await shop.owed('escrow')).toBe(first.totalCents + second.totalCents - 250);
  });

  it('begin anew in a database that was restored into a cluster with younger transactions', async () => {
    const { totalCents } = await shop.receivedOrder();
    await fold(trade.deps);
    await sql`update ledger_fold set tx = '99999999999'`.execute(trade.db);
    expect(await shop.owed('escrow')).toBe(totalCents);
    await fold(trade.deps);
    expect(await shop.owed('escrow')).toBe(totalCents);
  });
});

describe('the books', () => {
  it('are looked into by account, page by page, and by reference', async () => {
    const first = await shop.receivedOrder();
    await shop.receivedOrder();
    await shop.giveBack(first, 300);
    const operator: Person = { ...(await makePerson(trade.db)), roles: ['operator'] };
    const ask = async <Body>(path: string, who: Person = operator) =>
      (await trade.send<Body>(who, 'GET', `/ops/ledger/${path}`)).body;
    type Accounts = { items: { id: number; kind: string; balanceCents: number }[] };
    const { items } = await ask<Accounts>(`accounts?kind=escrow&ownerId=${shop.shopId}`);
    expect(items).toMatchObject([{ kind: 'escrow', balanceCents: 300 - 2 * first.totalCents }]);
    type Journals = {
      items: { kind: string; entries: { amountCents: number }[] }[];
      nextCursor: string | null;
      code?: string;
    };
    const path = `journals?accountId=${items[0]?.id}&limit=2`;
    const page = await ask<Journals>(path);
    expect(page.items.map(({ kind }) => kind)).toEqual(['order-refund', 'capture']);
    const rest = await ask<Journals>(`${path}&cursor=${page.nextCursor}`);
    expect(rest.items.map(({ kind }) => kind)).toEqual(['capture']);
    expect(rest.nextCursor).toBeNull();
    for (const { entries } of page.items)
      expect(entries.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(0);
    const { rows } = await sql<{ id: string }>`select id from payment_refunds
      where order_id = ${first.orderId}`.execute(trade.db);
    await trade.runJobs();
    const refund = await ask<Journals>(`journals?referenceId=${rows[0]?.id}`);
    expect(refund.items.map(({ kind }) => kind)).toEqual(['refund']);
    expect((await ask<Journals>('journals')).code).toBe('bad-request');
    expect((await ask<Journals>(`${path}&cursor=WyJ4IiwxXQ`)).code).toBe('bad-cursor');
  });
});

describe('an audit', () => {
  it('names what does not add up, and is written down with who asked for it', async () => {
    const { orderId, totalCents } = await shop.receivedOrder();
    const operator: Person = { ...(await makePerson(trade.db)), roles: ['operator'] };
    const run = () =>
      trade.send<{ audit: { findingCount: number }; items: object[] }>(
        operator,
        'POST',
        '/ops/ledger/audits',
      );
    expect((await run()).body).toMatchObject({ audit: { findingCount: 0 }, items: [] });
    await sql`update orders set total_cents = total_cents + 7, goods_cents = goods_cents + 7
      where id = ${orderId}`.execute(trade.db);
    trade.clock.advance(1);
    const found = await run();
    expect(found.body.items).toContainEqual({
      ...{
        check: 'escrow',
        subjectId: shop.shopId,
        currency: 'CNY',
        expected: totalCents + 7,
        found: totalCents,
      },
    });
    expect(found.body.items).toContainEqual(expect.objectContaining({ check: 'payments-honoured' }));
    const list = await trade.send<{ items: object[] }>(operator, 'GET', '/ops/ledger/audits?limit=2');
    expect(list.body.items).toMatchObject([{ findingCount: 2, requestedBy: { id: operator.id } }, {}]);
    await sql`update orders set total_cents = total_cents - 7, goods_cents = goods_cents - 7
      where id = ${orderId}`.execute(trade.db);
  });
});
