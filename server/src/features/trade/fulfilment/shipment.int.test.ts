import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  audit,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { ShipmentResult, ShipmentRow } from './shipment.schema.ts';

let trade: TradeServer;
let shopId: ShopId;
let variantId: string;
let clerk: Person;
let buyer: Person & { readonly addressId: string };

beforeAll(async () => {
  trade = await tradeServer();
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  variantId = (await makeGoods(trade, shopId, [{ priceCents: 6_000, stock: 50 }])).variantIds[0] ?? '';
  clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
  buyer = await makePerson(trade.db);
});

async function order(variant = variantId, pay = true): Promise<string> {
  const { body } = await checkout(trade, buyer, [{ variantId: variant, quantity: 1 }]);
  if (pay) await trade.callback(notification(body, 'captured'));
  return body.orders[0]?.id ?? '';
}

let numbers = 0;
function row(line: number, orderId: string): ShipmentRow {
  numbers += 1;
  return { line, orderId, carrier: 'sf', trackingNo: `SF${1_000_000 + numbers}` };
}

type Answer = { readonly results: readonly ShipmentResult[]; readonly code?: string };
const upload = (rows: readonly unknown[], who = clerk, headers: Record<string, string> = {}) =>
  trade.send<Answer>(who, 'POST', `/studio/shops/${shopId}/shipments`, { rows }, headers);
const outcomes = ({ body }: { readonly body: Answer }) => body.results.map(({ outcome }) => outcome);
const parcelCount = async (orderId: string) =>
  (await trade.db.selectFrom('parcels').select('id').where('order_id', '=', orderId).execute()).length;
const stateOf = async (orderId: string) =>
  (await trade.send<{ state: string }>(buyer, 'GET', `/orders/${orderId}`)).body.state;

describe('a file of shipments', () => {
  it('ships what can be shipped, whatever else is in it', async () => {
    const [first, unpaid, second, third] = [
      await order(),
      await order(variantId, false),
      await order(),
      await order(),
    ];
    const shipped = row(1, first);
    const answer = await upload([
      shipped,
      row(2, unpaid),
      { ...row(3, second), trackingNo: 'SF 12/34' },
      { ...row(4, second), carrier: '  ' },
      row(5, 'ord_00000000000000000000000000'),
      { ...row(6, second), trackingNo: shipped.trackingNo },
      row(7, first),
      { ...row(8, ` ${third} `), carrier: ' zto ' },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.results.map(({ line, outcome, code, field }) => [line, outcome, code, field])).toEqual(
      [
        [1, 'shipped', undefined, undefined],
        [2, 'refused', 'state-conflict', undefined],
        [3, 'refused', 'bad-request', 'trackingNo'],
        [4, 'refused', 'bad-request', 'carrier'],
        [5, 'refused', 'not-found', undefined],
        [6, 'refused', 'state-conflict', 'trackingNo'],
        [7, 'refused', 'state-conflict', undefined],
        [8, 'shipped', undefined, undefined],
      ],
    );
    for (const result of answer.body.results) {
      if (result.outcome === 'refused') expect(result.detail).toBeTruthy();
    }
    expect(await Promise.all([first, unpaid, second, third].map(stateOf))).toEqual([
      'shipped',
      'pending-payment',
      'paid',
      'shipped',
    ]);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('changes nothing when it comes again', async () => {
    const rows = [row(1, await order()), row(2, await order())];
    expect(outcomes(await upload(rows))).toEqual(['shipped', 'shipped']);
    expect(outcomes(await upload(rows))).toEqual(['already-shipped', 'already-shipped']);
    for (const { orderId } of rows) expect(await parcelCount(orderId)).toBe(1);
  });

  it('answers the same key as the first time, and another body under it not at all', async () => {
    const rows = [row(1, await order())];
    const waiting = row(1, await order());
    const headers = { 'idempotency-key': `shipments-${rows[0]?.orderId}` };
    const first = await upload(rows, clerk, headers);
    expect(outcomes(first)).toEqual(['shipped']);
    expect((await upload(rows, clerk, headers)).body).toEqual(first.body);
    const other = await upload([waiting], clerk, headers);
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
    expect(await stateOf(waiting.orderId)).toBe('paid');
    const without = await upload([waiting], clerk, { 'idempotency-key': '' });
    expect([without.status, without.body.code]).toEqual([400, 'key-required']);
  });

  it('ships each order once when two people send it at the same time', async () => {
    const rows = await Promise.all(Array.from({ length: 5 }, async (_, i) => row(i + 1, await order())));
    const rival = rows.map((one) => ({ ...one, trackingNo: `ZT${one.trackingNo}` }));
    const answers = await Promise.all([upload(rows), upload([...rows].reverse()), upload(rival)]);
    for (const { status } of answers) expect(status).toBe(200);
    const all = answers.flatMap(({ body }) => body.results);
    for (const { orderId } of rows) {
      expect(await parcelCount(orderId)).toBe(1);
      const ofOrder = all.filter((result) => result.orderId === orderId);
      expect(ofOrder.filter(({ outcome }) => outcome === 'shipped')).toHaveLength(1);
      expect(ofOrder.every(({ code }) => code === undefined || code === 'state-conflict')).toBe(true);
    }
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('answers for another shop’s order as for one that is not there', async () => {
    const neighbour = await makeShop(trade.db);
    const goods = await makeGoods(trade, neighbour, [{ priceCents: 5_000, stock: 2 }]);
    const theirs = await order(goods.variantIds[0]);
    const [foreign, unknown] = (await upload([row(1, theirs), row(2, 'ord_nothing')])).body.results;
    expect(foreign).toEqual({ ...unknown, line: 1, orderId: theirs });
    expect(foreign).toMatchObject({ outcome: 'refused', code: 'not-found' });
    expect(await stateOf(theirs)).toBe('paid');
  });

  it('is for those who may ship', async () => {
    const rows = [row(1, await order())];
    const assistant = await makePerson(trade.db, { shops: [[shopId, 'assistant']] });
    const finance = await makePerson(trade.db, { shops: [[shopId, 'finance']] });
    const stranger = await makePerson(trade.db, { signedIn: false });
    const neighbour = await makePerson(trade.db, { shops: [[await makeShop(trade.db), 'owner']] });
    const statuses = [];
    for (const who of [assistant, finance, buyer, neighbour, stranger]) {
      statuses.push((await upload(rows, who)).status);
    }
    expect(statuses).toEqual([403, 403, 404, 404, 401]);
    expect(await stateOf(rows[0]?.orderId ?? '')).toBe('paid');
  });

  it('has between 1 and 200 rows', async () => {
    const many = Array.from({ length: 201 }, (_, i) => row(i + 1, 'ord_nothing'));
    expect((await upload([])).status).toBe(400);
    expect((await upload(many)).status).toBe(400);
    expect((await upload(many.slice(0, 200))).body.results).toHaveLength(200);
  });
});
