import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findNode, giveUp, project } from './project.mjs';
import { alone } from './setup-lock.mjs';

const progressMs = process.stderr.isTTY ? 500 : 10_000;

/** Installs the packages unless every one of the lock file is there, in its version and whole. */
export async function ensureDependencies(root = project) {
  if (missingPackages(root) === 0 && findNode(root)) return;
  await alone(async (lock) => {
    if (missingPackages(root) > 0) await install(root, lock);
    if (!findNode(root)) await runNpm(['rebuild', 'node', '--ignore-scripts=false'], root, lock);
  }, root);
  if (missingPackages(root) > 0 || !findNode(root)) {
    giveUp('npm ended well, but packages are missing; remove node_modules and run the same command again.');
  }
}

/**
 * How many packages of package-lock.json are not installed. npm writes node_modules/.package-lock.json as its very
 * last act, so without that file nothing counts; with it, what was deleted since is still noticed.
 */
export function missingPackages(root) {
  const wanted = Object.entries(readLock(join(root, 'package-lock.json')) ?? {}).filter(([path]) =>
    isPackage(path),
  );
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return wanted.length;
  return wanted.filter(([path, entry]) => !isInstalled(root, path, entry, installed[path])).length;
}

function isInstalled(root, path, wanted, found) {
  // What is optional may not fit this machine; npm leaves it out then.
  if (found === undefined) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  return found.version === wanted.version && existsSync(join(root, path, 'package.json'));
}

function isPackage(path) {
  return path.startsWith('node_modules/') || path.includes('/node_modules/');
}

/** Whether the package is for this machine; only to count what is to come. */
function fits({ os = [process.platform], cpu = [process.arch], libc = ['glibc'] }) {
  return os.includes(process.platform) && cpu.includes(process.arch) && libc.includes('glibc');
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

async function install(root, lock) {
  const entries = Object.entries(readLock(join(root, 'package-lock.json')) ?? {});
  const paths = entries.filter(([path, entry]) => isPackage(path) && fits(entry)).map(([path]) => path);
  if (paths.length === 0) giveUp('package-lock.json is missing or damaged; check the project out again.');
  process.stderr.write(`Installing ${paths.length} packages with npm; this takes a minute or two once.\n`);
  const stop = showProgress(root, paths);
  const code = await runNpm(['ci'], root, lock);
  stop();
  if (code === 0) return;
  giveUp(
    `The packages could not be installed (npm ci ended with ${code}). Run the same command again to go on.`,
  );
}

function showProgress(root, paths) {
  const startedMs = Date.now();
  const timer = setInterval(() => {
    const there = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
    const line = `  ${there} of ${paths.length} packages, ${Math.round((Date.now() - startedMs) / 1000)} s`;
    process.stderr.write(process.stderr.isTTY ? `\r${line} ` : `${line}\n`);
  }, progressMs);
  return () => {
    clearInterval(timer);
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  };
}

/** Runs npm quietly: what it warns of (an older Node, which we replace) is no concern of whoever starts Kanmai. */
function runNpm(args, root, lock) {
  const cli = process.env.npm_execpath;
  const own = cli !== undefined && basename(cli) === 'npm-cli.js';
  const quiet = [
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--include=dev',
    '--include=optional',
  ];
  const [program, first] = own ? [process.execPath, [cli]] : ['npm', []];
  const child = spawn(program, [...first, ...args, ...quiet], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: !own && process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '', SCARF_ANALYTICS: 'false' },
  });
  if (child.pid) lock.alsoHeldBy(child.pid);
  // npm needs a moment to clear away after an interruption; we end when it has.
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      interrupted = true;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => giveUp(`npm could not be run: ${error.message}.`));
    child.once('close', (code, signal) => {
      if (interrupted) giveUp('Interrupted; run the same command again to go on.');
      resolve(code ?? signal);
    });
  });
}
