import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  audit,
  makePerson,
  makeShop,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { type Trading, trading } from '../../../../../tests/trading.ts';
import { unitOfWork } from '../../../database.ts';
import { lockCheckout } from '../orders/order.store.ts';
import { cancelUnshipped, findUnshipped } from './index.ts';

let trade: TradeServer;
let all: Trading;
let orderId: string;
let checkoutId: string;

beforeAll(async () => {
  trade = await tradeServer();
  all = await trading(trade);
});
afterAll(() => trade.stop());
beforeEach(async () => {
  ({ orderId, checkoutId } = await all.order());
});

let numbers = 0;
const number = () => `SF${10_000 + ++numbers}`;
const states = async () => {
  const { state, parcels } = await all.view(orderId);
  return [state, ...parcels.map((parcel) => parcel.state)];
};
const kindsInLog = async () =>
  (
    await trade.db
      .selectFrom('events')
      .select('kind')
      .where('subject_id', '=', orderId)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

describe('an order in parcels', () => {
  it('leaves piece by piece, each told to the log, and is delivered with the last', async () => {
    const first = number();
    const half = await all.ship(orderId, first, [{ variantId: all.tea, quantity: 2 }]);
    expect(half.body).toMatchObject({
      state: 'paid',
      leftToShip: [
        { variantId: all.tea, quantity: 1 },
        { variantId: all.cup, quantity: 1 },
      ],
      parcels: [{ trackingNo: first, state: 'announced', lines: [{ variantId: all.tea, quantity: 2 }] }],
      can: { ship: true, deliver: true, refund: false },
    });
    const again = await all.ship(orderId, first, [{ variantId: all.tea, quantity: 2 }]);
    expect([again.status, again.body.parcels.length]).toEqual([200, 1]);
    expect((await all.view(orderId)).can).toMatchObject({ askCancel: false, receive: false });
    const whole = await all.ship(orderId, number());
    expect(whole.body).toMatchObject({ state: 'shipped', leftToShip: [], shipDueAt: null });
    for (const { id } of whole.body.parcels) expect((await all.parcel(id, 'deliver')).status).toBe(200);
    expect(await states()).toEqual(['delivered', 'delivered', 'delivered']);
    expect(await kindsInLog()).toEqual([
      ...['order-placed', 'order-paid', 'parcel-shipped', 'parcel-shipped', 'order-shipped'],
      ...['parcel-delivered', 'parcel-delivered', 'order-delivered'],
    ]);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('ships no more than was ordered, and nothing that was not', async () => {
    const tooMany = await all.ship(orderId, number(), [{ variantId: all.tea, quantity: 4 }]);
    expect([tooMany.status, tooMany.body.code, tooMany.body.left]).toEqual([409, 'above-unshipped', 3]);
    const foreign = await all.ship(orderId, number(), [{ variantId: 'var_x', quantity: 1 }]);
    expect([foreign.status, foreign.body.code]).toEqual([400, 'bad-request']);
    for (const quantity of [0, -1, 1.5]) {
      expect((await all.ship(orderId, number(), [{ variantId: all.tea, quantity }])).status).toBe(400);
    }
    const unknown = await trade.send(
      all.clerk,
      'POST',
      `/studio/shops/${all.shopId}/orders/${orderId}/ship`,
      {
        ...{ carrier: 'pigeon', trackingNo: number() },
      },
    );
    expect(unknown.status).toBe(400);
    expect(await states()).toEqual(['paid']);
  });

  it('takes a parcel back before its carrier has it, and its number is free again', async () => {
    const taken = number();
    const { body } = await all.ship(orderId, taken);
    const id = body.parcels[0]?.id ?? '';
    for (let repeat = 0; repeat < 2; repeat++) expect((await all.parcel(id, 'cancel')).status).toBe(200);
    expect(await states()).toEqual(['paid', 'cancelled']);
    expect((await all.ship(orderId, taken)).body.state).toBe('shipped');
    await trade.push(pushOf(taken, 'picked-up'));
    const second = (await all.view(orderId)).parcels[1]?.id ?? '';
    const refused = await all.parcel(second, 'cancel');
    expect([refused.status, refused.body.code]).toEqual([409, 'state-conflict']);
    expect((await all.shopView(orderId)).parcels[1]?.can).toEqual({
      ...{ correct: true, cancel: false, deliver: true },
    });
  });

  it('gets a mistyped number right, and forgets what the wrong one said', async () => {
    const [wrong, right] = [number(), number()];
    const { body } = await all.ship(orderId, wrong);
    const id = body.parcels[0]?.id ?? '';
    await trade.push(pushOf(wrong, 'in-transit'));
    const path = `/studio/shops/${all.shopId}/parcels/${id}/label`;
    const correct = (trackingNo: string) =>
      trade.send<{ code?: string }>(all.clerk, 'PUT', path, { carrier: 'zto', trackingNo });
    expect((await correct(right)).status).toBe(200);
    const { parcels } = await all.view(orderId);
    expect(parcels).toMatchObject([{ carrier: 'zto', trackingNo: right, state: 'announced', trace: null }]);
    const traces = await trade.send<{ parcels: { events: unknown[] }[] }>(
      all.buyer,
      'GET',
      `/orders/${orderId}/traces`,
    );
    expect(traces.body.parcels).toMatchObject([{ parcelId: id, events: [] }]);
    expect((await trade.push(pushOf(wrong, 'delivered'))).status).toBe(404);
    const other = await all.order();
    const taken = number();
    await all.ship(other.orderId, taken);
    await trade.send(all.clerk, 'PUT', path, { carrier: 'sf', trackingNo: wrong });
    const clash = await trade.send<{ code: string; field: string }>(all.clerk, 'PUT', path, {
      ...{ carrier: 'sf', trackingNo: taken },
    });
    expect([clash.status, clash.body.code, clash.body.field]).toEqual([409, 'state-conflict', 'trackingNo']);
  });

  it('is nobody else’s to touch', async () => {
    const { body } = await all.ship(orderId, number());
    const id = body.parcels[0]?.id ?? '';
    const neighbourShop = await makeShop(trade.db);
    const neighbour = await makePerson(trade.db, { shops: [[neighbourShop, 'owner']] });
    const assistant = await makePerson(trade.db, { shops: [[all.shopId, 'assistant']] });
    const own = `/studio/shops/${all.shopId}/parcels/${id}/cancel`;
    const theirs = `/studio/shops/${neighbourShop}/parcels/${id}/cancel`;
    expect((await trade.send(neighbour, 'POST', theirs)).status).toBe(404);
    expect((await trade.send(neighbour, 'POST', own)).status).toBe(404);
    expect((await trade.send(all.buyer, 'POST', own)).status).toBe(404);
    expect((await trade.send(assistant, 'POST', own)).status).toBe(403);
    expect((await trade.send(neighbour, 'GET', `/orders/${orderId}/traces`)).status).toBe(404);
    const foreign = `/studio/shops/${neighbourShop}/orders/${orderId}/traces`;
    expect((await trade.send(neighbour, 'GET', foreign)).status).toBe(404);
    expect(await states()).toEqual(['shipped', 'announced']);
  });
});

describe('a table of shipments', () => {
  const upload = async (rows: readonly object[]) => {
    const path = `/studio/shops/${all.shopId}/shipments`;
    const given = rows.map((row, index) => ({ line: index + 1, orderId, carrier: 'sf', ...row }));
    const { body } = await trade.send<{ results: { outcome: string; code?: string; field?: string }[] }>(
      all.clerk,
      'POST',
      path,
      { rows: given },
    );
    return body.results.map(({ outcome, code, field }) => code ?? outcome + (field ?? ''));
  };

  it('says by sku and quantity what is in which parcel', async () => {
    const [one, two] = [number(), number()];
    const rows = [
      { trackingNo: one, sku: 's0', quantity: '2' },
      { trackingNo: one, sku: 's1' },
      { trackingNo: two, sku: 's0' },
    ];
    expect(await upload(rows)).toEqual(['shipped', 'shipped', 'shipped']);
    expect(await upload(rows)).toEqual(['already-shipped', 'already-shipped', 'already-shipped']);
    const { state, parcels } = await all.view(orderId);
    // Made in one moment, they have no order of their own.
    const inside = new Map(
      parcels.map(({ trackingNo, lines }) => [trackingNo, lines.map(({ quantity }) => quantity).sort()]),
    );
    expect([state, inside]).toEqual([
      'shipped',
      new Map([
        [one, [1, 2]],
        [two, [1]],
      ]),
    ]);
  });

  it('answers each row that cannot be', async () => {
    expect(
      await upload([
        { trackingNo: number(), sku: 's9' },
        { trackingNo: number(), quantity: '1' },
        { trackingNo: number(), sku: 's0', quantity: 'many' },
        { trackingNo: number(), sku: 's0', quantity: '9' },
      ]),
    ).toEqual(['bad-request', 'bad-request', 'bad-request', 'above-unshipped']);
    expect(await states()).toEqual(['paid']);
  });
});

describe('what has yet to leave', () => {
  const release = (referenceId: string, quantity: number, putBack = true) =>
    unitOfWork(trade.db, async (tx) => {
      await lockCheckout(tx, checkoutId);
      return cancelUnshipped(tx, trade.deps, {
        ...{ orderId, shopId: all.shopId, referenceId, putBack, actorId: all.owner.id },
        lines: [{ variantId: all.tea, quantity }],
      });
    });

  it('is found, and given back to the shelf once for each case', async () => {
    await all.ship(orderId, number(), [{ variantId: all.tea, quantity: 1 }]);
    const left = await unitOfWork(trade.db, (tx) => findUnshipped(tx, orderId));
    expect(left).toEqual([
      { variantId: all.tea, quantity: 2 },
      { variantId: all.cup, quantity: 1 },
    ]);
    const before = (await stockOf(trade.db, all.tea)).onHand;
    expect(await release('case_1', 2)).toEqual({
      ok: true,
      value: [{ variantId: all.tea, quantity: 2 }],
    });
    expect(await release('case_1', 2)).toEqual({ ok: true, value: [] });
    expect((await stockOf(trade.db, all.tea)).onHand).toBe(before + 2);
    expect(await release('case_2', 1)).toMatchObject({ failure: { type: 'above-unshipped', left: 0 } });
    expect((await all.ship(orderId, number())).body).toMatchObject({ state: 'shipped' });
    expect(await unitOfWork(trade.db, (tx) => findUnshipped(tx, orderId))).toEqual([]);
  });

  it('of a lost parcel is given back without filling the shelf', async () => {
    const lost = number();
    await all.ship(orderId, lost, [{ variantId: all.tea, quantity: 3 }]);
    await trade.push(pushOf(lost, 'lost'));
    const before = (await stockOf(trade.db, all.tea)).onHand;
    expect(await release('case_3', 3, false)).toMatchObject({ ok: true });
    expect((await stockOf(trade.db, all.tea)).onHand).toBe(before);
    expect((await all.view(orderId)).leftToShip).toEqual([{ variantId: all.cup, quantity: 1 }]);
  });
});

function pushOf(trackingNo: string, status: string, atMs = trade.clock.nowMs()) {
  const event = { at: new Date(atMs).toISOString(), status, place: '上海', text: status };
  return { carrier: 'sf', trackingNo, events: [event] };
}
