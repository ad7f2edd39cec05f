import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobStore } from './blob.ts';

const text = { contentType: 'text/plain; charset=utf-8' };

/** What every blob store does. `open` is called for each test and answers with an empty store. */
export function contractBlob(
  name: string,
  open: () => Promise<{ store: BlobStore; close: () => Promise<void> }>,
): void {
  describe(`blob ${name}`, () => {
    let store: BlobStore;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close());

    const read = async (key: string, range?: { start: number; end: number }) => {
      const content = await store.get(key, range);
      return content === null ? null : (await buffer(content)).toString('utf8');
    };
    const put = (key: string, content: string) => store.put(key, Buffer.from(content), text);

    it('gives back what was put, with its type and size', async () => {
      await put('a/b/c.txt', '看买 hello');
      expect(await read('a/b/c.txt')).toBe('看买 hello');
      const stat = await store.stat('a/b/c.txt');
      expect(stat).toMatchObject({ bytes: 12, contentType: 'text/plain; charset=utf-8' });
      expect(Math.abs((stat?.modifiedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    it('takes a stream, also a large and an empty one', async () => {
      const block = Buffer.alloc(64 * 1024, 'x');
      await store.put('large', Readable.from(Array.from({ length: 48 }, () => block)), {
        contentType: 'video/mp4',
      });
      await store.put('empty', Readable.from([]), { contentType: 'video/mp4' });
      expect(await store.stat('large')).toMatchObject({ bytes: 48 * 64 * 1024, contentType: 'video/mp4' });
      expect(await read('large', { start: 3_000_000, end: 3_000_003 })).toBe('xxxx');
      expect(await read('empty')).toBe('');
    });

    it('replaces what was there', async () => {
      await put('key', 'a long first content');
      await store.put('key', Buffer.from('two'), { contentType: 'image/webp' });
      expect(await read('key')).toBe('two');
      expect(await store.stat('key')).toMatchObject({ bytes: 3, contentType: 'image/webp' });
    });

    it('keeps the old content when a stream breaks off', async () => {
      await put('key', 'old');
      const broken = Readable.from(
        (function* () {
          yield Buffer.from('half');
          throw new Error('broken off');
        })(),
      );
      await expect(store.put('key', broken, text)).rejects.toThrow('broken off');
      expect(await read('key')).toBe('old');
      expect(await store.list('', 10)).toEqual(['key']);
    });

    it('gives a range, both ends inclusive, as far as the content goes', async () => {
      await put('digits', '0123456789');
      expect(await read('digits', { start: 2, end: 5 })).toBe('2345');
      expect(await read('digits', { start: 0, end: 0 })).toBe('0');
      expect(await read('digits', { start: 7, end: 99 })).toBe('789');
      expect(await read('digits', { start: 10, end: 12 })).toBe('');
      expect(await read('none', { start: 0, end: 1 })).toBeNull();
    });

    it('knows nothing of what is not there', async () => {
      await put('folder/file', 'x');
      for (const key of ['none', 'folder', 'folder/file/deeper', 'fold']) {
        expect(await store.get(key)).toBeNull();
        expect(await store.stat(key)).toBeNull();
        await store.delete(key);
      }
      expect(await read('folder/file')).toBe('x');
    });

    it('deletes', async () => {
      await put('a', 'x');
      await put('b', 'x');
      await store.delete('a');
      await store.delete('a');
      expect(await store.get('a')).toBeNull();
      expect(await store.list('', 10)).toEqual(['b']);
    });

    it('lists the first keys of a prefix in the order of their bytes', async () => {
      for (const key of ['clips/2', 'clips/10/b', 'clips/10/a', 'clips/10.txt', 'clips-old/1', 'other'])
        await put(key, 'x');
      expect(await store.list('', 10)).toEqual([
        'clips-old/1',
        'clips/10.txt',
        'clips/10/a',
        'clips/10/b',
        'clips/2',
        'other',
      ]);
      expect(await store.list('clips/', 3)).toEqual(['clips/10.txt', 'clips/10/a', 'clips/10/b']);
      expect(await store.list('clips/1', 10)).toEqual(['clips/10.txt', 'clips/10/a', 'clips/10/b']);
      expect(await store.list('none/', 10)).toEqual([]);
    });

    it('lists many', async () => {
      const keys = Array.from({ length: 25 }, (_, index) => `many/${String(index).padStart(3, '0')}`);
      await Promise.all(keys.map((key) => put(key, key)));
      expect(await store.list('many/', 1_000)).toEqual(keys);
    });

    it('refuses what is not a key', async () => {
      const bad = [
        '',
        '/etc/passwd',
        '../secret',
        'a/../b',
        'a//b',
        'a/',
        './a',
        'a\\b',
        'a~',
        'a b',
        'ä',
        'a\0b',
      ];
      for (const key of [...bad, 'x'.repeat(600)]) {
        await expect(put(key, 'x')).rejects.toThrow('not a blob key');
        await expect(store.get(key)).rejects.toThrow('not a blob key');
        await expect(store.stat(key)).rejects.toThrow('not a blob key');
        await expect(store.delete(key)).rejects.toThrow('not a blob key');
        expect(() => store.localPath?.(key) ?? store).toSatisfy(
          (ask: () => unknown) => store.localPath === undefined || throws(ask),
        );
      }
      await expect(store.list('../', 10)).rejects.toThrow('not a blob key');
    });
  });
}

function throws(ask: () => unknown): boolean {
  try {
    ask();
    return false;
  } catch {
    return true;
  }
}
