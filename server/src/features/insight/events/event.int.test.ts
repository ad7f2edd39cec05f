import { seededRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readable, type TestDatabase, testDatabase } from '../../../../../tests/database.ts';
import { createBusMemory } from '../../../adapters/bus-memory.ts';
import { silentLog } from '../../../log.ts';
import { listReaders } from '../../people/audit/audit.views.ts';
import { appendEvents, eventsAppended, eventTail, logStart, readEvents, runReader } from './index.ts';

const atMs = Date.UTC(2026, 0, 1);
/** Transactions in other databases of the same server hold a reader back. */
const patience = { timeout: 30_000, interval: 20 };
const step = (subjectId: string) => ({ kind: 'like' as const, atMs, subjectId });

describe('the event log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('gives steps back in order, with everything they carry', async () => {
    const before = await readAll();
    await database.db.transaction().execute((tx) =>
      appendEvents(tx, [
        {
          kind: 'watch',
          atMs,
          personId: 'p',
          shopId: 's',
          subjectId: 'c',
          data: { playMs: 7, words: '“看买”' },
        },
      ]),
    );
    const added = (await readAll()).slice(before.length);
    expect(added).toMatchObject([
      {
        kind: 'watch',
        atMs,
        personId: 'p',
        shopId: 's',
        subjectId: 'c',
        data: { playMs: 7, words: '“看买”' },
      },
    ]);
  });

  it('gives readers that share a tail what each would read alone, however far each is', async () => {
    await readable(database.db);
    const { position: before } = await readEvents(database.db, logStart, 10_000);
    const tail = eventTail(database.db);
    const random = seededRandom(7);
    const readers = Array.from({ length: 5 }, (_, i) => ({
      kinds: i % 2 === 0 ? undefined : (['like'] as const),
      position: before,
      seen: [] as (string | null)[],
    }));
    let appended = 0;
    const readSome = () =>
      Promise.all(
        readers.map(async (reader) => {
          if (random.next() < 0.3) return;
          const batch = await tail.read(reader.position, 1 + Math.floor(random.next() * 7), reader.kinds);
          reader.position = batch.position;
          reader.seen.push(...batch.events.map(({ subjectId }) => subjectId));
        }),
      );
    for (let round = 0; round < 30; round++) {
      const steps = Array.from({ length: Math.floor(random.next() * 9) }, () => ({
        ...{ kind: random.next() < 0.5 ? ('like' as const) : ('share' as const), atMs },
        subjectId: `tail-${appended++}`,
      }));
      await database.db.transaction().execute((tx) => appendEvents(tx, steps));
      await readSome();
    }
    const all = async (kinds?: readonly ['like']) =>
      (await readEvents(database.db, before, 10_000, kinds)).events.map(({ subjectId }) => subjectId);
    await vi.waitFor(async () => {
      await readSome();
      expect(await all()).toHaveLength(appended);
      for (const { seen, kinds } of readers) expect(seen).toEqual(await all(kinds));
    }, patience);
  });

  it('gives a reader the kinds it wants, and goes past the others', async () => {
    await readable(database.db);
    const { position: before } = await readEvents(database.db, logStart, 10_000);
    const steps = ['like', 'share', 'like', 'follow', 'share', 'like'] as const;
    await database.db.transaction().execute((tx) =>
      appendEvents(
        tx,
        steps.map((kind, i) => ({ kind, atMs, subjectId: `kind-${i}` })),
      ),
    );
    const seen: (string | null)[] = [];
    let from = before;
    let count = 0;
    await vi.waitFor(async () => {
      const batch = await readEvents(database.db, from, 4, ['like']);
      from = batch.position;
      count += batch.count;
      seen.push(...batch.events.map((event) => event.subjectId));
      expect(count).toBe(steps.length);
    }, patience);
    expect(seen).toEqual(['kind-0', 'kind-2', 'kind-5']);
    expect(await readEvents(database.db, from, 4, ['follow'])).toEqual({
      events: [],
      count: 0,
      position: from,
    });
  });

  it('never skips an id that commits late', async () => {
    await readable(database.db);
    const { position } = await readEvents(database.db, logStart, 10_000);
    const appended = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const late = database.db.transaction().execute(async (tx) => {
      await appendEvents(tx, [step('late')]);
      appended.resolve();
      await mayCommit.promise;
    });
    await appended.promise;
    await database.db.transaction().execute((tx) => appendEvents(tx, [step('early')]));

    const whileRunning = await readEvents(database.db, position, 100);
    expect(whileRunning.events.map((event) => event.subjectId)).not.toContain('early');
    mayCommit.resolve();
    await late;
    const seen = whileRunning.events.map((event) => event.subjectId);
    let from = whileRunning.position;
    await vi.waitFor(async () => {
      const after = await readEvents(database.db, from, 100);
      from = after.position;
      seen.push(...after.events.map((event) => event.subjectId));
      expect(seen.toSorted()).toEqual(['early', 'late']);
    }, patience);
  });

  it('reaches a reader exactly once each under many writers that commit in any order', async () => {
    const bus = createBusMemory();
    const taken: number[] = [];
    const reader = await runReader(
      { db: database.db, bus, log: silentLog },
      { name: 'counter', take: (events) => void taken.push(...events.map((event) => event.id)) },
    );
    const random = seededRandom(7);
    const write = async (writer: number) => {
      for (let i = 0; i < 20; i++) {
        await database.db.transaction().execute(async (tx) => {
          await appendEvents(tx, [step(`${writer}.${i}.a`)]);
          await new Promise((resolve) => setTimeout(resolve, random.next() * 4));
          await appendEvents(tx, [step(`${writer}.${i}.b`)]);
        });
        await bus.publish(eventsAppended, '');
      }
    };
    await Promise.all([0, 1, 2, 3, 4].map(write));
    await reader.caughtUp();
    await reader.stop();
    const all = await readAll();
    expect(new Set(taken).size).toBe(taken.length);
    expect([...taken].sort((a, b) => a - b)).toEqual(all.map((event) => event.id).sort((a, b) => a - b));
  });

  it('is caught up only with what was committed, however long an older transaction holds that back', async () => {
    const taken: unknown[] = [];
    const reader = await runReader(
      { db: database.db, bus: createBusMemory(), log: silentLog },
      { name: 'patient', take: (events) => void taken.push(...events.map((event) => event.subjectId)) },
    );
    const ended = Promise.withResolvers<void>();
    const holding = Promise.withResolvers<void>();
    const older = database.db.transaction().execute(async (tx) => {
      await appendEvents(tx, [step('older')]);
      holding.resolve();
      await ended.promise;
    });
    await holding.promise;
    await database.db.transaction().execute((tx) => appendEvents(tx, [step('committed meanwhile')]));
    let isCaughtUp = false;
    const caughtUp = reader.caughtUp().then(() => {
      isCaughtUp = true;
    });
    for (let i = 0; i < 20; i++) await readEvents(database.db, logStart, 1);
    expect([isCaughtUp, taken.includes('committed meanwhile')]).toEqual([false, false]);
    ended.resolve();
    await older;
    await caughtUp;
    await reader.stop();
    expect(taken.slice(-2)).toEqual(['older', 'committed meanwhile']);
  });

  it('gives a batch again to a reader that failed, and goes on from its stored position', async () => {
    const bus = createBusMemory();
    const deps = { db: database.db, bus, log: silentLog };
    let failures = 1;
    let taken = 0;
    const take = (events: readonly unknown[]) => {
      if (failures-- > 0) throw new Error('not yet');
      taken += events.length;
    };
    const first = await runReader(deps, { name: 'stubborn', take });
    await expect.poll(() => taken, { timeout: 10_000 }).toBeGreaterThan(0);
    await first.caughtUp();
    await first.stop();
    const takenBefore = taken;
    await database.db.transaction().execute((tx) => appendEvents(tx, [step('one more')]));
    const second = await runReader(deps, { name: 'stubborn', take });
    await second.caughtUp();
    await second.stop();
    expect(taken).toBe(takenBefore + 1);
  });

  const readAll = async () => {
    await readable(database.db);
    return (await readEvents(database.db, logStart, 10_000)).events;
  };
});

