import { dayMs, hourMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../../../../tests/database.ts';
import {
  flawless,
  genuineJade,
  type InspectionHouse,
  inspectionHouse,
  label,
  newSeal,
} from '../../../../../tests/inspection-house.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { makeReceivedOrder } from '../../../../../tests/received-order.ts';
import {
  checkout,
  makePerson,
  notification,
  type Person,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import { logStart } from '../../insight/events/index.ts';
import { findAskable } from '../../trade/aftersales/askable.views.ts';
import { cancelUnshipped } from '../../trade/fulfilment/index.ts';
import type { TracesView } from '../../trade/fulfilment/trace.views.ts';
import { settleDue } from '../../trade/ledger/index.ts';
import { readNewSteps } from '../scores/reading.reader.ts';
import { refuseOverdue } from './inspection.jobs.ts';
import { inspectionReader } from './inspection.reader.ts';

let trade: TradeServer;
let house: InspectionHouse;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
  house = await inspectionHouse(trade);
});
afterAll(() => trade.stop());

const sound = async () => expect(await ledgerFindings(trade)).toEqual([]);
/** What the log tells of an order, told once more. */
async function read(kind: 'order-paid' | 'order-closed' | 'order-unshipped-cancelled', orderId: string) {
  const events = trade.db.selectFrom('events').select('data').where('kind', '=', kind);
  const { data } = await events.where('subject_id', '=', orderId).executeTakeFirstOrThrow();
  const told = { kind, subjectId: orderId, id: 1, atMs: 0, personId: null, shopId: null };
  await inspectionReader(trade.deps).take([{ ...told, data: data as Record<string, unknown> }], logStart);
}
const scratched = { ...flawless, screen: 'scratched' };

/** A phone promised as 95 新, found as 9 成新: its buyer is asked. */
async function lower() {
  const { buyer, orderId } = await house.phone('95 新');
  const [id = ''] = await house.taken(orderId);
  await house.photographed(id);
  const seal = newSeal();
  const judged = await house.judge(id, { answers: scratched, seal });
  return { buyer, orderId, id, seal, judged };
}

