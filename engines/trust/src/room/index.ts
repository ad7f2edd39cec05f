export { RateWatch, type StreamSettings, type Suspicion } from './rate-watch.ts';
export {
  type Intervention,
  interventions,
  type RoomAlarm,
  type RoomTick,
  RoomWatch,
  type RoomWatchSettings,
  roomWatchDefaults,
} from './room-watch.ts';
