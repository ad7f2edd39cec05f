import { afterEach, describe, expect, it } from 'vitest';
import type { RoomMessage, RoomPolled, RoomProblem, RoomStatus, RoomVitals } from './room-frames.ts';
import { openRoomSocket, type RoomSocket } from './room-socket.ts';
import type { RoomLine, RoomWorld } from './room-world.ts';

/** A line to a server that the test plays. */
class FakeLine implements RoomLine {
  readonly url: string;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(url: string) {
    this.url = url;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.closed = true;
  }
  gets(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  breaks(code = 1006, reason = ''): void {
    this.onclose?.({ code, reason });
  }
}

/** A browser whose time the test moves. The device's clock is off by an hour. */
class FakeBrowser {
  uptime = 1_000;
  readonly lines: FakeLine[] = [];
  readonly polls: number[] = [];
  pollAnswer: () => Promise<RoomPolled> = () => Promise.reject(new Error('no line'));
  wake: () => void = () => undefined;
  private timers: { readonly atMs: number; readonly call: () => void }[] = [];
  readonly seen = {
    status: [] as RoomStatus[],
    seqs: [] as number[],
    chat: [] as unknown[],
    leftOut: 0,
    vitals: {} as RoomVitals,
    resets: [] as number[],
    problems: [] as RoomProblem[],
  };
  readonly world: RoomWorld = {
    open: (url) => {
      const line = new FakeLine(url);
      this.lines.push(line);
      return line;
    },
    uptimeMs: () => this.uptime,
    deviceMs: () => serverStart + this.uptime - 3_600_000,
    random: () => 0.5,
    later: (ms, call) => {
      const timer = { atMs: this.uptime + ms, call };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((each) => each !== timer);
      };
    },
    onWake: (call) => {
      this.wake = call;
      return () => {
        this.wake = () => undefined;
      };
    },
  };

  open(seq: number | null): RoomSocket {
    return openRoomSocket({
      url: 'wss://live.example/api/v1/rooms/rom_1/socket',
      seq,
      poll: (after) => {
        this.polls.push(after);
        return this.pollAnswer();
      },
      world: this.world,
      listener: {
        status: (status) => this.seen.status.push(status),
        commerce: ({ seq: number }) => this.seen.seqs.push(number),
        chat: (bodies, leftOut) => {
          this.seen.chat.push(...bodies);
          this.seen.leftOut += leftOut;
        },
        vitals: (values) => Object.assign(this.seen.vitals, values),
        reset: (number) => this.seen.resets.push(number),
        problem: (problem) => this.seen.problems.push(problem),
      },
    });
  }
  get line(): FakeLine {
    return this.lines.at(-1) as FakeLine;
  }
  async pass(ms: number): Promise<void> {
    const untilMs = this.uptime + ms;
    for (;;) {
      const next = this.timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.uptime = Math.max(this.uptime, next.atMs);
      next.call();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.uptime = untilMs;
  }
  hello(more: object = {}): void {
    this.line.gets({
      t: 'hello',
      now: serverStart + this.uptime,
      seq: 5,
      you: null,
      vitals: {},
      ackMs: 5_000,
      pingMs: 10_000,
      ...more,
    });
  }
  flush(more: object = {}): void {
    this.line.gets({ t: 'flush', now: serverStart + this.uptime, ...more });
  }
}

const serverStart = Date.UTC(2026, 0, 1);
const messages = (...seqs: number[]): RoomMessage[] => seqs.map((seq) => ({ seq, atMs: 0, body: null }));
const polled = (more: Partial<RoomPolled> = {}): RoomPolled => ({
  nowMs: serverStart,
  messages: [],
  seq: 0,
  more: false,
  chat: [],
  chatAtMs: 0,
  vitals: {},
  pollMs: 2_000,
  ...more,
});

const opened: RoomSocket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.close();
});
const start = (seq: number | null = 5) => {
  const browser = new FakeBrowser();
  const socket = browser.open(seq);
  opened.push(socket);
  return { browser, socket };
};

