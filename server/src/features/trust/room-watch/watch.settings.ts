import { type RoomWatchSettings, roomWatchDefaults } from '@kanmai/trust';

/**
 * What is watched of a room, beside what the engine's defaults watch: prices that are raised while goods are shown, among all that
 * are set; and orders of people who had ordered in this room within the hour, among all orders.
 */
export const watchSettings: RoomWatchSettings = {
  ...roomWatchDefaults,
  streams: {
    ...roomWatchDefaults.streams,
    priceRises: { usual: 0.05, usualWorth: 20, rise: 4, least: 0.3, halfLifeS: 3_600 },
    repeatOrders: { usual: 0.1, usualWorth: 50, rise: 3, least: 0.3, halfLifeS: 3_600 },
  },
};

export const tickMs = watchSettings.tickS * 1_000;

/** Who watches says so with every look; whoever misses three is taken to be gone. */
export const heldMs = 3 * tickMs;

export const watchLimits = {
  /** Of what is said and not yet counted, in one process; beyond it the oldest is lost, and counted as such. */
  heardMax: 20_000,
  /** Of one room, of what complains: enough to show what it was about. */
  quotesMax: 8,
  quoteLengthMax: 100,
  /** Rooms that one process watches. */
  roomsMax: 500,
  /** A caption may come so much later than it was said. */
  lateMs: 30_000,
  captionsMax: 200,
} as const;
