import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { commitWith, openDatabase, unitOfWork } from './database.ts';
import { rowsAsJson } from './rows-as-json.ts';

it('a table that was changed under a prepared statement is read as it is now', async () => {
  await using database = await testDatabase();
  const { db, close } = openDatabase(database.url, 1);
  await sql`create table shelves (id integer)`.execute(db);
  await sql`insert into shelves values (1)`.execute(db);
  const read = () =>
    unitOfWork(db, async (tx) => (await sql`select * from shelves where id = ${1}`.execute(tx)).rows);
  for (let i = 0; i < 60; i++) await read();
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_prepared_statements`.execute(db);
  expect(rows[0]?.n).toBeGreaterThan(0);
  await sql`alter table shelves add column height integer default 7`.execute(db);
  expect(await read()).toEqual([{ id: 1, height: 7 }]);
  await close();
});

it('statements sent together run in the order they were started, and nothing after the end', async () => {
  await using database = await testDatabase();
  const { db, close } = openDatabase(database.url, 2);
  await sql`create table steps (n integer primary key)`.execute(db);
  const add = (n: number) => (tx: Parameters<Parameters<typeof unitOfWork>[1]>[0]) =>
    sql`insert into steps select ${n}::int where ${n}::int = (select count(*) from steps)`.execute(tx);
  await unitOfWork(db, (tx) => Promise.all([0, 1, 2, 3, 4].map((n) => add(n)(tx))));
  const count = async () =>
    (await sql<{ n: number }>`select count(*) as n from steps`.execute(db)).rows[0]?.n;
  expect(await count()).toBe(5);
  let late: Promise<unknown> = Promise.resolve();
  const failed = unitOfWork(db, async (tx) => {
    const slow = add(5)(tx).then(() => new Promise((done) => setTimeout(done, 50)));
    late = slow.then(() => add(6)(tx));
    await Promise.all([sql`select 1 / ${0}::int`.execute(tx), late]);
  });
  await expect(failed).rejects.toThrow('division by zero');
  await expect(late).rejects.toThrow('after the end of its unit of work');
  expect(await count()).toBe(5);
  await close();
});

it('what is started last is committed with its unit of work, without its answer, or undone with all of it', async () => {
  await using database = await testDatabase();
  const { db, close } = openDatabase(database.url, 2);
  await sql`create table steps (n integer primary key)`.execute(db);
  const add = (tx: Parameters<Parameters<typeof unitOfWork>[1]>[0], n: number) =>
    sql`insert into steps values (${n}::int)`.execute(tx);
  const kept = async () =>
    (await sql<{ n: number }>`select n from steps order by n`.execute(db)).rows.map(({ n }) => n);
  let seenBefore: readonly number[] = [];
  await unitOfWork(db, async (tx) => {
    await add(tx, 1);
    seenBefore = await kept();
    await commitWith(tx, () => Promise.all([add(tx, 2), add(tx, 3)]));
    // On another connection, while the unit of work still runs.
    expect(await kept()).toEqual([1, 2, 3]);
    await expect(add(tx, 4)).rejects.toThrow('after the end of its unit of work');
  });
  expect(seenBefore).toEqual([]);
  const failed = unitOfWork(db, async (tx) => {
    await add(tx, 5);
    await commitWith(tx, () => Promise.all([add(tx, 6), add(tx, 1), add(tx, 7)]));
  });
  await expect(failed).rejects.toThrow('duplicate key');
  expect(await kept()).toEqual([1, 2, 3]);
  await unitOfWork(db, (tx) => add(tx, 8));
  expect(await kept()).toEqual([1, 2, 3, 8]);
  // A deadlock among the last statements is known as one, and all of it is done again.
  let attempts = 0;
  await unitOfWork(db, async (tx) => {
    const fails = ++attempts === 1 && sql`do $$ begin raise exception using errcode = '40P01'; end $$`;
    await commitWith(tx, () => Promise.all([add(tx, 9), fails ? fails.execute(tx) : add(tx, 10)]));
  });
  expect([attempts, await kept()]).toEqual([2, [1, 2, 3, 8, 9, 10]]);
  await close();
});

it('rows come as one piece of JSON, and none as none', async () => {
  await using database = await testDatabase();
  const { db, close } = openDatabase(database.url, 1);
  const upTo = (count: number) =>
    rowsAsJson(
      db,
      sql<{ n: number; text: string; list: string[] }>`
        select n, '茶 "' || n as text, array['a', null] as list from generate_series(1, ${count}::int) as n order by n`,
    );
  expect(await upTo(2)).toEqual([
    { n: 1, text: '茶 "1', list: ['a', null] },
    { n: 2, text: '茶 "2', list: ['a', null] },
  ]);
  expect(await upTo(0)).toEqual([]);
  await close();
});

it('a connection lost between two statements fails its unit of work, not the process', async () => {
  await using database = await testDatabase();
  const { db, close } = openDatabase(database.url, 2);
  const broken = unitOfWork(db, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // Until the news has come: nothing is being asked that could be told of it.
    await new Promise((heard) => setTimeout(heard, 200));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await close();
});

it('lists come back as they were sent, whatever is in them', async () => {
  await using database = await testDatabase();
  const { db, close } = openDatabase(database.url, 1);
  const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\u0000', '\\'));
  const texts = fc.array(fc.option(fc.oneof(text, fc.constantFrom('null', '{}', '"', '\\', 'a\nb', '\\n'))));
  const numbers = fc.array(fc.option(fc.double({ noNaN: true })));
  const data = fc.array(fc.jsonValue().map((value) => JSON.stringify(value).replaceAll('\\u0000', '')));
  await fc.assert(
    fc.asyncProperty(texts, numbers, data, async (someTexts, someNumbers, someData) => {
      const { rows } = await sql`
        select ${someTexts}::text[] as texts, ${someNumbers}::float8[] as numbers, ${someData}::json[]::text[] as data
      `.execute(db);
      expect(rows).toEqual([{ texts: someTexts, numbers: someNumbers.map(withoutSign), data: someData }]);
    }),
    { numRuns: 300 },
  );
  await close();
});

/** JSON knows no negative zero. */
const withoutSign = (value: number | null) => (value === null ? null : value + 0);
