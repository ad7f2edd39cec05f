import { createRoomClock } from './room-clock.ts';
import {
  type RoomFrame,
  type RoomListener,
  type RoomMessage,
  type RoomPolled,
  type RoomProblem,
  type RoomStatus,
  readRoomFrame,
} from './room-frames.ts';
import { createRoomPolling } from './room-polling.ts';
import { backOffMs, endOf, retryMsOf } from './room-retry.ts';
import { createRoomSaid } from './room-said.ts';
import { createRoomTimers } from './room-timers.ts';
import { browserWorld, type RoomLine, type RoomWorld } from './room-world.ts';

export interface RoomSocketOptions {
  /** Address of the socket, `wss://…`; `after` is added. */
  readonly url: string;
  /** The commerce number of the state that the page has loaded; null when it has none. */
  readonly seq: number | null;
  /** Asks the polling route. */
  poll(seq: number, chatAtMs: number): Promise<RoomPolled>;
  readonly listener: RoomListener;
  readonly world?: RoomWorld;
}

export interface RoomSocket {
  readonly status: RoomStatus;
  readonly seq: number | null;
  /** The server's time, for countdowns. */
  nowMs(): number;
  /** Resolves with the message as it is spread; rejects with a `RoomSaidError` (room-said.ts). */
  say(text: string): Promise<unknown>;
  /** Counts likes and sends them now and then. */
  like(): void;
  close(): void;
}

/** So many failures in a row, and polling begins; the socket is tried all the same. */
const failuresToPoll = 3;
/** A socket that did not say hello by then may never do so, as behind a proxy that holds it: meanwhile the page polls. */
const patienceMs = 4_000;
/** A connection that held so long was a good one. */
const steadyMs = 3_000;
/** A socket that does not say hello. */
const helloMsMax = 15_000;
const answerMsMax = 10_000;
const likesEveryMs = 1_000;
const likesMax = 50;
const timesAskedMs = [0, 2_000, 5_000];

export function openRoomSocket(options: RoomSocketOptions): RoomSocket {
  return new Connection(options);
}

/** One room, over one connection after another. */
class Connection implements RoomSocket {
  status: RoomStatus = 'connecting';
  seq: number | null;
  private readonly options: RoomSocketOptions;
  private readonly world: RoomWorld;
  private readonly clock;
  private readonly polling;
  private readonly timers;
  private readonly stopWaking: () => void;
  private line: RoomLine | null = null;
  private greeted = false;
  private failures = 0;
  private openedMs = 0;
  private heardMs = 0;
  private ackedMs = 0;
  private ackMs = 5_000;
  private pingMs = 10_000;
  private likes = 0;
  private likesWait = false;
  private giveUpRetry: () => void = () => undefined;
  private giveUpPatience: (() => void) | null = null;
  private readonly said = createRoomSaid();

  constructor(options: RoomSocketOptions) {
    this.options = options;
    this.world = options.world ?? browserWorld;
    this.seq = options.seq;
    this.clock = createRoomClock(this.world.uptimeMs, this.world.deviceMs);
    this.timers = createRoomTimers(this.world);
    this.polling = createRoomPolling({
      world: this.world,
      seq: () => this.seq,
      poll: options.poll,
      polled: (answer) => this.takePolled(answer),
      failed: () => this.become('connecting'),
    });
    this.stopWaking = this.world.onWake(() => this.wake());
    this.connect();
  }

  nowMs(): number {
    return this.clock.nowMs();
  }

  say(text: string): Promise<unknown> {
    const { id, answer } = this.said.next();
    if (this.greeted) {
      this.send({ t: 'say', id, text });
      this.timers.later(answerMsMax, () => this.said.refused(id, { type: 'offline' }));
    } else this.said.lost();
    return answer;
  }

  like(): void {
    this.likes = Math.min(likesMax, this.likes + 1);
    this.sendLikesLater();
  }

  close(): void {
    this.end('closed');
  }

  private connect(): void {
    const { url } = this.options;
    const after = this.seq === null ? '' : `${url.includes('?') ? '&' : '?'}after=${this.seq}`;
    const line = this.world.open(url + after);
    this.line = line;
    this.greeted = false;
    this.openedMs = this.world.uptimeMs();
    this.heardMs = this.openedMs;
    line.onmessage = ({ data }) => {
      const frame = readRoomFrame(data);
      if (frame !== null && line === this.line) this.take(frame);
    };
    line.onclose = ({ code, reason }) => {
      if (line === this.line) this.lost(code, reason);
    };
    line.onerror = () => undefined;
    this.watch();
    this.giveUpPatience ??= this.world.later(patienceMs, () => this.polling.start());
  }

  /** Looks now and then whether the line is dead without having said so. */
  private watch(): void {
    this.timers.later(this.greeted ? this.pingMs : helloMsMax, () => {
      if (this.isDead()) this.abandon();
      else this.watch();
    });
  }

  private isDead(): boolean {
    const silentMs = this.world.uptimeMs() - this.heardMs;
    return silentMs >= (this.greeted ? 2 * this.pingMs : helloMsMax);
  }

  private wake(): void {
    if (this.line === null && !this.isOver()) this.retry(0);
    else if (this.line !== null && this.isDead()) this.abandon();
  }

