import { randomUUID } from 'node:crypto';
import { addTallies, HeardQueue, type Tally } from './heard.ts';
import type { WatchDeps } from './intervene.service.ts';
import { listenInRoom, lookAtRoom, putUnderWatch, type WatchedRoom } from './look.service.ts';
import type { RoomUnderWatch } from './room-under-watch.ts';
import { heldMs, tickMs, watchLimits } from './watch.settings.ts';
import { type HeldRoom, holdRooms, letGo, setLooked } from './watch.store.ts';

const heardTopic = 'room-watch.heard';
const saidTopic = 'room-watch.said';
const listenMs = 1_000;

export interface RoomWatcher {
  /** Something was said in a room's chat, here. Waits for nothing. */
  heard(roomId: string, text: string): void;
  /** What the host says was written down, here. Waits for nothing. */
  said(roomId: string): void;
  /** Tells whoever watches the rooms what was heard here, and listens to what was said; goes on by itself. */
  listen(): Promise<void>;
  /** Looks at the rooms that this process watches; goes on by itself. */
  look(): Promise<void>;
  start(): Promise<void>;
  /** Begins to listen and to look by itself. */
  open(): void;
  stop(): Promise<void>;
}

/**
 * The watch of one process. Each counts what is said in its own sockets and tells all; of the processes one holds a room, adds up
 * what it is told, and looks at the room every tick, and at what its host says within a second or two.
 */
export function createWatcher(given: WatchDeps, countLost: (lost: number) => void): RoomWatcher {
  const { db, bus, clock, log } = given.deps;
  const holder = randomUUID();
  const heard = new HeardQueue(watchLimits);
  const rooms = new Map<string, RoomUnderWatch>();
  const saidHere = new Set<string>();
  const spoken = new Set<string>();
  const told = new Map<string, Tally>();
  let looking: Promise<void> = Promise.resolve();
  const timers: NodeJS.Timeout[] = [];
  const subscriptions: { close(): Promise<void> }[] = [];

  const take = (tally: Tally) => {
    const before = told.get(tally.roomId);
    told.set(tally.roomId, before === undefined ? tally : addTallies(before, tally, watchLimits.quotesMax));
  };
  const tell = async () => {
    const { tallies, lost } = heard.drain();
    if (lost > 0) countLost(lost);
    const roomIds = [...saidHere];
    saidHere.clear();
    try {
      for (const tally of tallies) await bus.publish(heardTopic, JSON.stringify(tally));
      for (const roomId of roomIds) await bus.publish(saidTopic, roomId);
    } catch (error) {
      log.warn({ error }, 'what was heard in rooms could not be told');
    }
  };
  const hold = () => holdRooms(db, holder, { nowMs: clock.nowMs(), heldMs, roomsMax: watchLimits.roomsMax });
  /** One that fails keeps no other from being looked at, and forgets nothing. */
  const keep = async (held: HeldRoom, work: (watched: WatchedRoom) => Promise<boolean>) => {
    const { roomId } = held;
    try {
      const room = rooms.get(roomId) ?? (await putUnderWatch(given, held));
      rooms.set(roomId, room);
      if (!(await work({ held, room }))) rooms.delete(roomId);
    } catch (error) {
      log.error({ error, roomId }, 'a room could not be looked at');
    }
  };
  const takeTally = (roomId: string) => {
    const tally = told.get(roomId) ?? null;
    told.delete(roomId);
    return tally;
  };
  const lookAtAll = async () => {
    const held = await hold();
    const ids = new Set(held.map(({ roomId }) => roomId));
    for (const known of [rooms, told])
      for (const roomId of known.keys()) if (!ids.has(roomId)) known.delete(roomId);
    for (const one of held) {
      const { roomId } = one;
      const nowMs = clock.nowMs();
      await keep(one, async (watched) => {
        const live = await lookAtRoom(given, watched, nowMs, () => takeTally(roomId));
        return (await setLooked(db, holder, roomId, nowMs)) && live;
      });
    }
  };
  const listenToSpoken = async () => {
    if (spoken.size === 0) return;
    const wanted = new Set(spoken);
    spoken.clear();
    for (const held of await hold())
      if (wanted.has(held.roomId)) await keep(held, (watched) => listenInRoom(given, watched));
  };
  /** One look after another: two at once would take one step twice. */
  const inTurn = (work: () => Promise<void>) => {
    looking = looking.then(work).catch((error: unknown) => log.warn({ error }, 'rooms could not be watched'));
    return looking;
  };
  const listen = async () => {
    await tell();
    await inTurn(listenToSpoken);
  };
  const look = () => inTurn(lookAtAll);

  return {
    heard: (roomId, text) => heard.push({ roomId, text, atMs: clock.nowMs() }),
    said: (roomId) => void saidHere.add(roomId),
    listen,
    look,
    async start() {
      const text = (message: Uint8Array) => new TextDecoder().decode(message);
      subscriptions.push(
        await bus.subscribe(heardTopic, (message) => take(JSON.parse(text(message)) as Tally)),
        await bus.subscribe(saidTopic, (message) => void spoken.add(text(message))),
      );
    },
    open() {
      timers.push(
        setInterval(() => void listen(), listenMs),
        setInterval(() => void look(), tickMs),
      );
      for (const timer of timers) timer.unref();
    },
    async stop() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      for (const subscription of subscriptions.splice(0)) await subscription.close();
      await looking;
      await letGo(db, holder, clock.nowMs()).catch(() => undefined);
    },
  };
}
