import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GuaranteeShop, guaranteeShop, journalsOf } from '../../../../../tests/guarantee-shop.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import {
  checkout,
  makePerson,
  notification,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { NotifyMessage } from '../../../ports/notify.ts';
import type { LoggedEvent } from '../../insight/events/index.ts';
import { priceReader } from './price.reader.ts';

const code = 'price-protection';
const told: NotifyMessage[] = [];
let trade: TradeServer;
let shop: GuaranteeShop;
let variantId: string;
beforeAll(async () => {
  const notify = { send: async (message: NotifyMessage) => void told.push(message) };
  trade = await tradeServer({ connections: 20, ports: { notify } });
});
beforeEach(async () => {
  shop = await guaranteeShop(trade);
  variantId = await shop.goods('服饰鞋包', [code], 10_000);
  told.length = 0;
});
afterAll(() => trade.stop());

/** What the shop asks from now on, and the log telling of it. */
async function sells(priceCents: number): Promise<string> {
  trade.clock.advance(60_000);
  const { product_id: productId } = await trade.db
    .selectFrom('variants')
    .select('product_id')
    .where('id', '=', variantId)
    .executeTakeFirstOrThrow();
  await sql`insert into variant_prices (variant_id, price_cents, list_price_cents, since)
    values (${variantId}, ${priceCents}, null, ${new Date(trade.clock.nowMs())})`.execute(trade.db);
  await trade.db
    .updateTable('variants')
    .set({ price_cents: priceCents })
    .where('id', '=', variantId)
    .execute();
  return productId;
}
async function logTells(productId: string): Promise<void> {
  const event = { kind: 'product-changed', subjectId: productId } as LoggedEvent;
  await priceReader(trade.deps).take([event], new AbortController().signal as never);
}
const claimsOf = (orderId: string) =>
  trade.db
    .selectFrom('guarantee_claims')
    .select(['id', 'state', 'because', 'paid_cents as paidCents'])
    .where('order_id', '=', orderId)
    .orderBy('opened_at')
    .execute();
async function sound() {
  await trade.runJobs();
  expect(await ledgerFindings(trade)).toEqual([]);
}
let parcels = 0;
/** An order of so many pieces that its buyer has. */
async function received(quantity: number) {
  const buyer = await makePerson(trade.db);
  const { body } = await checkout(trade, buyer, [{ variantId, quantity }]);
  await trade.callback(notification(body, 'captured'));
  const orderId = body.orders[0]?.id ?? '';
  parcels += 1;
  const parcel = { carrier: 'sf', trackingNo: `KEPT${process.pid}${parcels}` };
  const clerk = await makePerson(trade.db, { shops: [[shop.shopId, 'clerk']] });
  await shop.act(clerk, `/studio/shops/${shop.shopId}/orders/${orderId}/ship`, parcel);
  await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
  return { buyer, orderId };
}
/** One piece's money goes back whole. */
async function giveBack(buyer: Awaited<ReturnType<typeof makePerson>>, orderId: string) {
  const asked = await trade.send<{ id: string }>(buyer, 'POST', `/orders/${orderId}/after-sales`, {
    ...{ kind: 'refund', reason: 'damaged', description: '', lines: [{ variantId, quantity: 1 }] },
  });
  const path = `/studio/shops/${shop.shopId}/after-sales/${asked.body.id}/agree`;
  const { status } = await shop.act(shop.assistant, path, { amountCents: 10_000, returnTo: '' });
  expect(status).toBe(200);
}
const lower = { code, reason: 'lower-price' };