describe('bug: readers of processes that had ended were listed as behind for ever', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const listed = async () => (await listReaders(database.db)).map(({ name }) => name);
  const deps = () => ({ db: database.db, bus: createBusMemory(), log: silentLog });
  const ofProcess = (name: string) => ({ name, from: async () => logStart, take: () => undefined });

  it('one that ends takes its row with it; one that keeps its position in the log stays', async () => {
    const memory = await runReader(deps(), ofProcess('feed here 7700'));
    const kept = await runReader(deps(), { name: 'webhooks', take: () => undefined });
    expect(await listed()).toEqual(['feed here 7700', 'webhooks']);
    await Promise.all([memory.stop(), kept.stop()]);
    expect(await listed()).toEqual(['webhooks']);
  });

  it('one that was killed is not listed any more, and is forgotten by whoever starts next', async () => {
    const long = new Date(Date.now() - 600_000);
    const row = { tx: '0', event_id: 0, seen_at: long };
    await database.db
      .insertInto('event_readers')
      .values([
        { ...row, name: 'feed there 7701', of_process: true },
        { ...row, name: 'clip-results', of_process: false },
      ])
      .execute();
    expect(await listed()).toEqual(['clip-results', 'webhooks']);
    const next = await runReader(deps(), ofProcess('feed here 7702'));
    const rows = await database.db.selectFrom('event_readers').select('name').orderBy('name').execute();
    expect(rows.map(({ name }) => name)).toEqual(['clip-results', 'feed here 7702', 'webhooks']);
    await next.stop();
  });
});
