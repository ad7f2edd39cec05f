import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from './api.ts';
import { openCsv } from './csv-lines.ts';
import { openKuairandHistory } from './kuairand.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanmai-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a CSV', () => {
  const text = '\uFEFFid,title\n1,"tea, ""green"""\n\n2\n3,b,c\n';
  const rows = [
    { line: 1, record: { id: '1', title: 'tea, "green"' } },
    { line: 2, record: { id: '2' } },
    { line: 3, record: { id: '3', title: 'b' } },
  ];

  it('is read row by row, plain and gzipped', async () => {
    for (const path of [await fileOf('a.csv', text), await fileOf('a.csv.gz', gzipSync(text))]) {
      const { records, share } = await openCsv(path);
      expect(await Array.fromAsync(records)).toEqual(rows);
      expect(share()).toBe(1);
    }
  });

  it.each([
    ['quotes.csv', 'id,title\n1,"open\n'],
    ['half.csv.gz', gzipSync(text.repeat(50)).subarray(0, 40)],
  ])('that is broken is so when it is read, not before: %s', async (name, content) => {
    const { records } = await openCsv(await fileOf(name, content));
    await pause(20);
    await expect(Array.fromAsync(records)).rejects.toThrow();
  });

  it('says in a sentence that it is none', async () => {
    const { records } = await openCsv(await fileOf('b.csv', 'id,title\n1,a\n2,"open\n'));
    await expect(Array.fromAsync(records)).rejects.toThrow(ApiError);
  });
});

describe('a history', () => {
  const line = (user: number, watched: number[]) =>
    JSON.stringify({ user_id: user, last_time_ms: 5, watch_seq: watched, like_seq: [], long_watch_seq: [] });

  it('is numbered through its views', async () => {
    const path = await fileOf('h.jsonl.gz', gzipSync(`${line(1, [7, 8])}\n\n${line(2, [9])}\n`));
    const { records } = await openKuairandHistory(path);
    const views = await Array.fromAsync(records);
    expect(views.map(({ line: at, record }) => [at, (record as { id: string }).id])).toEqual([
      [1, 'past-1-5-0'],
      [2, 'past-1-5-1'],
      [3, 'past-2-5-0'],
    ]);
  });

  it('names the line that is none', async () => {
    for (const wrong of ['{"user_id":1}', 'nothing', '[]', 'null']) {
      const path = await fileOf('w.jsonl', `${line(1, [7])}\n${wrong}\n`);
      const { records } = await openKuairandHistory(path);
      await expect(Array.fromAsync(records), wrong).rejects.toThrow(/line 2: not a history/);
    }
    const half = await fileOf('half.jsonl.gz', gzipSync(line(1, [7]).repeat(90)).subarray(0, 40));
    const { records } = await openKuairandHistory(half);
    await pause(20);
    await expect(Array.fromAsync(records)).rejects.toThrow();
  });
});
