import type { Clock } from '@kanmai/kernel';
import type { Problem } from '../http/problems.ts';
import { topicOf } from './bus-messages.ts';
import type { Connection } from './connection.ts';
import { createCounters } from './counts.ts';
import type { CommerceMessage, HubCounts, HubDeps, HubDoors, HubSettings, Polled, Vitals } from './hub.ts';
import { createPace } from './pace.ts';
import type { RoomNews } from './room.ts';
import { heard, openRoomHere, type RoomHere } from './room-here.ts';
import { createSession, type Session } from './session.ts';

/** The hub without sockets and timers: it is told what comes in, and when to work. */
export interface HubCore<Facts> {
  connect(connection: Connection): Session<Facts>;
  announced(roomId: string, message: CommerceMessage): void;
  chat(roomId: string, body: unknown): void;
  vitals(roomId: string, values: Vitals): void;
  expel(roomId: string, personId: string, problem: Problem): void;
  closeRoom(roomId: string): void;
  messagesSince(roomId: string, seq: number, chatAtMs: number): Promise<Polled>;
  online(roomId: string): number;
  counts(): HubCounts;
  /** When `tick` has something to do. */
  readonly dueMs: number;
  /** Does what is due; true when it stopped with more to do: let others work, then call it again. */
  tick(): boolean;
  /** Once a second. */
  sweep(): void;
  /** Tells each socket to come back after a random while, and closes it. */
  sendAway(): void;
  /** Leaves all rooms. */
  close(): void;
}

export interface HubCoreDeps {
  readonly hub: HubDeps;
  readonly settings: HubSettings;
  readonly uptime: Clock;
  /** Names this process. */
  readonly from: string;
  /** `dueMs` may be earlier than it was. */
  touched(dueMs: number): void;
}

/** So long may a tick take before others are let work. */
const tickMs = 15;
/** Sweeps come once a second: after a longer pause it was this process that slept, not its viewers. */
const stallMs = 5_000;
/** A room that nobody is in is kept so long, for those who poll and those who come back. */
const idleMs = 60_000;

export function createHubCore<Facts>(deps: HubCoreDeps, doors: HubDoors<Facts>): HubCore<Facts> {
  const { hub, settings, uptime, from } = deps;
  const pace = createPace(settings);
  const counters = createCounters();
  const opening = new Map<string, Promise<RoomHere<Facts>>>();
  const open = new Map<string, RoomHere<Facts>>();
  let connections = 0;
  let sweptAtMs = uptime.nowMs();

  const publish = (roomId: string, news: RoomNews) => {
    hub.bus.publish(topicOf(roomId), JSON.stringify({ ...news, from })).catch((error: unknown) => {
      hub.log.warn({ error, roomId }, 'the bus took no message of a room');
    });
  };
  const openRoom = async (roomId: string) => {
    const here = await openRoomHere<Facts>(roomId, {
      ...deps,
      doors,
      pace,
      counters,
      publish,
      touched: (id) => {
        const room = open.get(id)?.room;
        if (room !== undefined) deps.touched(room.dueMs);
      },
    });
    open.set(roomId, here);
    return here;
  };
  const roomOf = (roomId: string) => {
    const known = opening.get(roomId);
    if (known !== undefined) return known;
    const opened = openRoom(roomId);
    opening.set(roomId, opened);
    opened.catch(() => opening.delete(roomId));
    return opened;
  };
  /** To the other processes, and, where the room is not open here yet, to who is about to enter it. */
  const tellAbroad = (roomId: string, news: RoomNews) => {
    publish(roomId, news);
    if (open.has(roomId)) return;
    opening.get(roomId)?.then(
      (here) => heard(here, { ...news, from }),
      () => undefined,
    );
  };
  const closeIdle = (roomId: string, here: RoomHere<Facts>) => {
    if (here.members.size > 0 || uptime.nowMs() - here.usedAtMs < idleMs) return;
    here.close();
    open.delete(roomId);
    opening.delete(roomId);
  };
  const viewers = () => [...open.values()].reduce((sum, { members }) => sum + members.size, 0);

  return {
    connect: (connection) =>
      createSession(connection, {
        ...deps,
        doors,
        hasPlace: () => viewers() < settings.viewersMax,
        roomOf,
        nextConnectionId: () => ++connections,
      }),
    announced(roomId, message) {
      const here = open.get(roomId);
      if (here === undefined) tellAbroad(roomId, { k: 'commerce', m: message });
      else here.room.announced(message);
    },
    chat(roomId, body) {
      const text = JSON.stringify(body ?? null);
      const here = open.get(roomId);
      if (here === undefined) tellAbroad(roomId, { k: 'chat', m: [text], d: 0 });
      else here.room.chat(text);
    },
    vitals(roomId, values) {
      const here = open.get(roomId);
      if (here !== undefined) return here.room.setVitals(values);
      const atMs = hub.clock.nowMs();
      const v = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, [value, atMs] as const]),
      );
      tellAbroad(roomId, { k: 'vitals', v });
    },
    expel(roomId, personId, problem) {
      open.get(roomId)?.expel(personId, problem);
      tellAbroad(roomId, { k: 'expel', personId, problem });
    },
    closeRoom(roomId) {
      open.get(roomId)?.over();
      tellAbroad(roomId, { k: 'over' });
    },
    async messagesSince(roomId, seq, chatAtMs) {
      const here = await roomOf(roomId);
      here.usedAtMs = uptime.nowMs();
      return here.room.poll(seq, chatAtMs);
    },
    online: (roomId) => open.get(roomId)?.room.online ?? 0,
    counts: () => ({ ...counters, rooms: open.size, viewers: viewers(), periodMs: pace.periodMs }),
    get dueMs() {
      let least = Number.POSITIVE_INFINITY;
      for (const { room } of open.values()) least = Math.min(least, room.dueMs);
      return least;
    },
    tick() {
      const untilMs = uptime.nowMs() + tickMs;
      for (const { room } of open.values()) if (room.tick(untilMs) || uptime.nowMs() >= untilMs) return true;
      return false;
    },
    sweep() {
      const nowMs = uptime.nowMs();
      const stalled = nowMs - sweptAtMs > stallMs;
      sweptAtMs = nowMs;
      for (const [roomId, here] of [...open]) {
        if (stalled) here.room.forgive();
        here.sweep();
        closeIdle(roomId, here);
      }
    },
    sendAway() {
      for (const { members } of open.values())
        for (const { connection } of members) {
          const retryMs = Math.floor(hub.random.next() * settings.returnMs);
          connection.close(1001, JSON.stringify({ retryMs }));
        }
    },
    close() {
      for (const here of open.values()) here.close();
      open.clear();
      opening.clear();
    },
  };
}