describe('an order', () => {
  it('of a second-hand phone goes through the warehouse, whose address and code the shop sees with the reason', async () => {
    const { buyer, orderId } = await house.phone();
    const seen = await house.shopView(orderId);
    expect(seen.body.inspection).toMatchObject({
      because: 'always',
      sentAt: null,
      pieces: [{ state: 'awaited' }],
    });
    expect(seen.body.inspection.warehouse).toContain('真宝仓');
    expect(seen.body.inspection.code).toMatch(/^\d{12}$/);
    // The buyer has no use for what opens the door.
    expect((await house.view(buyer, orderId)).body.inspection.code).toBe('');
    const ship = `/studio/shops/${house.shopId}/orders/${orderId}/ship`;
    const directly = await trade.send<{ code: string }>(house.clerk, 'POST', ship, label());
    expect([directly.status, directly.body.code]).toEqual([409, 'inspection-needed']);
  });

  it('is sent its way by the log, and is not lost when the shop is quicker', async () => {
    const { orderId } = await house.phone();
    const ship = `/studio/shops/${house.shopId}/orders/${orderId}/ship`;
    expect((await trade.send<{ code: string }>(house.clerk, 'POST', ship, label())).body.code).toBe(
      'inspection-needed',
    );
    const other = await house.phone();
    await read('order-paid', other.orderId);
    await read('order-paid', other.orderId);
    expect((await house.shopView(other.orderId)).body.inspection.pieces).toHaveLength(1);
  });

  it('is no longer late once the shop has sent it to the warehouse', async () => {
    const { orderId } = await house.phone();
    trade.clock.advance(49 * hourMs);
    const late = async () => {
      const path = `/studio/shops/${house.shopId}/orders?overdue=true`;
      const { body } = await trade.send<{ items: { id: string }[] }>(house.clerk, 'GET', path);
      return body.items.some(({ id }) => id === orderId);
    };
    expect(await late()).toBe(true);
    await house.taken(orderId);
    expect(await late()).toBe(false);
  });

  it('through the warehouse is printed and exported with its address and code, never with its buyer’s', async () => {
    // Just paid: the log was not read, nobody has looked at them.
    const { orderId } = await house.phone();
    const tea = await house.bought([(await house.goods('茶叶茶具')).variantId]);
    const shop = `/studio/shops/${house.shopId}`;
    const rows = await trade.db.selectFrom('orders').select('address').where('id', '=', orderId).execute();
    const address = rows[0]?.address as { readonly street: string; readonly phone: string };
    const file = await trade.send<string>(house.clerk, 'GET', `${shop}/orders.csv`);
    const lineOf = (id: string) => file.body.split('\r\n').find((line) => line.startsWith(id)) ?? '';
    const { warehouse, code } = (await house.shopView(orderId)).body.inspection;
    expect(lineOf(orderId)).toContain(warehouse);
    expect(lineOf(orderId)).toContain(code);
    for (const said of [address.street, address.phone]) {
      expect(lineOf(orderId)).not.toContain(said);
      expect(lineOf(tea.orderId)).toContain(said);
    }
  });

  it('through the warehouse shows its shop nothing of where the buyer lives, whatever it asks', async () => {
    const shop = `/studio/shops/${house.shopId}`;
    const asShop = async (method: 'GET' | 'POST', path: string, body?: object) =>
      JSON.stringify((await trade.send(house.owner, method, `${shop}/${path}`, body)).body);
    const buyer = await makePerson(trade.db);
    const home = { recipient: '区小满', phone: '13900001234', street: '望江里 88 号' };
    await trade.db.updateTable('addresses').set(home).where('id', '=', buyer.addressId).execute();
    const { variantId } = await house.goods('二手手机', { 成色等级: '95 新' });
    const orderId = await makeReceivedOrder(trade, house.shopId, buyer, [variantId], { until: 'paid' });
    // Just paid: the log was not read, nobody has looked at it.
    const first = await asShop('GET', `orders/${orderId}`);
    const { warehouse, code } = (await house.shopView(orderId)).body.inspection;
    expect(JSON.parse(first)).toMatchObject({ address: null, warehouse: { address: warehouse, code } });
    await trade.send(buyer, 'POST', `/orders/${orderId}/ask-cancel`, { reason: '不想要了' });
    const said = [
      first,
      await asShop('GET', 'orders'),
      await asShop('GET', 'orders.csv'),
      await asShop('POST', `orders/${orderId}/decline-cancel`, { reason: '已经寄出' }),
      // What its webhooks are told.
      JSON.stringify(
        await trade.db.selectFrom('events').selectAll().where('subject_id', '=', orderId).execute(),
      ),
      await asShop('POST', `orders/${orderId}/refund`, { reason: '缺货' }),
      await asShop('GET', `orders/${orderId}`),
    ];
    for (const text of said) {
      expect(text).toContain(orderId);
      for (const secret of Object.values(home)) expect(text).not.toContain(secret);
    }
    for (const text of [home.phone, home.recipient])
      expect(await asShop('GET', `orders?text=${encodeURIComponent(text)}`)).not.toContain(orderId);
  });

  it('shows its shop an address only once it is paid, when it goes directly', async () => {
    const { variantId } = await house.goods('茶叶茶具');
    const buyer = await makePerson(trade.db);
    const made = (await checkout(trade, buyer, [{ variantId, quantity: 1 }])).body;
    const path = `/studio/shops/${house.shopId}/orders/${made.orders[0]?.id}`;
    const seen = async () => (await trade.send(house.clerk, 'GET', path)).body;
    expect(await seen()).toMatchObject({ address: null, warehouse: null });
    await trade.callback(notification(made, 'captured'));
    expect(await seen()).toMatchObject({ address: { country: 'CN' }, warehouse: null });
  });

  it('is foretold by kind and price, for all goods at once', async () => {
    const [phone, jade, tea] = [
      await house.goods('二手手机'),
      await house.goods('翡翠玉石'),
      await house.goods('茶叶茶具'),
    ];
    const foretold = (...goods: string[]) =>
      trade.send<{ items: object[] }>(null, 'GET', `/inspections/foretold?goods=${goods.join()}`);
    const dear = [phone, jade, tea].map(({ variantId }) => `${variantId}:200000`);
    expect((await foretold(...dear)).body.items).toEqual([
      { variantId: phone.variantId, kind: 'phone', way: 'warehouse' },
      { variantId: jade.variantId, kind: 'jewellery', way: 'perhaps' },
    ]);
    // As it is with everything taken off.
    expect((await foretold(`${phone.variantId}:9999`, `${jade.variantId}:29999`)).body.items).toEqual([]);
  });

  it('of cheap or other goods comes directly', async () => {
    const cheap = await house.bought([(await house.goods('珠宝首饰', {}, 10_000)).variantId]);
    const tea = await house.bought([(await house.goods('茶叶茶具')).variantId]);
    for (const { buyer, orderId } of [cheap, tea])
      expect((await house.view(buyer, orderId)).body).toEqual({ inspection: null });
  });

  it('is judged by what the listing said when it was ordered', async () => {
    const { productId, variantId } = await house.goods('二手手机', { 成色等级: '99 新' });
    const { orderId } = await house.bought([variantId]);
    trade.clock.advance(1_000);
    await trade.send(house.owner, 'PATCH', `/studio/shops/${house.shopId}/products/${productId}`, {
      attributes: { 成色等级: '8 成新' },
    });
    const [piece] = (await house.shopView(orderId)).body.inspection.pieces;
    expect(piece?.promised.grade).toBe('as-new');
  });
});

