import type { Clock, Random } from '@kanmai/kernel';
import type { BusMessage, VitalValue } from './bus-messages.ts';
import { createCatchUp } from './catch-up.ts';
import { createChatOut } from './chat-out.ts';
import { createCohorts } from './cohorts.ts';
import { createCommerceLane, pageMax } from './commerce-lane.ts';
import type { Counters } from './counts.ts';
import { type CommerceMessage, closeCodes, type HubSettings, type Polled, type Vitals } from './hub.ts';
import { type Member, refusalCode, tell } from './member.ts';
import type { Pace } from './pace.ts';
import { createPresence } from './presence.ts';
import { createRecentChat } from './recent-chat.ts';
import { createVitalBoard } from './vital-board.ts';

/** A room in this process: its lanes, and the sockets here. */
export interface Room<Facts> {
  readonly id: string;
  /** Persons watching, in all processes. */
  readonly online: number;
  /** When `tick` has something to do; `Infinity` when it has nothing. */
  readonly dueMs: number;
  /** Lets a viewer in after the commerce number it has, or (null) from now on. */
  join(member: Member<Facts>, afterSeq: number | null): Promise<void>;
  leave(member: Member<Facts>): void;
  announced(message: CommerceMessage): void;
  /** A chat message of this process, as JSON. */
  chat(text: string): void;
  setVitals(values: Vitals): void;
  /** What another process told of the room. */
  heard(message: BusMessage): void;
  /** Does what is due; true when it stopped at `untilMs` with more to do. */
  tick(untilMs: number): boolean;
  /** This process slept: what it was owed meanwhile is nobody's fault, nor that it heard of no other process. */
  forgive(): void;
  /** Once a second: who is late or slow, how many watch, whether something is missing. */
  sweep(here: number): void;
  poll(seq: number, chatAtMs: number): Promise<Polled>;
  /** Tells the other processes that this one has the room no longer. */
  close(): void;
}

export interface RoomDeps<Facts> {
  readonly id: string;
  readonly startSeq: number;
  readonly settings: HubSettings;
  /** The time that is told to viewers. */
  readonly clock: Clock;
  /** The time that waits are measured by: nobody sets it. */
  readonly uptime: Clock;
  readonly random: Random;
  readonly pace: Pace;
  readonly counters: Counters;
  read(afterSeq: number, limit: number): Promise<readonly CommerceMessage[]>;
  publish(news: RoomNews): void;
  /** Which chat a commerce message takes back; null for none. */
  takenBack(body: unknown): ((chat: unknown) => boolean) | null;
  /** Closes a socket and lets its viewer go. */
  drop(member: Member<Facts>, code: number, reason: string): void;
  failed(error: unknown): void;
  /** There may be something to do earlier than was known. */
  touched(): void;
}

/** A message of the bus before its process is named. */
export type RoomNews = BusMessage extends infer News
  ? News extends unknown
    ? Omit<News, 'from'>
    : never
  : never;

const catchUpStepMs = 100;
const pollMs = 2_000;

