import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { runToEnd } from './launch.mjs';
import { giveUp, project } from './project.mjs';
import { alone } from './setup-lock.mjs';

const stampFile = '.stamp';
const compressBytesMin = 1_000;
const draftPrefix = 'dist.making';
const sources = ['web', 'client', 'kernel', 'package-lock.json'];

/**
 * Builds the web unless what is built was made from these very sources. Nobody ever sees a half-made build.
 * `onFailure` decides whether to go on without it.
 */
export async function ensureWebBuild(onFailure = giveUp) {
  const web = join(project, 'web');
  if (!existsSync(join(web, 'vite.config.ts'))) return;
  if (isBuilt(web, hashSources())) return;
  await alone(async () => {
    const hash = hashSources();
    if (!isBuilt(web, hash)) await build(web, hash, onFailure);
  });
}

function isBuilt(web, hash) {
  const stamp = join(web, 'dist', stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function build(web, hash, onFailure) {
  process.stderr.write('Building the web pages …\n');
  for (const name of readdirSync(web)) {
    if (name.startsWith(draftPrefix) || name === 'dist.old') rmSync(join(web, name), { recursive: true });
  }
  const draft = join(web, `${draftPrefix}-${process.pid}`);
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await runToEnd(vite, args, { cwd: web });
  if (code !== 0)
    return onFailure('The web pages could not be built; what Vite says above must be mended first.');
  compressAssets(join(draft, 'assets'));
  writeFileSync(join(draft, stampFile), hash);
  const dist = join(web, 'dist');
  if (existsSync(dist)) renameSync(dist, join(web, 'dist.old'));
  renameSync(draft, dist);
  rmSync(join(web, 'dist.old'), { recursive: true, force: true });
}

/** Scripts and styles beside themselves as Brotli and gzip, made once here instead of at every request. */
function compressAssets(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg|json)$/.test(name)) continue;
    const content = readFileSync(join(folder, name));
    if (content.length < compressBytesMin) continue;
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

/** A hash over the names and contents of everything that goes into the build. */
export function hashSources(root = project) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    hash.update(relative(root, file).split(sep).join('/'));
    hash.update('\0');
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = readDirectory(path);
  if (entries === null) return [path];
  return entries
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('dist') && !name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
}

function readDirectory(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}
