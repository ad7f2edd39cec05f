import { policyNames } from '@kanmai/interest';
import { dayMs, manualClock, newId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../../../../tests/database.ts';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import type { FeedView } from '../../stage/feed/feed.schema.ts';
import { appendEvents } from '../events/index.ts';
import { armOf } from './experiment.policy.ts';
import { countNewSteps, rebuildCounts } from './experiment.reader.ts';
import type { ExperimentView, JudgementView, NewExperiment, ResultsView } from './experiment.schema.ts';

const clock = manualClock(Date.UTC(2026, 10, 20, 12));
let stage: StageServer;
let operator: StagePerson;
let shopper: StagePerson;
let merchant: StagePerson;

const body: NewExperiment = {
  name: '更多新鲜内容',
  hypothesis: 'More exploration finds more that people watch to the end',
  metric: 'completion',
  sharePercent: 100,
  holdoutPercent: 0,
  worthwhile: 0.05,
  variants: [{ name: 'bolder', policy: { exploreShare: 0.3 } }],
};
const root = '/ops/experiments';
type Answer<Body> = Body & { code?: string };
const create = async (given: Partial<NewExperiment> = {}) =>
  (await stage.send<ExperimentView>(operator, 'POST', root, { ...body, ...given })).body;
const act = (id: string, name: string, who: StagePerson | null = operator) =>
  stage.send<Answer<ExperimentView>>(
    ...([who, 'POST', `${root}/${id}/${name}`] as const),
    name === 'stop' ? { reason: 'seen enough' } : undefined,
  );
const resultsOf = async (id: string) =>
  (await stage.send<ResultsView>(operator, 'GET', `${root}/${id}/results`)).body;
const counted = async () => {
  await readable(stage.db);
  await countNewSteps(stage.db);
};

beforeAll(async () => {
  stage = await stageServer({ clock, seed: 5 });
  operator = await makeStagePerson(stage, { roles: ['operator'] });
  shopper = await makeStagePerson(stage);
  const shopId = await makeStageShop(stage);
  merchant = await makeStagePerson(stage, { shops: [[shopId, 'owner']] });
  const assetId = await makeReadyAsset(stage, operator.id);
  const clips = Array.from({ length: 60 }, (_, n) => ({
    authorId: shopId,
    category: `c${n % 5}`,
    caption: `clip ${n}`,
  }));
  await publishClips(stage, assetId, clips);
  await stage.caughtUp();
});
afterAll(() => stage.stop());

/** A page of the feed, reported as seen and watched for `playMs`. */
async function look(who: StagePerson, playMs: number, limit = 5): Promise<FeedView> {
  const { body: page } = await stage.send<FeedView>(who, 'GET', `/feed?limit=${limit}`);
  const events = page.items.flatMap(({ clip }) => [
    { kind: 'impression', clipId: clip.id },
    { kind: 'watch', clipId: clip.id, playMs },
  ]);
  await stage.send(who, 'POST', '/events', { events });
  return page;
}

const impressionsOf = async (who: StagePerson) =>
  (
    await stage.db
      .selectFrom('events')
      .select('data')
      .where('person_id', '=', who.id)
      .where('kind', '=', 'impression')
      .execute()
  ).map(({ data }) => data as Record<string, unknown>);

describe('experiments', () => {
  it('are the operators’ alone', async () => {
    const { id } = await create();
    const paths = [
      ['GET', root],
      ['POST', root],
      ['GET', `${root}/settings`],
      ['GET', `${root}/${id}`],
      ['GET', `${root}/${id}/results`],
      ['GET', `${root}/${id}/judgement`],
      ['POST', `${root}/${id}/judge`],
      ['POST', `${root}/${id}/start`],
      ['POST', `${root}/${id}/stop`],
    ] as const;
    const moderator = await makeStagePerson(stage, { roles: ['moderator'] });
    for (const [method, path] of paths) {
      const sent =
        method === 'GET'
          ? undefined
          : path === root
            ? body
            : path.endsWith('stop')
              ? { reason: 'why' }
              : undefined;
      expect((await stage.send(null, method, path, sent)).status).toBe(401);
      for (const who of [shopper, merchant, moderator])
        expect((await stage.send(who, method, path, sent)).status).toBe(403);
    }
    expect((await stage.send<ExperimentView>(operator, 'GET', `${root}/${id}`)).body.state).toBe('draft');
  });

  it('say what may be varied, and refuse what is out of bounds or not known', async () => {
    const { body: view } = await stage.send<{
      settings: { name: string; usual: number; least: number; most: number }[];
    }>(operator, 'GET', `${root}/settings`);
    expect(view.settings.map(({ name }) => name)).toEqual(policyNames);
    for (const { usual, least, most } of view.settings) expect(least <= usual && usual <= most).toBe(true);
    for (const wrong of [
      { variants: [{ name: 'x', policy: { exploreShare: 0.9 } }] },
      { variants: [{ name: 'x', policy: { rateOfMiracles: 1 } }] },
      { variants: [{ name: 'x', policy: {} }] },
      { variants: [] },
      { worthwhile: 0 },
      { sharePercent: 0 },
    ])
      expect((await stage.send(operator, 'POST', root, { ...body, ...wrong })).status).toBe(400);
    const unknown = newId('experiment', clock.nowMs(), stage.deps.random);
    for (const name of ['judge', 'start', 'stop']) expect((await act(unknown, name)).status).toBe(404);
    expect((await stage.send(operator, 'GET', `${root}/${unknown}/results`)).status).toBe(404);
    expect((await stage.send(operator, 'GET', `${root}/${unknown}/judgement`)).status).toBe(404);
  });

  it('serve nobody otherwise while they are judged, and tell what the variants would have had', async () => {
    const { id } = await create({
      metric: 'click-rate',
      variants: [{ name: 'likes', policy: { likeValue: 9, exploreShare: 0.3 } }],
    });
    expect((await act(id, 'judge')).body.state).toBe('judging');
    expect((await act(id, 'judge')).body.code).toBe('state-conflict');
    const viewers = await Promise.all(Array.from({ length: 6 }, () => makeStagePerson(stage)));
    for (const viewer of viewers) await look(viewer, 20_000, 8);
    const shown = await impressionsOf(viewers[0]!);
    expect(shown).toHaveLength(8);
    for (const { arms, judged, propensity } of shown) {
      expect(arms).toBeUndefined();
      const { experiment, chances } = judged as { experiment: string; chances: number[] };
      expect([experiment, chances.length]).toEqual([id, 2]);
      // Nobody is experimented with: the usual policy is the one that served.
      expect(chances[0]).toBeCloseTo(propensity as number, 12);
    }
    await counted();
    const { body: judged } = await stage.send<JudgementView>(operator, 'GET', `${root}/${id}/judgement`);
    expect(judged).toMatchObject({ slots: 48, people: 6, reward: 'opened' });
    const [usual, variant] = judged.policies;
    expect(usual).toMatchObject({ key: 'base', effectiveSlots: 48, meanWeight: 1, snips: { value: 0 } });
    expect(variant!.key).toBe('a');
    expect(variant!.effectiveSlots).toBeLessThanOrEqual(48);
    expect((await act(id, 'stop')).body).toMatchObject({ state: 'stopped', stopReason: 'seen enough' });
    await look(shopper, 3_000);
    for (const data of await impressionsOf(shopper)) expect(data.judged).toBeUndefined();
  });

  it('serve each arm by its settings, write down who was in which, and find the better one', async () => {
    const { id, variants } = await create({ holdoutPercent: 10 });
    expect((await act(id, 'start')).body.state).toBe('running');
    const rival = await create({ name: 'rival' });
    expect((await act(rival.id, 'start')).body.code).toBe('state-conflict');
    const plan = { id, sharePercent: 100, holdoutPercent: 10, variants };
    const viewer = await makeStagePerson(stage);
    await look(viewer, 20_000);
    const arm = armOf(plan, viewer.id);
    for (const { arms, propensity } of await impressionsOf(viewer)) {
      expect(arms).toEqual({ [id]: arm });
      expect(propensity).toBeGreaterThan(0);
    }
    await manyDays(id, plan);
    await counted();
    const results = await resultsOf(id);
    expect(results.arms.map(({ key }) => key)).toEqual(['base', 'a', 'holdout']);
    expect(results.advice).toMatchObject({ type: 'better', key: 'a' });
    expect(new Set(results.looks.map(({ day }) => day)).size).toBeGreaterThanOrEqual(3);
    const [own] = results.comparisons;
    expect(own).toMatchObject({ key: 'a', metric: 'completion' });
    expect(own!.low! > 0 && own!.low! < own!.difference! && own!.difference! < own!.high!).toBe(true);
    expect(results.surePercent).toBe(95);
    await rebuildCounts(stage.db);
    expect(await resultsOf(id)).toEqual(results);
    expect((await act(id, 'stop')).body.state).toBe('stopped');
    const late = await makeStagePerson(stage);
    await look(late, 20_000);
    for (const data of await impressionsOf(late)) expect(data.arms).toBeUndefined();
    const audited = await stage.db
      .selectFrom('audit_log')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute();
    expect(audited.map(({ action }) => action).sort()).toEqual([
      'experiment-create',
      'experiment-start',
      'experiment-stop',
    ]);
  });

  /** 300 people over three days; those in the variant watch more to the end. */
  async function manyDays(id: string, plan: Parameters<typeof armOf>[0]): Promise<void> {
    for (let day = 0; day < 3; day++) {
      const events = Array.from({ length: 300 }, (_, n) => {
        const personId = `psn_${day}_${n}`;
        const arm = armOf(plan, personId)!;
        const of = { personId, atMs: clock.nowMs(), subjectId: 'clp_x' };
        const completed = n % 10 < (arm === 'a' ? 8 : 2);
        return [
          { ...of, kind: 'impression', data: { arms: { [id]: arm }, propensity: 0.5 } } as const,
          { ...of, kind: 'watch', data: { playMs: completed ? 9_000 : 500, durationMs: 9_000 } } as const,
        ];
      }).flat();
      await unitOfWork(stage.db, (tx) => appendEvents(tx, events));
      clock.advance(dayMs);
    }
  }

  it('are listed page by page, the newest first', async () => {
    for (let i = 0; i < 3; i++) await create();
    const list = async (query: string) =>
      (
        await stage.send<{ items: ExperimentView[]; nextCursor: string | null }>(
          ...([operator, 'GET', `${root}?${query}`] as const),
        )
      ).body;
    const whole = await list('limit=50');
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4));
    expect(whole.items.map(({ id }) => id)).toEqual(
      whole.items
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(whole.nextCursor).toBeNull();
    expect((await stage.send(operator, 'GET', `${root}?cursor=zzz`)).body).toMatchObject({
      code: 'bad-cursor',
    });
  });
});
