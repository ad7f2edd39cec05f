import type { Random } from '@kanmai/kernel';
import type { SpreadMessage } from './commerce-lane.ts';
import type { Connection } from './connection.ts';
import { flushText } from './flush-text.ts';
import { frameText } from './frames.ts';
import { createSample } from './sample.ts';

/** What a cohort needs of a member; the rest is the room's. */
export interface CohortMember {
  readonly connection: Connection;
  cohort: Cohort | null;
  place: number;
  ackedFlush: number;
  late: boolean;
}

/**
 * A part of a room's viewers, flushed together: one frame is made, and the same bytes are written to every socket. Parts
 * are small, so that no flush holds the process up for long, and nobody waits for the whole room to be written to.
 */
export interface Cohort {
  readonly size: number;
  readonly flushNo: number;
  /** Members have all commerce up to this number, or it is on its way to them. */
  readonly flushedSeq: number;
  /** The most urgent of what is to be flushed; null when nothing is. */
  readonly waits: 'commerce' | 'chat' | 'vitals' | null;
  readonly flushedAtMs: number;
  /** What its last flush cost; 0 when it has been quiet since. */
  costMs: number;
  add(member: CohortMember): void;
  remove(member: CohortMember): void;
  commerce(message: SpreadMessage): void;
  chat(text: string): void;
  /** So many chat messages were left out before they came here. */
  chatLeftOut(count: number): void;
  vital(name: string): void;
  /** Asks for a frame even if there is nothing to tell: a ping. */
  ping(): void;
  /** `wallMs` is told to the viewers; `nowMs` is of a clock that is never set. */
  flush(nowMs: number, wallMs: number, chatMax: number): Flushed;
  /** What this member was given and did not acknowledge. */
  owed(member: CohortMember, nowMs: number): { readonly ms: number; readonly bytes: number };
  members(): readonly CohortMember[];
}

export interface Flushed {
  readonly frames: number;
  readonly deliveries: number;
  readonly chatSpread: number;
  readonly chatDropped: number;
}

export interface CohortDeps {
  readonly startSeq: number;
  readonly chatCapacity: number;
  readonly random: Random;
  /** The latest value of a vital, as JSON. */
  vitalText(name: string): string;
}

/** Commerce messages in one flush; the rest goes with the next. */
const commerceMax = 500;
const chatCharsMax = 64 * 1024;
/** Flushes whose time and size are remembered: more than a slow viewer may owe. */
const remembered = 2_048;

export function createCohort(deps: CohortDeps): Cohort {
  const members: CohortMember[] = [];
  const chat = createSample<string>(deps.chatCapacity, deps.random);
  const times = new Float64Array(remembered);
  const bytesBefore = new Float64Array(remembered);
  const commerce: SpreadMessage[] = [];
  let vitals = new Set<string>();
  let leftOut = 0;
  let pinged = false;
  let flushNo = 0;
  let flushedSeq = deps.startSeq;
  let flushedAtMs = Number.NEGATIVE_INFINITY;
  let bytes = 0;

  const takeChat = (max: number) => {
    const seen = chat.seen + leftOut;
    const taken = chat.take(max);
    const texts: string[] = [];
    let chars = 0;
    for (const text of taken) {
      chars += text.length;
      if (chars > chatCharsMax) break;
      texts.push(text);
    }
    leftOut = 0;
    return { texts, dropped: seen - texts.length };
  };
  const remember = (nowMs: number, frameBytes: number) => {
    flushNo += 1;
    times[flushNo % remembered] = nowMs;
    bytesBefore[flushNo % remembered] = bytes;
    bytes += frameBytes;
    flushedAtMs = nowMs;
  };
  const cohort: Cohort = {
    get size() {
      return members.length;
    },
    get flushNo() {
      return flushNo;
    },
    get flushedSeq() {
      return flushedSeq;
    },
    get waits() {
      if (commerce.length > 0) return 'commerce';
      if (chat.seen + leftOut > 0) return 'chat';
      return pinged || vitals.size > 0 ? 'vitals' : null;
    },
    get flushedAtMs() {
      return flushedAtMs;
    },
    costMs: 0,
    add(member) {
      member.cohort = cohort;
      member.place = members.push(member) - 1;
      member.ackedFlush = flushNo;
    },
    remove(member) {
      const last = members.pop() as CohortMember;
      if (last !== member) {
        members[member.place] = last;
        last.place = member.place;
      }
      member.cohort = null;
    },
    commerce: (message) => void commerce.push(message),
    chat: chat.add,
    chatLeftOut(count) {
      leftOut += count;
    },
    vital: (name) => void vitals.add(name),
    ping() {
      pinged = true;
    },
    flush(nowMs, wallMs, chatMax) {
      const messages = commerce.splice(0, commerceMax);
      const { texts, dropped } = takeChat(chatMax);
      const names = [...vitals];
      vitals = new Set();
      pinged = false;
      flushedSeq = messages.at(-1)?.seq ?? flushedSeq;
      const parts = {
        f: flushNo + 1,
        now: wallMs,
        messages,
        vitals: names.map((name) => deps.vitalText(name)),
      };
      const full = frameText(flushText({ ...parts, chat: texts, dropped }));
      remember(nowMs, full.length);
      // Who acknowledges late is spared the chat, and still told every flush: it could not catch up otherwise.
      let lean: Buffer | null = null;
      let late = 0;
      for (const member of members) {
        if (!member.late) {
          member.connection.write(full);
          continue;
        }
        late += 1;
        lean ??= frameText(flushText({ ...parts, chat: [], dropped: dropped + texts.length }));
        member.connection.write(lean);
      }
      const inTime = members.length - late;
      return {
        frames: members.length,
        deliveries: members.length * messages.length + inTime * texts.length,
        chatSpread: inTime * texts.length,
        chatDropped: members.length * dropped + late * texts.length,
      };
    },
    owed(member, nowMs) {
      if (member.ackedFlush >= flushNo) return { ms: 0, bytes: 0 };
      if (flushNo - member.ackedFlush >= remembered) return { ms: Infinity, bytes: Infinity };
      const first = (member.ackedFlush + 1) % remembered;
      return { ms: nowMs - (times[first] as number), bytes: bytes - (bytesBefore[first] as number) };
    },
    members: () => members,
  };
  return cohort;
}
