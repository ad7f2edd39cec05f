import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating system's account that PostgreSQL runs as, when that is not our own. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Null: as ourselves. PostgreSQL refuses to run as root, so root lends it to a system account. */
export async function databaseAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const known = await findAccount('postgres');
  if (known) return known;
  await run('useradd', [
    '--system',
    '--no-create-home',
    '--user-group',
    '--shell',
    '/bin/false',
    'postgres',
  ]).catch(() => undefined);
  return (
    (await findAccount('postgres')) ??
    (await findAccount('nobody')) ?? { name: 'nobody', uid: 65534, gid: 65534 }
  );
}

async function findAccount(name: string): Promise<Account | null> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const fields = lines.map((line) => line.split(':')).find((line) => line[0] === name);
  return fields ? { name, uid: Number(fields[2]), gid: Number(fields[3]) } : null;
}

/** Whether the account may enter this directory; asked of the system, which also knows access lists and mounts. */
export async function canEnter(account: Account | null, directory: string): Promise<boolean> {
  if (account === null) return true;
  const ids = { uid: account.uid, gid: account.gid, cwd: '/' };
  return run('/bin/sh', ['-c', 'cd -- "$1" && test -x .', 'sh', directory], ids).then(
    () => true,
    () => false,
  );
}
