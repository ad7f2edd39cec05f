import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStageCreator,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  newKey,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import type { StudioClipView } from './clip.schema.ts';

let stage: StageServer;
let shopId: ShopId;
let host: StagePerson;
let clerk: StagePerson;
let productId: string;

beforeAll(async () => {
  stage = await stageServer();
  shopId = await makeStageShop(stage, 'A & B "tea"');
  host = await makeStagePerson(stage, { shops: [[shopId, 'host']] });
  clerk = await makeStagePerson(stage, { shops: [[shopId, 'clerk']] });
  productId = await makeStageProduct(stage, shopId);
});
afterAll(() => stage.stop());

const draft = async (who: StagePerson, given: Record<string, unknown> = {}) => ({
  authorId: shopId,
  assetId: await makeReadyAsset(stage, who.id),
  caption: ' Spring tea ',
  category: 'tea',
  tags: ['green', ' green', 'new'],
  goods: [{ productId, atMs: 1_500 }],
  publish: true,
  ...given,
});

const create = async (who: StagePerson, given: Record<string, unknown> = {}) =>
  stage.send<StudioClipView & { code?: string; field?: string }>(
    who,
    'POST',
    '/studio/clips',
    await draft(who, given),
  );

describe('a clip', () => {
  it('is published with its goods, and seen by anyone', async () => {
    const made = await create(host);
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      state: 'published',
      caption: 'Spring tea',
      tags: ['green', 'new'],
      assetState: 'ready',
    });
    const seen = await stage.send(null, 'GET', `/clips/${made.body.id}`);
    expect(seen.body).toMatchObject({
      author: { id: shopId, kind: 'shop', name: 'A & B "tea"' },
      goods: [{ productId, priceCents: 2_990, currency: 'CNY', inStock: true, atMs: 1_500 }],
      ...{ likeCount: 0, liked: false },
    });
  });

  it('is made once for a key', async () => {
    const body = await draft(host);
    const headers = { 'idempotency-key': newKey() };
    const first = await stage.send<StudioClipView>(host, 'POST', '/studio/clips', body, headers);
    const second = await stage.send<StudioClipView>(host, 'POST', '/studio/clips', body, headers);
    expect(second.body.id).toBe(first.body.id);
    const other = await stage.send(host, 'POST', '/studio/clips', { ...body, caption: 'other' }, headers);
    expect(other.body).toMatchObject({ code: 'key-reused' });
  });

  it('is refused to those who may not, with the field', async () => {
    expect((await create(clerk)).body).toMatchObject({ code: 'not-allowed', field: 'authorId' });
    const outsider = await makeStagePerson(stage);
    expect((await create(outsider)).body).toMatchObject({ code: 'not-allowed' });
    const theirAsset = await makeReadyAsset(stage, outsider.id);
    expect((await create(host, { assetId: theirAsset })).body).toMatchObject({
      code: 'not-found',
      field: 'assetId',
    });
    const foreign = await makeStageProduct(stage, await makeStageShop(stage));
    const goods = [{ productId: foreign, atMs: 0 }];
    expect((await create(host, { goods })).body).toMatchObject({ code: 'bad-request', field: 'goods' });
    expect((await create(host, { caption: 'x'.repeat(301) })).body).toMatchObject({ field: 'caption' });
    expect((await stage.send(null, 'POST', '/studio/clips', await draft(host))).status).toBe(401);
    const stranger = await makeStagePerson(stage, { signedIn: false });
    expect((await create(stranger)).status).toBe(401);
  });

  it('shows no goods that cannot be bought: drafts, what was taken down, those of a suspended shop', async () => {
    const creatorId = await makeStageCreator(stage);
    const creator = await makeStagePerson(stage, { creatorId });
    const otherShop = await makeStageShop(stage);
    const goodsId = await makeStageProduct(stage, otherShop);
    const goods = [{ productId: goodsId, atMs: 0 }];
    const { id } = (await create(creator, { authorId: creatorId, goods })).body;
    const shown = async () => {
      const { body } = await stage.send<{ goods: unknown[] }>(null, 'GET', `/clips/${id}`);
      return body.goods.length;
    };
    const setProduct = (state: string) =>
      stage.db.updateTable('products').set({ state }).where('id', '=', goodsId).execute();
    const setShop = (state: string) =>
      stage.db.updateTable('shops').set({ state }).where('id', '=', otherShop).execute();
    expect(await shown()).toBe(1);
    for (const state of ['draft', 'off-sale', 'taken-down']) {
      await setProduct(state);
      expect(await shown(), state).toBe(0);
    }
    await setProduct('on-sale');
    await setShop('suspended');
    expect(await shown()).toBe(0);
    const page = await stage.send<{ items: { goods: unknown[] }[] }>(
      creator,
      'GET',
      `/studio/clips?authorId=${creatorId}`,
    );
    expect(page.body.items[0]?.goods).toHaveLength(1);
    await setShop('open');
    expect(await shown()).toBe(1);
  });

  it('of a creator shows any shop’s goods that are on sale', async () => {
    const creatorId = await makeStageCreator(stage);
    const creator = await makeStagePerson(stage, { creatorId });
    const made = await create(creator, { authorId: creatorId });
    expect(made.body).toMatchObject({
      state: 'published',
      author: { kind: 'creator' },
      goods: [{ productId }],
    });
    const off = await makeStageProduct(stage, shopId, { state: 'off-sale' });
    const goods = [{ productId: off, atMs: 0 }];
    expect((await create(creator, { authorId: creatorId, goods })).body).toMatchObject({
      code: 'not-on-sale',
    });
  });

  it('stays a draft until it is published, is changed, and is taken back for good', async () => {
    const { id } = (await create(host, { publish: false })).body;
    expect((await stage.send(null, 'GET', `/clips/${id}`)).status).toBe(404);
    const path = `/studio/clips/${id}`;
    expect((await stage.send(clerk, 'PATCH', path, { caption: 'x' })).status).toBe(404);
    const changed = await stage.send(host, 'PATCH', path, { caption: 'Autumn tea', goods: [] });
    expect(changed.body).toMatchObject({ caption: 'Autumn tea', goods: [], category: 'tea', state: 'draft' });
    expect((await stage.send(host, 'PATCH', path, {})).status).toBe(400);
    expect((await stage.send(host, 'POST', `${path}/publish`)).body).toMatchObject({ state: 'published' });
    expect((await stage.send(host, 'POST', `${path}/publish`)).status).toBe(200);
    expect((await stage.send(host, 'DELETE', path)).body).toMatchObject({ state: 'removed' });
    expect((await stage.send(null, 'GET', `/clips/${id}`)).status).toBe(404);
    expect((await stage.send(host, 'POST', `${path}/publish`)).status).toBe(404);
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    const restored = await stage.send(operator, 'POST', `/ops/clips/${id}/restore`, { reason: 'because' });
    expect(restored.body).toMatchObject({ code: 'state-conflict' });
    const kinds = await stage.db
      .selectFrom('events')
      .select('kind')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['clip-published', 'clip-taken-down']);
  });

  it('is listed for its author in every state, by pages, and for nobody else', async () => {
    const ownShop = await makeStageShop(stage);
    const owner = await makeStagePerson(stage, { shops: [[ownShop, 'owner']] });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.push((await create(owner, { authorId: ownShop, goods: [], publish: i === 1 })).body.id);
    }
    type List = { items: StudioClipView[]; nextCursor: string | null };
    const path = `/studio/clips?authorId=${ownShop}&limit=2`;
    const first = (await stage.send<List>(owner, 'GET', path)).body;
    const second = (await stage.send<List>(owner, 'GET', `${path}&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map((clip) => clip.id).sort()).toEqual([...ids].sort());
    expect(second.nextCursor).toBeNull();
    expect((await stage.send(host, 'GET', path)).status).toBe(404);
    expect((await stage.send(host, 'GET', '/ops/clips')).status).toBe(403);
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    const found = await stage.send<List>(
      operator,
      'GET',
      '/ops/clips?state=published&query=spring%20TEA&limit=50',
    );
    expect(found.body.items.length).toBeGreaterThan(0);
    expect(found.body.items.every((clip) => clip.state === 'published')).toBe(true);
    const none = await stage.send<List>(operator, 'GET', '/ops/clips?query=100%25_tea');
    expect(none.body.items).toEqual([]);
  });

  it('has a page of its own that messengers can preview, with everything escaped', async () => {
    const made = await create(host, { caption: '<b>"tea" & $& more</b>' });
    const page = await stage.send<string>(null, 'GET', `/c/${made.body.id}`);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain(
      'content="&lt;b&gt;&quot;tea&quot; &amp; $&amp; more&lt;/b&gt; · A &amp; B &quot;tea&quot;"',
    );
    expect(page.body).toContain(`content="http://localhost:7700/c/${made.body.id}"`);
    const gone = await stage.send<string>(null, 'GET', '/c/clp_nothing');
    expect(gone.status).toBe(404);
    expect(gone.body).not.toContain('og:title');
  });
});