describe('jade', () => {
  it('is found genuine, sealed, certified, sent on, received and settled', async () => {
    const { buyer, orderId } = await house.bought([(await house.goods('翡翠玉石')).variantId]);
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id, 'jewellery');
    const seal = newSeal();
    const judged = await house.judge(id, { answers: genuineJade, seal });
    expect(judged.body.piece).toMatchObject({
      ...{ state: 'passed', found: { outcome: 'passed', grade: null, seal } },
      certificate: { inForce: true },
    });
    // The money waits: nothing is settled that has not been received.
    trade.clock.advance(30 * dayMs);
    expect(await settleDue(trade.deps)).toBe(0);
    const wrong = await house.sendOn(orderId, { seals: [newSeal()], ...label() });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'seal-wrong']);
    const parcel = label();
    const sent = await house.sendOn(orderId, { seals: [seal], ...parcel });
    expect(sent.body.inspection.pieces[0]?.state).toBe('sent-on');
    expect((await house.sendOn(orderId, { seals: [seal], ...parcel })).status).toBe(200);
    expect((await house.order(buyer, orderId)).state).toBe('shipped');
    // Nor does the shop touch the parcel that the warehouse sealed.
    const [own] = await trade.db.selectFrom('parcels').select('id').where('order_id', '=', orderId).execute();
    const cancel = `/studio/shops/${house.shopId}/parcels/${own?.id}/cancel`;
    expect((await trade.send<{ code: string }>(house.clerk, 'POST', cancel)).body.code).toBe(
      'inspection-needed',
    );
    // It sees how far it is, not where: a carrier says the street in its own words.
    const at = new Date(trade.clock.nowMs());
    const scan = {
      at,
      status: 'out-for-delivery',
      place: '上海徐汇',
      text: '正送往龙华路 1 号',
      heard_at: at,
    };
    const ofParcel = { parcel_id: own?.id ?? '', carrier: parcel.carrier, tracking_no: parcel.trackingNo };
    await trade.db
      .insertInto('parcel_traces')
      .values({ ...scan, ...ofParcel })
      .execute();
    const traces = async (who: Person, path: string) =>
      (await trade.send<TracesView>(who, 'GET', `${path}/traces`)).body.parcels[0]?.events;
    expect(await traces(buyer, `/orders/${orderId}`)).toMatchObject([{ place: '上海徐汇' }]);
    expect(await traces(house.clerk, `/studio/shops/${house.shopId}/orders/${orderId}`)).toEqual([
      { at: at.toISOString(), status: 'out-for-delivery', place: '', text: '' },
    ]);
    await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
    trade.clock.advance(30 * dayMs);
    expect(await settleDue(trade.deps)).toBeGreaterThan(0);
    await sound();
  });

  it('that was treated is rejected: the money goes back by itself and the goods to the shop', async () => {
    const { variantId } = await house.goods('翡翠玉石');
    const { buyer, orderId } = await house.bought([variantId]);
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id, 'jewellery');
    const answers = { ...genuineJade, laboratory: 'treated' };
    const judged = await house.judge(id, { answers });
    expect(judged.body.piece).toMatchObject({
      ...{ state: 'rejected', refundedCents: 200_000, certificate: null },
      found: { outcome: 'rejected', because: ['laboratory'], seal: null },
    });
    expect(await house.order(buyer, orderId)).toMatchObject({ state: 'closed', refundedCents: 200_000 });
    await trade.runJobs();
    // A fake is not put back on the shelf.
    expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 98, held: 0 });
    const back = await trade.send(house.inspector, 'POST', `/ops/inspections/${id}/send-back`, label());
    expect(back.body).toMatchObject({ piece: { state: 'sent-back', isHere: false } });
    await sound();
  });

  it('rejected among other goods takes only its own money back, and the rest is sent on', async () => {
    const jade = await house.goods('翡翠玉石');
    const tea = await house.goods('茶叶茶具', {}, 5_000);
    const { buyer, orderId } = await house.bought([jade.variantId, tea.variantId]);
    const [id = '', ...others] = await house.taken(orderId);
    expect(others).toEqual([]);
    await house.photograph(id, 'front');
    await house.judge(id, { answers: {}, rejectedFor: '盒内是另一件商品' });
    expect(await house.order(buyer, orderId)).toMatchObject({ state: 'paid', refundedCents: 200_000 });
    expect((await house.sendOn(orderId, { seals: [], ...label() })).status).toBe(200);
    expect((await house.order(buyer, orderId)).state).toBe('shipped');
    await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
    await trade.runJobs();
    await sound();
  });
});

