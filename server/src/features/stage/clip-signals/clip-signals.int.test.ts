import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  publishClips,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { refreshSignals } from './clip-signal.service.ts';

let stage: StageServer;
beforeAll(async () => {
  stage = await stageServer();
});
afterAll(() => stage.stop());

const signalsOf = async (clipId: string) =>
  stage.db.selectFrom('clip_signals').selectAll().where('clip_id', '=', clipId).executeTakeFirst();
const toldOf = async (clipId: string) =>
  stage.db
    .selectFrom('events')
    .select('data')
    .where('kind', '=', 'clip-signals')
    .where('subject_id', '=', clipId)
    .orderBy('id')
    .execute();
const setStock = async (productId: string, onHand: number) =>
  stage.db
    .updateTable('stock_levels')
    .set({ on_hand: onHand })
    .where('variant_id', 'in', (eb) =>
      eb.selectFrom('variants').select('id').where('product_id', '=', productId),
    )
    .execute();

describe('the signals of clips', () => {
  it('tell the ranking when the goods run out and come back, once each', async () => {
    const shopId = await makeStageShop(stage);
    const person = await makeStagePerson(stage);
    const assetId = await makeReadyAsset(stage, person.id);
    const [gone, there] = [await makeStageProduct(stage, shopId), await makeStageProduct(stage, shopId)];
    const clips = [gone, there, null].map((productId) => ({
      authorId: shopId,
      category: 'tea',
      ...(productId === null ? {} : { goods: [productId] }),
    }));
    const [goneClip, thereClip, bareClip] = (await publishClips(stage, assetId, clips)) as [
      string,
      string,
      string,
    ];
    await stage.runJob('clip-signals.sweep');
    expect(await signalsOf(goneClip)).toMatchObject({ stock: 1, margin: 1 });
    expect(await signalsOf(bareClip)).toBeUndefined();
    const scoreOf = (clipId: string) =>
      stage.feed
        .interest()
        .skeleton({ person: 'x', atMs: stage.deps.clock.nowMs(), count: 20, random: stage.deps.random })
        .find(({ item }) => item === clipId)?.score ?? 0;
    await stage.caughtUp();
    const before = scoreOf(goneClip);

    await setStock(gone, 0);
    expect(await refreshSignals(stage.deps, [goneClip, thereClip, bareClip])).toBe(1);
    expect(await refreshSignals(stage.deps, [goneClip, thereClip, bareClip])).toBe(0);
    await stage.caughtUp();
    expect(await signalsOf(goneClip)).toMatchObject({ stock: 0 });
    expect(scoreOf(goneClip)).toBeLessThan(before / 2);
    expect(scoreOf(thereClip)).toBeGreaterThan(scoreOf(goneClip));

    await setStock(gone, 5);
    await stage.runJob('clip-signals.sweep');
    expect((await toldOf(goneClip)).map(({ data }) => (data as { stock: number }).stock)).toEqual([1, 0, 1]);
    await stage.caughtUp();
    expect(scoreOf(goneClip)).toBeGreaterThan(before / 2);
  });

  it('know stars, complaints and certificates of the goods', async () => {
    const shopId = await makeStageShop(stage);
    const person = await makeStagePerson(stage);
    const assetId = await makeReadyAsset(stage, person.id);
    const [liked, disliked] = [await makeStageProduct(stage, shopId), await makeStageProduct(stage, shopId)];
    const [likedClip, dislikedClip] = (await publishClips(
      stage,
      assetId,
      [liked, disliked].map((productId) => ({ authorId: shopId, category: 'tea', goods: [productId] })),
    )) as [string, string];
    await stage.db
      .insertInto('review_sums')
      .values([
        { product_id: liked, variant_id: 'one', stars_5: 90 },
        { product_id: disliked, variant_id: 'one', stars_1: 60, stars_2: 30 },
      ])
      .execute();
    await refreshSignals(stage.deps, [likedClip, dislikedClip]);
    const trust = async (clipId: string) => (await signalsOf(clipId))?.trust ?? -1;
    expect(await trust(likedClip)).toBeGreaterThan(0.85);
    expect(await trust(dislikedClip)).toBeLessThan(0.3);
  });
});
