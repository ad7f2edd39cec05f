import { afterAll, beforeAll, expect, it } from 'vitest';
import { type InspectionHouse, inspectionHouse, label } from '../../../../../tests/inspection-house.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';

let trade: TradeServer;
let house: InspectionHouse;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
  house = await inspectionHouse(trade);
});
afterAll(() => trade.stop());

/** A phone that goes through the warehouse, bought alone or with tea; 极速退款 was promised of all of it. */
async function phone(alone: boolean) {
  const goods = await house.goods('二手手机', { 成色等级: '95 新' }, 20_000);
  const other = await house.goods('茶叶茶具', {}, 5_000);
  const productIds = [goods.productId, other.productId];
  await trade.db
    .updateTable('products')
    .set({ guarantees: ['fast-refund'] })
    .where('id', 'in', productIds)
    .execute();
  const bought = await house.bought(alone ? [goods.variantId] : [goods.variantId, other.variantId]);
  return { ...bought, variantId: goods.variantId };
}
const parcelOf = (orderId: string) =>
  trade.send(
    ...([house.clerk, 'PUT', `/studio/shops/${house.shopId}/orders/${orderId}/inspection/parcel`] as const),
    label(),
  );
async function cancelled(buyer: Person, orderId: string) {
  const asked = await trade.send(buyer, 'POST', `/orders/${orderId}/ask-cancel`, { reason: '不想要了' });
  expect(asked.status).toBe(200);
  return house.order(buyer, orderId);
}
/** What went back at once of a phone whose money is asked for. */
async function refunded(buyer: Person, orderId: string, variantId: string) {
  const path = `/orders/${orderId}/after-sales`;
  const { body } = await trade.send<{ state: string; refundedCents: number }>(buyer, 'POST', path, {
    ...{ kind: 'refund', reason: 'changed-mind', description: '' },
    lines: [{ variantId, quantity: 1 }],
  });
  return body;
}
const sent: [string, (orderId: string) => Promise<unknown>][] = [
  ['was sent to the warehouse', (orderId) => house.shopView(orderId).then(() => parcelOf(orderId))],
  ['lies in the warehouse', (orderId) => house.taken(orderId)],
];

it('pays at once while the shop has yet to send it to the warehouse', async () => {
  const whole = await phone(true);
  await house.shopView(whole.orderId);
  expect(await cancelled(whole.buyer, whole.orderId)).toMatchObject({
    state: 'closed',
    refundedCents: 20_000,
  });
  const part = await phone(false);
  const asked = await refunded(part.buyer, part.orderId, part.variantId);
  expect(asked).toMatchObject({ state: 'closed', refundedCents: 20_000 });
  await trade.runJobs();
  expect(await ledgerFindings(trade)).toEqual([]);
});

it.each(sent)('waits for the shop’s word once it %s', async (_where, send) => {
  const whole = await phone(true);
  await send(whole.orderId);
  expect(await cancelled(whole.buyer, whole.orderId)).toMatchObject({ state: 'paid', refundedCents: 0 });
  const part = await phone(false);
  await send(part.orderId);
  const asked = await refunded(part.buyer, part.orderId, part.variantId);
  expect(asked).toMatchObject({ state: 'asked', refundedCents: 0 });
});
