import type { ShopId, VariantId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  type Checkout,
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
import { unitOfWork } from '../../../database.ts';
import * as stock from '../stock/index.ts';

let trade: TradeServer;
let shopId: ShopId;
let clerk: Person;
beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
  shopId = await makeShop(trade.db);
  clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
});
afterAll(() => trade.stop());

const path = (rest: string) => `/studio/shops/${shopId}/${rest}`;
const ask = <Body = Record<string, unknown>>(method: 'GET' | 'POST' | 'PUT', rest: string, body?: object) =>
  trade.send<Body>(clerk, method, path(rest), body);

async function goods(onHand: number): Promise<VariantId> {
  const { variantIds } = await makeGoods(trade, shopId, [{ priceCents: 1_000, stock: onHand }]);
  return variantIds[0] as VariantId;
}
async function warehouse(name: string, priority: number): Promise<string> {
  const made = await ask<{ id: string }>('POST', 'warehouses', { name, province: '浙江', priority });
  expect(made.status).toBe(200);
  return made.body.id;
}
const buy = (who: Awaited<ReturnType<typeof makePerson>>, variantId: string, quantity: number) =>
  checkout(trade, who, [{ variantId, quantity }]);
async function pay(placed: { body: Checkout }): Promise<string> {
  await trade.callback(notification(placed.body, 'captured'));
  return placed.body.orders[0]?.id ?? '';
}
interface Row {
  onHand: number;
  held: number;
  promised: number;
  setAside: number;
  perPersonMax: number | null;
  levels: { warehouseId: string; onHand: number; held: number; promised: number }[];
}
async function rowOf(variantId: string): Promise<Row> {
  const { body } = await ask<{ items: (Row & { variantId: string })[] }>('GET', 'stock?limit=100');
  return body.items.find((row) => row.variantId === variantId) as Row;
}

describe('what there is of a variant', () => {
  it('is held by a checkout, promised when it is paid, and gone when it is shipped', async () => {
    const variantId = await goods(10);
    const placed = await buy(await makePerson(trade.db), variantId, 3);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 10, held: 3, promised: 0 });
    const orderId = await pay(placed);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 7, held: 0, promised: 3 });
    const label = { carrier: 'sf', trackingNo: `SF${orderId.slice(-10)}` };
    expect((await ask('POST', `orders/${orderId}/ship`, label)).status).toBe(200);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 7, held: 0, promised: 0 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('that is refunded before it was shipped is on the shelf again, or gone when it is spoilt', async () => {
    const assistant = await makePerson(trade.db, { shops: [[shopId, 'assistant']] });
    for (const putBack of [true, false]) {
      const variantId = await goods(5);
      const orderId = await pay(await buy(await makePerson(trade.db), variantId, 2));
      await trade.send(assistant, 'POST', path(`orders/${orderId}/refund`), { reason: '缺货', putBack });
      expect(await rowOf(variantId)).toMatchObject({ onHand: putBack ? 5 : 3, held: 0, promised: 0 });
    }
    await trade.runJobs();
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});