describe('a price that falls within fifteen days of the payment', () => {
  it('is paid back without asking, before the goods are sent, and again when it falls again', async () => {
    const { buyer, orderId } = await shop.bought(variantId, 'paid');
    expect((await shop.claim(buyer, orderId, lower)).body.code).toBe('price-not-lower');
    const productId = await sells(8_000);
    // Told twice, and by the job at the same time: once.
    await Promise.all([logTells(productId), logTells(productId), trade.runJob('guarantees.protect-prices')]);
    expect(await claimsOf(orderId)).toMatchObject([
      { state: 'paid', because: 'lower-since', paidCents: 2_000 },
    ]);
    await logTells(await sells(9_000));
    expect(await claimsOf(orderId)).toHaveLength(1);
    await logTells(await sells(7_500));
    await logTells(await sells(1_000));
    const paid = (await claimsOf(orderId)).map(({ paidCents }) => paidCents);
    // Half of what was paid at most, all together.
    expect(paid).toEqual([2_000, 500, 2_500]);
    for (const { id } of await claimsOf(orderId))
      expect(await journalsOf(trade, id)).toEqual(['claim-payout']);
    await sound();
  });

  it('is claimed by the buyer once when many ask, and not by others', async () => {
    const { buyer, orderId } = await shop.bought(variantId, 'shipped');
    await sells(6_000);
    const stranger = await shop.claim(await makePerson(trade.db), orderId, lower);
    expect(stranger.status).toBe(404);
    const all = await Promise.all(Array.from({ length: 6 }, () => shop.claim(buyer, orderId, lower)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.flatMap(({ body }) => body.code ?? []).sort()).toContain('price-not-lower');
    expect((await claimsOf(orderId)).map(({ paidCents }) => paidCents)).toEqual([4_000]);
    await sound();
  });

  it('is nobody’s after the window, nor of an order that was given back', async () => {
    const late = await shop.bought(variantId);
    const given = await shop.bought(variantId, 'paid');
    await shop.act(shop.assistant, `/studio/shops/${shop.shopId}/orders/${given.orderId}/refund`, {
      ...{ reason: '缺货', putBack: true },
    });
    trade.clock.advance(15 * dayMs + 1);
    const productId = await sells(5_000);
    await logTells(productId);
    expect([...(await claimsOf(late.orderId)), ...(await claimsOf(given.orderId))]).toEqual([]);
    expect((await shop.claim(late.buyer, late.orderId, lower)).body.code).toBe('claim-window-over');
  });

  it('is paid for the pieces that were kept alone, and asked for no more where all went back', async () => {
    const { buyer, orderId } = await received(2);
    await giveBack(buyer, orderId);
    await sells(8_000);
    await trade.runJob('guarantees.protect-prices');
    expect((await claimsOf(orderId)).map(({ paidCents }) => paidCents)).toEqual([2_000]);
    // Half of what the kept piece cost.
    await sells(1_000);
    await trade.runJob('guarantees.protect-prices');
    expect((await claimsOf(orderId)).map(({ paidCents }) => paidCents)).toEqual([2_000, 3_000]);

    await sells(10_000);
    const all = await received(2);
    await giveBack(all.buyer, all.orderId);
    await giveBack(all.buyer, all.orderId);
    await sells(8_000);
    for (let hour = 0; hour < 2; hour += 1) await trade.runJob('guarantees.protect-prices');
    expect(await claimsOf(all.orderId)).toEqual([]);
    await sound();
  });

  it('tells neither the buyer nor the shop how far the buyer is suspected; operators read it', async () => {
    const { buyer, orderId } = await shop.bought(variantId, 'paid');
    await logTells(await sells(8_000));
    const [claim] = await claimsOf(orderId);
    const id = claim?.id ?? '';
    const why = async (who: Parameters<typeof trade.send>[0], path: string) =>
      (await trade.send<{ why: string[]; whyZh: string[] }>(who, 'GET', path)).body;
    const own = await why(buyer, `/claims/${id}`);
    const shops = await why(shop.assistant, `/studio/shops/${shop.shopId}/claims/${id}`);
    const whole = await why(shop.operator, `/ops/claims/${id}`);
    expect(own.why.length).toBeGreaterThan(2);
    expect(own.whyZh).toHaveLength(own.why.length);
    expect(own.why.join()).not.toContain('buyer.abuse');
    expect(shops.why.join()).not.toContain('buyer.');
    expect(whole.why.join()).toContain('buyer.abuse');
  });

  it('and an order that is cancelled afterwards: together no more than was paid goes back, and the shop keeps the rest', async () => {
    const { buyer, orderId } = await shop.bought(variantId, 'paid');
    await logTells(await sells(8_000));
    await trade.send(buyer, 'POST', `/orders/${orderId}/ask-cancel`, { reason: '不要了' });
    trade.clock.advance(dayMs + 1);
    await trade.runJob('orders.cancel-unanswered');
    const view = await trade.send(buyer, 'GET', `/orders/${orderId}`);
    expect(view.body).toMatchObject({ state: 'closed', refundedCents: 8_000 });
    trade.clock.advance(8 * dayMs);
    await trade.runJob('ledger.settle');
    const escrow = await sql<{ cents: number }>`select kept_cents as cents from settlements
      where order_id = ${orderId} and settled_at is not null`.execute(trade.db);
    expect(escrow.rows).toEqual([{ cents: 2_000 }]);
    await sound();
  });
});

it('both sides are told of a claim, in the log and by a message, and whoever did it is not', async () => {
  const { buyer, orderId } = await shop.bought(await shop.goods('家居日用', ['breakage-refund'], 20_000));
  const now = new Date();
  for (const who of [buyer, shop.owner]) {
    await trade.db
      .insertInto('auth_users')
      .values({
        ...{ id: `u-${who.id}`, name: 'x', email: `${who.id}@shop.example`, emailVerified: true },
        ...{ createdAt: now, updatedAt: now },
      })
      .execute();
    await trade.db
      .updateTable('people')
      .set({ auth_user_id: `u-${who.id}`, locale: 'en' })
      .where('id', '=', who.id)
      .execute();
  }
  await trade.db
    .insertInto('shop_members')
    .values({ shop_id: shop.shopId, person_id: shop.owner.id, role: 'owner', added_at: now })
    .execute();
  const heard = () => told.splice(0).map(({ recipient, subject }) => [recipient.split('@')[0], subject]);
  const { id } = (await shop.claim(buyer, orderId, { code: 'breakage-refund', reason: 'damaged' })).body;
  expect(heard()).toEqual([
    [shop.owner.id, 'Kanmai: a buyer claims under a guarantee; answer before its clock runs out'],
  ]);
  await shop.show(buyer, id);
  await shop.show(buyer, id);
  heard();
  await shop.answer(id, 'disagrees');
  expect(heard()).toEqual([[buyer.id, 'Kanmai: an operator decides on the claim']]);
  await shop.rule(id, 'pay');
  expect(
    heard()
      .map(([who]) => who)
      .sort(),
  ).toEqual([buyer.id, shop.owner.id].sort());
  const logged = await trade.db
    .selectFrom('events')
    .select(['kind', sql<string>`coalesce(data ->> 'answer', data ->> 'outcome', '')`.as('word')])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute();
  expect(logged.map(({ kind, word }) => `${kind} ${word}`.trim())).toEqual([
    ...['claim-opened', 'claim-answered needs', 'claim-answered needs', 'claim-answered wait'],
    ...['claim-answered disagrees', 'claim-answered review', 'claim-closed paid'],
  ]);
});
