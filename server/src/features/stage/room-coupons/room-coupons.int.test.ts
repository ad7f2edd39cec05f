import { dayMs, hourMs } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreator, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  addToBag,
  goLive,
  liveRoom,
  messagesOf,
  type RoomServer,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import { makeGoods, makePerson, type Person } from '../../../../../tests/trade-server.ts';
import type { DeskHandouts, HandoutView } from './handout.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

type Refusal = { readonly code?: string; readonly field?: string; readonly reason?: string };
type Id = { readonly id: string } & Refusal;

async function couponOf(owner: Person, shopId: string, more: object = {}): Promise<string> {
  const nowMs = site.clock.nowMs();
  const { body } = await site.send<Id>(owner, 'POST', `/studio/shops/${shopId}/promotions`, {
    ...{
      name: '直播间券',
      scope: { of: 'shop' },
      rule: { kind: 'coupon-amount', fromCents: 1_000, minusCents: 500 },
    },
    startsAt: new Date(nowMs - hourMs).toISOString(),
    endsAt: new Date(nowMs + dayMs).toISOString(),
    ...more,
  });
  return body.id;
}
const give = (who: Person | null, roomId: string, promotionId: string) =>
  site.send<Id>(who, 'POST', `/studio/rooms/${roomId}/coupons`, { promotionId });
const claim = (who: Person | null, handoutId: string) =>
  site.send<Id>(who, 'POST', `/room-coupons/${handoutId}/claim`);
const deskOf = async (who: Person, roomId: string) =>
  (await site.send<DeskHandouts>(who, 'GET', `/studio/rooms/${roomId}/coupons`)).body;
const shownTo = async (who: Person, roomId: string) =>
  (await site.send<{ items: HandoutView[] }>(who, 'GET', `/rooms/${roomId}/coupons`)).body.items;
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePerson(site.db)));

