import { hourMs } from '@kanmai/kernel';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { brokenCases } from '../../../../../tests/after-sale-audit.ts';
import {
  flawless,
  type InspectionHouse,
  inspectionHouse,
  newSeal,
} from '../../../../../tests/inspection-house.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import { logStart } from '../../insight/events/index.ts';
import { caseReader } from '../../trade/aftersales/case.reader.ts';
import { findUnshipped } from '../../trade/fulfilment/index.ts';

let trade: TradeServer;
let house: InspectionHouse;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
  house = await inspectionHouse(trade);
});
afterAll(() => trade.stop());
afterEach(async () => {
  await trade.runJobs();
  expect(await ledgerFindings(trade)).toEqual([]);
  expect(await brokenCases(trade.db)).toEqual([]);
});

const locked = { ...flawless, 'account-lock': 'locked' };
const scratched = { ...flawless, screen: 'scratched' };
/** 1 − 840/920 of ¥2,000, rounded up to the cent. */
const differenceCents = 17_392;

type Case = { id: string; state: string; outcome: string | null; refundedCents: number; amountCents: number };

/** A phone in the warehouse and tea, bought together; its buyer asks for the phone's money back. */
async function asked(pieces = 1) {
  const phone = await house.goods('二手手机', { 成色等级: '95 新' });
  const tea = await house.goods('茶叶茶具', {}, 200_000);
  const bought = await house.bought([...Array(pieces).fill(phone.variantId), tea.variantId]);
  const { buyer, orderId } = bought;
  const ids = await house.taken(orderId);
  const lines = [{ variantId: phone.variantId, quantity: pieces }];
  const { body } = await trade.send<Case>(buyer, 'POST', `/orders/${orderId}/after-sales`, {
    ...{ kind: 'refund', reason: 'changed-mind', description: '', lines },
  });
  expect(body).toMatchObject({ state: 'asked', amountCents: 200_000 * pieces });
  return { ...bought, ids, caseId: body.id, teaId: tea.variantId };
}
async function judged(id: string, answers: object) {
  await house.photographed(id);
  expect((await house.judge(id, { answers, seal: newSeal() })).status).toBe(200);
}
const caseOf = async (buyer: Person, id: string) =>
  (await trade.send<Case>(buyer, 'GET', `/after-sales/${id}`)).body;
async function clockOver() {
  trade.clock.advance(25 * hourMs);
  await trade.runJob('aftersales.time-out');
}
const unshipped = (orderId: string) => unitOfWork(trade.db, (tx) => findUnshipped(tx, orderId));

it('of a rejected phone is not paid once more by the case about it, which the clock closes with nothing', async () => {
  const { buyer, orderId, ids, caseId, teaId } = await asked();
  await judged(ids[0] ?? '', locked);
  await clockOver();
  expect(await caseOf(buyer, caseId)).toMatchObject({
    ...{ state: 'closed', outcome: 'order-refunded', refundedCents: 0 },
  });
  expect(await house.order(buyer, orderId)).toMatchObject({ state: 'paid', refundedCents: 200_000 });
  expect(await unshipped(orderId)).toMatchObject([{ variantId: teaId, quantity: 1 }]);
});

it('of a rejected phone closes the case about it as soon as the log is read, and no word for it is kept', async () => {
  const { buyer, orderId, ids, caseId } = await asked();
  const agree = () =>
    trade.send<{ code: string }>(
      ...([house.owner, 'POST', `/studio/shops/${house.shopId}/after-sales/${caseId}/agree`] as const),
      { amountCents: 200_000, returnTo: '' },
    );
  await judged(ids[0] ?? '', locked);
  expect((await agree()).body.code).toBe('refund-above-paid');
  const told = { kind: 'order-unshipped-cancelled', subjectId: orderId } as const;
  await caseReader(trade.deps).take(
    [{ ...told, id: 1, atMs: 0, personId: null, shopId: null, data: {} }],
    logStart,
  );
  expect(await caseOf(buyer, caseId)).toMatchObject({ outcome: 'order-refunded', refundedCents: 0 });
  expect(await house.order(buyer, orderId)).toMatchObject({ state: 'paid', refundedCents: 200_000 });
});

it('of a lower grade is taken off what the case about it gives back, and the phone is not sent on', async () => {
  const { buyer, orderId, ids, caseId, teaId } = await asked();
  await judged(ids[0] ?? '', scratched);
  expect((await house.accept(buyer, orderId, ids[0] ?? '', differenceCents)).status).toBe(200);
  await clockOver();
  expect(await caseOf(buyer, caseId)).toMatchObject({
    ...{ outcome: 'refunded', refundedCents: 200_000 - differenceCents },
  });
  expect(await house.order(buyer, orderId)).toMatchObject({ state: 'paid', refundedCents: 200_000 });
  expect(await unshipped(orderId)).toMatchObject([{ variantId: teaId, quantity: 1 }]);
});

it('of a lower grade is nothing once the case about it gave all of it back', async () => {
  const { buyer, orderId, ids, caseId } = await asked();
  await judged(ids[0] ?? '', scratched);
  await clockOver();
  expect(await caseOf(buyer, caseId)).toMatchObject({ outcome: 'refunded', refundedCents: 200_000 });
  // The log is not read yet: the warehouse does not know.
  expect((await house.accept(buyer, orderId, ids[0] ?? '', differenceCents)).status).toBe(200);
  expect(await house.order(buyer, orderId)).toMatchObject({ state: 'paid', refundedCents: 200_000 });
});

it('of one of two phones leaves the other to the case about both', async () => {
  const { buyer, orderId, ids, caseId, teaId } = await asked(2);
  await judged(ids[0] ?? '', locked);
  await clockOver();
  expect(await caseOf(buyer, caseId)).toMatchObject({ outcome: 'refunded', refundedCents: 200_000 });
  expect(await house.order(buyer, orderId)).toMatchObject({ state: 'paid', refundedCents: 400_000 });
  expect(await unshipped(orderId)).toMatchObject([{ variantId: teaId, quantity: 1 }]);
});

it('that was given back twice is found by the audit of the ledger', async () => {
  const { orderId, ids, caseId } = await asked();
  await clockOver();
  const set = async (lineCents: number, shippingCents: number) => {
    const piece = trade.db.updateTable('inspections').where('id', '=', ids[0] ?? '');
    await piece.set({ refunded_cents: lineCents }).execute();
    const given = trade.db.updateTable('after_sales').where('id', '=', caseId);
    await given.set({ shipping_max_cents: shippingCents, shipping_refunded_cents: shippingCents }).execute();
  };
  await set(1, 1);
  const found = await ledgerFindings(trade);
  await set(0, 0);
  expect(found.toSorted()).toEqual([
    `refunded-lines ${orderId}/0 200000 200001`,
    `refunded-shipping ${orderId} 0 1`,
  ]);
});
