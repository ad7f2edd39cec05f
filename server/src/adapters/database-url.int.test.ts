import { expect, it } from 'vitest';
import { emptyDatabaseUrl } from '../../../tests/database.ts';
import { connectDatabaseUrl } from './database-url.ts';

async function failureOf(url: string): Promise<string> {
  const result = await connectDatabaseUrl(url);
  if (result.ok) throw new Error('it was reached');
  return `${result.failure.type}: ${result.failure.sentence}`;
}

it('answers with the server that is there, and never stops it', async () => {
  const url = await emptyDatabaseUrl();
  const result = await connectDatabaseUrl(url);
  expect(result).toMatchObject({ ok: true, value: { url } });
  if (result.ok) await result.value.stop();
  expect(await connectDatabaseUrl(url)).toMatchObject({ ok: true });
});

it('says in one sentence, without the password, what is wrong', async () => {
  const url = await emptyDatabaseUrl();
  const wrong = new URL(url);
  wrong.password = 'hunter2';
  expect(await failureOf(wrong.href)).toMatch(/^database-unreachable: .* refused the name or password/);
  expect(await failureOf(wrong.href)).not.toContain('hunter2');
  const other = new URL(url);
  other.pathname = '/nowhere';
  expect(await failureOf(other.href)).toMatch(/nowhere has no such database; create it first\.$/);
  expect(await failureOf('postgresql://kanmai:hunter2@127.0.0.1:1/kanmai')).toBe(
    'database-unreachable: PostgreSQL at 127.0.0.1:1/kanmai could not be reached: connect ECONNREFUSED 127.0.0.1:1.',
  );
  expect(await failureOf('mysql://somewhere')).toContain('DATABASE_URL must look like');
  expect(await failureOf('nonsense')).toContain('DATABASE_URL must look like');
});
