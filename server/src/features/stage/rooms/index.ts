export { findRole } from './helper.store.ts';
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
export { findViewer, unseenMs, type Viewer } from './viewer.store.ts';
