import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One package of package-lock.json, as far as it matters here. */
interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

type Packages = Record<string, LockEntry>;

export interface MissingEntry {
  readonly path: string;
  readonly entry: LockEntry;
}

const platform =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/;

/**
 * The packages for other platforms that package-lock.json names without describing. npm writes such a lock where the
 * registry that it was made with lacks them, and `npm ci` then refuses the lock on every machine.
 */
export function missingEntries(packages: Packages): readonly MissingEntry[] {
  return Object.entries(packages).flatMap(([path, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !isDescribed(packages, path, name))
      .map(([name, version]) => ({ path: `node_modules/${name}`, entry: describe(name, version, parent) })),
  );
}

/** Whether the package is found from `path` upwards, as Node looks for it. */
function isDescribed(packages: Packages, path: string, name: string): boolean {
  const folders = path
    .split('/node_modules/')
    .map((_, index, all) => all.slice(0, index + 1).join('/node_modules/'));
  return [...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].some(
    (candidate) => packages[candidate] !== undefined,
  );
}

function describe(name: string, version: string, parent: LockEntry): LockEntry {
  const found = platform.exec(name);
  const [, os, cpu, variant = ''] = found ?? [];
  return {
    version,
    ...(parent.dev ? { dev: true } : {}),
    ...(os && cpu ? { os: [os], cpu: [cpu] } : {}),
    ...(name.endsWith('wasm32-wasi') ? { cpu: ['wasm32'] } : {}),
    ...(os === 'linux' ? { libc: [variant.startsWith('musl') ? 'musl' : 'glibc'] } : {}),
    optional: true,
  };
}

/** What is wrong with the project's lock file, one sentence each. */
export function checkLockFile(project: string): readonly string[] {
  const missing = missingEntries(readLock(project).packages);
  if (missing.length === 0) return [];
  const names = missing.slice(0, 3).map(({ path }) => path);
  return [
    `package-lock.json lacks ${missing.length} packages of other platforms (${names.join(', ')} …), so npm ci refuses it; run: node tools/verify/lock-file.ts --complete`,
  ];
}

function completeLockFile(project: string): number {
  const lock = readLock(project);
  const missing = missingEntries(lock.packages);
  for (const { path, entry } of missing) lock.packages[path] = entry;
  const sorted = Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en'));
  const text = JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2);
  if (missing.length > 0) writeFileSync(join(project, 'package-lock.json'), `${text}\n`);
  return missing.length;
}

function readLock(project: string): { packages: Packages } {
  return JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
}

if (import.meta.main && process.argv.includes('--complete')) {
  const count = completeLockFile(join(import.meta.dirname, '../..'));
  process.stdout.write(`${count} packages added to package-lock.json\n`);
}
