export { type EventReader, eventsAppended, type RunningReader, runReader } from './event.reader.ts';
export {
  type EventKind,
  eventKinds,
  type LoggedEvent,
  type LogPosition,
  logStart,
  type NewEvent,
} from './event.schema.ts';
export { appendEvents, findLogHead, readEvents, readerUnseenS } from './event.store.ts';
export { type EventTail, eventTail } from './event.tail.ts';