describe('a room’s socket', () => {
  it('goes on from the number the page has, and gives each message once, in order', () => {
    const { browser, socket } = start(5);
    expect(browser.line.url).toBe('wss://live.example/api/v1/rooms/rom_1/socket?after=5');
    browser.hello({ vitals: { online: 3 } });
    browser.flush({ m: messages(6, 7), c: ['a'], d: 4, v: { likes: 1 } });
    browser.flush({ m: messages(6, 7, 8) });
    expect(browser.seen).toMatchObject({
      status: ['live'],
      seqs: [6, 7, 8],
      chat: ['a'],
      leftOut: 4,
      vitals: { online: 3, likes: 1 },
    });
    expect(socket.seq).toBe(8);
  });

  it('begins where the server says when the page has no number', () => {
    const { browser, socket } = start(null);
    expect(browser.line.url).not.toContain('after');
    browser.hello({ seq: 40 });
    expect([socket.seq, browser.seen.resets]).toEqual([40, []]);
  });

  it('comes back with its number when the line breaks, after longer and longer whiles', async () => {
    const { browser } = start(5);
    browser.hello();
    browser.flush({ m: messages(6) });
    browser.line.breaks();
    const opens: number[] = [];
    for (let i = 0; i < 5; i++) {
      const before = browser.lines.length;
      const fromMs = browser.uptime;
      while (browser.lines.length === before) await browser.pass(50);
      opens.push(browser.uptime - fromMs);
      expect(browser.line.url).toContain('after=6');
      browser.line.breaks();
    }
    expect([...opens].sort((a, b) => a - b)).toEqual(opens);
    expect(opens[4]).toBeGreaterThan(6 * (opens[0] as number));
  });

  it('asks for what is missing by coming back, and never gives what lies beyond', async () => {
    const { browser } = start(5);
    browser.hello();
    browser.flush({ m: messages(6, 8) });
    expect(browser.line.closed).toBe(true);
    await browser.pass(2_000);
    browser.hello({ seq: 6 });
    browser.flush({ m: messages(7, 8) });
    expect(browser.seen.seqs).toEqual([6, 7, 8]);
  });

  it('tells the page to load the room anew when the server does not know its number', () => {
    const { browser, socket } = start(99);
    browser.hello({ seq: 5, reset: true });
    expect([browser.seen.resets, socket.seq]).toEqual([[5], 5]);
  });

  it('acknowledges a flush now and then', async () => {
    const { browser } = start();
    browser.hello();
    for (let f = 1; f <= 120; f++) {
      browser.flush({ f });
      await browser.pass(100);
    }
    expect(browser.line.sent.filter(({ t }) => t === 'ack')).toEqual([
      { t: 'ack', f: 51 },
      { t: 'ack', f: 101 },
    ]);
  });

  it('leaves a line on which nothing comes any more', async () => {
    const { browser } = start();
    browser.hello();
    const first = browser.line;
    await browser.pass(27_000);
    expect(first.closed).toBe(true);
    expect(browser.lines.length).toBeGreaterThan(1);
    // What a left line still brings counts no more.
    first.gets({ t: 'flush', now: 0, m: messages(6) });
    expect(browser.seen.seqs).toEqual([]);
  });

  it('comes back when a stopping server said so', async () => {
    const { browser } = start();
    browser.hello();
    browser.line.breaks(1001, '{"retryMs":3000}');
    await browser.pass(2_900);
    expect(browser.lines).toHaveLength(1);
    await browser.pass(200);
    expect(browser.lines).toHaveLength(2);
  });

  it('does not come back to a room that is over, or that refused it', async () => {
    for (const [code, status] of [
      [4410, 'over'],
      [4403, 'refused'],
      [4404, 'refused'],
    ] as const) {
      const { browser, socket } = start();
      browser.line.gets({ t: 'problem', problem: { type: 'not-allowed', status: 403 } });
      browser.line.breaks(code);
      await browser.pass(100_000);
      expect([socket.status, browser.lines.length, browser.polls.length]).toEqual([status, 1, 0]);
      expect(browser.seen.problems).toMatchObject([{ type: 'not-allowed' }]);
      browser.wake();
      expect(browser.lines).toHaveLength(1);
    }
  });

  it('looks at once when the page is seen again', async () => {
    const { browser } = start();
    browser.hello();
    browser.uptime += 60_000;
    browser.wake();
    expect(browser.line.closed).toBe(true);
    await browser.pass(1_000);
    expect(browser.lines).toHaveLength(2);
  });
});

describe('the clock', () => {
  it('is the server’s, though the device’s is off by an hour', async () => {
    const { browser, socket } = start();
    browser.hello();
    await browser.pass(10);
    const asked = browser.line.sent.find(({ t }) => t === 'time') as { c: number };
    // 200 ms there, 200 ms back.
    const sentMs = asked.c;
    browser.uptime = sentMs + 400;
    browser.line.gets({ t: 'time', c: sentMs, now: serverStart + sentMs + 200 });
    expect(socket.nowMs()).toBe(serverStart + browser.uptime);
    await browser.pass(2_500);
    expect(socket.nowMs()).toBe(serverStart + browser.uptime);
  });

  it('is right again after the device slept', async () => {
    const { browser, socket } = start();
    browser.hello();
    browser.line.gets({ t: 'flush', now: serverStart + browser.uptime + 600_000 });
    expect(socket.nowMs()).toBe(serverStart + browser.uptime + 600_000);
  });

  it('does not follow frames that were long on their way', () => {
    const { browser, socket } = start();
    browser.hello();
    browser.line.gets({ t: 'flush', now: serverStart + browser.uptime - 5_000 });
    expect(socket.nowMs()).toBe(serverStart + browser.uptime);
  });
});

