import { type Random, randomBelow, seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FakeHub, type FakeSocket, FakeTable, settled } from '../../../tests/live-hub.ts';
import { createBusMemory } from '../adapters/bus-memory.ts';
import type { Bus } from '../ports/bus.ts';

const room = 'rom_1';

/** A bus that loses messages, and hands some over twice or late. */
function badBus(random: Random, lossShare: () => number): Bus {
  const bus = createBusMemory();
  let late: (() => void)[] = [];
  return {
    ...bus,
    async publish(topic, message) {
      const before = late;
      late = [];
      if (random.next() >= lossShare()) {
        if (random.next() < 0.1) late.push(() => void bus.publish(topic, message));
        else await bus.publish(topic, message);
        if (random.next() < 0.1) await bus.publish(topic, message);
      }
      for (const send of before) send();
    },
  };
}

/** A viewer as a client is: it has a number, reads in order, forgets what it has already, and loses what it did not read. */
class Watcher {
  firstSeq: number | null = null;
  lastSeq: number | null = null;
  socket: FakeSocket | null = null;
  private end: (code: number) => void = () => undefined;
  private send: (frame: unknown) => void = () => undefined;
  private read = 0;
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
  async connect(hub: FakeHub): Promise<void> {
    const { socket, session, send } = await hub.enter(room, this.name, this.lastSeq);
    this.socket = socket;
    this.end = session.closed;
    this.send = send;
    this.read = 0;
  }
  /** Reads so many of the frames that wait; the last is acknowledged. */
  take(framesMax: number): void {
    const frames = this.socket?.frames.slice(this.read, this.read + framesMax) ?? [];
    this.read += frames.length;
    for (const frame of frames) {
      if (frame.t === 'hello') {
        expect(frame.reset).toBeUndefined();
        this.firstSeq ??= frame.seq;
        this.lastSeq ??= frame.seq;
      }
      if (frame.t !== 'flush') continue;
      for (const { seq, body } of frame.m ?? []) {
        expect(body).toBe(`body ${seq}`);
        if (seq <= (this.lastSeq as number)) continue;
        expect(seq, `${this.name} has ${this.lastSeq}`).toBe((this.lastSeq as number) + 1);
        this.lastSeq = seq;
      }
      if (frame.f !== undefined) this.send({ t: 'ack', f: frame.f });
    }
  }
  /** The line breaks after some of what waits was read. */
  lose(random: Random): void {
    if (this.socket === null) return;
    this.take(randomBelow(random, 4));
    this.end(1_006);
    this.socket = null;
  }
  async returnIfClosed(hub: FakeHub): Promise<void> {
    if (this.socket !== null && this.socket.closed === null) return;
    // What the server wrote before it closed is on the line.
    this.take(1_000_000);
    this.end(this.socket?.closed?.code ?? 1_006);
    await this.connect(hub);
  }
}

/** Two processes, their bus and table, and five viewers. */
class World {
  readonly table = new FakeTable();
  readonly watchers = Array.from({ length: 5 }, (_, i) => new Watcher(`psn_${i}`));
  readonly hubs: readonly [FakeHub, FakeHub];
  lossShare: number;
  private readonly random: Random;

  constructor(seed: number, lossShare: number) {
    this.random = seededRandom(seed);
    this.lossShare = lossShare;
    const bus = badBus(this.random, () => this.lossShare);
    this.commit(randomBelow(this.random, 600));
    // Bounds low enough to be met.
    const bounds = {
      slowMs: 8_000,
      lateMs: 4_000,
      presenceMs: 1_000,
      tailMs: 2_000,
      connectionsPerPerson: 50,
    };
    this.hubs = [new FakeHub(bus, this.table, bounds, 'a'), new FakeHub(bus, this.table, bounds, 'b')];
  }
  commit(count: number) {
    return Array.from({ length: count }, () => this.table.append(`body ${this.table.messages.length + 1}`));
  }
  hub(n: number): FakeHub {
    return this.hubs[(n % 2) as 0 | 1];
  }
  private watcher(n: number): Watcher {
    return this.watchers[n % this.watchers.length] as Watcher;
  }

  announce(n: number): void {
    // A process may die between the commit and the announcement.
    for (const message of this.commit(1 + (n % 40)))
      if (this.random.next() < 0.9) this.hub(n).core.announced(room, message);
  }
  async pass(ms: number): Promise<void> {
    for (const hub of this.hubs) await hub.pass(ms);
  }
  lose(n: number): void {
    this.watcher(n).lose(this.random);
  }
  async return(n: number): Promise<void> {
    await this.watcher(n).returnIfClosed(this.hub(n >> 4));
  }
  take(n: number): void {
    for (const watcher of this.watchers) watcher.take(n);
  }
  stall(n: number): void {
    const { socket } = this.watcher(n);
    if (socket !== null) socket.waiting = n % 2 === 0 ? 1_000_000 : 0;
  }
  chat(n: number): void {
    for (let i = 0; i < n; i++) this.hub(n).core.chat(room, i);
  }
  break(): void {
    this.table.broken = true;
  }
  mend(): void {
    this.table.broken = false;
  }
  /** All is well again, and time passes. */
  async heal(): Promise<void> {
    this.mend();
    this.lossShare = 0;
    for (let i = 0; i < 12; i++) {
      for (const watcher of this.watchers) {
        await watcher.returnIfClosed(this.hub(i));
        if (watcher.socket !== null) watcher.socket.waiting = 0;
      }
      await this.pass(1_000);
      this.take(1_000_000);
    }
  }
}

const kinds = [
  'announce',
  'announce',
  'pass',
  'lose',
  'return',
  'take',
  'stall',
  'chat',
  'break',
  'mend',
] as const;
const steps = fc.array(fc.record({ what: fc.constantFrom(...kinds), n: fc.nat({ max: 1_000 }) }), {
  minLength: 10,
  maxLength: 60,
});

it('brings every viewer all commerce in order, whatever the bus, the lines and the table do', async () => {
  let delivered = 0;
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.nat(),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
      async (plan, seed, loss) => {
        const world = new World(seed, loss);
        for (const [i, watcher] of world.watchers.entries()) await watcher.connect(world.hub(i));
        world.take(1);
        for (const { what, n } of plan) {
          await world[what](n);
          await settled();
        }
        await world.heal();
        for (const { firstSeq, lastSeq } of world.watchers) {
          expect(lastSeq).toBe(world.table.messages.length);
          delivered += (lastSeq as number) - (firstSeq as number);
        }
      },
    ),
    { numRuns: 40 },
  );
  // It says something only if something was sent.
  expect(delivered).toBeGreaterThan(1_000);
});
