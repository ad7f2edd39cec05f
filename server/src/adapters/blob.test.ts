import { mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFakeS3 } from '../../../tests/fake-s3.ts';
import { contractBlob } from '../ports/contract-blob.ts';
import { createBlobDisk } from './blob-disk.ts';
import { createBlobS3 } from './blob-s3.ts';

const temporary = () => mkdtemp(join(tmpdir(), 'kanmai-blob-'));

contractBlob('disk', async () => {
  const directory = await temporary();
  return { store: createBlobDisk(directory), close: () => rm(directory, { recursive: true }) };
});

contractBlob('s3', async () => {
  const s3 = await startFakeS3('files');
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const store = createBlobS3({ bucket: 'files', region: 'us-east-1', endpoint: s3.endpoint, credentials });
  return { store, close: s3.close };
});

describe('blob disk', () => {
  it('leaves no draft behind, and removes those of a process that died', async () => {
    const directory = await temporary();
    await createBlobDisk(directory).put('a/b', Buffer.from('x'), { contentType: 'text/plain' });
    const drafts = join(directory, '~drafts');
    expect(await readdir(drafts)).toEqual([]);
    await writeFile(join(drafts, 'old'), 'x');
    await writeFile(join(drafts, 'new'), 'x');
    await utimes(join(drafts, 'old'), 0, 0);
    await createBlobDisk(directory).put('a/c', Buffer.from('x'), { contentType: 'text/plain' });
    expect(await readdir(drafts)).toEqual(['new']);
    await rm(directory, { recursive: true });
  });

  it('says where a content lies', async () => {
    const directory = await temporary();
    const store = createBlobDisk(directory);
    await store.put('a/b.mp4', Buffer.from('four'), { contentType: 'video/mp4' });
    expect((await stat(store.localPath?.('a/b.mp4') ?? '')).size).toBe(4);
    await rm(directory, { recursive: true });
  });

  it('does not list what a symbolic link points to', async () => {
    const directory = await temporary();
    await symlink('/etc', join(directory, 'etc'));
    expect(await createBlobDisk(directory).list('etc/', 10)).toEqual([]);
    await rm(directory, { recursive: true });
  });
});
