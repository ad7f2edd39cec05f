import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const hasProc = process.platform === 'linux';

/**
 * When a process started, in the system's own words, or null when it is gone. A process id is used again sooner or
 * later: the id together with this names one process for ever.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!isRunning(pid)) return null;
  if (!hasProc) {
    const listing = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null);
    return listing ? listing.stdout.trim() || null : 'unknown';
  }
  const fields = await processFields(pid);
  if (fields === null || fields[0] === 'Z') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}/${fields[19]}`;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Whether a process is there and does more than wait to be buried. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await processStart(pid)) !== null;
}

/** The processes of PostgreSQL that work in the directory: they all stand in their data directory. */
export async function postgresIn(directory: string): Promise<number[]> {
  if (!hasProc) return [];
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid) && pid > 0);
  const found = await Promise.all(pids.map((pid) => standsIn(pid, directory)));
  return pids.filter((_, index) => found[index]);
}

async function standsIn(pid: number, directory: string): Promise<boolean> {
  if ((await readlink(`/proc/${pid}/cwd`).catch(() => null)) !== directory) return false;
  // A person's shell may stand there, too.
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres';
}

/** Whether this process is a PostgreSQL that works in the directory. */
export async function isPostgresIn(pid: number, directory: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  if (hasProc) return standsIn(pid, directory);
  const listing = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => null);
  return listing?.stdout.includes(directory) ?? false;
}

/** The fields of /proc/PID/stat from the third on; the second, a name, may hold spaces and brackets. */
async function processFields(pid: number): Promise<string[] | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return line ? line.slice(line.lastIndexOf(')') + 2).split(' ') : null;
}