describe('a coupon in a room', () => {
  it('is told to viewers, claimed once a person by one tap, counted, and used like any other', async () => {
    const { shopId, owner, roomId, variantId } = await liveRoom(site);
    const promotionId = await couponOf(owner, shopId);
    expect((await deskOf(owner, roomId)).choices.map(({ id }) => id)).toEqual([promotionId]);
    const { body: handout } = await give(owner, roomId, promotionId);
    expect((await messagesOf(site, roomId)).at(-1)).toMatchObject({
      ...{ kind: 'coupon-given', handoutId: handout.id, coupon: { id: promotionId, name: '直播间券' } },
    });
    const [first, second] = await people(2);
    expect(await shownTo(first!, roomId)).toMatchObject([{ state: 'open', mine: false, coupon: { shopId } }]);
    const taps = await Promise.all([claim(first!, handout.id), claim(first!, handout.id)]);
    expect(new Set(taps.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect((await claim(second!, handout.id)).status).toBe(200);
    expect(await shownTo(first!, roomId)).toMatchObject([{ mine: true }]);
    const order = { lines: [{ variantId, quantity: 1 }], addressId: first!.addressId };
    const { body: quote } = await site.send<Id & { totalCents: number }>(first!, 'POST', '/quotes', order);
    const made = await site.send(first!, 'POST', '/checkouts', {
      ...{ quoteId: quote.id, addressId: first!.addressId, expectedTotalCents: quote.totalCents },
    });
    expect(made.status).toBe(200);
    expect((await deskOf(owner, roomId)).items).toMatchObject([{ claims: 2, uses: 1 }]);
  });

  it('with a number is never claimed more often, by however many at once', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const { body } = await give(owner, roomId, await couponOf(owner, shopId, { totalMax: 3 }));
    const answers = await Promise.all((await people(8)).map((person) => claim(person, body.id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.flatMap(({ body: { code } }) => code ?? [])).toEqual(Array(5).fill('coupon-gone'));
    expect((await deskOf(owner, roomId)).items).toMatchObject([{ claims: 3, coupon: { left: 0 } }]);
  });

  it('that asks for a code is handed out without it by its own shop alone', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const promotionId = await couponOf(owner, shopId, { byCode: true });
    const { body } = await give(owner, roomId, promotionId);
    const [person] = await people(1);
    expect((await claim(person!, body.id)).status).toBe(200);
    expect(JSON.stringify(await messagesOf(site, roomId))).not.toContain('"code"');
  });

  it('of a shop in the bag is handed out by a creator, but not its code', async () => {
    const { shopId, owner } = await shopWithOwner(site);
    const goods = await makeGoods(site, shopId, [{ priceCents: 5_000, stock: 10 }]);
    const creator = await makeCreator(site);
    await site.send(owner, 'POST', `/studio/shops/${shopId}/affiliate/plans`, {
      ...{ productId: goods.productId, kind: 'open', rateBasisPoints: 1_000 },
    });
    const room = await schedule(site, creator, creator.creatorId);
    const [open, coded] = [await couponOf(owner, shopId), await couponOf(owner, shopId, { byCode: true })];
    await goLive(site, creator, room.id);
    expect((await give(creator, room.id, open)).status).toBe(404);
    await addToBag(site, creator, room.id, [goods.productId]);
    expect((await deskOf(creator, room.id)).choices.map(({ id }) => id)).toEqual([open]);
    expect((await give(creator, room.id, coded)).status).toBe(403);
    expect((await give(creator, room.id, open)).status).toBe(200);
  });

  it('is withdrawn, and over with its room', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const promotionId = await couponOf(owner, shopId);
    const { body: one } = await give(owner, roomId, promotionId);
    expect((await give(owner, roomId, promotionId)).body.code).toBe('state-conflict');
    const withdraw = () => site.send(owner, 'DELETE', `/studio/rooms/${roomId}/coupons/${one.id}`);
    expect([(await withdraw()).status, (await withdraw()).status]).toEqual([200, 200]);
    const [person] = await people(1);
    expect((await claim(person!, one.id)).body.code).toBe('coupon-gone');
    expect(await shownTo(person!, roomId)).toEqual([]);
    const { body: two } = await give(owner, roomId, promotionId);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    expect((await claim(person!, two.id)).body.code).toBe('room-not-live');
    expect((await deskOf(owner, roomId)).items.map(({ state }) => state)).toEqual(['over', 'over']);
    expect((await give(owner, roomId, promotionId)).body.code).toBe('room-not-live');
  });

  it('is of the room’s shop or of a shop in the bag, and given by who arranges the room', async () => {
    const { shopId, owner, roomId } = await liveRoom(site);
    const promotionId = await couponOf(owner, shopId);
    const other = await shopWithOwner(site);
    const foreign = await couponOf(other.owner, other.shopId);
    expect((await give(owner, roomId, foreign)).body).toMatchObject({
      code: 'not-found',
      field: 'promotionId',
    });
    const percent = { kind: 'percent-off', percentOff: 10, piecesMax: null };
    expect((await give(owner, roomId, await couponOf(owner, shopId, { rule: percent }))).status).toBe(404);
    const who = {
      stranger: null,
      visitor: await makePerson(site.db, { signedIn: false }),
      shopper: await makePerson(site.db),
      other: other.owner,
      clerk: await makePerson(site.db, { shops: [[shopId, 'clerk']] }),
      assistant: await makePerson(site.db, { shops: [[shopId, 'assistant']] }),
    };
    const statuses: number[] = [];
    for (const one of Object.values(who)) statuses.push((await give(one, roomId, promotionId)).status);
    expect(statuses).toEqual([401, 401, 404, 404, 404, 200]);
    const { id } = (await deskOf(owner, roomId)).items[0]!;
    expect((await claim(null, id)).status).toBe(401);
    expect((await claim(who.visitor, id)).status).toBe(401);
    expect((await claim(who.shopper, id)).status).toBe(200);
    const { body: helper } = await site.send<Refusal>(
      ...([
        owner,
        'PUT',
        `/studio/broadcasters/${shopId}/helpers/${who.shopper.id}`,
        { role: 'moderator' },
      ] as const),
    );
    expect(helper.code).toBeUndefined();
    expect((await give(who.shopper, roomId, promotionId)).status).toBe(403);
  });
});
