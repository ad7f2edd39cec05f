import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '@kanmai/kernel';
import pg from 'pg';

/** One file of server/migrations, `NNNN-what.sql`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export type MigrationFailure = {
  readonly type: 'schema-newer' | 'schema-differs' | 'migration-failed';
  readonly sentence: string;
};

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

/** Any number that nobody else takes: it serialises the starts of several processes on one database. */
const lockKey = 7_700_000_001;
const fileForm = /^(\d{4})-([a-z0-9-]+)\.sql$/;

export const migrationsDirectory = fileURLToPath(new URL('../migrations/', import.meta.url));

/**
 * Brings the schema up to what this version knows: every missing migration in order, each in a transaction of its
 * own. Answers with the names of those it applied.
 */
export async function migrate(
  url: string,
  directory: string = migrationsDirectory,
): Promise<Result<readonly string[], MigrationFailure>> {
  const migrations = await readMigrations(directory);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return await applyMissing(client, migrations);
  } finally {
    await client.end();
  }
}

/** Reads and checks the migration files, in order. */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(directory, name)));
  for (const [index, { version, name }] of migrations.entries()) {
    if (version === migrations[index - 1]?.version)
      throw new Error(`two migrations are numbered like ${name}`);
  }
  return migrations;
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const match = fileForm.exec(name);
  if (!match) throw new Error(`a migration must be named NNNN-what.sql, but one is ${name}`);
  const sql = await readFile(join(directory, name), 'utf8');
  const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
  return { version: Number(match[1]), name, sql, checksum };
}

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], MigrationFailure>> {
  const applied = await readApplied(client);
  const refusal = compareSchemas(migrations, applied);
  if (refusal) return err(refusal);
  const known = new Set(applied.map(({ version }) => version));
  const names: string[] = [];
  for (const migration of migrations.filter(({ version }) => !known.has(version))) {
    const failure = await applyOne(client, migration);
    if (failure) return err(failure);
    names.push(migration.name);
  }
  return ok(names);
}

async function readApplied(client: pg.Client): Promise<readonly Applied[]> {
  await client.query(`create table if not exists schema_migrations (
    version int primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`);
  return (
    await client.query<Applied>('select version, name, checksum from schema_migrations order by version')
  ).rows;
}

/** Why this code must not touch a database with that history, or null. */
export function compareSchemas(
  migrations: readonly Pick<Migration, 'version' | 'name' | 'checksum'>[],
  applied: readonly Applied[],
): MigrationFailure | null {
  const newest = migrations.at(-1)?.version ?? 0;
  const ours = new Map(migrations.map((migration) => [migration.version, migration]));
  const newer = applied.find(({ version }) => version > newest);
  if (newer) {
    const sentence = `The database is from a newer version of Kanmai (it has ${newer.name}); update Kanmai to use it.`;
    return { type: 'schema-newer', sentence };
  }
  const changed = applied.find(({ version, checksum }) => ours.get(version)?.checksum !== checksum);
  if (!changed) return null;
  const sentence = `The migration ${changed.name} was changed after this database applied it; restore that file, or use another database.`;
  return { type: 'schema-differs', sentence };
}

async function applyOne(client: pg.Client, migration: Migration): Promise<MigrationFailure | null> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
    return null;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    return {
      type: 'migration-failed',
      sentence: `The migration ${migration.name} failed: ${describe(error, migration)}`,
    };
  }
}

function describe(error: unknown, migration: Migration): string {
  const { message, position } = error as { message: string; position?: string };
  if (position === undefined) return `${message}.`;
  const line = migration.sql.slice(0, Number(position)).split('\n').length;
  return `${message} (line ${line}).`;
}
