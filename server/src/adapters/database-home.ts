import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Account, canEnter, databaseAccount } from './database-account.ts';

/** Where root keeps what another account must be able to enter. */
const systemDirectory = '/var/lib/kanmai';

/** Whoever finds no database in the home reads here where it is. */
const pointerFile = 'database-is-at.txt';

/**
 * The directory that holds everything an installation keeps: the one given, else `.kanmai` in the project, else,
 * when root's project is closed to PostgreSQL's account, one of its own under /var/lib/kanmai.
 */
export async function chooseHome(given: string, project: string): Promise<string> {
  if (given !== '') return resolve(given);
  const account = await databaseAccount();
  if (await canEnter(account, project)) return join(project, '.kanmai');
  return join(systemDirectory, nameOf(project));
}

/** Makes the home and in it the directory of the database, owned by the account, and says where that is. */
export async function prepareDatabaseDirectory(home: string, account: Account | null): Promise<string> {
  await mkdir(home, { recursive: true, mode: account ? 0o711 : 0o700 });
  if (account === null) return ownDirectory(join(home, 'database'), null);
  await letThrough(home);
  if (await canEnter(account, home)) return ownDirectory(join(home, 'database'), account);
  const pointer = join(home, pointerFile);
  const known = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  const directory = known || join(systemDirectory, nameOf(home), 'database');
  await mkdir(dirname(directory), { recursive: true, mode: 0o711 });
  if (!known) await writeFile(pointer, `${directory}\n`);
  return ownDirectory(directory, account);
}

async function ownDirectory(directory: string, account: Account | null): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (account) await chown(directory, account.uid, account.gid);
  return realpath(directory);
}

/** The home is ours to open to passers-through (not to readers); what lies above it is not. */
async function letThrough(home: string): Promise<void> {
  const { mode, uid } = await stat(home);
  if (uid === process.getuid?.() && (mode & 0o001) === 0) await chmod(home, (mode & 0o777) | 0o011);
}

function nameOf(path: string): string {
  return createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
}

export { systemDirectory };
