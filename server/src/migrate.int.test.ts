import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabaseUrl, testDatabase } from '../../tests/database.ts';
import { migrate } from './migrate.ts';

let directory: string;
let url: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kanmai-migrations-'));
  url = await emptyDatabaseUrl();
});
afterEach(() => rm(directory, { recursive: true }));

const write = (name: string, sql: string) => writeFile(join(directory, name), sql);

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    await write('0001-first.sql', 'create table a (id int); insert into a values (1);');
    expect(await migrate(url, directory)).toEqual({ ok: true, value: ['0001-first.sql'] });
    await write('0002-second.sql', 'insert into a values (2);');
    expect(await migrate(url, directory)).toEqual({ ok: true, value: ['0002-second.sql'] });
    expect(await migrate(url, directory)).toEqual({ ok: true, value: [] });
    expect(await query('select id from a order by id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('lets one of several starts apply and the others wait', async () => {
    await write('0001-first.sql', 'create table a (id int); insert into a select 1 from pg_sleep(.2);');
    const results = await Promise.all([1, 2, 3].map(() => migrate(url, directory)));
    expect(results.map((result) => (result.ok ? result.value.length : -1)).sort()).toEqual([0, 0, 1]);
    expect(await query('select id from a')).toHaveLength(1);
  });

  it('keeps nothing of a migration that fails, and says where it failed', async () => {
    await write('0001-first.sql', 'create table a (id int);\nselect oops from a;\n');
    const result = await migrate(url, directory);
    expect(result).toMatchObject({ ok: false, failure: { type: 'migration-failed' } });
    expect(JSON.stringify(result)).toContain(
      '0001-first.sql failed: column \\"oops\\" does not exist (line 2).',
    );
    expect(await query("select to_regclass('a') as found")).toEqual([{ found: null }]);
  });

  it('refuses a database from a newer version', async () => {
    await write('0001-first.sql', 'select 1;');
    await write('0002-second.sql', 'select 1;');
    await migrate(url, directory);
    await rm(join(directory, '0002-second.sql'));
    expect(await migrate(url, directory)).toMatchObject({ ok: false, failure: { type: 'schema-newer' } });
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await write('0001-first.sql', 'select 1;');
    await migrate(url, directory);
    await write('0001-first.sql', 'select 2;');
    expect(await migrate(url, directory)).toMatchObject({ ok: false, failure: { type: 'schema-differs' } });
  });
});

describe('test databases', () => {
  it('are migrated copies of their own', async () => {
    await using one = await testDatabase();
    await using other = await testDatabase();
    await one.pool.query('create table mine (id int)');
    const found = await other.pool.query("select to_regclass('mine') as found");
    expect(found.rows[0].found).toBeNull();
    const migrations = await other.pool.query('select count(*)::int as count from schema_migrations');
    expect(migrations.rows[0].count).toBeGreaterThan(0);
  });
});
