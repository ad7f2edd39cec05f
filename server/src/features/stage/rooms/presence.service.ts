import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { addLikes, storeSightings } from './viewer.store.ts';

/** What was seen of a viewer since the last time it was written. */
export interface Sighting {
  readonly roomId: string;
  readonly personId: string;
  readonly source: string;
  readonly joined: boolean;
  readonly left: boolean;
  readonly atMs: number;
  /** Since the last sighting. */
  readonly watchedMs: number;
  readonly chats: number;
}

interface Present {
  readonly roomId: string;
  readonly personId: string;
  readonly source: string;
  /** Sockets of this person in this room; of one who polls none. */
  sockets: number;
  notedAtMs: number;
  polledAtMs: number | null;
  chats: number;
}

export interface Presence {
  joined(roomId: string, personId: string, source: string): void;
  left(roomId: string, personId: string): void;
  /** Somebody without a socket asked what there is to know. */
  polled(roomId: string, personId: string): void;
  said(roomId: string, personId: string): void;
  liked(roomId: string, count: number): void;
  /** Writes what was noted; goes on by itself once a second. */
  flush(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const flushMs = 1_000;
/** Who is there is written anew so often. */
const beatMs = 60_000;
/** Whoever polls no more for so long has left. */
const pollGoneMs = 45_000;
const batchMax = 1_000;
/** Beyond this much that waits, because the database is away, the oldest is lost: statistics, no more. */
const waitingMax = 100_000;

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'log' | 'eventsAppended'>;

/**
 * Who is in which room in this process, written in batches: as rows of `room_viewers`, and as `room-view` steps of the
 * log (joined, still there after a minute, left), from which the metrics are made.
 */
export function createPresence(
  deps: Deps,
  doors: { readonly likes: (roomId: string, likes: number) => void },
): Presence {
  const present = new Map<string, Present>();
  const likes = new Map<string, number>();
  let waiting: Sighting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> = Promise.resolve();

  const note = (one: Present, what: { joined?: boolean; left?: boolean }) => {
    const nowMs = deps.clock.nowMs();
    const { roomId, personId, source, chats } = one;
    const watchedMs = Math.max(0, nowMs - one.notedAtMs);
    one.notedAtMs = nowMs;
    one.chats = 0;
    waiting.push({
      ...{ roomId, personId, source, atMs: nowMs, chats, watchedMs },
      ...{ joined: false, left: false, ...what },
    });
    if (waiting.length > waitingMax) waiting.shift();
  };
  const meet = (roomId: string, personId: string, source: string): Present => {
    const key = `${roomId} ${personId}`;
    let one = present.get(key);
    if (one === undefined) {
      const notedAtMs = deps.clock.nowMs();
      one = { roomId, personId, source, sockets: 0, notedAtMs, polledAtMs: null, chats: 0 };
      present.set(key, one);
      note(one, { joined: true });
    }
    return one;
  };
  const leave = (one: Present) => {
    present.delete(`${one.roomId} ${one.personId}`);
    note(one, { left: true });
  };
  const beat = () => {
    const nowMs = deps.clock.nowMs();
    for (const one of present.values()) {
      if (one.sockets === 0 && nowMs - (one.polledAtMs ?? 0) > pollGoneMs) leave(one);
      else if (nowMs - one.notedAtMs >= beatMs) note(one, {});
    }
  };
  const write = async () => {
    beat();
    const pressed = [...likes];
    likes.clear();
    const batches = waiting;
    waiting = [];
    try {
      while (batches.length > 0) {
        await storeBatch(deps, batches.slice(0, batchMax));
        batches.splice(0, batchMax);
      }
      for (const [roomId, count] of pressed) doors.likes(roomId, await addLikes(deps.db, roomId, count));
    } catch (error) {
      // Written with the next; likes that were not are lost.
      waiting = [...batches, ...waiting].slice(-waitingMax);
      deps.log.warn({ error }, 'who is in which room could not be written');
    }
  };
  const flush = () => {
    flushing = flushing.then(write);
    return flushing;
  };

  return {
    joined(roomId, personId, source) {
      meet(roomId, personId, source).sockets += 1;
    },
    left(roomId, personId) {
      const one = present.get(`${roomId} ${personId}`);
      if (one === undefined) return;
      one.sockets = Math.max(0, one.sockets - 1);
      if (one.sockets === 0) leave(one);
    },
    polled(roomId, personId) {
      meet(roomId, personId, 'direct').polledAtMs = deps.clock.nowMs();
    },
    said(roomId, personId) {
      const one = present.get(`${roomId} ${personId}`);
      if (one !== undefined) one.chats += 1;
    },
    liked(roomId, count) {
      likes.set(roomId, (likes.get(roomId) ?? 0) + count);
    },
    flush,
    start() {
      timer ??= setInterval(() => {
        if (waiting.length > 0 || likes.size > 0 || present.size > 0) void flush();
      }, flushMs);
      timer.unref();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      for (const one of [...present.values()]) leave(one);
      await flush();
    },
  };
}

async function storeBatch(deps: Deps, sightings: readonly Sighting[]): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    await storeSightings(tx, sightings);
    await appendEvents(
      tx,
      sightings.map(({ roomId, personId, atMs, ...data }) => ({
        ...{ kind: 'room-view' as const, atMs, personId, subjectId: roomId },
        data,
      })),
    );
  });
  deps.eventsAppended();
}