describe('warehouses', () => {
  it('are taken from in their order, whole where one has enough', async () => {
    const near = await warehouse('近仓', 1);
    const far = await warehouse('远仓', 2);
    const variantId = await goods(2);
    for (const [warehouseId, onHand] of [
      [near, 3],
      [far, 6],
    ] as const)
      expect((await ask('PUT', `stock/${variantId}`, { warehouseId, onHand })).status).toBe(200);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 11 });
    await pay(await buy(await makePerson(trade.db), variantId, 5));
    const heldAt = async () =>
      Object.fromEntries((await rowOf(variantId)).levels.map((level) => [level.warehouseId, level.promised]));
    expect(await heldAt()).toEqual({ main: 0, [near]: 0, [far]: 5 });
    await pay(await buy(await makePerson(trade.db), variantId, 6));
    expect(await heldAt()).toEqual({ main: 2, [near]: 3, [far]: 6 });
    expect((await buy(await makePerson(trade.db), variantId, 1)).status).toBe(409);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('take goods from one another, never those that are held', async () => {
    const other = await warehouse('调拨仓', 3);
    const variantId = await goods(10);
    await buy(await makePerson(trade.db), variantId, 4);
    const move = (quantity: number) =>
      ask('POST', 'stock-moves', { variantId, quantity, from: 'main', to: other });
    expect(await move(7)).toMatchObject({ status: 409, body: { code: 'stock-exhausted', available: 6 } });
    expect(await move(6)).toMatchObject({ status: 200, body: { onHand: 10, held: 4 } });
    expect(await ask('POST', `warehouses/${other}/close`)).toMatchObject({
      ...{ status: 409, body: { code: 'state-conflict' } },
    });
    const back = { variantId, quantity: 6, from: other, to: 'main' };
    await ask('POST', 'stock-moves', back);
    expect((await ask('POST', `warehouses/${other}/close`)).status).toBe(200);
    expect((await ask('POST', 'stock-moves', { ...back, from: 'main', to: other, quantity: 1 })).status).toBe(
      404,
    );
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('have names of their own, and are their shop’s alone', async () => {
    const id = await warehouse('唯一', 5);
    const twice = { name: '唯一', province: '', priority: 1 };
    expect(await ask('POST', 'warehouses', twice)).toMatchObject({
      status: 409,
      body: { code: 'name-taken' },
    });
    const strangers = await makeShop(trade.db);
    const other = await makePerson(trade.db, { shops: [[strangers, 'owner']] });
    const renamed = await trade.send(other, 'PUT', `/studio/shops/${strangers}/warehouses/${id}`, twice);
    expect(renamed.status).toBe(404);
    const variantId = await goods(1);
    const counted = await trade.send(other, 'PUT', `/studio/shops/${strangers}/stock/${variantId}`, {
      ...{ warehouseId: 'main', onHand: 9 },
    });
    expect(counted.status).toBe(404);
  });
});

describe('a limit a person', () => {
  it('counts what is held and bought, and what comes back', async () => {
    const variantId = await goods(50);
    const limit = (perPersonMax: number | null) =>
      ask('PUT', `stock/${variantId}/person-limit`, { perPersonMax });
    expect(await limit(3)).toMatchObject({ status: 200, body: { perPersonMax: 3 } });
    const buyer = await makePerson(trade.db);
    await pay(await buy(buyer, variantId, 2));
    expect(await buy(buyer, variantId, 2)).toMatchObject({
      ...{ status: 409, body: { code: 'person-limit', perPersonMax: 3, left: 1 } },
    });
    const held = await buy(buyer, variantId, 1);
    expect(held.status).toBe(200);
    await trade.send(buyer, 'POST', `/checkouts/${held.body.id}/cancel`);
    expect((await buy(buyer, variantId, 1)).status).toBe(200);
    expect((await buy(await makePerson(trade.db), variantId, 3)).status).toBe(200);
    await limit(null);
    expect((await buy(buyer, variantId, 9)).status).toBe(200);
  });

  it('holds when somebody orders many times at once', async () => {
    const variantId = await goods(100);
    await ask('PUT', `stock/${variantId}/person-limit`, { perPersonMax: 4 });
    const buyer = await makePerson(trade.db);
    const answers = await Promise.all(Array.from({ length: 12 }, () => buy(buyer, variantId, 1)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(await rowOf(variantId)).toMatchObject({ held: 4 });
  });

  it('of unpaid checkouts stops who holds goods and pays for none', async () => {
    const variantId = await goods(100);
    const hoarder = await makePerson(trade.db);
    for (let i = 0; i < 20; i++) expect((await buy(hoarder, variantId, 1)).status).toBe(200);
    expect(await buy(hoarder, variantId, 1)).toMatchObject({
      ...{ status: 409, body: { code: 'too-many-holds', open: 20 } },
    });
    expect((await buy(await makePerson(trade.db), variantId, 1)).status).toBe(200);
  });
});

describe('goods set aside', () => {
  it('are nobody else’s until the occasion is over', async () => {
    const variantId = await goods(10);
    const made = await ask<{ id: string }>('POST', 'stock-pools', {
      ...{ kind: 'room', referenceId: '今晚八点' },
      lines: [{ variantId, quantity: 8 }],
    });
    expect(made).toMatchObject({ status: 200, body: { lines: [{ onHand: 8, held: 0 }] } });
    expect(await rowOf(variantId)).toMatchObject({ onHand: 2, setAside: 8 });
    expect((await buy(await makePerson(trade.db), variantId, 3)).status).toBe(409);
    const person = await makePerson(trade.db);
    const hold = (checkoutId: string, quantity: number) =>
      unitOfWork(trade.db, (tx) =>
        stock.hold(
          tx,
          trade.deps,
          {
            ...{ checkoutId: checkoutId as never, personId: person.id, expiresAtMs: trade.clock.nowMs() },
            lines: [{ variantId, quantity, pool: made.body.id }],
          },
          trade.clock.nowMs(),
        ),
      );
    expect((await hold('chk_pool_1', 5)).ok).toBe(true);
    expect(await hold('chk_pool_2', 4)).toMatchObject({
      ...{ ok: false, failure: { type: 'stock-exhausted', available: 3 } },
    });
    expect((await ask('POST', `stock-pools/${made.body.id}/close`)).status).toBe(200);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 5, setAside: 5 });
    await unitOfWork(trade.db, (tx) => stock.release(tx, ['chk_pool_1'], trade.clock.nowMs()));
    await ask('POST', `stock-pools/${made.body.id}/close`);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 10, setAside: 0 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('are no more than lie free, whoever sets them aside at once', async () => {
    const variantId = await goods(10);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        ask('POST', 'stock-pools', {
          ...{ kind: 'flash-sale', referenceId: `sale ${n}` },
          lines: [{ variantId, quantity: 3 }],
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409, 409, 409]);
    expect(await rowOf(variantId)).toMatchObject({ onHand: 1, setAside: 9 });
  });
});

it('who keeps stock may change it: owner, assistant and clerk; host and finance look', async () => {
  const variantId = await goods(1);
  for (const [role, status] of [
    ['assistant', 200],
    ['owner', 200],
    ['host', 403],
    ['finance', 403],
  ] as const) {
    const member = await makePerson(trade.db, { shops: [[shopId, role]] });
    const count = { warehouseId: 'main', onHand: 5 };
    expect((await trade.send(member, 'PUT', path(`stock/${variantId}`), count)).status).toBe(status);
    expect((await trade.send(member, 'GET', path('stock'))).status).toBe(200);
  }
  expect((await trade.send(await makePerson(trade.db), 'GET', path('stock'))).status).toBe(404);
});