  /** Leaves a line of which nothing more is expected. */
  private abandon(): void {
    const line = this.line;
    this.lost(1006, '');
    line?.close();
  }

  private lost(code: number, reason: string): void {
    this.line = null;
    const steady = this.greeted && this.world.uptimeMs() - this.openedMs >= steadyMs;
    this.greeted = false;
    this.timers.cancelAll();
    this.likesWait = false;
    this.said.lost();
    const end = endOf(code);
    if (end !== null) {
      this.end(end);
      return;
    }
    this.failures = steady ? 0 : this.failures + 1;
    if (this.failures >= failuresToPoll) this.polling.start();
    else if (!this.polling.active) this.become('connecting');
    this.retry(retryMsOf(code, reason) ?? backOffMs(this.failures, this.world.random()));
  }

  private stopPolling(): void {
    this.giveUpPatience?.();
    this.giveUpPatience = null;
    this.polling.stop();
  }

  private retry(waitMs: number): void {
    this.giveUpRetry();
    this.giveUpRetry = this.world.later(waitMs, () => {
      if (this.line === null && !this.isOver()) this.connect();
    });
  }

  private take(frame: RoomFrame): void {
    this.heardMs = this.world.uptimeMs();
    if (frame.t === 'hello') this.takeHello(frame);
    else if (frame.t === 'flush') this.takeFlush(frame);
    else if (frame.t === 'said') this.said.taken(frame.id, frame.body);
    else if (frame.t === 'time') this.clock.answered(frame.c, this.heardMs, frame.now);
    else if (frame.t === 'problem') this.takeProblem(frame.problem, frame.id);
  }

  private takeHello(hello: RoomFrame & { t: 'hello' }): void {
    const { listener } = this.options;
    if (!this.greeted) this.clock.reconnected();
    this.greeted = true;
    this.clock.seen(hello.now);
    this.ackMs = hello.ackMs;
    this.pingMs = hello.pingMs;
    this.ackedMs = this.heardMs;
    this.stopPolling();
    const resets = hello.reset === true && this.seq !== null;
    if (this.seq === null || hello.reset === true) this.seq = hello.seq;
    for (const ms of timesAskedMs)
      this.timers.later(ms, () => this.send({ t: 'time', c: this.world.uptimeMs() }));
    this.become('live');
    listener.you?.(hello.you);
    if (resets) listener.reset?.(hello.seq);
    listener.vitals?.(hello.vitals);
    if (this.likes > 0) this.sendLikesLater();
  }

  private takeFlush(flush: RoomFrame & { t: 'flush' }): void {
    const { listener } = this.options;
    this.clock.seen(flush.now);
    for (const message of flush.m ?? []) if (!this.takeCommerce(message)) return;
    if (flush.c !== undefined || flush.d !== undefined) listener.chat?.(flush.c ?? [], flush.d ?? 0);
    if (flush.v !== undefined) listener.vitals?.(flush.v);
    if (flush.f === undefined || this.heardMs - this.ackedMs < this.ackMs) return;
    this.ackedMs = this.heardMs;
    this.send({ t: 'ack', f: flush.f });
  }

  /** False when one is missing before it: what is missing comes with the next connection. */
  private takeCommerce(message: RoomMessage): boolean {
    const { seq } = this;
    if (seq !== null && message.seq <= seq) return true;
    if (seq !== null && message.seq !== seq + 1) {
      this.abandon();
      return false;
    }
    this.seq = message.seq;
    this.options.listener.commerce?.(message);
    return !this.isOver();
  }

  private takePolled(answer: RoomPolled): void {
    const { listener } = this.options;
    this.clock.seen(answer.nowMs);
    this.become('polling');
    for (const message of answer.messages) {
      if (this.seq !== null && message.seq <= this.seq) continue;
      this.seq = message.seq;
      listener.commerce?.(message);
    }
    if (this.seq !== null && answer.seq < this.seq) {
      this.seq = answer.seq;
      listener.reset?.(answer.seq);
    }
    if (answer.chat.length > 0) listener.chat?.(answer.chat, 0);
    listener.vitals?.(answer.vitals);
  }

  private takeProblem(problem: RoomProblem, id: number | null | undefined): void {
    if (!this.said.refused(id, problem)) this.options.listener.problem?.(problem);
  }

  private sendLikesLater(): void {
    if (this.likesWait || !this.greeted) return;
    this.likesWait = true;
    this.timers.later(likesEveryMs, () => {
      this.likesWait = false;
      this.send({ t: 'like', n: this.likes });
      this.likes = 0;
    });
  }

  private send(frame: object): void {
    this.line?.send(JSON.stringify(frame));
  }

  private isOver(): boolean {
    return this.status === 'over' || this.status === 'refused' || this.status === 'closed';
  }

  private become(status: RoomStatus): void {
    if (this.status === status || this.isOver()) return;
    this.status = status;
    this.options.listener.status?.(status);
  }

  private end(status: RoomStatus): void {
    const { line } = this;
    this.line = null;
    this.greeted = false;
    this.timers.cancelAll();
    this.likesWait = false;
    this.giveUpRetry();
    this.stopWaking();
    this.stopPolling();
    this.said.lost();
    line?.close();
    this.become(status);
  }
}
