import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreator, memberOf, shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import {
  addToBag,
  liveRoom,
  messagesOf,
  type RoomAnswer,
  type RoomServer,
  roomOfShop,
  roomServer,
  schedule,
} from '../../../../../tests/room-server.ts';
import { makeGoods, makePerson } from '../../../../../tests/trade-server.ts';
import type { RoomView } from './room.schema.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

const idsOf = ({ goods }: RoomAnswer) => goods.map(({ productId }) => productId);
const several = async (shopId: Parameters<typeof makeGoods>[1], count: number) => {
  const ids: string[] = [];
  for (let index = 0; index < count; index++)
    ids.push((await makeGoods(site, shopId, [{ priceCents: 1_000 + index, stock: 5 }])).productId);
  return ids;
};

describe('the bag', () => {
  it('keeps the order in which goods were added, and the one they are put in', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const [a = '', b = '', c = ''] = await several(shopId, 3);
    await addToBag(site, owner, room.id, [a, b]);
    const added = await addToBag(site, owner, room.id, [b, c]);
    expect(idsOf(added.body)).toEqual([a, b, c]);
    const path = `/studio/rooms/${room.id}/goods/order`;
    const ordered = await site.send<RoomAnswer>(owner, 'PUT', path, { productIds: [c, a, b] });
    expect(idsOf(ordered.body)).toEqual([c, a, b]);
    for (const wrong of [
      [c, a],
      [c, a, b, b],
      [c, a, 'prd_00000000000000000000000000'],
    ])
      expect((await site.send(owner, 'PUT', path, { productIds: wrong })).status).toBe(409);
    const removed = await site.send<RoomAnswer>(owner, 'DELETE', `/studio/rooms/${room.id}/goods/${a}`);
    expect(idsOf(removed.body)).toEqual([c, b]);
    expect((await messagesOf(site, room.id)).map(({ kind }) => kind)).toEqual([
      ...['goods-added', 'goods-added', 'goods-added', 'goods-ordered', 'goods-removed'],
    ]);
  });

  it('takes a shop’s own goods on sale, and no others', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const other = await shopWithOwner(site);
    const [theirs = ''] = await several(other.shopId, 1);
    const [mine = ''] = await several(shopId, 1);
    expect((await addToBag(site, owner, room.id, [theirs])).body.code).toBe('not-found');
    expect((await addToBag(site, owner, room.id, [mine, mine])).body.code).toBe('bad-request');
    await site.db.updateTable('products').set({ state: 'off-sale' }).where('id', '=', mine).execute();
    expect((await addToBag(site, owner, room.id, [mine])).body.code).toBe('not-on-sale');
    expect((await addToBag(site, other.owner, room.id, [theirs])).status).toBe(404);
  });

  it('of a creator takes what a plan of a shop promises them something for', async () => {
    const shop = await shopWithOwner(site);
    const creator = await makeCreator(site);
    const room = await schedule(site, creator, creator.creatorId);
    const [productId = ''] = await several(shop.shopId, 1);
    expect((await addToBag(site, creator, room.id, [productId])).body.code).toBe('not-promoted');
    const plan = { productId, kind: 'open', rateBasisPoints: 1_000 };
    const made = await site.send(shop.owner, 'POST', `/studio/shops/${shop.shopId}/affiliate/plans`, plan);
    expect(made.status).toBe(200);
    expect(idsOf((await addToBag(site, creator, room.id, [productId])).body)).toEqual([productId]);
    // The shop's people price their goods there; they arrange nothing.
    expect((await addToBag(site, shop.owner, room.id, [productId])).status).toBe(404);
  });

  it('takes at most 200', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const ids = await several(shopId, 1);
    await site.db
      .insertInto('products')
      .values(
        Array.from({ length: 200 }, (_none, index) => ({
          ...{ id: `prd_${String(index).padStart(26, '0')}`, shop_id: shopId, title: 'x', state: 'on-sale' },
          ...{ created_at: new Date(0), updated_at: new Date(0) },
        })),
      )
      .execute();
    await site.db
      .insertInto('room_goods')
      .values(
        Array.from({ length: 200 }, (_none, index) => ({
          ...{ room_id: room.id, product_id: `prd_${String(index).padStart(26, '0')}`, shop_id: shopId },
          ...{ position: index, added_by: owner.id, added_at: new Date(0) },
        })),
      )
      .execute();
    expect((await addToBag(site, owner, room.id, ids)).body).toMatchObject({ code: 'too-many', limit: 200 });
  });
});

