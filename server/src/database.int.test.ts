import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { openDatabase, unitOfWork } from './database.ts';

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
