import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { unitOfWork } from './database.ts';
import { createJobRunner, type JobRunner } from './jobs.ts';
import { silentLog } from './log.ts';

let database: TestDatabase;
let jobs: JobRunner;
beforeAll(async () => {
  database = await testDatabase();
  jobs = createJobRunner(database.url, silentLog);
  const run = async () => undefined;
  await jobs.start([{ name: 'chore', concurrency: 1, retriesMax: 0, timeoutS: 60, run }], false);
});
afterAll(async () => {
  await jobs.stop();
  await database.drop();
});

const waiting = async () => {
  const { rows } = await database.pool.query<{ data: { n: number } }>(
    "select data from jobs.job where name = 'chore' and state = 'created'",
  );
  return rows.map((row) => row.data.n).sort();
};

it('keeps one waiting job of a name and key, and every job without a key', async () => {
  await unitOfWork(database.db, async (tx) => {
    await jobs.enqueue(tx, 'chore', { n: 1 }, { key: 'a' });
    await jobs.enqueue(tx, 'chore', { n: 2 }, { key: 'a' });
    await jobs.enqueue(tx, 'chore', { n: 3 }, { key: 'b' });
    await jobs.enqueue(tx, 'chore', { n: 4 });
    await jobs.enqueue(tx, 'chore', { n: 5 });
  });
  expect(await waiting()).toEqual([1, 3, 4, 5]);
});

it('works off what has piled up without pausing between two jobs', async () => {
  const done: number[] = [];
  const run = async (data: unknown) => {
    done.push((data as { n: number }).n);
  };
  const runner = createJobRunner(database.url, silentLog);
  const backlog = { name: 'backlog', concurrency: 1, retriesMax: 0, timeoutS: 60, run };
  await jobs.start([backlog], false);
  for (let n = 0; n < 40; n++) await jobs.enqueue(database.db, 'backlog', { n });
  await runner.start([backlog], true);
  // At one a second it would not come to an end in the time that is waited here.
  await vi.waitFor(() => expect(done).toHaveLength(40), { timeout: 20_000 });
  await runner.stop();
});
