import { newId, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  liveRoom,
  type RoomAnswer,
  type RoomServer,
  roomOfShop,
  roomServer,
} from '../../../../../tests/room-server.ts';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { type ImportedClip, putImportedClips } from '../../stage/clips/index.ts';

const refused = { code: 'advert-refused' };
const keptOf = async (db: StageServer['db'], kind: string) =>
  db
    .selectFrom('advert_cases')
    .select(['field', 'text', 'subject_id as subjectId', 'outcome'])
    .where('subject_kind', '=', kind)
    .orderBy('id')
    .execute();

describe('a room', () => {
  let site: RoomServer;
  beforeAll(async () => {
    site = await roomServer();
  });
  afterAll(() => site.stop());

  it('is neither planned nor changed nor begun with words that are refused', async () => {
    const { shopId, owner, room } = await roomOfShop(site);
    const plan = { broadcasterId: shopId, title: '今晚全网最低价' };
    expect((await site.send(owner, 'POST', '/studio/rooms', plan)).body).toMatchObject({
      ...refused,
      field: 'title',
    });
    const introduction = '现场教你三天治好高血压';
    const changed = await site.send(owner, 'PATCH', `/studio/rooms/${room.id}`, { introduction });
    expect(changed.body).toMatchObject({ ...refused, field: 'introduction' });
    await site.db.updateTable('rooms').set({ introduction }).where('id', '=', room.id).execute();
    await site.pictures(room.id);
    const begun = await site.send<RoomAnswer>(owner, 'POST', `/studio/rooms/${room.id}/live`);
    expect(begun.body).toMatchObject({ ...refused, field: 'introduction' });
    await site.send(owner, 'PATCH', `/studio/rooms/${room.id}`, { introduction: '现场泡给你看' });
    expect((await site.send<RoomAnswer>(owner, 'POST', `/studio/rooms/${room.id}/live`)).status).toBe(200);
    expect((await keptOf(site.db, 'room')).map(({ field, subjectId }) => [field, subjectId])).toEqual([
      ['title', ''],
      ['introduction', room.id],
    ]);
  });

  it('announces nothing that is refused', async () => {
    const { owner, roomId } = await liveRoom(site);
    const announce = (text: string) =>
      site.send(owner, 'POST', `/studio/rooms/${roomId}/announcements`, { text });
    expect((await announce('国家级好茶')).body).toMatchObject({ ...refused, field: 'text', words: '国家级' });
    expect((await announce('好茶上架了')).status).toBe(200);
  });
});

describe('a clip', () => {
  let stage: StageServer;
  let shopId: ShopId;
  let host: StagePerson;
  beforeAll(async () => {
    stage = await stageServer();
    shopId = await makeStageShop(stage);
    host = await makeStagePerson(stage, { shops: [[shopId, 'host']] });
  });
  afterAll(() => stage.stop());

  it('is neither published nor scheduled nor changed to words that are refused', async () => {
    const assetId = await makeReadyAsset(stage, host.id);
    const clip = (caption: string, publish: boolean) => ({
      ...{ authorId: shopId, assetId, caption, publish, category: '茶', tags: [], goods: [] },
    });
    const bad = '史上最好喝的茶';
    const send = stage.send as (
      ...given: [StagePerson, 'POST' | 'PATCH' | 'PUT', string, unknown?]
    ) => Promise<{ status: number; body: { id: string; code?: string; state?: string } }>;
    expect((await send(host, 'POST', '/studio/clips', clip(bad, true))).body).toMatchObject({
      ...refused,
      field: 'caption',
    });
    const draft = await send(host, 'POST', '/studio/clips', clip(bad, false));
    expect(draft.status).toBe(200);
    const path = `/studio/clips/${draft.body.id}`;
    expect((await send(host, 'POST', `${path}/publish`)).body).toMatchObject(refused);
    const publishAt = new Date(stage.deps.clock.nowMs() + 3_600_000).toISOString();
    expect((await send(host, 'PUT', `${path}/schedule`, { publishAt })).body).toMatchObject(refused);
    expect((await send(host, 'PATCH', path, { caption: '春天的茶' })).status).toBe(200);
    expect((await send(host, 'POST', `${path}/publish`)).body).toMatchObject({ state: 'published' });
    expect((await send(host, 'PATCH', path, { caption: bad })).body).toMatchObject(refused);
    expect((await keptOf(stage.db, 'clip')).map(({ subjectId, outcome }) => [subjectId, outcome])).toEqual([
      ['', 'refused'],
      [draft.body.id, 'refused'],
    ]);
  });

  it('is read by its tags, too', async () => {
    const assetId = await makeReadyAsset(stage, host.id);
    const clip = {
      ...{ authorId: shopId, assetId, caption: '春茶', publish: true, category: '茶', goods: [] },
    };
    const made = await stage.send(host, 'POST', '/studio/clips', { ...clip, tags: ['春茶', '全网最低价'] });
    expect(made.body).toMatchObject({ ...refused, field: 'tags.1' });
    const sound = await stage.send<{ id: string }>(host, 'POST', '/studio/clips', {
      ...clip,
      tags: ['春茶'],
    });
    const tags = { tags: ['国家级好茶'] };
    const changed = await stage.send(host, 'PATCH', `/studio/clips/${sound.body.id}`, tags);
    expect(changed.body).toMatchObject({ ...refused, field: 'tags.0' });
  });

  it('that comes in by an import is read then: what is refused is kept as a draft, and operators see why', async () => {
    const assetId = await makeReadyAsset(stage, host.id);
    const nowMs = stage.deps.clock.nowMs();
    const clip = (sourceId: string, caption: string, of: string | null): ImportedClip => ({
      ...{ id: newId('clip', nowMs, stage.deps.random), source: 'elsewhere', sourceId, assetId: of, caption },
      ...{
        authorId: shopId,
        authorKind: 'shop',
        category: '茶',
        tags: [],
        durationMs: 1,
        publishedAtMs: nowMs,
      },
    });
    const clips = [
      clip('1', '山里的茶', assetId),
      clip('2', '史上最好喝的茶', assetId),
      clip('3', '史上最好喝的茶', null),
    ];
    const put = () => unitOfWork(stage.db, (tx) => putImportedClips(tx, clips, nowMs));
    expect((await put()).map(({ clip: { sourceId }, refusal }) => [sourceId, refusal.type])).toEqual([
      ['2', 'advert-refused'],
    ]);
    // Known by now: nothing is told again.
    expect(await put()).toEqual([]);
    const rows = await stage.db
      .selectFrom('clips')
      .select(['id', 'state', 'published_at as publishedAt'])
      .where('source', '=', 'elsewhere')
      .orderBy('source_id')
      .execute();
    expect(rows.map(({ state, publishedAt }) => [state, publishedAt === null])).toEqual([
      ['published', false],
      ['draft', true],
      ['reference', false],
    ]);
    const kept = (await keptOf(stage.db, 'clip')).filter(({ subjectId }) => subjectId === rows[1]?.id);
    expect(kept).toMatchObject([{ field: 'caption', outcome: 'refused' }]);
  });
});
