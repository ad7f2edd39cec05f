import { afterAll, beforeAll, expect, it } from 'vitest';
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
