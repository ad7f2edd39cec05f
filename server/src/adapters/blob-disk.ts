import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { assertBlobKey, assertBlobPrefix, type BlobStat, type BlobStore } from '../ports/blob.ts';

/** Neither folder nor ending can be part of a key: `~` is none of its letters. */
const draftFolder = '~drafts';
const typeEnding = '~type';
/** A draft this old belongs to a process that died over it. */
const draftAgeMsMax = 24 * 3_600_000;

/** Keeps files under a directory of this machine, which nobody else writes to. */
export function createBlobDisk(directory: string): BlobStore {
  const pathOf = (key: string): string => {
    assertBlobKey(key);
    return join(directory, key);
  };
  let swept: Promise<void> | null = null;
  const draftDirectory = async (): Promise<string> => {
    swept ??= sweepDrafts(join(directory, draftFolder));
    await swept;
    return join(directory, draftFolder);
  };
  return {
    localPath: pathOf,

    async put(key, content, { contentType }) {
      const path = pathOf(key);
      const draft = join(await draftDirectory(), randomBytes(12).toString('hex'));
      try {
        await writeThrough(draft, content);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${draft}${typeEnding}`, contentType);
        await rename(`${draft}${typeEnding}`, path + typeEnding);
        await rename(draft, path);
        await syncDirectory(dirname(path));
      } finally {
        await Promise.all([rm(draft, { force: true }), rm(`${draft}${typeEnding}`, { force: true })]);
      }
    },

    async get(key, range) {
      const file = await open(pathOf(key)).catch(nullWhenMissing);
      if (file === null) return null;
      const found = await file.stat();
      if (found.isFile() && !(range && range.start >= found.size)) return file.createReadStream(range);
      await file.close();
      return found.isFile() ? Readable.from([]) : null;
    },

    async stat(key): Promise<BlobStat | null> {
      const path = pathOf(key);
      const found = await stat(path).catch(nullWhenMissing);
      if (!found?.isFile()) return null;
      const contentType = await readFile(path + typeEnding, 'utf8').catch(() => 'application/octet-stream');
      return { bytes: found.size, contentType, modifiedAtMs: Math.floor(found.mtimeMs) };
    },

    async delete(key) {
      const path = pathOf(key);
      const found = await stat(path).catch(nullWhenMissing);
      if (!found?.isFile()) return;
      await rm(path, { force: true });
      await rm(path + typeEnding, { force: true });
    },

    async list(prefix, limit) {
      assertBlobPrefix(prefix);
      const keys: string[] = [];
      await collectKeys(directory, '', prefix, limit, keys);
      return keys;
    },
  };
}

async function writeThrough(path: string, content: Uint8Array | Readable): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    // What is acknowledged survives a power cut.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Walks in the order of keys, and only where the prefix can still be met. */
async function collectKeys(
  directory: string,
  base: string,
  prefix: string,
  limit: number,
  keys: string[],
): Promise<void> {
  const entries =
    (await readdir(join(directory, base), { withFileTypes: true }).catch(nullWhenMissing)) ?? [];
  const candidates = entries
    .filter((entry) => !entry.name.includes('~'))
    .map((entry) => candidateOf(entry, base));
  for (const { key, isFolder } of candidates.sort(byBytes)) {
    if (keys.length >= limit) return;
    if (!isFolder && key.startsWith(prefix)) keys.push(key);
    if (isFolder && (key.startsWith(prefix) || prefix.startsWith(key))) {
      await collectKeys(directory, key, prefix, limit, keys);
    }
  }
}

function candidateOf(entry: Dirent, base: string): { key: string; isFolder: boolean } {
  const isFolder = entry.isDirectory();
  return { key: `${base}${entry.name}${isFolder ? '/' : ''}`, isFolder };
}

function byBytes(one: { key: string }, other: { key: string }): number {
  return one.key < other.key ? -1 : 1;
}

async function sweepDrafts(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const found = await stat(path).catch(nullWhenMissing);
    if (found && Date.now() - found.mtimeMs > draftAgeMsMax) await rm(path, { force: true });
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}

function nullWhenMissing(error: { code?: string }): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
