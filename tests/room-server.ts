import type { CreatorId } from '@kanmai/kernel';
import WebSocket from 'ws';
import type { Feature, FeatureDeps } from '../server/src/feature.ts';
import { roomResultsFeature } from '../server/src/features/insight/room-results/index.ts';
import type { PushNotice } from '../server/src/features/people/push/index.ts';
import { pollsFeature } from '../server/src/features/stage/polls/index.ts';
import { redPacketsFeature } from '../server/src/features/stage/red-packets/index.ts';
import { roomCouponsFeature } from '../server/src/features/stage/room-coupons/index.ts';
import { type RoomsFeature, roomsFeature } from '../server/src/features/stage/rooms/index.ts';
import type { StudioRoom } from '../server/src/features/stage/rooms/room.schema.ts';
import { findPromoted } from '../server/src/features/trade/affiliate/index.ts';
import { type RoomWatchFeature, roomWatchFeature } from '../server/src/features/trust/room-watch/index.ts';
import { acceptSockets, createHub, type Hub, type ServerFrame } from '../server/src/hub/index.ts';
import type { NotifyMessage } from '../server/src/ports/notify.ts';
import { shopWithOwner } from './affiliate-people.ts';
import { createFakeBroadcast, type FakeBroadcast } from './fake-broadcast.ts';
import {
  type Answer,
  makeGoods,
  makePerson,
  type Person,
  type TradeServer,
  tradeServer,
} from './trade-server.ts';

export type RoomAnswer = StudioRoom & { readonly code?: string };

/** The trade wing with live rooms, a hub of its own, and a broadcast port without media. */
export interface RoomServer extends TradeServer {
  readonly broadcast: FakeBroadcast;
  readonly hub: Hub;
  readonly rooms: RoomsFeature;
  readonly polls: Feature;
  readonly roomWatch: RoomWatchFeature;
  /** What was sent to people. */
  readonly notices: NotifyMessage[];
  /** Who has a browser that takes messages, and what it was given. */
  readonly browsers: Map<string, PushNotice[]>;
  /** Opens the socket of a room as somebody; what comes is gathered. */
  socket(who: Person, roomId: string, query?: string): Promise<RoomSocket>;
  /** Pictures arrive: as from OBS. */
  pictures(roomId: string): Promise<void>;
}

export async function roomServer(
  more: (deps: FeatureDeps, rooms: RoomsFeature) => readonly Feature[] = () => [],
): Promise<RoomServer> {
  const broadcast = createFakeBroadcast();
  const notices: NotifyMessage[] = [];
  const browsers = new Map<string, PushNotice[]>();
  const made: { hub?: Hub; rooms?: RoomsFeature; polls?: Feature; roomWatch?: RoomWatchFeature } = {};
  const trade = await tradeServer({
    ports: {
      broadcast,
      notify: {
        async send(message: NotifyMessage) {
          notices.push(message);
        },
      } as FeatureDeps['notify'],
    },
    features(deps) {
      made.rooms = roomsFeature(deps, {
        openHub(doors) {
          const { origin } = deps;
          const said: typeof doors.said = async (viewer, text) => {
            const taken = await doors.said(viewer, text);
            if (taken.ok && viewer.facts.role === null) made.roomWatch?.heard(viewer.roomId, text);
            return taken;
          };
          made.hub = createHub({ ...deps, origin: () => origin }, { ...doors, said });
          return made.hub;
        },
        findSourced: findPromoted,
        said: (roomId) => made.roomWatch?.said(roomId),
        async pushTo(personId, write) {
          const taken = browsers.get(personId);
          taken?.push(write('zh-CN'));
          return taken !== undefined;
        },
      });
      const { hub } = made.rooms;
      made.polls = pollsFeature(deps, { hub });
      made.roomWatch = roomWatchFeature(deps, {
        ...{ hub, powers: made.rooms.powers, watches: true },
        countLost: () => undefined,
      });
      return [
        ...[made.rooms, made.roomWatch],
        ...[made.polls, roomCouponsFeature(deps, { hub }), redPacketsFeature(deps, { hub })],
        roomResultsFeature(deps, { online: () => 0 }),
        ...more(deps, made.rooms),
      ];
    },
  });
  const { hub, rooms, polls, roomWatch } = made;
  if (hub === undefined || rooms === undefined || polls === undefined || roomWatch === undefined)
    throw new Error('no rooms were made');
  await rooms.start?.();
  await rooms.open?.();
  await roomWatch.start?.();
  return {
    ...trade,
    ...{ broadcast, hub, rooms, polls, roomWatch, notices, browsers },
    async socket(who, roomId, query = '') {
      await listen(trade);
      await trade.send(who, 'GET', '/rooms');
      return openSocket(trade, who, roomId, query);
    },
    async pictures(roomId) {
      broadcast.live.add(roomId);
      await broadcast.hooks?.started(roomId, streamFacts);
    },
    async stop() {
      await roomWatch.stop?.();
      await rooms.stop?.();
      await hub.stop();
      await trade.stop();
    },
  };
}

