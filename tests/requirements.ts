import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe } from 'vitest';

/** What only the system can supply, and the line that installs it. */
const installLines = {
  'nats-server': 'apt-get install nats-server',
  ffmpeg: 'apt-get install ffmpeg',
  pgbench: 'apt-get install postgresql',
} as const;

export type SystemBinary = keyof typeof installLines;

/** Servers lie where only root looks. */
const serverFolders = ['/usr/sbin', '/usr/local/sbin'];
/** Debian keeps PostgreSQL's programs out of the path. */
const debianPostgres = '/usr/lib/postgresql';

/** The path of a system binary, or null where it is not installed. @throws in CI, where it must be */
export function findBinary(name: SystemBinary): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...serverFolders, ...debianFolders()];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found) return found;
  if (process.env.CI) throw new Error(`CI must have ${name} (${installLines[name]})`);
  return null;
}

/** A suite that runs only where the binary is installed; elsewhere it is reported as not run, with the reason. */
export function describeWith(name: SystemBinary, title: string, suite: (path: string) => void): void {
  const path = findBinary(name);
  describe.skipIf(path === null)(`${title} [needs ${name}: ${installLines[name]}]`, () => suite(path ?? ''));
}

/** A file or folder of the shared data, or null where that is not at hand; KANMAI_SHARED says where it is. */
export function findShared(path: string): string | null {
  const shared = resolve(process.env.KANMAI_SHARED ?? join(import.meta.dirname, '../../shared'), path);
  return existsSync(shared) ? shared : null;
}

function debianFolders(): string[] {
  if (!existsSync(debianPostgres)) return [];
  const versions = execFileSync('ls', [debianPostgres], { encoding: 'utf8' }).trim().split('\n');
  return versions.reverse().map((version) => join(debianPostgres, version, 'bin'));
}
