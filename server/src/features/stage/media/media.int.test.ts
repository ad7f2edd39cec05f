import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, hourMs, manualClock, ok } from '@kanmai/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { findShared } from '../../../../../tests/requirements.ts';
import {
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  type StageServerOptions,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import type { Media, MediaRefusal } from '../../../ports/media.ts';
import type { AssetView } from './asset.schema.ts';

const stages: StageServer[] = [];
const start = async (options: StageServerOptions = {}) => {
  const stage = await stageServer({ listen: true, ...options });
  stages.push(stage);
  return stage;
};
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.stop().catch(() => undefined);
});

/** A port that copies the input into each rendition; `answer` may refuse or throw first. */
function fakeMedia(answer: () => MediaRefusal | null = () => null, seen: string[] = []): Media {
  return {
    probe: () => Promise.reject(new Error('not asked')),
    frame: () => Promise.reject(new Error('not asked')),
    versions: async () => ({ path: 'none', version: '7', source: 'system', trusted: true }),
    async transcode(input, outputDir, { onProgress } = {}) {
      seen.push(input);
      const refusal = answer();
      if (refusal !== null) return err(refusal);
      onProgress?.(0.5);
      await mkdir(outputDir, { recursive: true });
      const bytes = await readFile(input);
      const made = async (name: string, contentType: 'video/mp4' | 'image/webp') => {
        const path = join(outputDir, name);
        await writeFile(path, bytes);
        return { path, bytes: bytes.length, contentType };
      };
      return ok({
        video: await made('v', 'video/mp4'),
        cover: await made('c', 'image/webp'),
        strip: { ...(await made('s', 'image/webp')), tiles: 1, tileWidth: 1, tileHeight: 1 },
        ...{ width: 720, height: 1280, durationMs: 9_000, hasAudio: true },
      });
    },
  };
}

const encode = (value: string) => Buffer.from(value).toString('base64');

