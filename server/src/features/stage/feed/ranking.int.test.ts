import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import type { FeedView } from './feed.schema.ts';
import type { RankingView } from './ranking.schema.ts';

let stage: StageServer;
beforeAll(async () => {
  stage = await stageServer();
});
afterAll(() => stage.stop());

describe('the ranking', () => {
  it('is shown to operators only', async () => {
    const shopId = await makeStageShop(stage);
    const shopper = await makeStagePerson(stage);
    const merchant = await makeStagePerson(stage, { shops: [[shopId, 'owner']] });
    expect((await stage.send(null, 'GET', '/ops/interest')).status).toBe(401);
    expect((await stage.send(shopper, 'GET', '/ops/interest')).status).toBe(403);
    expect((await stage.send(merchant, 'GET', '/ops/interest')).status).toBe(403);
  });

  it('says where slots came from, how true expectations were, and what weighs how much', async () => {
    const shopId = await makeStageShop(stage);
    const shopper = await makeStagePerson(stage);
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    const clips = Array.from({ length: 12 }, (_, i) => ({ authorId: shopId, category: `c${i % 3}` }));
    await publishClips(stage, await makeReadyAsset(stage, shopper.id), clips);
    await stage.caughtUp();
    const { items } = (await stage.send<FeedView>(shopper, 'GET', '/feed?limit=10')).body;
    const events = items.flatMap(({ clip }) => [
      { kind: 'impression', clipId: clip.id },
      { kind: 'watch', clipId: clip.id, playMs: 20_000 },
    ]);
    await stage.send(shopper, 'POST', '/events', { events });
    await stage.caughtUp();
    const { status, body } = await stage.send<RankingView>(operator, 'GET', '/ops/interest');
    expect(status).toBe(200);
    expect(body.channels.reduce((sum, { slots }) => sum + slots, 0)).toBe(items.length);
    expect(body.channels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    const longView = body.calibration.find(({ task }) => task === 'longView');
    expect(longView?.count).toBe(items.length);
    expect(longView?.bins.every(({ observed }) => observed === 1)).toBe(true);
    expect(body.counters).toContainEqual({ name: 'badEvents', count: 0 });
    expect(body.values).toContainEqual({ task: 'longView', worth: 1 });
    expect(body.signals.map(({ signal }) => signal)).toEqual(['trust', 'stock', 'promise', 'margin']);
  });
});
