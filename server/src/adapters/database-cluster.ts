import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../ports/database.ts';
import type { Account } from './database-account.ts';
import type { Binaries } from './database-binaries.ts';
import { runAs } from './database-process.ts';

/** PostgreSQL's data directory and the password of its one role. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
}

/** The role that owns everything, and the database of that name. */
export const roleName = 'kanmai';

const passwordFile = 'kanmai-password';
const draftPrefix = 'data.making';
/** A new cluster takes 40 MB; below this much nothing could be kept in it. */
const freeBytesMin = 128 * 1024 * 1024;

/** Opens the cluster in this directory, made on first use. @throws DatabaseError */
export async function openCluster(
  directory: string,
  binaries: Binaries,
  account: Account | null,
): Promise<Cluster> {
  const data = join(directory, 'data');
  await removeDrafts(directory);
  const major = await clusterMajor(data);
  if (major === null) await makeCluster(directory, data, binaries, account);
  else checkMajor(major, binaries.major, directory);
  await ownCluster(data, account);
  return { data, password: (await readFile(join(data, passwordFile), 'utf8')).trim() };
}

async function clusterMajor(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.trim());
}

function checkMajor(major: number, ours: number, directory: string): void {
  if (major > ours) {
    const sentence = `${directory} was made by a newer version (PostgreSQL ${major}; this one brings ${ours}); update Kanmai.`;
    throw new DatabaseError('database-newer', sentence);
  }
  if (major < ours) {
    const sentence = `${directory} was made by PostgreSQL ${major} and this version brings ${ours}; restore a dump into a new KANMAI_HOME.`;
    throw new DatabaseError('database-older', sentence);
  }
}

/** Makes the cluster beside its place and renames it there whole, so that an interruption leaves only a draft. */
async function makeCluster(
  directory: string,
  data: string,
  binaries: Binaries,
  account: Account | null,
): Promise<void> {
  await refuseStrangeData(data);
  await requireSpace(directory);
  const draft = join(directory, `${draftPrefix}-${process.pid}`);
  const secret = join(directory, `${draftPrefix}-password`);
  const password = randomBytes(24).toString('base64url');
  await mkdir(draft, { mode: 0o700 });
  await writeOwned(secret, password, account);
  if (account) await chown(draft, account.uid, account.gid);
  await runInitdb(binaries, draft, secret, account, directory);
  await writeOwned(join(draft, passwordFile), password, account);
  await rename(draft, data);
  await syncDirectory(directory);
  await rm(secret, { force: true });
}

/** A data directory without its PG_VERSION is somebody's damaged one: never to be written over. */
async function refuseStrangeData(data: string): Promise<void> {
  const names = await readdir(data).catch(() => []);
  if (names.length === 0) return;
  throw new DatabaseError(
    'database-unusable',
    `${data} is not a complete database; restore it from a backup.`,
  );
}

async function requireSpace(directory: string): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize >= freeBytesMin) return;
  throw new DatabaseError(
    'disk-full',
    `The disk that holds ${directory} is full; free some space and start again.`,
  );
}

async function runInitdb(
  binaries: Binaries,
  draft: string,
  secret: string,
  account: Account | null,
  directory: string,
): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${roleName}`, `--pwfile=${secret}`, '--auth=scram-sha-256'];
  const { code, output } = await runAs(account, binaries.initdb, ['-D', draft, ...access, ...locale]);
  if (code === 0) return;
  if (/no space left|disk quota exceeded/i.test(output)) {
    throw new DatabaseError(
      'disk-full',
      `The disk that holds ${directory} is full; free some space and start again.`,
    );
  }
  const reason = output.trim().split('\n').slice(-3).join(' ');
  throw new DatabaseError('database-unusable', `A database could not be made in ${directory}: ${reason}`);
}

async function removeDrafts(directory: string): Promise<void> {
  const drafts = (await readdir(directory)).filter((name) => name.startsWith(draftPrefix));
  await Promise.all(drafts.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}

/** A directory restored or copied by root belongs to root; PostgreSQL insists on its own. */
async function ownCluster(data: string, account: Account | null): Promise<void> {
  const owner = (await stat(data)).uid;
  if (account !== null && owner !== account.uid) {
    await runAs(null, 'chown', ['-R', `${account.uid}:${account.gid}`, data]);
  }
  await chmod(data, 0o700);
}

async function writeOwned(file: string, text: string, account: Account | null): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
