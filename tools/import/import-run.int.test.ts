import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipMaker } from '../../tests/media/clip-maker.ts';
import { type TestPlatform, testPlatform } from '../../tests/platform.ts';
import { findBinary } from '../../tests/requirements.ts';
import { ApiError, connectApi, type ImportApi } from './api.ts';
import { clipRow, publishClip } from './clips-folder.ts';
import { openCsv } from './csv-lines.ts';
import { eventRecord } from './events-csv.ts';
import { mapRecords } from './record-lines.ts';
import { streamLines } from './stream-lines.ts';
import { uploadFile } from './upload.ts';

let town: TestPlatform;
let api: ImportApi;
let folder: string;
let shopId: string;

beforeAll(async () => {
  town = await testPlatform();
  const operator = await town.as('operator');
  const scopes = ['imports:write', 'clips:read', 'clips:write'];
  const made = await operator.post<{ token: string }>(
    '/me/tokens',
    { name: 'import', scopes },
    'the-import-token',
  );
  api = connectApi(town.address, made.token);
  folder = await mkdtemp(join(tmpdir(), 'kanmai-import-'));
  const merchant = await town.as('merchant');
  const shop = { name: '进口茶行', trade: 'tea', city: '杭州', introduction: '' };
  shopId = (await merchant.post<{ id: string }>('/shops', shop, 'a-shop-of-imports')).id;
});
afterAll(async () => {
  await town.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('an import', () => {
  const clip = { source: 'csv', sourceId: 'c1', author: { source: 'csv', sourceId: 'a' }, category: '茶' };

  it('goes on where it was interrupted, and a repeated run changes nothing', async () => {
    const { id } = await api.start({ kind: 'clips', source: 'clips of the log' });
    await api.send(id, [{ line: 1, record: clip }]);
    const path = join(folder, 'events.csv');
    const rows = Array.from(
      { length: 20 },
      (_, i) => `p${i},${i === 13 ? 'nowhere' : 'c1'},like,${1_000 + i}`,
    );
    await writeFile(path, `person,clip,kind,at\n${rows.join('\n')}\n`);
    const run = async (by: ImportApi) =>
      streamLines(
        by,
        mapRecords(await openCsv(path), (row) => eventRecord(row, 'csv')),
        { kind: 'events', source: 'the log', label: 'events', chunkLines: 4 },
      );
    let sent = 0;
    const dying: ImportApi = {
      ...api,
      send: (...given) => (++sent > 2 ? Promise.reject(new ApiError('gone')) : api.send(...given)),
    };
    await expect(run(dying)).rejects.toThrow('gone');
    expect(await run(api)).toMatchObject({ accepted: 11, repeated: 8, refused: 1 });
    expect(await run(api)).toMatchObject({ accepted: 0, repeated: 20, refused: 0 });
    const likes = await town.db.selectFrom('events').select('id').where('kind', '=', 'like').execute();
    expect(likes).toHaveLength(19);
  });

  it('says in a sentence what the server says no to', async () => {
    await expect(api.start({ kind: 'catalogue', source: 'x', shopId: 'shp_nowhere' })).rejects.toThrow(
      /not-found/,
    );
    const stranger = connectApi(town.address, 'wrong');
    await expect(stranger.start({ kind: 'events', source: 'x' })).rejects.toThrow(/token-invalid/);
  });
});

const ffmpeg = findBinary('ffmpeg');

describe.skipIf(ffmpeg === null)('a folder of clips [needs ffmpeg]', () => {
  const row = (file: string, author = shopId) =>
    clipRow({ file, author, caption: '新茶', tags: 'tea' }, folder);
  const clipsOfShop = async () =>
    (
      await town.db
        .selectFrom('clips')
        .select(['caption', 'tags', 'state'])
        .where('author_id', '=', shopId)
        .execute()
    ).map((found) => ({ ...found }));

  it('is refused row by row, and a refused row stays open', async () => {
    await writeFile(join(folder, 'text.mp4'), 'this is no video');
    for (let run = 0; run < 2; run++) {
      await expect(publishClip(api, row('gone.mp4'))).rejects.toThrow(/ENOENT/);
      await expect(publishClip(api, row('text.mp4'))).rejects.toThrow(/refused: media-not-video/);
    }
    expect(await clipsOfShop()).toEqual([]);
  });

  it('publishes a video once, whatever it is called', async () => {
    await clipMaker(ffmpeg ?? '', folder).good('tea.mp4');
    await expect(publishClip(api, row('tea.mp4', 'shp_nowhere'))).rejects.toThrow(/author/);
    expect(await publishClip(api, row('tea.mp4'))).toBe('published');
    const published = [{ caption: '新茶', tags: ['tea'], state: 'published' }];
    expect(await clipsOfShop()).toEqual(published);
    expect(await publishClip(api, row('tea.mp4'))).toBe('known');
    expect(await clipsOfShop()).toEqual(published);
  });
});

describe('an upload', () => {
  it('goes on at the byte that the server has, when an answer got lost', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024).fill(7);
    const path = join(folder, 'large.mp4');
    await writeFile(path, bytes);
    let pieces = 0;
    const lossy: ImportApi = {
      ...api,
      async raw(to, init) {
        const answer = await api.raw(to, init);
        // The second piece arrives, its answer does not: what comes back is from the try after it.
        if (init.method === 'PATCH' && ++pieces === 2) return api.raw(to, init);
        return answer;
      },
    };
    const assetId = await uploadFile(lossy, path);
    expect(pieces).toBe(3);
    const asset = await town.db
      .selectFrom('media_assets')
      .select('source_bytes')
      .where('id', '=', assetId)
      .executeTakeFirstOrThrow();
    expect(Number(asset.source_bytes)).toBe(bytes.length);
  });
});