describe('a used phone', () => {
  it('as it was promised is graded and sent on without a question', async () => {
    const { orderId } = await house.phone('95 新', { 电池健康: '90' });
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id);
    const answers = { ...flawless, 'battery-health': 89 };
    const judged = await house.judge(id, { answers, seal: newSeal() });
    expect(judged.body.piece).toMatchObject({ state: 'passed', found: { grade: 'very-good' } });
  });

  it('of a lower grade is kept for the difference', async () => {
    const { buyer, orderId, id, seal, judged } = await lower();
    expect(judged.body.piece).toMatchObject({
      ...{ state: 'to-confirm', found: { outcome: 'lower', grade: 'good', because: ['screen', 'grade'] } },
      dueAt: new Date(trade.clock.nowMs() + 48 * hourMs).toISOString(),
    });
    // 1 − 840/920 of ¥2,000, rounded up to the cent.
    const differenceCents = 17_392;
    expect(judged.body.piece.found?.differenceCents).toBe(differenceCents);
    const early = await house.sendOn(orderId, { seals: [seal], ...label() });
    expect([early.status, early.body.code]).toEqual([409, 'state-conflict']);
    expect((await house.accept(buyer, orderId, id, 1)).body.code).toBe('state-conflict');
    const kept = await house.accept(buyer, orderId, id, differenceCents);
    expect(kept.body.inspection.pieces[0]).toMatchObject({ state: 'passed', refundedCents: differenceCents });
    expect((await house.accept(buyer, orderId, id, differenceCents)).status).toBe(200);
    expect((await house.order(buyer, orderId)).refundedCents).toBe(differenceCents);
    expect((await house.sendOn(orderId, { seals: [seal], ...label() })).status).toBe(200);
    await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
    // What went back already is asked for no second time.
    const askable = await findAskable(trade.db, orderId, buyer.id);
    expect(askable?.lines[0]?.refundedCents).toBe(differenceCents);
    await trade.runJobs();
    await sound();
  });

  it('of a lower grade is refused, and all of the money goes back', async () => {
    const { buyer, orderId, id } = await lower();
    const refused = await house.refuse(buyer, orderId, id);
    expect(refused.body.inspection.pieces[0]).toMatchObject({
      ...{ state: 'rejected', refusedBy: 'buyer', refundedCents: 200_000, certificate: { inForce: false } },
    });
    expect((await house.accept(buyer, orderId, id, 17_392)).status).toBe(409);
    expect(await house.order(buyer, orderId)).toMatchObject({ state: 'closed', closeReason: 'refunded' });
    await trade.runJobs();
    await sound();
  });

  it('that its buyer says nothing to is given back when the time is over', async () => {
    const { buyer, orderId } = await lower();
    trade.clock.advance(48 * hourMs - 1);
    expect(await refuseOverdue(trade.deps)).toBe(0);
    trade.clock.advance(1);
    expect(await refuseOverdue(trade.deps)).toBe(1);
    expect((await house.view(buyer, orderId)).body.inspection.pieces[0]).toMatchObject({
      ...{ state: 'rejected', refusedBy: 'clock' },
    });
    expect((await house.order(buyer, orderId)).state).toBe('closed');
    await sound();
  });

  it('that is locked is rejected whatever its grade', async () => {
    const { buyer, orderId } = await house.phone();
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id);
    const judged = await house.judge(id, {
      answers: { ...flawless, 'account-lock': 'locked' },
      seal: newSeal(),
    });
    expect(judged.body.piece).toMatchObject({ state: 'rejected', found: { because: ['account-lock'] } });
    expect((await house.order(buyer, orderId)).state).toBe('closed');
  });

  it('whose line is given back by another way is not sent on', async () => {
    const phone = await house.goods('二手手机', { 成色等级: '95 新' });
    const tea = await house.goods('茶叶茶具', {}, 5_000);
    const { orderId } = await house.bought([phone.variantId, tea.variantId]);
    const [id = ''] = await house.taken(orderId);
    await house.photographed(id);
    await house.judge(id, { answers: flawless, seal: newSeal() });
    const lines = [{ variantId: phone.variantId, quantity: 1 }];
    const release = { orderId, shopId: house.shopId, lines, referenceId: 'afs_other', putBack: true };
    await unitOfWork(trade.db, (tx) => cancelUnshipped(tx, trade.deps, { ...release, actorId: null }));
    await read('order-unshipped-cancelled', orderId);
    const [piece] = (await house.shopView(orderId)).body.inspection.pieces;
    expect(piece).toMatchObject({ state: 'cancelled', isHere: true, certificate: { inForce: false } });
    expect((await house.sendOn(orderId, { seals: [], ...label() })).status).toBe(200);
  });

  it('whose order is given back meanwhile goes back to the shop', async () => {
    const { buyer, orderId } = await house.phone();
    const refund = `/studio/shops/${house.shopId}/orders/${orderId}/refund`;
    const { code } = (await house.shopView(orderId)).body.inspection;
    await trade.send(house.owner, 'POST', refund, { reason: '缺货', putBack: false });
    expect((await house.order(buyer, orderId)).state).toBe('closed');
    await read('order-closed', orderId);
    const [id = ''] = (await house.scan(code)).body.pieceIds;
    expect((await house.judge(id, { answers: flawless, seal: newSeal() })).status).toBe(409);
    const back = await trade.send(house.inspector, 'POST', `/ops/inspections/${id}/send-back`, label());
    expect(back.body).toMatchObject({ piece: { state: 'sent-back' } });
  });
});

