import { interestDefaults } from '@kanmai/interest';
import { manualClock, minuteMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../../../../tests/database.ts';
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
import { countNewSteps } from '../clip-results/clip-result.reader.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { raceSettings } from './race.policy.ts';
import type { ClipRaceView } from './race.schema.ts';
import { lookAtRaces, rebuildRaces } from './race.service.ts';

const clock = manualClock(Date.UTC(2026, 10, 20, 12));
let stage: StageServer;
let shopId: ShopId;
let owner: StagePerson;

beforeAll(async () => {
  stage = await stageServer({ clock });
  shopId = await makeStageShop(stage);
  owner = await makeStagePerson(stage, { shops: [[shopId, 'owner']] });
});
afterAll(() => stage.stop());

async function publish(sells = false): Promise<string> {
  const goods = sells ? [await makeStageProduct(stage, shopId)] : [];
  const [clipId] = await publishClips(stage, await makeReadyAsset(stage, owner.id), [
    { authorId: shopId, category: 'tea', goods, publishedAtMs: clock.nowMs() },
  ]);
  return clipId as string;
}

/** So many people watch a clip, each this share of it; some of them open its goods. */
async function watchAs(clipId: string, people: number, share: number, openers = 0): Promise<void> {
  const events = Array.from({ length: people }, (_, index): NewEvent[] => {
    const about = {
      atMs: clock.nowMs() + index,
      personId: `per_${clipId}_${clock.nowMs()}_${index}`,
      shopId,
    };
    const data = { playMs: Math.round(20_000 * share), durationMs: 20_000, requestId: `req_${index}` };
    const open: NewEvent[] =
      index < openers ? [{ ...about, kind: 'product-open', subjectId: 'prd_1', data: { clipId } }] : [];
    return [{ ...about, kind: 'watch', subjectId: clipId, data }, ...open];
  }).flat();
  await unitOfWork(stage.db, (tx) => appendEvents(tx, events));
  await readable(stage.db);
  await countNewSteps(stage.db);
  clock.advance(1_000);
}

const raceOf = (clipId: string, who = owner) =>
  stage.send<ClipRaceView>(who, 'GET', `/studio/clips/${clipId}/race`);

const moves = async (clipId: string) =>
  (
    await stage.db
      .selectFrom('events')
      .select('data')
      .where('kind', '=', 'clip-race-moved')
      .where('subject_id', '=', clipId)
      .orderBy('id')
      .execute()
  ).map(({ data }) => data);

const races = () =>
  stage.db
    .selectFrom('clip_races')
    .select(['clip_id', 'tier', 'state', 'started_at', 'next_look_at', 'moves'])
    .where((with_) => with_.or([with_('tier', '>', 0), with_('state', '=', 'stopped')]))
    .orderBy('clip_id')
    .execute();

describe('the traffic race', () => {
  it('begins with the audience that the engine gives every new clip', () => {
    expect(raceSettings.tiers[0]?.audience).toBe(interestDefaults.firstAudience);
  });

  it('a clip that is watched to its end climbs, one that is left stops, one that nobody watched waits', async () => {
    const [good, bad, quiet] = [await publish(), await publish(), await publish()];
    await lookAtRaces(stage.deps);
    expect((await raceOf(good)).body).toMatchObject({
      tier: 0,
      state: 'running',
      viewers: 0,
      advice: { code: 'no-viewers', minutes: 5 },
    });
    await watchAs(good, 40, 0.9);
    await watchAs(bad, 40, 0.05);
    expect((await raceOf(good)).body.advice.code).toBe('about-to-climb');
    expect((await raceOf(bad)).body.advice).toMatchObject({ code: 'few-stay', share: 0 });
    clock.advance(5 * minuteMs);
    await lookAtRaces(stage.deps);
    expect((await raceOf(good)).body).toMatchObject({ tier: 1, state: 'running', viewers: 0 });
    expect((await raceOf(bad)).body).toMatchObject({ tier: 0, state: 'stopped', viewers: 40 });
    expect((await raceOf(quiet)).body).toMatchObject({ tier: 0, state: 'running' });
    expect(await moves(good)).toMatchObject([{ tier: 1, state: 'running', audience: 200, viewers: 40 }]);
    expect(await moves(bad)).toMatchObject([{ tier: 0, state: 'stopped', audience: 0 }]);
    expect(await moves(quiet)).toEqual([]);
  });

  it('counts no more viewers than the step’s audience, and says how many are missing', async () => {
    const clipId = await publish(true);
    await lookAtRaces(stage.deps);
    await watchAs(clipId, 60, 0.4, 2);
    const { body } = await raceOf(clipId);
    expect(body.viewers).toBe(50);
    expect(body.measures.map(({ measure }) => measure)).toEqual(['dwell', 'clickRate', 'conversion', 'gpm']);
    expect(body.windows[0]).toMatchObject({ minutes: 5, viewers: 50, conversion: 0, gpm: 0 });
    expect(body.advice).toMatchObject({ code: 'more-viewers' });
    expect(body.advice.viewers).toBeGreaterThan(0);
  });

  it('two processes that look at once make one move, and a rebuild from the log tells the same', async () => {
    const clipId = await publish();
    await lookAtRaces(stage.deps);
    await watchAs(clipId, 45, 0.95);
    clock.advance(5 * minuteMs);
    await Promise.all([lookAtRaces(stage.deps), lookAtRaces(stage.deps), lookAtRaces(stage.deps)]);
    expect(await moves(clipId)).toHaveLength(1);
    const before = await races();
    await rebuildRaces(stage.db, clock.nowMs());
    expect(await races()).toEqual(before);
  });

  it('one look that fails keeps no other from theirs, and all that are due are taken, however many', async () => {
    const clips = [await publish(), await publish(), await publish(), await publish(), await publish()];
    await lookAtRaces(stage.deps);
    const [broken, ...whole] = clips as [string, ...string[]];
    for (const clipId of clips) await watchAs(clipId, 45, 0.95);
    const broke = (moves: string) =>
      stage.db.updateTable('clip_races').set({ moves }).where('clip_id', '=', broken).execute();
    await broke('{}');
    clock.advance(5 * minuteMs);
    await lookAtRaces(stage.deps, 2);
    for (const clipId of whole) expect(await moves(clipId)).toHaveLength(1);
    expect(await moves(broken)).toEqual([]);
    const looks = () =>
      stage.db.selectFrom('clip_races').select('looks').where('clip_id', '=', broken).executeTakeFirst();
    expect(await looks()).toEqual({ looks: 0 });
    await broke('[]');
    await lookAtRaces(stage.deps);
    expect(await looks()).toEqual({ looks: 1 });
  });

  it('a clip that is taken away and restored goes on from where it stood', async () => {
    const clipId = await publish();
    await lookAtRaces(stage.deps);
    await watchAs(clipId, 45, 0.95);
    const become = (state: string) =>
      stage.db.updateTable('clips').set({ state }).where('id', '=', clipId).execute();
    await become('removed');
    clock.advance(5 * minuteMs);
    await lookAtRaces(stage.deps);
    expect(await moves(clipId)).toEqual([]);
    await become('published');
    clock.advance(25 * minuteMs);
    await lookAtRaces(stage.deps);
    expect(await moves(clipId)).toHaveLength(1);
  });

  it('is its author’s to see, and nobody else’s', async () => {
    const clipId = await publish();
    await lookAtRaces(stage.deps);
    const otherShop = await makeStageShop(stage);
    expect((await raceOf(clipId)).status).toBe(200);
    for (const who of [
      await makeStagePerson(stage),
      await makeStagePerson(stage, { shops: [[otherShop, 'owner']] }),
    ])
      expect((await raceOf(clipId, who)).status).toBe(404);
    expect((await stage.send(null, 'GET', `/studio/clips/${clipId}/race`)).status).toBe(401);
  });
});
