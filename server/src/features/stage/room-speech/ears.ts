import { randomUUID } from 'node:crypto';
import { holdEars, letGoOfEars, listLive } from './ear.store.ts';
import { type HearDeps, hearStretch } from './hear.service.ts';
import { type Stretch, StretchCutter, type StretchLimits } from './stretch.ts';

export interface Ears {
  /** Listens to the rooms that this process may, and leaves the others; goes on by itself. */
  look(): Promise<void>;
  /** Resolves when nothing is in hand. */
  settled(): Promise<void>;
  open(): void;
  stop(): Promise<void>;
}

export interface EarsLimits extends StretchLimits {
  /** How many rooms one process listens to at once. */
  readonly roomsMax: number;
}

const lookMs = 3_000;
/** Who listens says so with every look; whoever misses four is taken to be gone. */
const heldMs = 4 * lookMs;
/** A stream that ended or cannot be decoded is tried again after so long. */
const againMs = 5_000;
const liveMax = 1_000;

/** The ears of one process: of its live rooms so many, each stretch by stretch. */
export function createEars(given: HearDeps, limits: EarsLimits): Ears {
  const { db, broadcast, clock, log } = given.deps;
  const holder = randomUUID();
  /** The rooms that are listened to, and how each is left. */
  const ears = new Map<string, () => void>();
  /** One stretch of a room at a time: one that comes meanwhile is lost. */
  const inHand = new Map<string, Promise<void>>();
  const notBefore = new Map<string, number>();
  const hurry = new AbortController();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const take = (roomId: string, stretch: Stretch) => {
    if (inHand.has(roomId)) return given.counts.stretch('late');
    const heard = hearStretch(given, roomId, stretch, hurry.signal).finally(() => inHand.delete(roomId));
    inHand.set(roomId, heard);
  };
  const listen = (roomId: string) => {
    const cutter = new StretchCutter(limits);
    const leave = broadcast.listen(roomId, {
      take(sound) {
        for (const stretch of cutter.push(sound, clock.nowMs())) take(roomId, stretch);
      },
      ended(why) {
        log.info({ roomId, why }, 'a room is listened to no more');
        notBefore.set(roomId, clock.nowMs() + againMs);
        ears.delete(roomId);
      },
    });
    ears.set(roomId, leave);
  };
  const leave = (roomId: string) => {
    ears.get(roomId)?.();
    ears.delete(roomId);
  };
  const lookAround = async () => {
    const audible =
      broadcast.name === 'embedded' && broadcast.liveCount() === 0
        ? []
        : (await listLive(db, liveMax)).filter((roomId) => broadcast.isAudible(roomId));
    const nowMs = clock.nowMs();
    const held = new Set(await holdEars(db, holder, audible, { nowMs, heldMs, roomsMax: limits.roomsMax }));
    for (const roomId of [...ears.keys()]) if (!held.has(roomId)) leave(roomId);
    for (const [roomId, untilMs] of notBefore) if (untilMs <= nowMs) notBefore.delete(roomId);
    for (const roomId of held) if (!ears.has(roomId) && !notBefore.has(roomId)) listen(roomId);
    given.counts.rooms({ listened: ears.size, unheard: audible.length - held.size });
  };
  const look = () => {
    looking = looking
      .then(lookAround)
      .catch((error: unknown) => log.warn({ error }, 'it is not known which rooms to listen to'));
    return looking;
  };
  const settled = async () => {
    await Promise.all(inHand.values());
  };

  return {
    look,
    settled,
    open() {
      timer = setInterval(() => void look(), lookMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
      hurry.abort();
      for (const roomId of [...ears.keys()]) leave(roomId);
      await settled();
      await letGoOfEars(db, holder).catch(() => undefined);
    },
  };
}
