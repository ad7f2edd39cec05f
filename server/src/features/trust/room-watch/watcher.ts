import { randomUUID } from 'node:crypto';
import { addTallies, HeardQueue, type Tally } from './heard.ts';
import type { WatchDeps } from './intervene.service.ts';
import { lookAtRoom } from './look.service.ts';
import type { RoomUnderWatch } from './room-under-watch.ts';
import { heldMs, tickMs, watchLimits } from './watch.settings.ts';
import { holdRooms, letGo, setLooked } from './watch.store.ts';

export const heardTopic = 'room-watch.heard';
const tellMs = 2_000;

export interface RoomWatcher {
  /** Something was said in a room, here. Waits for nothing. */
  heard(roomId: string, text: string): void;
  /** Tells whoever watches the rooms what was heard here; goes on by itself. */
  tell(): Promise<void>;
  /** Looks at the rooms that this process watches; goes on by itself. */
  look(): Promise<void>;
  start(): Promise<void>;
  /** Begins to look by itself. */
  open(): void;
  stop(): Promise<void>;
}

/**
 * The watch of one process. Each counts what is said in its own sockets and tells all; of the processes one holds a room, adds up
 * what it is told, and looks at the room every tick.
 */
export function createWatcher(given: WatchDeps, countLost: (lost: number) => void): RoomWatcher {
  const { db, bus, clock, log } = given.deps;
  const holder = randomUUID();
  const heard = new HeardQueue(watchLimits);
  const rooms = new Map<string, RoomUnderWatch>();
  let told = new Map<string, Tally>();
  let looking: Promise<void> = Promise.resolve();
  const timers: NodeJS.Timeout[] = [];
  let subscription: { close(): Promise<void> } | null = null;

  const take = (tally: Tally) => {
    const before = told.get(tally.roomId);
    told.set(tally.roomId, before === undefined ? tally : addTallies(before, tally, watchLimits.quotesMax));
  };
  const tell = async () => {
    const { tallies, lost } = heard.drain();
    if (lost > 0) countLost(lost);
    try {
      for (const tally of tallies) await bus.publish(heardTopic, JSON.stringify(tally));
    } catch (error) {
      log.warn({ error }, 'what was heard in rooms could not be told');
    }
  };
  const lookAtAll = async () => {
    const held = await holdRooms(db, holder, {
      nowMs: clock.nowMs(),
      heldMs,
      roomsMax: watchLimits.roomsMax,
    });
    const tallies = told;
    told = new Map();
    const ids = new Set(held.map(({ roomId }) => roomId));
    for (const roomId of rooms.keys()) if (!ids.has(roomId)) rooms.delete(roomId);
    for (const room of held) {
      const { roomId } = room;
      const nowMs = clock.nowMs();
      try {
        const after = await lookAtRoom(given, room, rooms.get(roomId), tallies.get(roomId) ?? null);
        if (after === null || !(await setLooked(db, holder, roomId, nowMs))) rooms.delete(roomId);
        else rooms.set(roomId, after);
      } catch (error) {
        // One that fails keeps no other from being looked at.
        log.error({ error, roomId }, 'a room could not be looked at');
      }
    }
  };
  const look = () => {
    looking = looking
      .then(lookAtAll)
      .catch((error: unknown) => log.warn({ error }, 'rooms could not be watched'));
    return looking;
  };

  return {
    heard: (roomId, text) => heard.push({ roomId, text, atMs: clock.nowMs() }),
    tell,
    look,
    async start() {
      subscription = await bus.subscribe(heardTopic, (message) =>
        take(JSON.parse(new TextDecoder().decode(message)) as Tally),
      );
    },
    open() {
      timers.push(
        setInterval(() => void tell(), tellMs),
        setInterval(() => void look(), tickMs),
      );
      for (const timer of timers) timer.unref();
    },
    async stop() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      await subscription?.close();
      await looking;
      await letGo(db, holder, clock.nowMs()).catch(() => undefined);
    },
  };
}
