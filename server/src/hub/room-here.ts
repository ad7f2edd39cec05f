import type { Clock } from '@kanmai/kernel';
import type { Problem } from '../http/problems.ts';
import type { BusSubscription } from '../ports/bus.ts';
import { createAllowance } from './allowance.ts';
import { type BusMessage, readBusMessage, topicOf } from './bus-messages.ts';
import type { Counters } from './counts.ts';
import { type Admitted, closeCodes, type HubDeps, type HubDoors, type HubSettings } from './hub.ts';
import { type Member, type PersonHere, refusalCode, tellProblem } from './member.ts';
import type { Pace } from './pace.ts';
import { createRoom, type Room, type RoomNews } from './room.ts';

/** A room that this process has open, and who is in it. */
export interface RoomHere<Facts> {
  readonly room: Room<Facts>;
  readonly members: Set<Member<Facts>>;
  personOf(admitted: Admitted<Facts>): PersonHere;
  leave(member: Member<Facts>, code: number): void;
  /** Closes the sockets of one person. */
  expel(personId: string, problem: Problem): void;
  /** Closes every socket. */
  over(): void;
  sweep(): void;
  /** When it was last used, for a room that nobody is in. */
  usedAtMs: number;
  close(): void;
}

export interface RoomHereDeps<Facts> {
  readonly hub: HubDeps;
  readonly doors: HubDoors<Facts>;
  readonly settings: HubSettings;
  readonly uptime: Clock;
  readonly pace: Pace;
  readonly counters: Counters;
  /** Names this process. */
  readonly from: string;
  publish(roomId: string, news: RoomNews): void;
  touched(roomId: string): void;
}

/** A bus that is away must not keep viewers out: what it would have told is looked up now and then. */
const subscribeMs = 3_000;
const earlyMax = 1_000;

/** Opens a room in this process. Rejects when the number to begin with cannot be read. */
export async function openRoomHere<Facts>(
  roomId: string,
  deps: RoomHereDeps<Facts>,
): Promise<RoomHere<Facts>> {
  const { hub, doors, settings, uptime } = deps;
  let here: RoomHere<Facts> | null = null;
  let early: BusMessage[] | null = [];
  const ears = await listen(roomId, deps, (message) => {
    if (here !== null) heard(here, message);
    else if (early !== null && early.length < earlyMax) early.push(message);
  });
  try {
    const startSeq = await doors.lastCommerceSeq(roomId);
    const members = new Set<Member<Facts>>();
    const persons = new Map<string, PersonHere>();
    const uncounted = new Set<string>();
    const room = createRoom<Facts>({
      ...deps,
      id: roomId,
      startSeq,
      clock: hub.clock,
      random: hub.random,
      read: async (afterSeq, limit) => doors.readCommerce(roomId, afterSeq, limit),
      publish: (news) => deps.publish(roomId, news),
      takenBack: (body) => takenBack(hub, doors, roomId, body),
      drop: (member, code, reason) => drop(member, code, reason),
      failed: (error) => hub.log.error({ error, roomId }, 'commerce could not be read'),
      touched: () => deps.touched(roomId),
    });
    const drop = (member: Member<Facts>, code: number, reason: string) => {
      member.connection.close(code, reason);
      opened.leave(member, code);
    };
    const opened: RoomHere<Facts> = {
      room,
      members,
      usedAtMs: uptime.nowMs(),
      personOf({ personId, uncounted: isUncounted }) {
        if (isUncounted === true) uncounted.add(personId);
        const known = persons.get(personId);
        if (known !== undefined) return known;
        const allowance = createAllowance(settings.messagesBurst, settings.messagesPerS);
        const person = { sockets: 0, allowance, refusedAtMs: Number.NEGATIVE_INFINITY };
        persons.set(personId, person);
        return person;
      },
      leave(member, code) {
        if (member.gone) return;
        member.gone = true;
        members.delete(member);
        room.leave(member);
        member.person.sockets -= 1;
        if (member.person.sockets === 0) {
          persons.delete(member.viewer.personId);
          uncounted.delete(member.viewer.personId);
        }
        opened.usedAtMs = uptime.nowMs();
        const dwellMs = uptime.nowMs() - member.joinedAtMs;
        tellFeature(hub, () => doors.left?.(member.viewer, { dwellMs, code }));
      },
      expel(personId, problem) {
        for (const member of [...members]) {
          if (member.viewer.personId !== personId) continue;
          tellProblem(member.connection, problem);
          drop(member, refusalCode(problem), problem.type);
        }
      },
      over() {
        for (const member of [...members]) drop(member, closeCodes.roomOver, '');
      },
      sweep: () => room.sweep(persons.size - uncounted.size),
      close() {
        ears.close();
        room.close();
      },
    };
    here = opened;
    for (const message of early) heard(opened, message);
    early = null;
    deps.publish(roomId, { k: 'ask' });
    return opened;
  } catch (error) {
    ears.close();
    throw error;
  }
}

/** What another process told of a room, or this one before it was open here. */
export function heard<Facts>(here: RoomHere<Facts>, message: BusMessage): void {
  if (message.k === 'expel') here.expel(message.personId, message.problem);
  else if (message.k === 'over') here.over();
  else here.room.heard(message);
}

/** Calls a hook of a feature, whose failure is its own. */
export function tellFeature(hub: Pick<HubDeps, 'log'>, call: () => void): void {
  try {
    call();
  } catch (error) {
    hub.log.error({ error }, 'a hook of a room failed');
  }
}

function takenBack<Facts>(
  hub: Pick<HubDeps, 'log'>,
  doors: HubDoors<Facts>,
  roomId: string,
  body: unknown,
): ((chat: unknown) => boolean) | null {
  let isGone: ((chat: unknown) => boolean) | null = null;
  tellFeature(hub, () => {
    isGone = doors.announced?.(roomId, body) ?? null;
  });
  return isGone;
}

/** Subscribes to a room's topic; goes on after a while, and without a bus. */
async function listen<Facts>(
  roomId: string,
  { hub, from }: RoomHereDeps<Facts>,
  hear: (message: BusMessage) => void,
): Promise<{ close(): void }> {
  let closed = false;
  const end = (subscription: BusSubscription) => subscription.close().catch(() => undefined);
  const subscribed = hub.bus
    .subscribe(topicOf(roomId), (bytes) => {
      const message = readBusMessage(bytes);
      if (message !== null && message.from !== from) hear(message);
    })
    .then((subscription) => {
      if (closed) void end(subscription);
      return subscription;
    });
  subscribed.catch((error: unknown) => hub.log.warn({ error, roomId }, 'the bus does not carry a room'));
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise((resolve) => {
    timer = setTimeout(resolve, subscribeMs);
  });
  await Promise.race([subscribed.catch(() => undefined), waited]);
  clearTimeout(timer);
  return {
    close() {
      closed = true;
      subscribed.then(end, () => undefined);
    },
  };
}
