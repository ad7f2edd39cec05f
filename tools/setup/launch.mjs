import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode, project } from './project.mjs';

const parentLookMs = 500;
const followParent = pathToFileURL(join(project, 'tools', 'setup', 'follow-parent.mjs')).href;

/**
 * Runs a TypeScript file with the Node that npm brought and ends as it ends. Signals are passed on; when the one who
 * started us is gone, the program is asked to end too.
 */
export async function launch(file, args = [], { nodeArgs = [], cwd = project, env = process.env } = {}) {
  const child = run(file, args, { nodeArgs, cwd, env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; twice would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const above = ancestors();
  const look = setInterval(() => {
    if (ancestors() === above) return;
    clearInterval(look);
    child.kill('SIGTERM');
  }, parentLookMs);
  process.exitCode = await codeOf(child);
  clearInterval(look);
  process.exit();
}

/** Runs a file to its end and answers with its exit code. */
export function runToEnd(file, args = [], options = {}) {
  return codeOf(run(file, args, options));
}

/** Who started us: under npm that is a shell, which outlives a killed npm, and npm itself. */
function ancestors() {
  if (process.env.npm_lifecycle_event === undefined) return String(process.ppid);
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}

function run(file, args, { nodeArgs = [], cwd = project, env = process.env }) {
  const own = ['--import', followParent, ...nodeArgs];
  // What Node makes of the sources is kept between starts; a changed file is made anew.
  const kept = { NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'kanmai', 'compiled') };
  return spawn(findNode(), [...own, file, ...args], { cwd, env: { ...kept, ...env }, stdio: 'inherit' });
}

function codeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}