export function createRoom<Facts>(deps: RoomDeps<Facts>): Room<Facts> {
  const { settings, clock, uptime } = deps;
  const presence = createPresence(3 * settings.presenceMs);
  const board = createVitalBoard();
  const recentChat = createRecentChat();
  const chatOut = createChatOut(() => uptime.nowMs());
  let presentAtMs = Number.NEGATIVE_INFINITY;
  let lookedAtMs = uptime.nowMs();
  let steppedAtMs = Number.NEGATIVE_INFINITY;

  const lane = createCommerceLane({
    startSeq: deps.startSeq,
    read: deps.read,
    deliver(message, body) {
      cohorts.commerce(message);
      const isGone = deps.takenBack(body);
      if (isGone !== null) recentChat.remove(isGone);
      deps.touched();
    },
    gapFilled() {
      deps.counters.gapsFilled += 1;
    },
    failed: deps.failed,
  });
  const cohorts = createCohorts({ ...deps, lastSeq: () => lane.lastSeq, vitalText: board.text });
  const hello = (member: Member<Facts>, seq: number, reset: boolean) =>
    tell(member.connection, {
      t: 'hello',
      now: clock.nowMs(),
      room: deps.id,
      seq,
      ...(reset ? { reset } : {}),
      you: member.viewer.hello ?? null,
      vitals: board.all(),
      ackMs: settings.ackMs,
      pingMs: settings.pingMs,
    });
  const catchUp = createCatchUp<Facts>({
    lane,
    read: deps.read,
    nextCohort: cohorts.next,
    reset: (member, seq) => hello(member, seq, true),
    wallMs: () => clock.nowMs(),
    failed: deps.failed,
  });
  const show = (stamped: Parameters<typeof board.set>[0]) => {
    const changed = board.set(stamped);
    if (changed.length === 0) return;
    cohorts.vitals(changed);
    deps.touched();
  };
  const spreadChat = (text: string) => {
    cohorts.chat(text);
    recentChat.add(text, clock.nowMs());
    deps.touched();
  };
  const countOnline = (here: number) => {
    const nowMs = uptime.nowMs();
    if (nowMs - presentAtMs < settings.presenceMs) return;
    presentAtMs = nowMs;
    deps.publish({ k: 'here', online: here, seq: lane.lastSeq });
    show({ online: [here + presence.elsewhere(nowMs), clock.nowMs()] });
  };
  const lookForMissing = () => {
    const nowMs = uptime.nowMs();
    if (!lane.gapped && nowMs - lookedAtMs < settings.tailMs) return;
    lookedAtMs = nowMs;
    void lane.fill();
  };
  const judge = (member: Member<Facts>) => {
    if (member.cohort === null) return;
    const owed = member.cohort.owed(member, uptime.nowMs());
    member.late = owed.ms > settings.lateMs || owed.bytes > settings.lateBytes;
    if (owed.ms > settings.slowMs || owed.bytes > settings.slowBytes) dropSlow(member);
  };
  const dropSlow = (member: Member<Facts>) => {
    deps.counters.closedSlow += 1;
    deps.drop(member, closeCodes.tooSlow, '');
  };

  return {
    id: deps.id,
    get online() {
      const online = board.all().online;
      return typeof online === 'number' ? online : 0;
    },
    get dueMs() {
      const stepMs = catchUp.members.size > 0 ? steppedAtMs + catchUpStepMs : Number.POSITIVE_INFINITY;
      return Math.min(cohorts.dueMs, chatOut.dueMs, stepMs);
    },
    async join(member, afterSeq) {
      // Another process may know a number before the bus has brought it here.
      const known = afterSeq === null || afterSeq <= lane.lastSeq || (await lane.fill());
      if (member.gone) return;
      if (!known) return deps.drop(member, refusalCode({ type: 'unavailable' }), 'unavailable');
      const reset = afterSeq !== null && afterSeq > lane.lastSeq;
      member.seq = afterSeq === null || reset ? cohorts.next().flushedSeq : afterSeq;
      hello(member, member.seq, reset);
      catchUp.begin(member);
      deps.touched();
    },
    leave(member) {
      catchUp.remove(member);
      cohorts.remove(member);
    },
    announced(message) {
      lane.take(message);
      deps.publish({ k: 'commerce', m: message });
    },
    chat(text) {
      spreadChat(text);
      if (presence.others) chatOut.add(text);
    },
    setVitals(values) {
      const nowMs = clock.nowMs();
      const stamped = Object.entries(values).filter(([name]) => name !== 'online');
      const v = Object.fromEntries(stamped.map(([name, value]) => [name, [value, nowMs] as const]));
      show(v);
      deps.publish({ k: 'vitals', v });
    },
    heard(message) {
      if (message.k === 'commerce') lane.take(message.m);
      else if (message.k === 'chat') {
        for (const text of message.m) spreadChat(text);
        if (message.d > 0) cohorts.chatLeftOut(message.d);
      } else if (message.k === 'vitals') {
        const { online: _ours, ...rest } = message.v;
        show(rest as Record<string, readonly [VitalValue, number]>);
      } else if (message.k === 'here') {
        presence.told(message.from, message.online, uptime.nowMs());
        if (message.seq > lane.lastSeq) void lane.fill();
      } else if (message.k === 'ask') {
        presence.told(message.from, 0, uptime.nowMs());
        deps.publish({ k: 'vitals', v: board.stamped() });
        presentAtMs = Number.NEGATIVE_INFINITY;
      }
    },
    tick(untilMs) {
      if (chatOut.dueMs <= uptime.nowMs()) deps.publish({ k: 'chat', ...chatOut.take() });
      if (catchUp.members.size > 0 && uptime.nowMs() - steppedAtMs >= catchUpStepMs) {
        steppedAtMs = uptime.nowMs();
        catchUp.step();
      }
      return cohorts.tick(untilMs);
    },
    forgive() {
      presence.forgive(uptime.nowMs());
      for (const cohort of cohorts.all())
        for (const member of cohort.members()) member.ackedFlush = cohort.flushNo;
    },
    sweep(here) {
      countOnline(here);
      lookForMissing();
      for (const cohort of cohorts.all().slice())
        for (const member of cohort.members().slice()) judge(member as Member<Facts>);
      const nowMs = uptime.nowMs();
      for (const member of [...catchUp.members])
        if (nowMs - member.joinedAtMs > settings.slowMs) dropSlow(member);
      cohorts.sweep();
      deps.touched();
    },
    close: () => deps.publish({ k: 'here', online: -1, seq: lane.lastSeq }),
    async poll(seq, chatAtMs) {
      if (seq > lane.lastSeq) await lane.fill();
      const recent = lane.recent(seq, pageMax);
      const messages =
        recent?.map(({ text }) => JSON.parse(text) as CommerceMessage) ?? (await deps.read(seq, pageMax));
      const last = messages.at(-1)?.seq ?? Math.min(seq, lane.lastSeq);
      return {
        nowMs: clock.nowMs(),
        messages,
        seq: last,
        more: last < lane.lastSeq,
        ...recentChat.since(chatAtMs),
        vitals: board.all(),
        pollMs,
      };
    },
  };
}
