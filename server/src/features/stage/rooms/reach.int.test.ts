import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopWithOwner } from '../../../../../tests/affiliate-people.ts';
import { liveRoom, type RoomServer, roomServer } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';

let site: RoomServer;
beforeAll(async () => {
  site = await roomServer();
});
afterAll(() => site.stop());

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly operationId: string;
}

/** Every route about one room or broadcaster of the studio, as the server itself lists them. */
function studioRoutes(): Route[] {
  const { paths } = site.server.swagger() as unknown as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return Object.entries(paths)
    .filter(([path]) => /\/studio\/(rooms\/\{roomId\}|broadcasters)/.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({
        method: method.toUpperCase() as Route['method'],
        path: path.replace('/api/v1', ''),
        operationId,
      })),
    );
}

describe('the studio of a room', () => {
  it('is closed to strangers, shoppers, other shops and creators, by every route', async () => {
    const { shopId, owner, roomId, goods, variantId } = await liveRoom(site);
    const stranger = { ...(await makePerson(site.db)), signedIn: false };
    const shopper = await makePerson(site.db);
    const { owner: other } = await shopWithOwner(site);
    const [pin, message] = [`pin_${'0'.repeat(26)}`, `msg_${'0'.repeat(26)}`];
    const others = { promotionId: `pmo_${'0'.repeat(26)}`, pollId: `pll_${'0'.repeat(26)}` };
    const bodies: Record<string, object> = {
      ...{ changeRoom: { title: 'x' }, makeRoomKey: { kind: 'program' }, setChatRules: { slowModeS: 1 } },
      addRoomGoods: { productIds: [goods.productId] },
      orderRoomGoods: { productIds: [goods.productId] },
      ...{ noteRoomGoods: { note: 'x' }, announceInRoom: { text: 'x' }, mutePerson: { minutes: 1 } },
      pinRoomGoods: { productId: goods.productId },
      setRoomPrice: { priceCents: 1, setAside: null },
      ...{ nameHelper: { role: 'moderator' }, hideRoomReplay: { hidden: true }, askExplainClip: {} },
      keepCaptions: {
        language: 'en',
        captions: [{ at: '2026-12-01T12:00:05.000Z', durationMs: 2_000, text: 'x' }],
      },
      handOutCoupon: { promotionId: others.promotionId },
      openPoll: { question: 'x', options: ['a', 'b'], seconds: 10 },
      publishRedPacket: { totalCents: 100, count: 1, minutes: 1 },
    };
    const send = ({ method, path, operationId }: Route, who: Person | null) => {
      const url = path
        .replace('{roomId}', roomId)
        .replace('{broadcasterId}', shopId)
        .replace('{productId}', goods.productId)
        .replace('{variantId}', variantId)
        .replace('{personId}', shopper.id)
        .replace('{pinId}', pin)
        .replace('{messageId}', message)
        .replace('{pollId}', others.pollId)
        .replace('{handoutId}', `cho_${'0'.repeat(26)}`)
        .replace('{packetId}', `rpk_${'0'.repeat(26)}`);
      return site.send<{ code?: string }>(who, method, url, bodies[operationId]);
    };
    const routes = studioRoutes();
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      expect((await send(route, null)).status, name).toBe(401);
      expect((await send(route, stranger)).status, name).toBe(401);
      expect((await send(route, other)).status, name).toBe(404);
      // Whoever helps may say that they help no more: one's own affair.
      const own = route.operationId === 'dismissHelper';
      expect((await send(route, shopper)).status, name).toBe(own ? 200 : 404);
    }
    const room = await site.send<{ state: string; goods: object[]; pins: object[]; title: string }>(
      ...([owner, 'GET', `/studio/rooms/${roomId}`] as const),
    );
    expect(room.body).toMatchObject({ state: 'live', title: '新茶上市', pins: [] });
    expect(room.body.goods.length).toBe(1);
  });
});