async function tus(
  stage: StageServer,
  who: StagePerson | null,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  return fetch(`${stage.address}${path}`, {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(who === null ? {} : { 'x-test-person': who.id }),
      ...(body === undefined ? {} : { 'content-type': 'application/offset+octet-stream' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

async function upload(stage: StageServer, who: StagePerson, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const metadata = `filename ${encode('a.mp4')},filetype ${encode('video/mp4')}`;
  const answer = await tus(
    stage,
    who,
    'POST',
    '/api/v1/uploads',
    { 'upload-length': String(bytes.length), 'upload-metadata': metadata },
    bytes,
  );
  expect(answer.status).toBe(201);
  const assetId = answer.headers.get('x-asset-id') as string;
  expect(answer.headers.get('location')).toBe(`/api/v1/uploads/${assetId}`);
  return assetId;
}

const assetOf = async (stage: StageServer, who: StagePerson, assetId: string) =>
  (await stage.send<AssetView & { code?: string }>(who, 'GET', `/assets/${assetId}`)).body;

describe('an upload', () => {
  it('arrives with its creation, is prepared, and is served in ranges', async () => {
    const stage = await start({ media: fakeMedia() });
    const person = await makeStagePerson(stage);
    const bytes = randomBytes(10_000);
    const assetId = await upload(stage, person, bytes);
    expect(await assetOf(stage, person, assetId)).toMatchObject({
      state: 'uploaded',
      progress: 0,
      videoUrl: null,
    });
    await stage.runJobs();
    const ready = await assetOf(stage, person, assetId);
    expect(ready).toEqual({
      ...{
        id: assetId,
        state: 'ready',
        progress: 1,
        refusal: null,
        width: 720,
        height: 1280,
        durationMs: 9_000,
      },
      videoUrl: expect.stringMatching(`^/media/${assetId}/video.mp4\\?until=`),
      coverUrl: expect.stringMatching(`^/media/${assetId}/cover.webp\\?until=`),
      stripUrl: expect.stringMatching(`^/media/${assetId}/strip.webp\\?until=`),
    });
    const plain = `${stage.address}/media/${assetId}/video.mp4`;
    expect((await fetch(plain)).status).toBe(404);
    const shopId = await makeStageShop(stage);
    await publishClips(stage, assetId, [{ authorId: shopId, category: 'tea' }]);
    const get = (headers: Record<string, string>) => fetch(plain, { headers });
    const whole = await get({});
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(whole.headers.get('cache-control')).toContain('immutable');
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = await get({ range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      'bytes 100-199/10000',
      '100',
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
    const tail = await get({ range: 'bytes=-5' });
    expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-5))).toBe(true);
    const beyond = await get({ range: 'bytes=10000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10000']);
    const etag = whole.headers.get('etag') as string;
    expect((await get({ 'if-none-match': etag })).status).toBe(304);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
    const head = await fetch(`${stage.address}/media/${assetId}/cover.webp`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), head.headers.get('content-length')]).toEqual([
      200,
      'image/webp',
      '10000',
    ]);
    // The upload itself and the working folder are gone.
    expect(await stage.deps.blobs.stat(`uploads/${assetId}`)).toBeNull();
    expect(await readdir(join(stage.home, 'preparing'))).toEqual([]);
  });

  it('reaches nothing but the files of assets', async () => {
    const stage = await start({ media: fakeMedia() });
    const paths = [
      '/media/..%2f..%2fsecret/video.mp4',
      '/media/ast_x/video.mp4',
      `/media/ast_${'0'.repeat(26)}/..%2fx`,
    ];
    for (const path of paths) expect((await fetch(stage.address + path)).status).toBe(404);
    expect((await fetch(`${stage.address}/media/ast_${'0'.repeat(26)}/video.mp4`)).status).toBe(404);
  });

  it('is resumed where it stopped, after a restart of the server too', async () => {
    const first = await start({ media: fakeMedia() });
    const person = await makeStagePerson(first);
    const bytes = randomBytes(9_000);
    const created = await tus(first, person, 'POST', '/api/v1/uploads', { 'upload-length': '9000' });
    const path = created.headers.get('location') as string;
    const assetId = created.headers.get('x-asset-id') as string;
    const sent = await tus(first, person, 'PATCH', path, { 'upload-offset': '0' }, bytes.subarray(0, 4_000));
    expect([sent.status, sent.headers.get('upload-offset')]).toEqual([204, '4000']);
    expect((await assetOf(first, person, assetId)).code).toBe('not-found');
    await first.halt();

    const second = await start({ media: fakeMedia(), after: first });
    second.know(person);
    const head = await tus(second, person, 'HEAD', path);
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '4000']);
    const wrong = await tus(second, person, 'PATCH', path, { 'upload-offset': '0' }, bytes.subarray(0, 10));
    expect(wrong.status).toBe(409);
    const rest = await tus(second, person, 'PATCH', path, { 'upload-offset': '4000' }, bytes.subarray(4_000));
    expect(rest.status).toBe(204);
    await second.runJobs();
    expect((await assetOf(second, person, assetId)).state).toBe('ready');
    const { videoUrl } = await assetOf(second, person, assetId);
    const served = await fetch(`${second.address}${videoUrl}`);
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is nobody else’s: not to see, not to continue, not to give up', async () => {
    const stage = await start({ media: fakeMedia() });
    const person = await makeStagePerson(stage);
    const other = await makeStagePerson(stage);
    const created = await tus(stage, person, 'POST', '/api/v1/uploads', { 'upload-length': '10' });
    const path = created.headers.get('location') as string;
    expect((await tus(stage, other, 'HEAD', path)).status).toBe(404);
    expect((await tus(stage, other, 'PATCH', path, { 'upload-offset': '0' }, randomBytes(10))).status).toBe(
      404,
    );
    expect((await tus(stage, other, 'DELETE', path)).status).toBe(404);
    expect((await tus(stage, null, 'PATCH', path, { 'upload-offset': '0' }, randomBytes(10))).status).toBe(
      401,
    );
    const forged = { 'upload-length': '10', 'upload-metadata': `ownerId ${encode(person.id)}` };
    const theirs = await tus(stage, other, 'POST', '/api/v1/uploads', forged, randomBytes(10));
    const asset = await assetOf(stage, person, theirs.headers.get('x-asset-id') as string);
    expect(asset.code).toBe('not-found');
    expect((await tus(stage, person, 'DELETE', path)).status).toBe(204);
  });

  it('is refused beyond the size limit, without sign-in, and while uploads are closed', async () => {
    const stage = await start({ environment: { KANMAI_UPLOAD_MEGABYTES_MAX: '1' }, media: fakeMedia() });
    const person = await makeStagePerson(stage);
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const large = { 'upload-length': String(1024 * 1024 + 1) };
    expect((await tus(stage, person, 'POST', '/api/v1/uploads', large)).status).toBe(413);
    const small = { 'upload-length': '10' };
    expect((await tus(stage, stranger, 'POST', '/api/v1/uploads', small)).status).toBe(401);
    const closed = await start({ environment: { KANMAI_STRANGERS_UPLOAD: 'off' }, media: fakeMedia() });
    const late = await makeStagePerson(closed);
    const answer = await tus(closed, late, 'POST', '/api/v1/uploads', small);
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'uploads-closed']);
  });

  it('begun and never completed is refused after the fifth, so that nobody fills the disk with promises', async () => {
    const stage = await start({ media: fakeMedia() });
    const person = await makeStagePerson(stage);
    const other = await makeStagePerson(stage);
    const begin = (who: typeof person) =>
      tus(stage, who, 'POST', '/api/v1/uploads', { 'upload-length': '1000' });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await begin(person)).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await begin(other)).status).toBe(201);
  });

  it('left complete by a crash is finished when it is asked for, and swept when it is old', async () => {
    const stage = await start({ media: fakeMedia() });
    const person = await makeStagePerson(stage);
    const assetId = await upload(stage, person, randomBytes(100));
    // As if the process had died between the last byte and the asset.
    await stage.db.deleteFrom('media_assets').where('id', '=', assetId).execute();
    expect((await assetOf(stage, person, assetId)).state).toBe('uploaded');
    const clock = manualClock(Date.now() + 25 * hourMs);
    const unfinished = await tus(stage, person, 'POST', '/api/v1/uploads', { 'upload-length': '10' });
    await stage.halt();
    const later = await start({ media: fakeMedia(), after: stage, clock });
    await later.runJob('media.sweep');
    const left = await readdir(join(later.home, 'uploads'));
    expect(left).toEqual([]);
    expect(unfinished.status).toBe(201);
  });
});