describe('a verdict', () => {
  it('is told by the log, and speaks of the shop', async () => {
    const judged = async (orderId: string, kind: 'phone' | 'jewellery', answers: object) => {
      const [id = ''] = await house.taken(orderId);
      await house.photographed(id, kind);
      expect((await house.judge(id, { answers, seal: newSeal() })).status).toBe(200);
      return id;
    };
    const jade = async () => (await house.bought([(await house.goods('翡翠玉石')).variantId])).orderId;
    const phone = async () => (await house.phone('95 新')).orderId;
    const ids = [
      await judged(await jade(), 'jewellery', genuineJade),
      await judged(await jade(), 'jewellery', { ...genuineJade, laboratory: 'treated' }),
      await judged(await phone(), 'phone', scratched),
      await judged(await phone(), 'phone', { ...flawless, 'account-lock': 'locked' }),
    ];
    await readable(trade.db);
    await readNewSteps(trade.deps);
    const told = await trade.db
      .selectFrom('trust_happenings')
      .select(['reference_id', 'kind', 'share'])
      .where('reference_id', 'in', ids)
      .where('subject_id', '=', house.shopId)
      .execute();
    const saidOf = new Map(told.map((row) => [row.reference_id, `${row.kind} ${row.share}`]));
    expect(ids.map((id) => saidOf.get(id))).toEqual([
      ...['check-passed 1', 'fake-found 1', 'quality-refund 0.5', 'quality-refund 1'],
    ]);
  });
});
