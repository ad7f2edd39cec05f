import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { project } from './project.mjs';

const waitMs = 500;

/**
 * Runs `work` while no other set-up of this project runs. One that was killed does not count, except while a program
 * that it started, named to us through `alsoHeldBy`, still writes.
 */
export async function alone(work, root = project) {
  const folder = join(root, '.kanmai');
  const lock = join(folder, 'setup.lock');
  mkdirSync(folder, { recursive: true });
  for (let waited = false; !take(lock); waited = true) {
    if (!waited) process.stderr.write('Waiting for another set-up of this project to finish …\n');
    await sleep(waitMs);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work({ alsoHeldBy: (pid) => appendFileSync(lock, `\n${pid}`) });
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock) {
  try {
    return readFileSync(lock, 'utf8').split('\n').map(Number).some(isRunning);
  } catch {
    return false;
  }
}

function isRunning(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
