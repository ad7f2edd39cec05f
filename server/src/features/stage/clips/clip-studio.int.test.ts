import { readFile, writeFile } from 'node:fs/promises';
import { dayMs, hourMs, manualClock, minuteMs, ok, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import type { StudioClipView } from './clip.schema.ts';
import { publishWaitingClips } from './index.ts';
import { publishDueClips } from './schedule.service.ts';

type Answer = StudioClipView & { code?: string; field?: string };

const clock = manualClock(Date.UTC(2026, 10, 20, 8));
let stage: StageServer;
let shopId: ShopId;
let host: StagePerson;

beforeAll(async () => {
  stage = await stageServer({
    clock,
    media: {
      probe: () => Promise.reject(new Error('not asked')),
      transcode: () => Promise.reject(new Error('not asked')),
      versions: async () => null,
      async frame(_input, atMs, path) {
        await writeFile(path, `picture at ${atMs}`);
        return ok({ path, bytes: (await readFile(path)).length, contentType: 'image/webp' as const });
      },
    },
  });
  shopId = await makeStageShop(stage);
  host = await makeStagePerson(stage, { shops: [[shopId, 'host']] });
});
afterAll(() => stage.stop());

const inMs = (ms: number) => new Date(clock.nowMs() + ms).toISOString();

async function makeAsset(state = 'ready'): Promise<string> {
  const assetId = await makeReadyAsset(stage, host.id);
  if (state !== 'ready') await setAsset(assetId, state);
  for (const file of ['video.mp4', 'cover.webp', 'strip.webp'])
    await stage.deps.blobs.put(`media/${assetId}/${file}`, Buffer.from(`${file} of ${assetId}`), {
      contentType: 'video/mp4',
    });
  return assetId;
}

const setAsset = (assetId: string, state: string) =>
  stage.db.updateTable('media_assets').set({ state }).where('id', '=', assetId).execute();

/** As the transcoding does it. */
const makeReady = (assetId: string) =>
  unitOfWork(stage.db, async (tx) => {
    await tx.updateTable('media_assets').set({ state: 'ready' }).where('id', '=', assetId).execute();
    await publishWaitingClips(tx, { id: assetId, durationMs: 7_000 }, clock.nowMs());
  });

const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  stage.send<Answer>(host, method, `/studio/clips/${path}`, body);

async function makeClip(given: Record<string, unknown> = {}) {
  const assetId = (given['assetId'] as string | undefined) ?? (await makeAsset());
  const words = { caption: 'Tea', category: 'tea', tags: [], goods: [], publish: false };
  const body = { authorId: shopId, ...words, ...given, assetId };
  const made = await stage.send<Answer>(host, 'POST', '/studio/clips', body);
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return { id: made.body.id, assetId };
}

const read = async (clipId: string) =>
  (
    await stage.send<{ items: StudioClipView[] }>(
      host,
      'GET',
      `/studio/clips?authorId=${shopId}&clipId=${clipId}`,
    )
  ).body.items[0] as StudioClipView;

const kindsOf = async (clipId: string) =>
  (
    await stage.db
      .selectFrom('events')
      .select('kind')
      .where('subject_id', '=', clipId)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

const get = (url: string, headers: Record<string, string> = {}) =>
  stage.send<string>(null, 'GET', url, undefined, headers);

describe('a scheduled clip', () => {
  it('is published at its time, once, however many try', async () => {
    const { id } = await makeClip();
    const at = inMs(hourMs);
    expect((await send('PUT', `${id}/schedule`, { publishAt: at })).body).toMatchObject({
      state: 'scheduled',
      publishAt: at,
    });
    await publishDueClips(stage.deps);
    expect((await read(id)).state).toBe('scheduled');
    expect((await stage.send(null, 'GET', `/clips/${id}`)).status).toBe(404);
    clock.advance(hourMs);
    await Promise.all(Array.from({ length: 6 }, () => publishDueClips(stage.deps)));
    expect(await read(id)).toMatchObject({ state: 'published', publishAt: null, publishedAt: at });
    expect(await kindsOf(id)).toEqual(['clip-published']);
  });

  it('can be scheduled anew, unscheduled, and published at once', async () => {
    const { id } = await makeClip();
    await send('PUT', `${id}/schedule`, { publishAt: inMs(hourMs) });
    await send('PUT', `${id}/schedule`, { publishAt: inMs(3 * hourMs) });
    clock.advance(2 * hourMs);
    await stage.runJob('clips.publish-due');
    expect((await read(id)).state).toBe('scheduled');
    expect((await send('DELETE', `${id}/schedule`)).body).toMatchObject({ state: 'draft', publishAt: null });
    expect((await send('DELETE', `${id}/schedule`)).status).toBe(200);
    clock.advance(2 * hourMs);
    await stage.runJob('clips.publish-due');
    expect((await read(id)).state).toBe('draft');
    await send('PUT', `${id}/schedule`, { publishAt: inMs(hourMs) });
    expect((await send('POST', `${id}/publish`)).body).toMatchObject({ state: 'published', publishAt: null });
    const again = await send('PUT', `${id}/schedule`, { publishAt: inMs(hourMs) });
    expect(again.body).toMatchObject({ code: 'state-conflict' });
  });

  it('is refused times that are none, too soon, too far ahead, or without a zone', async () => {
    const { id } = await makeClip();
    const wrong = ['tomorrow', inMs(minuteMs - 1), inMs(90 * dayMs + 1), '2026-11-21T10:00:00', inMs(-1)];
    for (const publishAt of wrong) {
      const answer = await send('PUT', `${id}/schedule`, { publishAt });
      expect(answer.body, publishAt).toMatchObject({ code: 'bad-request', field: 'publishAt' });
    }
    const stranger = await makeStagePerson(stage);
    const path = `/studio/clips/${id}/schedule`;
    expect((await stage.send(stranger, 'PUT', path, { publishAt: inMs(hourMs) })).status).toBe(404);
  });

  it('waits for its video, and goes back to a draft when that is refused', async () => {
    const late = await makeClip({ assetId: await makeAsset('processing') });
    const bad = await makeClip({ assetId: await makeAsset('processing') });
    for (const { id } of [late, bad]) await send('PUT', `${id}/schedule`, { publishAt: inMs(hourMs) });
    clock.advance(2 * hourMs);
    await stage.runJob('clips.publish-due');
    expect((await read(late.id)).state).toBe('scheduled');
    await makeReady(late.assetId);
    expect(await read(late.id)).toMatchObject({ state: 'published', durationMs: 7_000 });
    await setAsset(bad.assetId, 'refused');
    await stage.runJob('clips.publish-due');
    expect(await read(bad.id)).toMatchObject({ state: 'draft', publishAt: null });
  });

  it('shows, when published, only the goods still on sale; and is not published early by a ready video', async () => {
    const productId = await makeStageProduct(stage, shopId);
    const { id, assetId } = await makeClip({
      assetId: await makeAsset('processing'),
      goods: [{ productId, atMs: 500 }],
    });
    await send('PUT', `${id}/schedule`, { publishAt: inMs(hourMs) });
    await makeReady(assetId);
    expect((await read(id)).state).toBe('scheduled');
    await stage.db.updateTable('products').set({ state: 'off-sale' }).where('id', '=', productId).execute();
    clock.advance(hourMs);
    await stage.runJob('clips.publish-due');
    const seen = await stage.send<StudioClipView>(null, 'GET', `/clips/${id}`);
    expect(seen.body.goods).toEqual([]);
  });
});

describe('a clip’s own cover', () => {
  it('is the picture of a moment, made by a job, and shown wherever the clip is', async () => {
    const { id, assetId } = await makeClip({ publish: true });
    const other = await makeClip({ assetId, publish: true });
    expect((await send('PUT', `${id}/cover`, { atMs: 20_001 })).body).toMatchObject({ field: 'atMs' });
    expect((await send('PUT', `${id}/cover`, { atMs: 4_000 })).body).toMatchObject({ coverWantedMs: 4_000 });
    await send('PUT', `${id}/cover`, { atMs: 5_000 });
    await stage.runJob('clips.make-cover', { clipId: id });
    const clip = await read(id);
    expect(clip).toMatchObject({ ownCover: true, coverAtMs: 5_000, coverWantedMs: null });
    expect((await read(other.id)).ownCover).toBe(false);
    const seen = await stage.send<StudioClipView>(null, 'GET', `/clips/${id}`);
    expect(seen.body.coverUrl).toBe(clip.coverUrl);
    const picture = await get(clip.coverUrl);
    expect(picture.body).toBe('picture at 5000');
    expect(picture.headers['cache-control']).toContain('immutable');
    expect((await stage.send<string>(null, 'GET', `/c/${id}`)).body).toContain(clip.coverUrl);
    expect((await send('PUT', `${id}/cover`, { pictureKey: null })).body).toMatchObject({ ownCover: false });
  });

  it('of a draft is seen by its author alone', async () => {
    const { id } = await makeClip();
    await send('PUT', `${id}/cover`, { atMs: 0 });
    await stage.runJob('clips.make-cover', { clipId: id });
    const { coverUrl } = await read(id);
    expect((await get(coverUrl)).status).toBe(200);
    expect((await get(coverUrl.split('?')[0] as string)).status).toBe(404);
  });
});

describe('another video', () => {
  it('takes the place of the first when it is ready; the clip and its counts stay', async () => {
    const { id, assetId } = await makeClip({ publish: true });
    const viewer = await makeStagePerson(stage);
    await stage.send(viewer, 'PUT', `/clips/${id}/like`);
    await send('PUT', `${id}/cover`, { atMs: 1_000 });
    await stage.runJob('clips.make-cover', { clipId: id });
    const next = await makeAsset('processing');
    expect((await send('PUT', `${id}/video`, { assetId: next })).body).toMatchObject({
      nextAssetState: 'processing',
      assetState: 'ready',
      videoUrl: `/media/${assetId}/video.mp4`,
    });
    await makeReady(next);
    expect(await read(id)).toMatchObject({
      ...{ state: 'published', likeCount: 1, durationMs: 7_000, nextAssetState: null, ownCover: false },
      videoUrl: `/media/${next}/video.mp4`,
    });
    expect(await kindsOf(id)).toEqual(['clip-published', 'like', 'clip-changed', 'clip-changed']);
    await stage.caughtUp();
    expect((await get(`/media/${next}/video.mp4`)).status).toBe(200);
    expect((await get(`/media/${assetId}/video.mp4`)).status).toBe(404);
    await stage.runJob('clips.tidy');
    expect(await stage.deps.blobs.stat(`media/${assetId}/video.mp4`)).not.toBeNull();
    clock.advance(8 * dayMs);
    await stage.runJob('clips.tidy');
    expect(await stage.deps.blobs.stat(`media/${assetId}/video.mp4`)).toBeNull();
    expect(await stage.deps.blobs.stat(`media/${next}/video.mp4`)).not.toBeNull();
  });

  it('is refused when it is not one’s own', async () => {
    const { id } = await makeClip();
    const theirs = await makeReadyAsset(stage, (await makeStagePerson(stage)).id);
    expect((await send('PUT', `${id}/video`, { assetId: theirs })).body).toMatchObject({
      code: 'not-found',
      field: 'assetId',
    });
  });

  it('keeps what another clip still shows from being tidied', async () => {
    const { id, assetId } = await makeClip({ publish: true });
    await makeClip({ assetId, publish: true });
    await send('PUT', `${id}/video`, { assetId: await makeAsset() });
    clock.advance(8 * dayMs);
    await stage.runJob('clips.tidy');
    expect(await stage.deps.blobs.stat(`media/${assetId}/video.mp4`)).not.toBeNull();
    expect((await get(`/media/${assetId}/video.mp4`)).status).toBe(200);
  });
});

describe('the files of a clip', () => {
  it('are public while it is published, and its author’s and the operators’ alone before and after', async () => {
    const { id, assetId } = await makeClip();
    const plain = `/media/${assetId}/video.mp4`;
    expect((await get(plain)).status).toBe(404);
    const { videoUrl } = await read(id);
    const part = await get(videoUrl, { range: 'bytes=0-4' });
    expect(part.status).toBe(206);
    expect(part.body).toBe('video');
    expect(part.headers['cache-control']).toContain('private');
    await send('POST', `${id}/publish`);
    expect((await get(plain)).headers['cache-control']).toContain('public');
    expect((await read(id)).videoUrl).toBe(plain);
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    const down = await stage.send<Answer>(operator, 'POST', `/ops/clips/${id}/take-down`, {
      reason: 'a false claim',
    });
    await stage.caughtUp();
    const gone = await get(plain);
    expect(gone.status).toBe(404);
    expect(gone.headers['cache-control']).toBe('no-store');
    expect((await get(down.body.videoUrl)).status).toBe(200);
    expect((await read(id)).takenDownReason).toBe('a false claim');
    await stage.send(operator, 'POST', `/ops/clips/${id}/restore`, { reason: 'it was true' });
    expect((await get(plain)).status).toBe(200);
    await send('DELETE', id);
    await stage.caughtUp();
    expect((await get(plain)).status).toBe(404);
    expect((await get(down.body.videoUrl.replace('key=', 'key=0'))).status).toBe(404);
  });
});

describe('a place', () => {
  it('is kept, shown, changed and taken back', async () => {
    const place = { name: ' 龙井村 ', city: '杭州', lat: 30.22, lng: 120.1 };
    const { id } = await makeClip({ publish: true, place });
    const shown = async () => (await stage.send<StudioClipView>(null, 'GET', `/clips/${id}`)).body.place;
    expect(await shown()).toEqual({ ...place, name: '龙井村' });
    await send('PATCH', id, { caption: 'Still there' });
    expect(await shown()).toMatchObject({ name: '龙井村' });
    await send('PATCH', id, { place: { name: 'West Lake' } });
    expect(await shown()).toEqual({ name: 'West Lake', city: '', lat: null, lng: null });
    await send('PATCH', id, { place: null });
    expect(await shown()).toBeNull();
    for (const wrong of [{ name: 'x', lat: 1 }, { name: 'x', lat: 91, lng: 0 }, { name: ' ' }, { name: '' }])
      expect((await send('PATCH', id, { place: wrong })).status, JSON.stringify(wrong)).toBe(400);
  });
});

describe('the list of an author', () => {
  it('is filtered by state and searched by caption, page by page', async () => {
    const ownShop = await makeStageShop(stage);
    const owner = await makeStagePerson(stage, { shops: [[ownShop, 'owner']] });
    const assetId = await makeReadyAsset(stage, owner.id);
    const words = { category: '', tags: [], goods: [], publish: false };
    for (const caption of ['Green tea', 'Black tea', 'Coffee']) {
      // Ids of one millisecond have no order among themselves.
      clock.advance(1);
      await stage.send(owner, 'POST', '/studio/clips', { authorId: ownShop, assetId, caption, ...words });
    }
    type List = { items: StudioClipView[]; nextCursor: string | null };
    const list = async (query: string) =>
      (await stage.send<List>(owner, 'GET', `/studio/clips?authorId=${ownShop}${query}`)).body;
    const tea = await list('&query=TEA&limit=1');
    const rest = await list(`&query=TEA&limit=1&cursor=${tea.nextCursor}`);
    expect([...tea.items, ...rest.items].map((clip) => clip.caption)).toEqual(['Black tea', 'Green tea']);
    const [first] = tea.items;
    await stage.send(owner, 'PUT', `/studio/clips/${first?.id}/schedule`, { publishAt: inMs(hourMs) });
    expect((await list('&state=scheduled')).items.map((clip) => clip.id)).toEqual([first?.id]);
    expect((await list('&state=published')).items).toEqual([]);
    expect((await list('&state=draft')).items).toHaveLength(2);
  });
});

describe('reports', () => {
  it('count once for each person, come before operators by reports for views, and are settled', async () => {
    const worse = await makeClip({ publish: true, caption: 'worse' });
    const better = await makeClip({ publish: true, caption: 'better' });
    const views = (clipId: string, count: number) =>
      stage.db
        .insertInto('clip_result_days')
        .values({ clip_id: clipId, day: '2026-11-20', views: count })
        .execute();
    await views(worse.id, 200);
    await views(better.id, 5_000);
    const report = (who: StagePerson, clipId: string, reason = 'misleading') =>
      stage.send(who, 'POST', `/clips/${clipId}/report`, { reason, note: 'not as shown' });
    const people = await Promise.all(Array.from({ length: 3 }, () => makeStagePerson(stage)));
    for (const who of people) {
      expect((await report(who, worse.id)).status).toBe(200);
      await report(who, worse.id, 'other');
      await report(who, better.id);
    }
    expect((await report(people[0] as StagePerson, worse.id, 'boring')).status).toBe(400);
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    type Queue = { items: { id: string; reportCount: number }[]; nextCursor: string | null };
    const queue = async (query = '') =>
      (await stage.send<Queue>(operator, 'GET', `/ops/clips/reported${query}`)).body;
    const first = await queue('?limit=1');
    expect(first.items).toMatchObject([
      {
        ...{ id: worse.id, reportCount: 3, viewCount: 200, reasons: [{ reason: 'misleading', count: 3 }] },
        notes: ['not as shown', 'not as shown', 'not as shown'],
      },
    ]);
    expect((await queue(`?limit=1&cursor=${first.nextCursor}`)).items).toMatchObject([{ id: better.id }]);
    expect((await stage.send(host, 'GET', '/ops/clips/reported')).status).toBe(403);
    const keep = () =>
      stage.send<Answer>(operator, 'POST', `/ops/clips/${worse.id}/keep`, { reason: 'it is as shown' });
    expect((await keep()).status).toBe(200);
    expect((await keep()).body).toMatchObject({ code: 'state-conflict' });
    await report(people[0] as StagePerson, worse.id);
    expect((await queue()).items.map((clip) => clip.id)).toEqual([better.id]);
    await stage.send(operator, 'POST', `/ops/clips/${better.id}/take-down`, { reason: 'not as shown' });
    expect((await queue()).items).toEqual([]);
    expect((await report(people[0] as StagePerson, better.id)).status).toBe(404);
  });
});
