import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../ports/database.ts';
import { processStart } from './process-table.ts';

/** Proof that no other living Kanmai uses the directory. */
export interface DatabaseLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly started: string;
}

/** One that was told to stop a moment ago may still be draining. */
const patienceMs = 6_000;
const lookMs = 100;

/**
 * Takes the lock file, or takes it over from a process that has died. A link is made or not in one step, so of two
 * that start together one wins.
 * @throws DatabaseError `database-in-use`
 */
export async function lockDatabase(file: string, home: string): Promise<DatabaseLock> {
  const own: Holder = { pid: process.pid, started: (await processStart(process.pid)) ?? 'unknown' };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(own));
  try {
    for (let waitedMs = 0; ; waitedMs += lookMs) {
      if (await linked(draft, file)) return { release: () => releaseLock(file, own) };
      const holder = await readHolder(file);
      if (waitedMs >= patienceMs) throw inUse(home, holder);
      if (holder && (await isLiving(holder))) await sleep(lookMs);
      else await buryLock(file, holder);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock away, unless it has meanwhile become somebody else's. */
async function buryLock(file: string, dead: Holder | null): Promise<void> {
  const grave = `${file}.dead.${process.pid}`;
  const moved = await rename(file, grave).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const buried = await readHolder(grave);
  if (buried && (buried.pid !== dead?.pid || buried.started !== dead.started)) await linked(grave, file);
  await rm(grave, { force: true });
}

async function releaseLock(file: string, own: Holder): Promise<void> {
  const holder = await readHolder(file);
  if (holder?.pid === own.pid && holder.started === own.started) await unlink(file).catch(() => undefined);
}

/** Whether the process that wrote this lock file still lives. */
export async function lockIsHeld(file: string): Promise<boolean> {
  const holder = await readHolder(file);
  return holder !== null && (await isLiving(holder));
}

async function isLiving(holder: Holder): Promise<boolean> {
  return (await processStart(holder.pid)) === holder.started;
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isHolder(holder) ? holder : null;
  } catch {
    return null;
  }
}

function isHolder(value: unknown): value is Holder {
  const holder = value as Partial<Holder> | null;
  return typeof holder?.pid === 'number' && typeof holder.started === 'string';
}

function inUse(home: string, holder: Holder | null): DatabaseError {
  const by = holder ? ` (process ${holder.pid})` : '';
  return new DatabaseError(
    'database-in-use',
    `${home} is in use by another Kanmai${by}; stop that one, or choose another directory with KANMAI_HOME.`,
  );
}
