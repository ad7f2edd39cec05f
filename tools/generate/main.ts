import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { systemClock, systemRandom } from '@kanmai/kernel';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { readConfig } from '../../server/src/config.ts';
import { silentLog } from '../../server/src/log.ts';
import { startPlatform } from '../../server/src/platform.ts';
import { errorsReference, eventsReference, settingsReference } from './reference.ts';

/** Makes every generated file from its source; with `--check` it only says which ones are out of date. */

const project = resolve(import.meta.dirname, '../..');
const check = process.argv.includes('--check');
const execute = promisify(execFile);

async function main(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'kanmai-generate-'));
  const config = readConfig({
    PORT: '0',
    KANMAI_TOWN: 'off',
    HOST: 'localhost',
    KANMAI_LOG: 'silent',
    KANMAI_ROLES: 'web',
  });
  const started = await startPlatform({
    config,
    project,
    home,
    log: silentLog,
    clock: systemClock,
    random: systemRandom,
  });
  if (!started.ok) throw new Error(started.failure.sentence);
  try {
    const openapi = started.value.app.server.swagger();
    const files = new Map([
      ['generated/openapi.json', `${JSON.stringify(withoutAddress(openapi), null, 2)}\n`],
      ['generated/api.d.ts', astToString(await openapiTypescript(openapi as never))],
      ['generated/database.ts', await databaseTypes(started.value.databaseUrl, join(home, 'database.ts'))],
      ['docs/reference/settings.md', settingsReference()],
      ['docs/reference/errors.md', errorsReference()],
      ['docs/reference/events.md', eventsReference()],
    ]);
    await writeOrCompare(files);
  } finally {
    await started.value.drain();
    await rm(home, { recursive: true, force: true });
  }
}

function withoutAddress(openapi: object): object {
  return { ...openapi, servers: [{ url: '/' }] };
}

/** The tables' types, by kysely-codegen; bigint and date as `server/src/database.ts` parses them. */
async function databaseTypes(url: string, file: string): Promise<string> {
  const command = join(project, 'node_modules/.bin/kysely-codegen');
  const mapping = JSON.stringify({ int8: 'number', date: 'string' });
  const args = ['--dialect', 'postgres', '--url', url, '--out-file', file, '--type-mapping', mapping];
  await execute(
    command,
    [...args, '--log-level', 'error', '--default-schema', 'public', '--exclude-pattern', 'jobs.*'],
    {
      timeout: 60_000,
    },
  );
  return readFile(file, 'utf8');
}

async function writeOrCompare(files: ReadonlyMap<string, string>): Promise<void> {
  const stale: string[] = [];
  for (const [name, text] of files) {
    const path = join(project, name);
    const current = await readFile(path, 'utf8').catch(() => '');
    if (current === text) continue;
    stale.push(name);
    if (!check) await writeFile(path, text);
  }
  if (!check)
    process.stdout.write(
      `${stale.length === 0 ? 'Everything was up to date.' : `Written: ${stale.join(', ')}`}\n`,
    );
  else if (stale.length > 0) {
    process.stderr.write(`Out of date: ${stale.join(', ')}. Run npm run generate and commit the result.\n`);
    process.exitCode = 1;
  }
}

await main();
process.exit();
