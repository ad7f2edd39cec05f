import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreator, memberOf, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  addToBag,
  goLive,
  liveRoom,
  messagesOf,
  type RoomServer,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import {
  audit,
  type Checkout,
  makeGoods,
  makePerson,
  notification,
  type Person,
} from '../../../../../tests/trade-server.ts';
import { findPoolsLeft } from './stock.reader.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

type Buyer = Person & { readonly addressId: string };
interface Quote {
  readonly id: string;
  readonly code?: string;
  readonly totalCents: number;
  readonly shops: {
    lines: { roomId: string | null; reductions: { kind: string; promotionId: string }[] }[];
  }[];
}
const setPrice = (who: Person, roomId: string, variantId: string, body: object) =>
  site.send<{ code?: string }>(who, 'PUT', `/studio/rooms/${roomId}/prices/${variantId}`, {
    ...{ priceCents: null, setAside: null },
    ...body,
  });
const quote = (who: Buyer, roomId: string | null, variantId: string, quantity = 1) =>
  site.send<Quote>(who, 'POST', '/quotes', {
    lines: [{ variantId, quantity, roomId }],
    addressId: who.addressId,
  });
const order = (who: Buyer, shown: Quote) =>
  site.send<Checkout & { code?: string }>(who, 'POST', '/checkouts', {
    ...{ quoteId: shown.id, addressId: who.addressId, expectedTotalCents: shown.totalCents },
  });
const buy = async (who: Buyer, roomId: string, variantId: string, quantity = 1) => {
  const shown = await quote(who, roomId, variantId, quantity);
  return shown.status === 200 ? order(who, shown.body) : shown;
};
const linesOf = async (made: Checkout) =>
  site.db
    .selectFrom('order_lines')
    .select(['room_id', 'unit_price_cents', 'total_cents', 'reductions'])
    .where('order_id', '=', made.orders[0]?.id ?? '')
    .execute();
const end = (who: Person, roomId: string) => site.send(who, 'POST', `/studio/rooms/${roomId}/end`);
const shelves = (variantId: string) =>
  site.db
    .selectFrom('stock_levels')
    .select(['pool', 'on_hand', 'held', 'promised'])
    .where('variant_id', '=', variantId)
    .orderBy('pool')
    .execute();

