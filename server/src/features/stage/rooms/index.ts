import type { Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { audit } from '../../people/audit/index.ts';
import { bagRoutes } from './bag.routes.ts';
import { roomBroadcastHooks } from './broadcast.hooks.ts';
import { noteLostPushes } from './broadcast.service.ts';
import { captionRoutes } from './caption.routes.ts';
import { createChat } from './chat.service.ts';
import { createChatWords } from './chat-words.ts';
import { moderationRoutes } from './moderation.routes.ts';
import { opsRoutes } from './ops.routes.ts';
import { createPresence } from './presence.service.ts';
import { createPushRefusals } from './push-refusals.ts';
import { mergeReminders } from './reminder.store.ts';
import { replayPages, replayRoutes } from './replay.routes.ts';
import { mergeRoomReports } from './report.store.ts';
import { type RoomPowers, roomPowers } from './restraint.service.ts';
import type { RoomDeps, RoomHub } from './room.deps.ts';
import { type RoomHubDoors, roomHubDoors } from './room.hub.ts';
import { roomJobs } from './room.jobs.ts';
import { loadRoom, type RoomForAll } from './room.views.ts';
import { createSharedRooms, type SharedRooms } from './shared-rooms.ts';
import { socketRoutes } from './socket.routes.ts';
import { roomStockReader } from './stock.reader.ts';
import { studioRoutes } from './studio.routes.ts';
import { viewerRoutes } from './viewer.routes.ts';
import { mergeViewers } from './viewer.store.ts';

export { tellWhoBroadcasts } from './broadcaster-notice.jobs.ts';
export { findRole } from './named-staff.store.ts';
export { deletePrice, findPrice, type StoredPrice, upsertPrice } from './price.store.ts';
export { offsetOf, type ReplayPiece } from './replay.policy.ts';
export { findReplay } from './replay.store.ts';
export type { RoomBan, RoomPowers } from './restraint.service.ts';
export type { Restraint } from './restraint.store.ts';
export type { RoomHub } from './room.deps.ts';
export { roomId as RoomIdSchema } from './room.fields.ts';
export {
  announce,
  listMessages,
  messageBytesMax,
  type RoomMessage,
  type RoomMessageBody,
} from './room.message.ts';
export { canAssist, canHost, canModerate } from './room.policy.ts';
export { BroadcasterParams, RoomCard, RoomParams, type RoomRole } from './room.schema.ts';
export { findLiveRooms, findRoom, lockRoom, type StoredRoom } from './room.store.ts';
export {
  type RoomTelling,
  type RoomUnit,
  type RoomUnitDeps,
  runInRoom,
  runOnceInRoom,
  tellRoom,
  unitWithin,
} from './room.unit.ts';
export {
  keepPlainRooms,
  placeInRoom,
  type RoomOffer,
  type RoomPlace,
} from './room-offer.policy.ts';
export { findRoomOffers } from './room-offer.views.ts';
export { findViewer, unseenMs, type Viewer } from './viewer.store.ts';

export interface RoomsDoors {
  /** Makes the hub of this process: it asks rooms who may watch, and carries what they announce. */
  readonly openHub: (doors: RoomHubDoors) => RoomHub;
  /** Of products those that a plan promises a creator something for: the affiliate feature knows. */
  readonly findSourced: RoomDeps['findSourced'];
  /** Tells somebody on their browsers; answers whether one of them took it. Without it nobody has one. */
  readonly pushTo?: RoomDeps['pushTo'];
  /** What is said in a live room was written down: whoever watches over it looks. It must not throw. */
  readonly said?: (roomId: string) => void;
  /** Whether broadcasters push to this process; without it they do. */
  readonly takesPushes?: boolean;
}

export interface RoomsFeature extends Feature {
  /** The hub, for whatever else is offered in rooms. */
  readonly hub: RoomHub;
  /** What the platform can do in live rooms. */
  readonly powers: RoomPowers;
}

/** What a stranger did in rooms is the account's they signed in to. */
export async function mergeInRooms(tx: Tx, from: string, to: string): Promise<void> {
  await mergeReminders(tx, from, to);
  await mergeRoomReports(tx, from, to);
  await mergeViewers(tx, from, to);
}

/** Live rooms: planning, going live, the bag of goods, pins, prices that hold in the room, who may do what. */
export function roomsFeature(deps: FeatureDeps, doors: RoomsDoors): RoomsFeature {
  const presence = createPresence(deps, { likes: (roomId, likes) => hub.vitals(roomId, { likes }) });
  const words = createChatWords(deps);
  const chat = createChat({ deps, words });
  const shared = createSharedRooms(deps.clock, (roomId) => loadRoom(deps.db, roomId));
  const hub = tellingShared(doors.openHub(roomHubDoors(deps, chat, presence)), shared);
  const given: RoomDeps = {
    ...{ deps, hub, broadcast: deps.broadcast, findSourced: doors.findSourced },
    pushTo: doors.pushTo ?? (async () => false),
    said: doors.said ?? (() => undefined),
    audit: (tx, entry) => audit(tx, deps, entry),
  };
  const refusals = createPushRefusals();
  return {
    name: 'rooms',
    hub,
    powers: roomPowers(given, chat.changed),
    routes: (server) => {
      studioRoutes(server, { ...given, refusals });
      bagRoutes(server, given);
      moderationRoutes(server, { ...given, chat });
      viewerRoutes(server, { ...given, presence, shared });
      replayRoutes(server, given);
      captionRoutes(server, given);
      opsRoutes(server, { ...given, words, refusals });
      socketRoutes(server, given);
    },
    pages: (server) => {
      deps.broadcast.pages(server);
      replayPages(server, given);
    },
    jobs: roomJobs(given),
    readers: [roomStockReader(deps, hub)],
    start: async () => presence.start(),
    // A push may come the moment there is a door, and what was live is told to be silent: both give jobs.
    async open() {
      if (doors.takesPushes === false) return;
      await deps.broadcast.start(roomBroadcastHooks(given, refusals));
      await noteLostPushes(given);
    },
    async stop() {
      await deps.broadcast.stop();
      await presence.stop();
    },
  };
}

/** The hub, but what every viewer is shown is read anew after each announcement. */
function tellingShared(hub: RoomHub, shared: SharedRooms<RoomForAll>): RoomHub {
  return Object.assign(Object.create(hub) as RoomHub, {
    announced(roomId: string, message: Parameters<RoomHub['announced']>[1]) {
      shared.changed(roomId);
      hub.announced(roomId, message);
    },
  });
}
