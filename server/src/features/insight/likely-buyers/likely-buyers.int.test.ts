import { dayMs, manualClock, type ShopId } from '@kanmai/kernel';
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
import type { LikelyBuyers } from './likely-buyers.schema.ts';

const clock = manualClock(Date.UTC(2026, 10, 20, 12));
let stage: StageServer;
let shopId: ShopId;
let owner: StagePerson;
let clipId: string;
let productId: string;
let fans: string[];

beforeAll(async () => {
  stage = await stageServer({ clock });
  shopId = await makeStageShop(stage);
  owner = await makeStagePerson(stage, { shops: [[shopId, 'owner']] });
  productId = await makeStageProduct(stage, shopId);
  const asset = await makeReadyAsset(stage, owner.id);
  const clips = await publishClips(
    stage,
    asset,
    Array.from({ length: 20 }, (_, i) => ({
      authorId: shopId,
      category: i % 2 === 0 ? 'tea' : 'toys',
      goods: i === 0 ? [productId] : [],
    })),
  );
  clipId = clips[0] as string;
  await stage.caughtUp();
  // A hundred and twenty people: half watch tea to the end and leave toys, half the other way round.
  const people = Array.from({ length: 120 }, (_, i) => `per_${i}`);
  fans = people.filter((_, i) => i % 2 === 0);
  const engine = stage.feed.interest();
  for (const [p, person] of people.entries())
    for (let n = 0; n < 8; n++) {
      const at = 2 + ((p + n) % 9) * 2 + (n % 2);
      const item = clips[at] as string;
      const atMs = clock.nowMs() - 100_000 + p * 60 + n;
      const playMs = at % 2 === p % 2 ? 20_000 : 500;
      engine.learn({ kind: 'impression', person, item, atMs });
      engine.learn({ kind: 'watch', person, item, atMs, playMs, durationMs: 20_000 });
    }
});
afterAll(() => stage.stop());

const ofClip = (who: StagePerson | null) =>
  stage.send<LikelyBuyers>(who, 'GET', `/studio/clips/${clipId}/likely-buyers`);
const ofProduct = (who: StagePerson | null, shop = shopId) =>
  stage.send<LikelyBuyers>(who, 'GET', `/studio/shops/${shop}/products/${productId}/likely-buyers`);

describe('who would buy this', () => {
  it('tells numbers and groups of a clip and of a product, and nobody’s id', async () => {
    for (const { status, body } of [await ofClip(owner), await ofProduct(owner)]) {
      expect(status).toBe(200);
      expect(body.reach).toEqual({ people: 60, low: 60, high: 60 });
      expect(body.interests).toEqual([{ category: 'tea', share: 1 }]);
      expect(body).toMatchObject({ cities: [], advice: 'interest-first' });
      expect(JSON.stringify(body)).not.toContain('per_');
    }
  });

  it('is for the shop’s own people: not for a stranger, a shopper or another shop', async () => {
    const other = await makeStageShop(stage);
    const neighbour = await makeStagePerson(stage, { shops: [[other, 'owner']] });
    expect((await ofClip(null)).status).toBe(401);
    expect((await ofProduct(null)).status).toBe(401);
    const shopper = await makeStagePerson(stage);
    expect([(await ofClip(shopper)).status, (await ofProduct(shopper)).status]).toEqual([404, 404]);
    expect([(await ofClip(neighbour)).status, (await ofProduct(neighbour)).status]).toEqual([404, 404]);
    // Not by way of one's own shop either.
    expect((await ofProduct(neighbour, other)).status).toBe(404);
  });

  it('says the same for a day, whoever does what meanwhile, and however many ask at once', async () => {
    const first = (await ofClip(owner)).body;
    expect(first.asOf).toBe(new Date(clock.nowMs()).toISOString());
    await known();
    await block(fans.slice(0, 10));
    clock.advance(dayMs - 1);
    expect((await ofClip(owner)).body).toEqual(first);
    clock.advance(1);
    const [one, other] = await Promise.all([ofClip(owner), ofClip(owner)]);
    expect(one.body).toEqual(other.body);
    expect(one.body.asOf).not.toBe(first.asOf);
    expect(one.body.reach?.people).toBe(50);
    expect(await stage.db.selectFrom('likely_buyers_told').select('subject_id').execute()).toHaveLength(2);
  });

  it('does not count who blocked the shop or has recommendations off; of few it says nothing', async () => {
    for (const person of fans.slice(10, 20))
      stage.feed
        .interest()
        .learn({ kind: 'hide', scope: 'author', author: shopId, person, atMs: clock.nowMs() });
    clock.advance(dayMs);
    expect((await ofClip(owner)).body.reach?.people).toBe(40);
    for (const person_id of fans.slice(20, 30))
      await stage.db
        .insertInto('feed_pauses')
        .values({ person_id, from_event: 0, paused_at: new Date(clock.nowMs()) })
        .execute();
    clock.advance(dayMs);
    expect((await ofClip(owner)).body.reach?.people).toBe(30);
    await block(fans.slice(30, 41));
    clock.advance(dayMs);
    expect((await ofClip(owner)).body).toMatchObject({
      reach: null,
      interests: [],
      cities: [],
      advice: 'too-few',
    });
  });

  const known = () =>
    stage.db
      .insertInto('people')
      .values(fans.map((id) => ({ id, display_name: 'somebody', created_at: new Date(clock.nowMs()) })))
      .execute();
  const block = (ids: readonly string[]) =>
    stage.db
      .insertInto('hides')
      .values(
        ids.map((person_id) => ({
          ...{ person_id, scope: 'author', target: shopId, hidden_at: new Date(clock.nowMs()) },
        })),
      )
      .execute();
});
