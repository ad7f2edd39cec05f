import { newId, type PersonId, secondMs, type VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  type Checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import * as stock from '../../trade/stock/index.ts';
import { flashSalesFeature } from './index.ts';

let trade: TradeServer;
const told: unknown[] = [];
beforeAll(async () => {
  trade = await tradeServer({
    connections: 16,
    features: (deps) => [
      flashSalesFeature(deps, { hub: { announced: (_room, message) => told.push(message) } }),
    ],
  });
});
afterAll(() => trade.stop());

let made = 0;

/** A live room of a shop with goods in its bag. */
async function liveRoom(onHand = 10, inBag = true) {
  const shopId = await makeShop(trade.db);
  const owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  const { productId, variantIds } = await makeGoods(trade, shopId, [{ priceCents: 9_900, stock: onHand }]);
  made += 1;
  const roomId = `rom_${String(made).padStart(26, '0')}`;
  const now = new Date(trade.clock.nowMs());
  await sql`
    insert into rooms (id, broadcaster_id, broadcaster_kind, state, title, planned_at, started_at, version, created_by,
      created_at, updated_at)
    values (${roomId}, ${shopId}, 'shop', 'live', 'live', ${now}, ${now}, 1, ${owner.id}, ${now}, ${now})
  `.execute(trade.db);
  if (inBag)
    await sql`
      insert into room_goods (room_id, product_id, shop_id, position, added_by, added_at)
      values (${roomId}, ${productId}, ${shopId}, 1, ${owner.id}, ${now})
    `.execute(trade.db);
  return { shopId, owner, roomId, variantId: variantIds[0] as VariantId, productId };
}
type Room = Awaited<ReturnType<typeof liveRoom>>;
type Sale = { id: string; state: string; left: number; code?: string } & Record<string, unknown>;

const input = (variantId: string, more: object = {}) => ({
  ...{ variantId, priceCents: 4_900, quantity: 5, perPersonMax: 2, countdownS: 10, minutes: 1 },
  ...more,
});
const announced = (room: Room, more: object = {}, who = room.owner) =>
  trade.send<Sale>(who, 'POST', `/studio/rooms/${room.roomId}/flash-sales`, input(room.variantId, more));
const turn = () => trade.runJob('flash-sales.advance-all');
async function kinds(roomId: string): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select body ->> 'kind' as kind from room_messages where room_id = ${roomId} order by seq
  `.execute(trade.db);
  return rows.map(({ kind }) => kind.replace('flash-sale-', ''));
}
async function priceOf(room: Room) {
  const { rows } = await sql<{ price_cents: number; pool_id: string }>`
    select price_cents, pool_id from room_prices where room_id = ${room.roomId} and variant_id = ${room.variantId}
  `.execute(trade.db);
  return rows[0];
}
async function openStock(variantId: string): Promise<number> {
  const row = await trade.db
    .selectFrom('stock_levels')
    .select('on_hand')
    .where('variant_id', '=', variantId)
    .where('pool', '=', '')
    .executeTakeFirstOrThrow();
  return row.on_hand;
}
/** Somebody holds pieces of the sale, as a checkout does. */
async function take(room: Room, personId: PersonId, quantity: number) {
  const pool = (await priceOf(room))!.pool_id;
  const checkoutId = newId('checkout', trade.clock.nowMs(), trade.deps.random);
  const lines = [{ variantId: room.variantId, quantity, pool }];
  const request = { checkoutId, personId, lines, expiresAtMs: trade.clock.nowMs() };
  const held = await unitOfWork(trade.db, (tx) => stock.hold(tx, trade.deps, request, trade.clock.nowMs()));
  return { checkoutId, ...(held.ok ? { code: 'ok' } : { code: held.failure.type }) };
}

interface Quote {
  readonly id: string;
  readonly totalCents: number;
  readonly code?: string;
  readonly shops: readonly { readonly lines: readonly { readonly totalCents: number }[] }[];
}
type Buyer = Awaited<ReturnType<typeof makePerson>>;
const quoted = (room: Room, buyer: Buyer, quantity: number) =>
  trade.send<Quote>(buyer, 'POST', '/quotes', {
    lines: [{ variantId: room.variantId, quantity, roomId: room.roomId }],
    addressId: buyer.addressId,
  });
const ordered = (buyer: Buyer, { id, totalCents }: Quote) =>
  trade.send<Checkout & { code?: string }>(buyer, 'POST', '/checkouts', {
    ...{ quoteId: id, addressId: buyer.addressId, expectedTotalCents: totalCents },
  });
async function bought(room: Room, buyer: Buyer, quantity: number) {
  return ordered(buyer, (await quoted(room, buyer, quantity)).body);
}

describe('a flash sale', () => {
  it('is announced, begins, is sold out, comes back, and ends with the price as it was', async () => {
    const room = await liveRoom(8);
    const sale = await announced(room);
    expect(sale).toMatchObject({ status: 200, body: { state: 'announced', left: 5 } });
    expect(await openStock(room.variantId)).toBe(3);
    await turn();
    expect(await priceOf(room)).toBeUndefined();
    trade.clock.advance(10 * secondMs);
    await Promise.all([turn(), turn(), turn()]);
    expect(await priceOf(room)).toMatchObject({ price_cents: 4_900 });
    const buyers = await Promise.all(Array.from({ length: 3 }, () => makePerson(trade.db)));
    const [first] = await Promise.all(buyers.map(({ id }, at) => take(room, id, at === 2 ? 1 : 2)));
    await turn();
    await turn();
    await unitOfWork(trade.db, (tx) => stock.release(tx, [first!.checkoutId], trade.clock.nowMs()));
    await turn();
    trade.clock.advance(60 * secondMs);
    await Promise.all([turn(), turn()]);
    await turn();
    expect(await kinds(room.roomId)).toEqual(['announced', 'began', 'sold-out', 'came-back', 'ended']);
    expect(await priceOf(room)).toBeUndefined();
    // Three are held, two free ones are everybody's again.
    expect(await openStock(room.variantId)).toBe(5);
    const list = await trade.send<{ items: Sale[] }>(room.owner, 'GET', `/rooms/${room.roomId}/flash-sales`);
    expect(list.body.items).toMatchObject([{ state: 'ended', endReason: 'time', left: 0 }]);
  });

  it('never sells more than it has, nor more to one person, however many come at once', async () => {
    const room = await liveRoom(30);
    await announced(room, { quantity: 7, perPersonMax: 2 });
    trade.clock.advance(10 * secondMs);
    await turn();
    const greedy = await makePerson(trade.db);
    const buyers = await Promise.all(Array.from({ length: 12 }, () => makePerson(trade.db)));
    const greed = await Promise.all(Array.from({ length: 4 }, () => take(room, greedy.id, 1)));
    expect(greed.map(({ code }) => code).sort()).toEqual(['ok', 'ok', 'person-limit', 'person-limit']);
    const rush = await Promise.all(buyers.map(({ id }) => take(room, id, 1)));
    expect(rush.filter(({ code }) => code === 'ok')).toHaveLength(5);
    expect(rush.filter(({ code }) => code === 'stock-exhausted')).toHaveLength(7);
  });

  it('is bought through quotes and orders: sold out exactly, at its price, and paid for', async () => {
    const room = await liveRoom(20);
    await announced(room, { quantity: 5 });
    const early = await quoted(room, await makePerson(trade.db), 1);
    expect(early.body.shops[0]!.lines[0]!.totalCents).toBe(9_900);
    trade.clock.advance(10 * secondMs);
    await turn();
    const greedy = await makePerson(trade.db);
    expect((await bought(room, greedy, 3)).body.code).toBe('person-limit');
    const buyers = await Promise.all(Array.from({ length: 9 }, () => makePerson(trade.db)));
    const shown = await Promise.all(buyers.map((buyer) => quoted(room, buyer, 1)));
    for (const { body } of shown) expect(body.shops[0]!.lines[0]!.totalCents).toBe(4_900);
    const made = await Promise.all(buyers.map((buyer, at) => ordered(buyer, shown[at]!.body)));
    const placed = made.filter(({ status }) => status === 200);
    expect(placed).toHaveLength(5);
    await turn();
    expect((await kinds(room.roomId)).at(-1)).toBe('sold-out');
    const late = await quoted(room, await makePerson(trade.db), 1);
    expect(late.body.shops[0]!.lines[0]!.totalCents).toBe(9_900);
    for (const { body } of placed) await trade.callback(notification(body as Checkout, 'captured'));
    trade.clock.advance(60 * secondMs);
    await turn();
    expect(await openStock(room.variantId)).toBe(15);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('has a limit of its own: what was bought elsewhere does not count, and gives nothing back', async () => {
    const room = await liveRoom(30);
    const buyer = await makePerson(trade.db);
    await unitOfWork(trade.db, (tx) => stock.limitPerPerson(tx, room.variantId, 1));
    const elsewhere = newId('checkout', trade.clock.nowMs(), trade.deps.random);
    const line = { variantId: room.variantId, quantity: 1 };
    const hold = (checkoutId: typeof elsewhere) =>
      unitOfWork(trade.db, (tx) =>
        stock.hold(
          tx,
          trade.deps,
          { checkoutId, personId: buyer.id, lines: [line], expiresAtMs: trade.clock.nowMs() },
          trade.clock.nowMs(),
        ),
      );
    expect((await hold(elsewhere)).ok).toBe(true);
    await announced(room);
    trade.clock.advance(10 * secondMs);
    await turn();
    const inSale = await take(room, buyer.id, 2);
    expect(inSale.code).toBe('ok');
    await unitOfWork(trade.db, (tx) => stock.release(tx, [inSale.checkoutId], trade.clock.nowMs()));
    expect(await hold(newId('checkout', trade.clock.nowMs() + 1, trade.deps.random))).toMatchObject({
      ok: false,
      failure: { type: 'person-limit' },
    });
  });

  it('takes the place of the room’s own price and gives it back', async () => {
    const room = await liveRoom(10);
    await sql`
      insert into room_prices (room_id, variant_id, product_id, shop_id, price_cents, set_by, set_at)
      values (${room.roomId}, ${room.variantId}, ${room.productId}, ${room.shopId}, 8000, ${room.owner.id}, now())
    `.execute(trade.db);
    await announced(room);
    trade.clock.advance(10 * secondMs);
    await turn();
    expect(await priceOf(room)).toMatchObject({ price_cents: 4_900 });
    trade.clock.advance(60 * secondMs);
    await turn();
    expect(await priceOf(room)).toMatchObject({ price_cents: 8_000, pool_id: null });
    expect(await openStock(room.variantId)).toBe(10);
  });

  it('ends with its room', async () => {
    const room = await liveRoom(10);
    await announced(room);
    await sql`update rooms set state = 'ended', ended_at = now(), end_reason = 'host' where id = ${room.roomId}`.execute(
      trade.db,
    );
    await turn();
    expect(await kinds(room.roomId)).toEqual(['announced', 'ended']);
    expect(await openStock(room.variantId)).toBe(10);
  });

  it('gives back later what was held at its end and not paid', async () => {
    const room = await liveRoom(10);
    await announced(room);
    trade.clock.advance(10 * secondMs);
    await turn();
    const { checkoutId } = await take(room, (await makePerson(trade.db)).id, 2);
    trade.clock.advance(60 * secondMs);
    await turn();
    expect(await openStock(room.variantId)).toBe(8);
    await unitOfWork(trade.db, (tx) => stock.release(tx, [checkoutId], trade.clock.nowMs()));
    await turn();
    expect(await openStock(room.variantId)).toBe(10);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('goes on by its own jobs, and tells what the database holds', async () => {
    const room = await liveRoom(10);
    await trade.runJobs();
    const before = told.length;
    await announced(room);
    trade.clock.advance(10 * secondMs);
    await trade.runJobs();
    await trade.runJobs();
    expect(await kinds(room.roomId)).toEqual(['announced', 'began']);
    expect(told.length - before).toBe(2);
  });

  it.each([
    ['beyond stock', { quantity: 11 }, 409, 'stock-exhausted'],
    ['dearer than usual', { priceCents: 9_900 }, 400, 'bad-request'],
    ['a countdown too short', { countdownS: 9 }, 400, 'bad-request'],
    ['a countdown too long', { countdownS: 301 }, 400, 'bad-request'],
    ['no time', { minutes: 0 }, 400, 'bad-request'],
    ['too much time', { minutes: 21 }, 400, 'bad-request'],
    ['more a person than there is', { perPersonMax: 6 }, 400, 'bad-request'],
  ])('is refused: %s', async (_name, more, status, code) => {
    const room = await liveRoom(10);
    expect(await announced(room, more)).toMatchObject({ status, body: { code } });
    expect(await kinds(room.roomId)).toEqual([]);
    expect(await openStock(room.variantId)).toBe(10);
  });

  it('is refused below the floor, out of the bag, twice at a time, and in a room that is not live', async () => {
    const room = await liveRoom(10);
    await sql`insert into room_price_floors (variant_id, floor_cents, set_by, set_at)
      values (${room.variantId}, 5000, ${room.owner.id}, now())`.execute(trade.db);
    expect((await announced(room)).body).toMatchObject({ code: 'below-floor', floorCents: 5_000 });
    expect((await announced(room, { priceCents: 5_000 })).status).toBe(200);
    expect((await announced(room, { priceCents: 5_000 })).body.code).toBe('sale-under-way');
    expect((await announced(await liveRoom(10, false))).body.code).toBe('not-in-bag');
    const over = await liveRoom(10);
    await sql`update rooms set state = 'scheduled', started_at = null where id = ${over.roomId}`.execute(
      trade.db,
    );
    expect((await announced(over)).body.code).toBe('room-not-live');
  });

  it('is announced by the shop alone', async () => {
    const room = await liveRoom(10);
    const otherShop = await makeShop(trade.db);
    const statuses: number[] = [];
    for (const who of [
      null,
      await makePerson(trade.db, { signedIn: false }),
      await makePerson(trade.db),
      await makePerson(trade.db, { shops: [[otherShop, 'owner']] }),
      await makePerson(trade.db, { shops: [[room.shopId, 'clerk']] }),
      await makePerson(trade.db, { shops: [[room.shopId, 'assistant']] }),
    ])
      statuses.push((await announced(room, {}, who as never)).status);
    expect(statuses).toEqual([401, 401, 404, 404, 404, 200]);
  });

  it('of another shop’s goods is not for this room to announce', async () => {
    const [room, other] = [await liveRoom(10), await liveRoom(10)];
    await sql`
      insert into room_goods (room_id, product_id, shop_id, position, added_by, added_at)
      values (${room.roomId}, ${other.productId}, ${other.shopId}, 2, ${room.owner.id}, now())
    `.execute(trade.db);
    expect(await announced(room, { variantId: other.variantId })).toMatchObject({ status: 403 });
  });
});