describe('a note beside goods', () => {
  it('is read as an announcement is, and waits as long as the room may not speak', async () => {
    const { owner, roomId, goods } = await liveRoom(site);
    const note = (text: string) =>
      site.send<RoomAnswer>(owner, 'PUT', `/studio/rooms/${roomId}/goods/${goods.productId}/note`, {
        note: text,
      });
    const noted = async () => (await messagesOf(site, roomId)).filter(({ kind }) => kind === 'goods-noted');
    expect((await note('国家级好茶')).body).toMatchObject({
      ...{ code: 'advert-refused', field: `note.${goods.productId}`, words: '国家级' },
    });
    expect((await note('春天的茶')).status).toBe(200);
    await site.db
      .insertInto('room_restraints')
      .values({
        ...{ room_id: roomId, kind: 'speak', product_id: '' },
        until: new Date(site.clock.nowMs() + 60_000),
      })
      .execute();
    expect((await note('又一句')).body.code).toBe('room-restrained');
    expect(await noted()).toHaveLength(1);
    expect((await note('')).status).toBe(200);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/end`);
    expect((await note('')).body).toMatchObject({ code: 'state-conflict', state: 'ended' });
    expect(await noted()).toHaveLength(2);
  });
});

describe('a pin', () => {
  it('takes the place of the one before, and leaves a timeline', async () => {
    const { shopId, owner, roomId, goods } = await liveRoom(site);
    const [second = ''] = await several(shopId, 1);
    await addToBag(site, owner, roomId, [second]);
    const pin = (productId: string, explainS?: number) =>
      site.send<RoomAnswer>(owner, 'PUT', `/studio/rooms/${roomId}/pin`, { productId, explainS });
    const first = await pin(goods.productId, 60);
    expect(first.body.pinned).toMatchObject({ productId: goods.productId, unpinnedAt: null });
    site.clock.advance(60_000);
    const longer = await pin(goods.productId, 120);
    expect(longer.body.pinned?.id).toBe(first.body.pinned?.id);
    expect(Date.parse(longer.body.pinned?.until ?? '') - site.clock.nowMs()).toBe(120_000);
    site.clock.advance(1_000);
    await pin(second);
    site.clock.advance(1_000);
    const down = await site.send<RoomAnswer>(owner, 'DELETE', `/studio/rooms/${roomId}/pin`);
    expect(down.body.pinned).toBeNull();
    expect(down.body.pins.map(({ productId }) => productId)).toEqual([goods.productId, second]);
    const lengths = down.body.pins.map(
      ({ pinnedAt, unpinnedAt }) => Date.parse(unpinnedAt ?? '') - Date.parse(pinnedAt),
    );
    expect(lengths).toEqual([61_000, 1_000]);
  });

  it('is refused before the room is live, and of goods that are not in the bag', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const [productId = ''] = await several(shopId, 1);
    await addToBag(site, owner, room.id, [productId]);
    const early = await site.send(owner, 'PUT', `/studio/rooms/${room.id}/pin`, { productId });
    expect(early.body.code).toBe('room-not-live');
    const live = await liveRoom(site);
    const wrong = await site.send(live.owner, 'PUT', `/studio/rooms/${live.roomId}/pin`, { productId });
    expect(wrong.body.code).toBe('not-in-bag');
    const foreign = await site.send(owner, 'PUT', `/studio/rooms/${live.roomId}/pin`, { productId });
    expect(foreign.status).toBe(404);
  });

  it('ends when its goods leave the bag, and when the room ends', async () => {
    const { owner, roomId, goods } = await liveRoom(site);
    const path = `/studio/rooms/${roomId}`;
    await site.send(owner, 'PUT', `${path}/pin`, { productId: goods.productId });
    await site.send(owner, 'DELETE', `${path}/goods/${goods.productId}`);
    expect((await messagesOf(site, roomId)).map(({ kind }) => kind).slice(-2)).toEqual([
      ...['unpinned', 'goods-removed'],
    ]);
    await addToBag(site, owner, roomId, [goods.productId]);
    await site.send(owner, 'PUT', `${path}/pin`, { productId: goods.productId });
    const ended = await site.send<RoomAnswer>(owner, 'POST', `${path}/end`);
    expect(ended.body.pins.every(({ unpinnedAt }) => unpinnedAt !== null)).toBe(true);
  });
});

describe('what is announced', () => {
  it('has no gaps, whoever announces at the same moment and whatever fails between', async () => {
    const { shopId, owner, roomId, goods } = await liveRoom(site);
    const assistant = await memberOf(site, shopId, 'assistant');
    const shopper = await makePerson(site.db);
    await Promise.all(
      Array.from({ length: 40 }, (_none, index) => {
        const who = [owner, assistant, shopper][index % 3] ?? owner;
        return index % 2 === 0
          ? site.send(who, 'POST', `/studio/rooms/${roomId}/announcements`, { text: `第 ${index}` })
          : site.send(who, 'PUT', `/studio/rooms/${roomId}/pin`, {
              productId: index % 5 === 0 ? 'prd_00000000000000000000000000' : goods.productId,
            });
      }),
    );
    const messages = await messagesOf(site, roomId);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_one, index) => index + 1));
    const room = await site.db
      .selectFrom('rooms')
      .select('last_seq')
      .where('id', '=', roomId)
      .executeTakeFirstOrThrow();
    expect(room.last_seq).toBe(messages.length);
    expect(messages.filter(({ kind }) => kind === 'announcement').length).toBe(13);
    const open = await site.db
      .selectFrom('room_pins')
      .select('id')
      .where('room_id', '=', roomId)
      .where('unpinned_at', 'is', null)
      .execute();
    expect(open.length).toBe(1);
  });

  it('is read by who has no socket, from the number they have', async () => {
    const { owner, roomId, goods } = await liveRoom(site);
    const viewer = { ...(await makePerson(site.db)), signedIn: false };
    const view = await site.send<RoomView>(viewer, 'GET', `/rooms/${roomId}`);
    expect(view.body).toMatchObject({ state: 'live', myRole: null, goods: [{ productId: goods.productId }] });
    expect(view.body.socketUrl).toBe(`/api/v1/rooms/${roomId}/socket`);
    await site.send(owner, 'POST', `/studio/rooms/${roomId}/announcements`, { text: '<script>1</script>' });
    expect(view.body.announcement).toBeNull();
    const later = await site.send<RoomView>(viewer, 'GET', `/rooms/${roomId}`);
    expect(later.body.announcement).toMatchObject({ text: '<script>1</script>' });
    const polled = await site.send<{ messages: { seq: number; body: { text: string } }[]; seq: number }>(
      viewer,
      'GET',
      `/rooms/${roomId}/messages?after=${view.body.seq}`,
    );
    expect(polled.body.messages).toMatchObject([
      { seq: view.body.seq + 1, body: { text: '<script>1</script>' } },
    ]);
    expect((await site.send(viewer, 'GET', `/rooms/${roomId}/messages?after=-1`)).status).toBe(400);
    const unknown = await site.send(viewer, 'GET', '/rooms/rom_00000000000000000000000000/messages?after=0');
    expect(unknown.status).toBe(404);
  });
});
