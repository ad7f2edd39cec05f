import { err, manualClock, ok, seededRandom } from '@kanmai/kernel';
import type { Problem } from '../server/src/http/problems.ts';
import type { Connection } from '../server/src/hub/connection.ts';
import { createHubCore, type HubCore } from '../server/src/hub/hub-core.ts';
import {
  type CommerceMessage,
  type Departure,
  type HubDoors,
  type HubSettings,
  hubSettings,
  type Viewer,
} from '../server/src/hub/index.ts';
import type { FlushFrame, HelloFrame, ServerFrame } from '../server/src/hub/protocol.ts';
import { silentLog } from '../server/src/log.ts';
import type { Bus } from '../server/src/ports/bus.ts';

/** A socket that reads when it is told to: what was written waits in it. */
export class FakeSocket implements Connection {
  readonly frames: ServerFrame[] = [];
  readonly bytes: Buffer[] = [];
  closed: { code: number; reason: string } | null = null;
  waiting = 0;

  write(frame: Buffer): void {
    if (this.closed !== null) return;
    this.bytes.push(frame);
    this.frames.push(JSON.parse(payloadOf(frame)) as ServerFrame);
  }
  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }
  bufferedBytes(): number {
    return this.waiting;
  }
  get hello(): HelloFrame | undefined {
    return this.frames.find((frame) => frame.t === 'hello');
  }
  get flushes(): FlushFrame[] {
    return this.frames.filter((frame) => frame.t === 'flush');
  }
  get problems(): string[] {
    return this.frames.flatMap((frame) => (frame.t === 'problem' ? [frame.problem.type] : []));
  }
  get commerce(): number[] {
    return this.flushes.flatMap(({ m }) => (m ?? []).map(({ seq }) => seq));
  }
  get chat(): unknown[] {
    return this.flushes.flatMap(({ c }) => c ?? []);
  }
}

/** The text of a frame that a server made. */
export function payloadOf(frame: Buffer): string {
  const length = (frame[1] as number) & 0x7f;
  return frame.subarray(length === 127 ? 10 : length === 126 ? 4 : 2).toString();
}

/** The table of commerce messages that a feature keeps. */
export class FakeTable {
  readonly messages: CommerceMessage[] = [];
  reads = 0;
  broken = false;

  append(body: unknown, atMs = 0): CommerceMessage {
    const message = { seq: this.messages.length + 1, atMs, body };
    this.messages.push(message);
    return message;
  }
  async lastSeq(): Promise<number> {
    if (this.broken) throw new Error('the table is away');
    return this.messages.length;
  }
  async read(afterSeq: number, limit: number): Promise<CommerceMessage[]> {
    this.reads += 1;
    if (this.broken) throw new Error('the table is away');
    return this.messages.slice(afterSeq, afterSeq + limit);
  }
}

/** What a test's feature lets its viewers be. */
export interface FakeFacts {
  readonly role: string;
}

/** A hub without sockets and timers, on a clock that the test moves. */
export class FakeHub {
  readonly clock = manualClock(Date.UTC(2026, 0, 1));
  readonly uptime = manualClock(0);
  readonly joined: Viewer<FakeFacts>[] = [];
  readonly left: Departure[] = [];
  liked = 0;
  said: HubDoors<FakeFacts>['said'] = (viewer, text) =>
    text === 'banned'
      ? err<Problem>({ type: 'not-allowed', detail: 'That word is not said here.' })
      : ok({ by: viewer.personId, text });
  readonly core: HubCore<FakeFacts>;
  readonly table: FakeTable;

  constructor(bus: Bus, table = new FakeTable(), settings: Partial<HubSettings> = {}, from = 'a') {
    this.table = table;
    const hub = { bus, clock: this.clock, random: seededRandom(7), log: silentLog, origin: () => '' };
    this.core = createHubCore<FakeFacts>(
      {
        hub,
        settings: { ...hubSettings, ...settings },
        uptime: this.uptime,
        from,
        touched: () => undefined,
      },
      {
        admit: () => ok({ personId: 'psn_0', facts: { role: 'shopper' } }),
        lastCommerceSeq: () => this.table.lastSeq(),
        readCommerce: (_roomId, afterSeq, limit) => this.table.read(afterSeq, limit),
        said: (viewer, text) => this.said(viewer, text),
        liked: (_viewer, count) => {
          this.liked += count;
        },
        joined: (viewer) => this.joined.push(viewer),
        left: (_viewer, departure) => this.left.push(departure),
      },
    );
  }

  /** Somebody opens a socket; `uncounted`: not to watch. */
  async enter(roomId: string, personId: string, afterSeq: number | null = null, uncounted = false) {
    const socket = new FakeSocket();
    const session = this.core.connect(socket);
    await session.join(
      roomId,
      { personId, facts: { role: 'shopper' }, uncounted, hello: { role: 'shopper' } },
      afterSeq,
    );
    return { socket, session, send: (frame: unknown) => session.received(JSON.stringify(frame)) };
  }

  /** Time passes, in steps of ten milliseconds, with all that is due in it. */
  async pass(ms: number): Promise<void> {
    for (let past = 0; past < ms; past += 10) {
      this.clock.advance(10);
      this.uptime.advance(10);
      if (Math.floor(this.uptime.nowMs() / 1_000) > Math.floor((this.uptime.nowMs() - 10) / 1_000))
        this.core.sweep();
      while (this.core.dueMs <= this.uptime.nowMs() && this.core.tick());
      if (past % 100 === 0) await settled();
    }
    await settled();
  }
}

/** Lets promises that wait for nothing outside come to their end. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
