import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { mergeReactions } from './index.ts';
import type { CommentView } from './reaction.schema.ts';

let stage: StageServer;
let shopId: ShopId;
let clipId: string;
let person: StagePerson;

beforeAll(async () => {
  stage = await stageServer();
  shopId = await makeStageShop(stage);
  const owner = await makeStagePerson(stage);
  [clipId] = (await publishClips(stage, await makeReadyAsset(stage, owner.id), [
    { authorId: shopId, category: 'tea' },
  ])) as [string];
  person = await makeStagePerson(stage);
});
afterAll(() => stage.stop());

const clip = async (who: StagePerson = person) =>
  (
    await stage.send<{ likeCount: number; commentCount: number; shareCount: number; liked: boolean }>(
      who,
      'GET',
      `/clips/${clipId}`,
    )
  ).body;
const kindsOf = async (who: StagePerson) => {
  const rows = await stage.db
    .selectFrom('events')
    .select('kind')
    .where('person_id', '=', who.id)
    .orderBy('id')
    .execute();
  return rows.map(({ kind }) => kind);
};

describe('a like', () => {
  it('counts once however often it is sent, at once and by many', async () => {
    const before = (await clip()).likeCount;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stage.send(person, 'PUT', `/clips/${clipId}/like`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const fans = await Promise.all(
      Array.from({ length: 5 }, () => makeStagePerson(stage, { signedIn: false })),
    );
    await Promise.all(fans.map((fan) => stage.send(fan, 'PUT', `/clips/${clipId}/like`)));
    expect((await clip()).likeCount).toBe(before + 6);
    expect(await kindsOf(person)).toEqual(['like']);
    await stage.send(person, 'DELETE', `/clips/${clipId}/like`);
    const again = await stage.send(person, 'DELETE', `/clips/${clipId}/like`);
    expect(again.body).toEqual({ liked: false, likeCount: before + 5 });
    expect(await kindsOf(person)).toEqual(['like', 'unlike']);
    expect((await stage.send(person, 'PUT', `/clips/clp_${'0'.repeat(26)}/like`)).status).toBe(404);
  });

  it('moves with a stranger who signs in, and counts once when both liked', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const account = await makeStagePerson(stage);
    const before = (await clip()).likeCount;
    await stage.send(stranger, 'PUT', `/clips/${clipId}/like`);
    await stage.send(account, 'PUT', `/clips/${clipId}/like`);
    await stage.send(stranger, 'POST', `/clips/${clipId}/hide`, { scope: 'author' });
    await unitOfWork(stage.db, (tx) => mergeReactions(tx, stranger.id, account.id));
    expect((await clip()).likeCount).toBe(before + 1);
    const left = await stage.db
      .selectFrom('clip_likes')
      .select('clip_id')
      .where('person_id', '=', stranger.id)
      .execute();
    expect(left).toEqual([]);
    const hides = await stage.db
      .selectFrom('hides')
      .select(['scope', 'target'])
      .where('person_id', '=', account.id)
      .execute();
    expect(hides).toEqual([{ scope: 'author', target: shopId }]);
  });
});

describe('a comment', () => {
  const write = (who: StagePerson, body: string) =>
    stage.send<CommentView & { code?: string }>(who, 'POST', `/clips/${clipId}/comments`, { body });
  const list = async (who: StagePerson, query = '') =>
    (
      await stage.send<{ items: CommentView[]; nextCursor: string | null }>(
        who,
        'GET',
        `/clips/${clipId}/comments${query}`,
      )
    ).body;

  it('is written by the signed in, read by all, removed by its writer, the author, a moderator', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const writer = await makeStagePerson(stage);
    const host = await makeStagePerson(stage, { shops: [[shopId, 'host']] });
    const moderator = await makeStagePerson(stage, { roles: ['moderator'] });
    expect((await write(stranger, 'hello')).status).toBe(401);
    expect((await write(writer, '   ')).status).toBe(400);
    expect((await write(writer, 'x'.repeat(301))).status).toBe(400);
    const before = (await clip()).commentCount;
    const ids = [];
    for (const body of ['one', 'two', 'three']) ids.push((await write(writer, body)).body.id);
    expect((await clip()).commentCount).toBe(before + 3);
    const seen = await list(stranger, '?limit=2');
    expect(seen.items.map(({ body, mine, removable }) => [body, mine, removable])).toHaveLength(2);
    expect(seen.items.every(({ mine, removable }) => !mine && !removable)).toBe(true);
    const rest = await list(writer, `?cursor=${seen.nextCursor}`);
    expect(rest.items).toMatchObject([{ mine: true, removable: true, author: { name: 'somebody' } }]);
    expect((await stage.send(person, 'DELETE', `/comments/${ids[0]}`)).status).toBe(403);
    for (const [index, who] of [writer, host, moderator].entries()) {
      expect((await stage.send(who, 'DELETE', `/comments/${ids[index]}`)).status).toBe(200);
    }
    expect((await stage.send(writer, 'DELETE', `/comments/${ids[0]}`)).status).toBe(404);
    expect((await list(stranger)).items).toEqual([]);
    expect((await clip()).commentCount).toBe(before);
    const audited = await stage.db
      .selectFrom('audit_log')
      .select(['actor_id', 'subject_id'])
      .orderBy('id')
      .execute();
    expect(audited.map((row) => row.actor_id).sort()).toEqual([host.id, moderator.id].sort());
  });

  it('is written ten times a minute at most', async () => {
    const writer = await makeStagePerson(stage);
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push((await write(writer, `comment ${i}`)).status);
    expect(answers).toEqual([...Array(10).fill(200), 429]);
  });
});

