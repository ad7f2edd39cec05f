import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrationsDirectory, readMigrations } from './migrate.ts';

it('bug: a migration that had landed was changed, and a database that had applied it could not be started', async () => {
  const text = await readFile(join(migrationsDirectory, 'checksums.txt'), 'utf8');
  const written = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const migrations = await readMigrations(migrationsDirectory);
  expect(migrations.map(({ name, checksum }) => `${name} ${checksum}`)).toEqual(written);
});
