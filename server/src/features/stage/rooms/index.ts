import type { Feature } from '../../../feature.ts';
import { bagRoutes } from './bag.routes.ts';
import type { RoomDeps } from './room.deps.ts';
import { roomJobs } from './room.jobs.ts';
import { studioRoutes } from './studio.routes.ts';
import { viewerRoutes } from './viewer.routes.ts';

export { admitPush, notePictures } from './broadcast.service.ts';
export { findRole } from './helper.store.ts';
export { mergeReminders } from './reminder.store.ts';
export { mergeRoomReports } from './report.store.ts';
export type { RoomBroadcast, RoomDeps, RoomHub } from './room.deps.ts';
export {
  announce,
  listMessages,
  messageBytesMax,
  type RoomMessage,
  type RoomMessageBody,
} from './room.message.ts';
export { canAssist, canHost, canModerate } from './room.policy.ts';
export { RoomParams, type RoomRole, roomId as RoomIdSchema } from './room.schema.ts';
export { findRoom, lockRoom, type StoredRoom } from './room.store.ts';
export {
  type RoomTelling,
  type RoomUnit,
  type RoomUnitDeps,
  runInRoom,
  runOnceInRoom,
  tellRoom,
} from './room.unit.ts';
export { findViewer, type Viewer } from './viewer.store.ts';

/** Live rooms: planning, going live, the bag of goods, pins, prices that hold in the room, who may do what. */
export function roomsFeature(given: RoomDeps): Feature {
  return {
    name: 'rooms',
    routes: (server) => {
      studioRoutes(server, given);
      bagRoutes(server, given);
      viewerRoutes(server, given);
    },
    jobs: roomJobs(given),
  };
}