describe('reported steps', () => {
  it('are taken one by one: what is right is kept, what is wrong is named', async () => {
    const viewer = await makeStagePerson(stage, { signedIn: false });
    const productId = await makeStageProduct(stage, shopId);
    const before = (await clip()).shareCount;
    const answer = await stage.send(viewer, 'POST', '/events', {
      events: [
        { kind: 'impression', clipId },
        { kind: 'watch', clipId, playMs: 7_000, durationMs: 1 },
        { kind: 'dance', clipId },
        { kind: 'share', clipId },
        { kind: 'impression', clipId: 'clp_unknown' },
        { kind: 'product-open', productId, clipId },
        { kind: 'watch', clipId },
      ],
    });
    expect(answer).toMatchObject({
      status: 202,
      body: {
        accepted: 4,
        refused: [
          { index: 2, code: 'unknown-kind' },
          { index: 4, code: 'unknown-clip' },
          { index: 6, code: 'play-required' },
        ],
      },
    });
    expect(await kindsOf(viewer)).toEqual(['impression', 'watch', 'share', 'product-open']);
    expect((await clip()).shareCount).toBe(before + 1);
    const rows = await stage.db
      .selectFrom('events')
      .select('data')
      .where('person_id', '=', viewer.id)
      .where('kind', '=', 'watch')
      .execute();
    expect(rows).toEqual([{ data: { playMs: 7_000, durationMs: 20_000 } }]);
  });

  it('bug: a share that was told twice counted twice', async () => {
    const sharer = await makeStagePerson(stage);
    const before = (await clip()).shareCount;
    const share = { kind: 'share', clipId };
    const tell = (events: object[]) => stage.send(sharer, 'POST', '/events', { events });
    const answers = await Promise.all([tell([share, share]), tell([share]), tell([share])]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await clip()).shareCount).toBe(before + 1);
    expect(await kindsOf(sharer)).toEqual(['share']);
  });

  it('of a stranger become the account’s: what both shared counts once', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const account = await makeStagePerson(stage);
    const before = (await clip()).shareCount;
    for (const who of [stranger, account])
      await stage.send(who, 'POST', '/events', { events: [{ kind: 'share', clipId }] });
    expect((await clip()).shareCount).toBe(before + 2);
    await unitOfWork(stage.db, (tx) => mergeReactions(tx, stranger.id, account.id));
    expect((await clip()).shareCount).toBe(before + 1);
  });

  it('are at most fifty at once, and need somebody', async () => {
    const events = Array.from({ length: 51 }, () => ({ kind: 'impression', clipId }));
    expect((await stage.send(person, 'POST', '/events', { events })).status).toBe(400);
    expect((await stage.send(person, 'POST', '/events', { events: [] })).status).toBe(400);
  });

  it('keep the policy’s propensity of what the feed served', async () => {
    await stage.caughtUp();
    const viewer = await makeStagePerson(stage);
    const feed = await stage.send<{ requestId: string; items: { clip: { id: string }; channel: string }[] }>(
      viewer,
      'GET',
      '/feed',
    );
    const [item] = feed.body.items;
    await stage.send(viewer, 'POST', '/events', { events: [{ kind: 'impression', clipId: item?.clip.id }] });
    const [row] = await stage.db
      .selectFrom('events')
      .select('data')
      .where('person_id', '=', viewer.id)
      .execute();
    expect(row?.data).toMatchObject({ requestId: feed.body.requestId, position: 0, channel: item?.channel });
    expect(row).toMatchObject({ data: { propensity: expect.any(Number) } });
  });
});
