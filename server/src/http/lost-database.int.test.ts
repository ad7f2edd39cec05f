import { type RawBuilder, sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase, unitOfWork } from '../database.ts';
import { createHttpServer } from './http-server.ts';

const config = readConfig({ KANMAI_LOG: 'silent' });

async function answerOf(db: Database, question: RawBuilder<unknown>): Promise<unknown> {
  const server = await createHttpServer(config);
  server.get('/ask', async () => unitOfWork(db, (tx) => question.execute(tx)));
  const answer = await server.inject({ method: 'GET', url: '/ask' });
  await server.close();
  return [answer.statusCode, answer.json<{ code: string }>().code];
}

it('a request whose database goes away is told to try again, not that there is a defect', async () => {
  await using database = await testDatabase();
  const nobody = openDatabase('postgresql://nobody@127.0.0.1:1/nothing', 1);
  expect(await answerOf(nobody.db, sql`select 1`)).toEqual([503, 'unavailable']);
  await nobody.close();
  const mine = openDatabase(database.url, 1);
  const leave = sql`select pg_terminate_backend(pg_backend_pid())`;
  expect(await answerOf(mine.db, leave)).toEqual([503, 'unavailable']);
  expect(await answerOf(mine.db, sql`select nothing from nowhere`)).toEqual([500, 'internal']);
  await mine.close();
});