describe('preparing', () => {
  it('publishes the clips that waited, and tells the log', async () => {
    const stage = await start({ media: fakeMedia() });
    const shopId = await makeStageShop(stage);
    const person = await makeStagePerson(stage, { shops: [[shopId, 'host']] });
    const assetId = await upload(stage, person, randomBytes(100));
    const draft = {
      authorId: shopId,
      assetId,
      caption: 'soon',
      category: 'tea',
      tags: [],
      goods: [],
      publish: true,
    };
    const made = await stage.send<{ id: string }>(person, 'POST', '/studio/clips', draft);
    expect(made).toMatchObject({
      status: 200,
      body: { state: 'draft', publishWhenReady: true, assetState: 'uploaded' },
    });
    await stage.runJobs();
    const clip = await stage.send(person, 'GET', `/clips/${made.body.id}`);
    expect(clip).toMatchObject({
      status: 200,
      body: { durationMs: 9_000, videoUrl: `/media/${assetId}/video.mp4` },
    });
    const events = await stage.db.selectFrom('events').select(['kind', 'subject_id', 'shop_id']).execute();
    expect(events).toEqual([{ kind: 'clip-published', subject_id: made.body.id, shop_id: shopId }]);
    await stage.caughtUp();
    const feed = await stage.send<{ items: { clip: { id: string } }[] }>(person, 'GET', '/feed');
    expect(feed.body.items.map((item) => item.clip.id)).toEqual([made.body.id]);
  });

  it('refuses what is no video with the reason’s code, and forgets the file', async () => {
    const refusal: MediaRefusal = { type: 'media-not-video', detail: 'no video in it' };
    const stage = await start({ media: fakeMedia(() => refusal) });
    const person = await makeStagePerson(stage);
    const assetId = await upload(stage, person, randomBytes(100));
    await stage.runJobs();
    expect(await assetOf(stage, person, assetId)).toMatchObject({
      state: 'refused',
      refusal: 'media-not-video',
    });
    expect(await stage.deps.blobs.stat(`uploads/${assetId}`)).toBeNull();
    const shopId = await makeStageShop(stage);
    const host: StagePerson = { ...person, shops: [[shopId, 'host']] };
    const draft = {
      authorId: shopId,
      assetId,
      caption: '',
      category: '',
      tags: [],
      goods: [],
      publish: true,
    };
    expect((await stage.send(host, 'POST', '/studio/clips', draft)).body).toMatchObject({
      code: 'upload-refused',
    });
  });

  it('is tried again after a fault of the machine, and given up at the last try', async () => {
    let faults = 2;
    const seen: string[] = [];
    const media = fakeMedia(() => {
      faults -= 1;
      if (faults >= 0) throw new Error('out of memory');
      return null;
    }, seen);
    const stage = await start({ media });
    const person = await makeStagePerson(stage);
    const assetId = await upload(stage, person, randomBytes(100));
    await expect(stage.runJobs()).rejects.toThrow('out of memory');
    expect(await assetOf(stage, person, assetId)).toMatchObject({ state: 'processing' });
    expect(existsSync(join(stage.home, 'preparing', assetId))).toBe(false);
    await expect(stage.runJob('media.transcode', { assetId })).rejects.toThrow('out of memory');
    await stage.runJob('media.transcode', { assetId });
    expect(await assetOf(stage, person, assetId)).toMatchObject({ state: 'ready' });
    await stage.runJob('media.transcode', { assetId });
    expect(seen).toHaveLength(3);

    faults = 9;
    const second = await upload(stage, person, randomBytes(100));
    await stage.runJobs({ lastTry: true });
    expect(await assetOf(stage, person, second)).toMatchObject({
      state: 'refused',
      refusal: 'upload-failed',
    });
  });

  it('is begun again when its process was killed, but not for ever', async () => {
    const clock = manualClock(Date.now());
    const stage = await start({ media: fakeMedia(), clock });
    const person = await makeStagePerson(stage);
    const assetId = await upload(stage, person, randomBytes(100));
    const killed = (tries: number) =>
      stage.db
        .updateTable('media_assets')
        .set({ state: 'processing', tries })
        .where('id', '=', assetId)
        .execute();
    await killed(1);
    // What the killed process was given is lost; a new one finds the asset without a sign of life.
    await stage.halt();
    const later = await start({ media: fakeMedia(), clock, after: stage });
    later.know(person);
    await later.runJob('media.sweep');
    await later.runJobs();
    expect((await assetOf(later, person, assetId)).state).toBe('processing');
    clock.advance(3 * 60_000);
    await later.runJob('media.sweep');
    await later.runJobs();
    expect((await assetOf(later, person, assetId)).state).toBe('ready');
    await killed(5);
    await later.runJob('media.transcode', { assetId });
    expect(await assetOf(later, person, assetId)).toMatchObject({
      state: 'refused',
      refusal: 'upload-failed',
    });
  });

  const phoneClip = findShared('data/video/portrait-city-hevc.mp4');
  it.skipIf(phoneClip === null)('turns a phone’s clip into one that every browser plays', async () => {
    const stage = await start();
    const person = await makeStagePerson(stage);
    const assetId = await upload(stage, person, new Uint8Array(await readFile(phoneClip as string)));
    await stage.runJobs();
    const asset = await assetOf(stage, person, assetId);
    expect(asset).toMatchObject({ state: 'ready', refusal: null });
    expect(asset.height as number).toBeGreaterThan(asset.width as number);
    const cover = await fetch(`${stage.address}${asset.coverUrl}`);
    expect(
      Buffer.from(await cover.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP');
    const video = await fetch(`${stage.address}${asset.videoUrl}`, { headers: { range: 'bytes=4-7' } });
    expect([video.status, await video.text()]).toEqual([206, 'ftyp']);
  });
});
