import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { withDatabase } from '../server/src/adapters/database-embedded.ts';
import { type Database, openDatabase } from '../server/src/database.ts';

/** A database of a test's own: migrated, empty, on real PostgreSQL. */
export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Closes the pool and drops the database. Also run by `await using`. */
  drop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const connectionsMax = 10;
let made = 0;

/** Copies the migrated template (some 50 ms). Call it in `*.int.test.ts`, once a file or a test, and drop it after. */
export async function testDatabase(options: { readonly connections?: number } = {}): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject('testServer');
  made += 1;
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}_${made}_${Date.now().toString(36)}`;
  await onServer(serverUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = withDatabase(serverUrl, name);
  const { db, pool, close } = openDatabase(url, options.connections ?? connectionsMax);
  const drop = onlyOnce(async () => {
    await close();
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  });
  return { url, db, pool, drop, [Symbol.asyncDispose]: drop };
}

/** The address of an empty database, for tests that apply migrations themselves. Dropped with the server. */
export async function emptyDatabaseUrl(): Promise<string> {
  const { url } = inject('testServer');
  made += 1;
  const name = `empty_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}_${made}_${Date.now().toString(36)}`;
  await onServer(url, `create database ${name}`);
  return withDatabase(url, name);
}

/** Resolves when all that was committed can be read from the log: not while an older transaction runs in any database. */
export async function readable(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ unread: boolean }>`
      select exists (select from events where tx >= pg_snapshot_xmin(pg_current_snapshot())) as unread
    `.execute(db);
    if (rows[0]?.unread === false) return;
    await pause(20);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
