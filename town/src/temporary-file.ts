import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives `write` a path of its own, and answers what it wrote there. */
export async function withTemporaryFile(
  extension: string,
  write: (path: string) => Promise<unknown>,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-town-'));
  try {
    const path = join(folder, `made.${extension}`);
    await write(path);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