describe('a room’s price', () => {
  it('is what was shown, what is paid, and what the order says, in the room alone', async () => {
    const { owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    expect((await setPrice(owner, roomId, variantId, { priceCents: 3_900 })).status).toBe(200);
    const buyer = await makePerson(site.db);
    const shown = await quote(buyer, roomId, variantId, 2);
    expect(shown.body.shops[0]?.lines[0]).toMatchObject({
      roomId,
      reductions: [{ kind: 'room-price', promotionId: roomId }],
    });
    const elsewhere = await quote(buyer, null, variantId, 2);
    expect(elsewhere.body.totalCents - shown.body.totalCents).toBe(2_200);
    const made = await order(buyer, shown.body);
    expect(made.body.totalCents).toBe(shown.body.totalCents);
    expect(await linesOf(made.body)).toMatchObject([
      { room_id: roomId, unit_price_cents: 5_000, total_cents: 7_800, reductions: [{ kind: 'room-price' }] },
    ]);
    const events = await site.db
      .selectFrom('events')
      .select('data')
      .where('kind', '=', 'order-placed')
      .where('subject_id', '=', made.body.orders[0]?.id ?? '')
      .execute();
    expect(events[0]?.data).toMatchObject({ lines: [{ roomId }] });
    expect(await audit(site.db)).toEqual([]);
  });

  it('cannot be changed, nor its goods taken out, while a flash sale has its place', async () => {
    const { owner, roomId, goods, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    expect((await setPrice(owner, roomId, variantId, { priceCents: 3_900, setAside: 4 })).status).toBe(200);
    const pool = await site.db
      .selectFrom('room_prices')
      .select('pool_id')
      .where('room_id', '=', roomId)
      .executeTakeFirstOrThrow();
    const takeOut = () =>
      site.send<{ code?: string }>(owner, 'DELETE', `/studio/rooms/${roomId}/goods/${goods.productId}`);
    await site.db
      .updateTable('stock_pools')
      .set({ kind: 'flash-sale' })
      .where('id', '=', pool.pool_id)
      .execute();
    expect((await setPrice(owner, roomId, variantId, { priceCents: 100 })).body.code).toBe('sale-under-way');
    expect((await takeOut()).body.code).toBe('sale-under-way');
    await site.db.updateTable('stock_pools').set({ kind: 'room' }).where('id', '=', pool.pool_id).execute();
    expect((await takeOut()).status).toBe(200);
    expect(await shelves(variantId)).toMatchObject([{ pool: '', on_hand: 10 }, { on_hand: 0 }]);
  });

  it('gives way to a promotion that saves more', async () => {
    const { shopId, owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    await setPrice(owner, roomId, variantId, { priceCents: 4_500 });
    const hourMs = 3_600_000;
    const promotion = await site.send<{ id: string }>(owner, 'POST', `/studio/shops/${shopId}/promotions`, {
      ...{
        name: '半价',
        rule: { kind: 'percent-off', percentOff: 50, piecesMax: null },
        scope: { of: 'shop' },
      },
      startsAt: new Date(site.clock.nowMs() - hourMs).toISOString(),
      endsAt: new Date(site.clock.nowMs() + hourMs).toISOString(),
      ...{ totalMax: null, perPersonMax: null, budgetCents: null },
    });
    expect(promotion.status, JSON.stringify(promotion.body)).toBe(200);
    const shown = await quote(await makePerson(site.db), roomId, variantId);
    expect(shown.body.shops[0]?.lines[0]?.reductions).toMatchObject([{ kind: 'percent-off' }]);
  });

  it('ends with the room: who was shown it is asked anew', async () => {
    const { owner, roomId, variantId } = await liveRoom(site);
    await setPrice(owner, roomId, variantId, { priceCents: 3_900 });
    const buyer = await makePerson(site.db);
    const shown = await quote(buyer, roomId, variantId);
    await end(owner, roomId);
    expect((await order(buyer, shown.body)).body.code).toBe('room-not-live');
    expect((await quote(buyer, roomId, variantId)).body.code).toBe('room-not-live');
  });

  it('changes under somebody who looks at the total: they are told', async () => {
    const { owner, roomId, variantId } = await liveRoom(site);
    await setPrice(owner, roomId, variantId, { priceCents: 3_900 });
    const buyer = await makePerson(site.db);
    const shown = await quote(buyer, roomId, variantId);
    await setPrice(owner, roomId, variantId, { priceCents: 4_100 });
    expect((await order(buyer, shown.body)).body.code).toBe('price-changed');
  });

  it('keeps an order at the usual price the room’s, also when it ended meanwhile', async () => {
    const { owner, roomId, variantId } = await liveRoom(site);
    const buyer = await makePerson(site.db);
    const shown = await quote(buyer, roomId, variantId);
    await end(owner, roomId);
    const made = await order(buyer, shown.body);
    expect(await linesOf(made.body)).toMatchObject([{ room_id: roomId, total_cents: 5_000 }]);
  });

  it('is refused below the shop’s floor, and not below what the owner alone set', async () => {
    const { shopId, owner, roomId, variantId } = await liveRoom(site);
    const host = await memberOf(site, shopId, 'host');
    const path = `/studio/shops/${shopId}/room-floors/${variantId}`;
    expect((await site.send(host, 'PUT', path, { floorCents: 1 })).status).toBe(403);
    expect((await site.send(owner, 'PUT', path, { floorCents: 3_000 })).status).toBe(200);
    expect((await setPrice(host, roomId, variantId, { priceCents: 2_999 })).body).toMatchObject({
      ...{ code: 'below-floor', floorCents: 3_000 },
    });
    expect((await setPrice(host, roomId, variantId, { priceCents: 3_000 })).status).toBe(200);
    expect((await setPrice(host, roomId, variantId, { priceCents: 5_000 })).body.code).toBe('bad-request');
    const other = await shopWithOwner(site);
    const theirs = `/studio/shops/${other.shopId}/room-floors/${variantId}`;
    expect((await site.send(other.owner, 'PUT', theirs, { floorCents: 1 })).status).toBe(404);
  });

  it('of goods in a creator’s room is set by the shop that sells them, not by the creator', async () => {
    const shop = await shopWithOwner(site);
    const creator = await makeCreator(site);
    const goods = await makeGoods(site, shop.shopId, [{ priceCents: 5_000, stock: 10 }]);
    const variantId = goods.variantIds[0] ?? '';
    const plan = { productId: goods.productId, kind: 'open', rateBasisPoints: 2_000 };
    await site.send(shop.owner, 'POST', `/studio/shops/${shop.shopId}/affiliate/plans`, plan);
    const room = await schedule(site, creator, creator.creatorId);
    await addToBag(site, creator, room.id, [goods.productId]);
    await goLive(site, creator, room.id);
    expect((await setPrice(creator, room.id, variantId, { priceCents: 100 })).status).toBe(404);
    expect((await setPrice(shop.owner, room.id, variantId, { priceCents: 4_000 })).status).toBe(200);
    const made = await buy(await makePerson(site.db), room.id, variantId);
    const owed = await site.db
      .selectFrom('affiliate_attributions')
      .select(['creator_id', 'goods_cents', 'rate_basis_points'])
      .where('order_id', '=', (made.body as Checkout).orders[0]?.id ?? '')
      .execute();
    expect(owed).toEqual([{ creator_id: creator.creatorId, goods_cents: 4_000, rate_basis_points: 2_000 }]);
  });
});

describe('a room that is not the buyer’s to name', () => {
  it.each([
    ['that never was', async () => 'rom_00000000000000000000000000', 404, 'not-found'],
    ['of another shop', async (): Promise<string> => (await liveRoom(site)).roomId, 409, 'not-in-bag'],
    ['that is no room', async () => 'shp_1', 400, 'bad-request'],
  ])('%s is refused', async (_what: string, roomId: () => Promise<string>, status: number, code: string) => {
    const { variantId } = await liveRoom(site);
    const buyer = await makePerson(site.db);
    const id = await roomId();
    const asked = await quote(buyer, id, variantId);
    expect([asked.status, asked.body.code]).toEqual([status, code]);
    const put = await site.send(buyer, 'PUT', `/cart/lines/${variantId}`, { quantity: 1, roomId: id });
    expect([put.status, put.body.code]).toEqual([status, code]);
  });

  it('that has not begun is refused', async () => {
    const shop = await shopWithOwner(site);
    const goods = await makeGoods(site, shop.shopId, [{ priceCents: 5_000, stock: 10 }]);
    const room = await schedule(site, shop.owner, shop.shopId);
    await addToBag(site, shop.owner, room.id, [goods.productId]);
    const asked = await quote(await makePerson(site.db), room.id, goods.variantIds[0] ?? '');
    expect(asked.body.code).toBe('room-not-live');
  });
});

describe('what is set aside for a room', () => {
  it('is sold to the last piece and never beyond, at its price, to as many as come at once', async () => {
    const { owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 12 }]);
    expect((await setPrice(owner, roomId, variantId, { priceCents: 2_000, setAside: 5 })).status).toBe(200);
    const buyers = await Promise.all(Array.from({ length: 12 }, () => makePerson(site.db)));
    const shown = await Promise.all(buyers.map((buyer) => quote(buyer, roomId, variantId)));
    expect(shown.every(({ body }) => body.shops[0]?.lines[0]?.reductions.length === 1)).toBe(true);
    const made = await Promise.all(buyers.map((buyer, index) => order(buyer, shown[index]?.body as Quote)));
    expect(made.filter(({ status }) => status === 200).length).toBe(5);
    const codes = new Set(made.filter(({ status }) => status !== 200).map(({ body }) => body.code));
    expect([...codes].every((code) => code === 'stock-exhausted' || code === 'price-changed')).toBe(true);
    const [open, pool] = await shelves(variantId);
    expect([open, pool]).toMatchObject([
      { pool: '', on_hand: 7, held: 0 },
      { on_hand: 5, held: 5 },
    ]);
    // What is left is sold as everywhere.
    const late = await quote(await makePerson(site.db), roomId, variantId);
    expect(late.body.shops[0]?.lines[0]?.reductions).toEqual([]);
    const paid = made.find(({ status }) => status === 200)?.body as Checkout;
    await site.callback(notification(paid, 'captured'));
    expect(await audit(site.db)).toEqual([]);
  });

  it('is refused beyond what there is', async () => {
    const { owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 3 }]);
    expect((await setPrice(owner, roomId, variantId, { setAside: 4 })).body.code).toBe('stock-exhausted');
    expect((await shelves(variantId)).map(({ on_hand }) => on_hand)).toEqual([3]);
  });

  it('comes back when the room ends, and what lapses after that soon after', async () => {
    const { owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    await setPrice(owner, roomId, variantId, { priceCents: 2_000, setAside: 6 });
    const buyer = await makePerson(site.db);
    const made = await buy(buyer, roomId, variantId, 2);
    expect(made.status).toBe(200);
    await end(owner, roomId);
    expect(await shelves(variantId)).toMatchObject([
      { pool: '', on_hand: 8 },
      { on_hand: 2, held: 2 },
    ]);
    await site.callback(notification(made.body as Checkout, 'expired'));
    site.clock.advance(3_600_000);
    await site.runJob('orders.close-overdue');
    await site.runJob('rooms.empty-pools');
    expect(await shelves(variantId)).toMatchObject([
      { pool: '', on_hand: 10, held: 0 },
      { on_hand: 0, held: 0 },
    ]);
  });

  it('is told to viewers, with what is left', async () => {
    const { owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    await setPrice(owner, roomId, variantId, { priceCents: 2_000, setAside: 6 });
    const told = (await messagesOf(site, roomId)).at(-1);
    expect(told).toMatchObject({
      kind: 'goods-changed',
      goods: { priceCents: 2_000, usualPriceCents: 5_000, livePrices: [{ variantId, left: 6 }] },
    });
  });
});

describe('a cart', () => {
  it('remembers the room as long as it is live', async () => {
    const { owner, roomId, variantId } = await liveRoom(site);
    await setPrice(owner, roomId, variantId, { priceCents: 3_000 });
    const buyer = await makePerson(site.db);
    await site.send(buyer, 'PUT', `/cart/lines/${variantId}`, { quantity: 2, roomId });
    const lineOf = async () => {
      const cart = await site.send<{ shops: { lines: { roomId: string | null }[] }[] }>(
        buyer,
        'GET',
        '/cart',
      );
      const asked = await site.send<{ totalCents: number }>(buyer, 'GET', '/cart/quote');
      return [cart.body.shops[0]?.lines[0]?.roomId, asked.body.totalCents];
    };
    expect(await lineOf()).toEqual([roomId, 6_000]);
    await end(owner, roomId);
    expect(await lineOf()).toEqual([null, 10_000]);
  });
});

describe('viewers', () => {
  it('are told what is left as it is bought', async () => {
    const { owner, roomId, variantId } = await liveRoom(site, [{ priceCents: 5_000, stock: 10 }]);
    await setPrice(owner, roomId, variantId, { priceCents: 2_000, setAside: 6 });
    await buy(await makePerson(site.db), roomId, variantId, 2);
    const left = await findPoolsLeft(site.db, [roomId]);
    expect([...left]).toEqual([[roomId, { [`left:${variantId}`]: 4 }]]);
  });
});