export interface RoomSocket {
  readonly frames: readonly ServerFrame[];
  send(frame: object): void;
  /** Resolves with what is found in the frames, also in those yet to come. */
  until<Found>(find: (frames: readonly ServerFrame[]) => Found | undefined): Promise<Found>;
  close(): void;
}

async function listen({ server }: TradeServer): Promise<void> {
  if (server.server.listening) return;
  acceptSockets(server);
  await server.listen({ port: 0, host: '127.0.0.1' });
}

const waitMs = 5_000;

async function openSocket(
  { server }: TradeServer,
  who: Person,
  roomId: string,
  query: string,
): Promise<RoomSocket> {
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/rooms/${roomId}/socket${query}`, {
    headers: { 'x-test-person': who.id },
  });
  const frames: ServerFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame);
    for (const look of waiting) look();
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    frames,
    send: (frame) => socket.send(JSON.stringify(frame)),
    until: (find) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`nothing such came: ${JSON.stringify(frames)}`)),
          waitMs,
        );
        const look = () => {
          const found = find(frames);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}

const streamFacts = {
  ...({ via: 'rtmp', videoCodec: 'h264', audioCodec: 'aac' } as const),
  ...{ width: 720, height: 1_280, fps: 30, transcoded: false, resumed: false },
};

/** Somebody who can be told by e-mail. */
export async function personWithMail(site: RoomServer): Promise<Person> {
  const one = await makePerson(site.db);
  await giveMail(site, one);
  return one;
}

export async function giveMail(site: RoomServer, one: Pick<Person, 'id'>): Promise<void> {
  const id = `user of ${one.id}`;
  await site.db
    .insertInto('auth_users')
    .values({
      ...{ id, name: 'somebody', email: mailOf(one), emailVerified: true },
      ...{ createdAt: new Date(0), updatedAt: new Date(0) },
    })
    .execute();
  await site.db.updateTable('people').set({ auth_user_id: id }).where('id', '=', one.id).execute();
}

export const mailOf = ({ id }: Pick<Person, 'id'>): string => `${id}@shop.example`;

/** A shop with an owner, and a room of it. */
export async function roomOfShop(site: RoomServer) {
  const shop = await shopWithOwner(site);
  return { ...shop, room: await schedule(site, shop.owner, shop.shopId) };
}

export async function schedule(
  site: RoomServer,
  who: Person,
  broadcasterId: string,
  more: object = {},
): Promise<RoomAnswer> {
  const answer = await site.send<RoomAnswer>(who, 'POST', '/studio/rooms', {
    ...{ broadcasterId, title: '新茶上市' },
    ...more,
  });
  if (answer.status !== 200) throw new Error(`no room: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Pushes and goes live. */
export async function goLive(site: RoomServer, who: Person, roomId: string): Promise<RoomAnswer> {
  await site.pictures(roomId);
  const answer = await site.send<RoomAnswer>(who, 'POST', `/studio/rooms/${roomId}/live`);
  if (answer.status !== 200) throw new Error(`not live: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A live room of a shop with goods in its bag. */
export async function liveRoom(
  site: RoomServer,
  variants: readonly { readonly priceCents: number; readonly stock: number }[] = [
    { priceCents: 5_000, stock: 10 },
  ],
) {
  const { shopId, owner, room } = await roomOfShop(site);
  const goods = await makeGoods(site, shopId, variants);
  await addToBag(site, owner, room.id, [goods.productId]);
  await goLive(site, owner, room.id);
  return { shopId, owner, roomId: room.id, goods, variantId: goods.variantIds[0] ?? '' };
}

export function addToBag(
  site: RoomServer,
  who: Person,
  roomId: string,
  productIds: readonly string[],
): Promise<Answer<RoomAnswer>> {
  return site.send<RoomAnswer>(who, 'POST', `/studio/rooms/${roomId}/goods`, { productIds });
}

/** The commerce lane as it is kept. */
export async function messagesOf(site: TradeServer, roomId: string) {
  const rows = await site.db
    .selectFrom('room_messages')
    .select(['seq', 'body'])
    .where('room_id', '=', roomId)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, body }) => ({ seq, ...(body as { kind: string } & Record<string, unknown>) }));
}

export const asCreator = (person: Person, creatorId: string): Person => ({
  ...person,
  creatorId: creatorId as CreatorId,
});
