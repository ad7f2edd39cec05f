import { manualClock } from '@kanmai/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import { silentLog } from '../log.ts';
import { createNotifyLog } from './notify-log.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const message = { channel: 'email', recipient: 'a@b.cn', subject: 'Code', body: '123456' } as const;
const clock = manualClock(Date.UTC(2026, 0, 1));

function logger() {
  const warnings: unknown[] = [];
  return { warnings, log: { ...silentLog, warn: (...given: unknown[]) => void warnings.push(given) } };
}

it('writes messages down', async () => {
  const { log } = logger();
  await createNotifyLog({ db: database.db, clock, log, town: true }).send(message);
  expect(await database.db.selectFrom('notify_log').selectAll().execute()).toEqual([
    { id: 1, at: new Date(clock.nowMs()), ...message },
  ]);
});

it('shows messages in the log outside the town, where it is the only way in', async () => {
  const outside = logger();
  const notify = createNotifyLog({ db: database.db, clock, log: outside.log, town: false });
  await notify.send(message);
  expect(outside.warnings).toEqual([[message, expect.stringContaining('no sender is configured')]]);
  const town = logger();
  await createNotifyLog({ db: database.db, clock, log: town.log, town: true }).send(message);
  expect(town.warnings).toEqual([]);
});

it('keeps the newest ten thousand', async () => {
  await database.db
    .insertInto('notify_log')
    .values(Array.from({ length: 5_000 }, () => ({ at: new Date(0), ...message })))
    .execute();
  await database.db
    .insertInto('notify_log')
    .values(Array.from({ length: 5_010 }, () => ({ at: new Date(0), ...message })))
    .execute();
  const { log } = logger();
  await createNotifyLog({ db: database.db, clock, log, town: true }).send(message);
  const { count } = await database.db
    .selectFrom('notify_log')
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(10_000);
});