describe('what is said', () => {
  it('is answered, or refused with the reason', async () => {
    const { browser, socket } = start();
    browser.hello();
    const first = socket.say('hello');
    const second = socket.say('banned');
    browser.line.gets({ t: 'problem', id: 2, problem: { type: 'not-allowed', title: 'no' } });
    browser.line.gets({ t: 'said', id: 1, body: { text: 'hello' } });
    await expect(first).resolves.toEqual({ text: 'hello' });
    await expect(second).rejects.toMatchObject({ problem: { type: 'not-allowed' } });
    expect(browser.seen.problems).toEqual([]);
  });

  it('fails clearly without a line, when the line breaks, and when nobody answers', async () => {
    const { browser, socket } = start();
    await expect(socket.say('early')).rejects.toMatchObject({ problem: { type: 'offline' } });
    browser.hello();
    const lost = socket.say('lost');
    browser.line.breaks();
    await expect(lost).rejects.toMatchObject({ problem: { type: 'offline' } });
    await browser.pass(2_000);
    browser.hello();
    const silent = expect(socket.say('silent')).rejects.toMatchObject({ problem: { type: 'offline' } });
    await browser.pass(11_000);
    await silent;
  });

  it('does not count likes one by one', async () => {
    const { browser, socket } = start();
    browser.hello();
    for (let i = 0; i < 70; i++) socket.like();
    await browser.pass(1_100);
    expect(browser.line.sent.filter(({ t }) => t === 'like')).toEqual([{ t: 'like', n: 50 }]);
  });
});

describe('without a socket', () => {
  const broken = async () => {
    const made = start(5);
    const { browser } = made;
    browser.pollAnswer = async () =>
      polled({ messages: messages(6, 7), seq: 7, chat: ['a'], vitals: { online: 2 } });
    for (let i = 0; i < 3; i++) {
      browser.line.breaks();
      if (i < 2) await browser.pass(1_300);
    }
    return made;
  };

  it('the page polls after repeated failures, and goes on trying', async () => {
    const { browser, socket } = await broken();
    await browser.pass(1_000);
    expect(browser.seen.status).toEqual(['polling']);
    browser.pollAnswer = async () => polled({ messages: messages(8), seq: 8 });
    await browser.pass(3_000);
    expect(browser.seen).toMatchObject({ seqs: [6, 7, 8], chat: ['a'], vitals: { online: 2 } });
    expect(browser.polls.slice(0, 2)).toEqual([5, 7]);
    await browser.pass(30_000);
    browser.hello({ seq: 8 });
    expect(socket.status).toBe('live');
    const polls = browser.polls.length;
    browser.flush({ m: messages(9) });
    await browser.pass(8_000);
    expect(browser.polls).toHaveLength(polls);
    expect(browser.seen.seqs).toEqual([6, 7, 8, 9]);
  });

  it('the page polls while a socket is held open that says nothing, and loses nothing when it speaks', async () => {
    const { browser, socket } = start(5);
    browser.pollAnswer = async () => polled({ messages: messages(6, 7), seq: 7 });
    await browser.pass(3_900);
    expect(browser.polls).toEqual([]);
    await browser.pass(200);
    expect([browser.polls, browser.seen.seqs, socket.status]).toEqual([[5], [6, 7], 'polling']);
    expect(browser.lines.length).toBe(1);
    browser.hello();
    // It was asked for what comes after 5, and brings it.
    browser.flush({ m: messages(6, 7, 8) });
    await browser.pass(9_000);
    expect([browser.polls, browser.seen.seqs, socket.status]).toEqual([[5], [6, 7, 8], 'live']);
  });

  it('asks again at once while there is more, and less often while nobody answers', async () => {
    const { browser } = await broken();
    let page = 7;
    browser.pollAnswer = async () => polled({ messages: messages(++page), seq: page, more: page < 20 });
    await browser.pass(2_100);
    expect(browser.seen.seqs.at(-1)).toBe(20);
    browser.pollAnswer = () => Promise.reject(new Error('no line'));
    const before = browser.polls.length;
    await browser.pass(60_000);
    expect(browser.polls.length - before).toBeLessThan(8);
    expect(browser.seen.status.at(-1)).toBe('connecting');
  });

  it('ends when the page leaves', async () => {
    const { browser, socket } = await broken();
    socket.close();
    const [lines, polls] = [browser.lines.length, browser.polls.length];
    await browser.pass(100_000);
    expect([socket.status, browser.lines.length, browser.polls.length]).toEqual(['closed', lines, polls]);
  });
});
