import { policyOfSettings } from '@kanmai/interest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import type { FeedView } from '../../stage/feed/feed.schema.ts';
import type { AdoptionView } from './adoption.schema.ts';
import type { ExperimentView, Variant } from './experiment.schema.ts';

let stage: StageServer;
let operator: StagePerson;

beforeAll(async () => {
  stage = await stageServer({ seed: 113 });
  operator = await makeStagePerson(stage, { roles: ['operator'] });
  const authorId = await makeStageShop(stage);
  const clips = Array.from({ length: 60 }, (_, n) => ({ authorId, category: `c${n % 5}` }));
  await publishClips(stage, await makeReadyAsset(stage, operator.id), clips);
  await stage.caughtUp();
});
afterAll(() => stage.stop());

const create = async (policy: Variant['policy'], acts: readonly string[] = ['start', 'stop']) => {
  const { body } = await stage.send<ExperimentView>(operator, 'POST', '/ops/experiments', {
    ...{ name: 'An experiment', hypothesis: 'It is better', metric: 'completion', worthwhile: 0.05 },
    ...{ sharePercent: 100, holdoutPercent: 0, variants: [{ name: 'A', policy }] },
  });
  for (const act of acts)
    expect(
      (await stage.send(operator, 'POST', `/ops/experiments/${body.id}/${act}`, bodyOf(act))).status,
    ).toBe(200);
  return body.id;
};
const bodyOf = (act: string) => (act === 'stop' ? { reason: 'seen enough' } : undefined);
interface Adoptions {
  adoptions: AdoptionView[];
  code?: string;
}
const adopt = (id: string, who: StagePerson | null = operator, variant = 'a') =>
  stage.send<Adoptions>(who, 'POST', `/ops/experiments/${id}/adopt`, { variant, reason: 'it was better' });
const revert = (id: number, who: StagePerson | null = operator) =>
  stage.send<Adoptions>(who, 'POST', `/ops/feed-settings/${id}/revert`, { reason: 'it was not' });
interface Settings extends Adoptions {
  settings: { name: string; value: number; engine: number }[];
}
const settingsOf = async (server = stage) =>
  (await server.send<Settings>(operator, 'GET', '/ops/feed-settings')).body;
const settingOf = ({ settings }: Settings, name: string) =>
  settings.find((each) => each.name === name)?.value;
/** What the engine is asked with for a page. */
async function askedWith(server = stage): Promise<unknown> {
  const engine = server.feed.interest();
  const whole = engine.skeleton.bind(engine);
  let policy: unknown = 'never asked';
  engine.skeleton = (request) => {
    policy = request.policy;
    return whole(request);
  };
  const viewer = await makeStagePerson(server);
  await server.send<FeedView>(viewer, 'GET', '/feed?limit=3');
  engine.skeleton = whole;
  return policy;
}

describe('what an experiment led to', () => {
  it('is adopted and returned from by operators alone', async () => {
    const id = await create({ likeValue: 5 });
    const moderator = await makeStagePerson(stage, { roles: ['moderator'] });
    for (const [who, status] of [
      [null, 401],
      [await makeStagePerson(stage), 403],
      [moderator, 403],
    ] as const) {
      expect((await adopt(id, who)).status).toBe(status);
      expect((await revert(1, who)).status).toBe(status);
      expect((await stage.send(who, 'GET', '/ops/feed-settings')).status).toBe(status);
    }
    expect((await settingsOf()).adoptions).toEqual([]);
  });

  it('is for an experiment that was served and has stopped', async () => {
    expect((await adopt('xpr_unknown')).status).toBe(400);
    const judged = await create({ fatigue: 0.2 }, ['judge']);
    for (const id of [
      judged,
      await create({ fatigue: 0.2 }, []),
      await create({ fatigue: 0.2 }, ['start']),
    ]) {
      expect(await adopt(id)).toMatchObject({ status: 409, body: { code: 'state-conflict' } });
      await stage.send(operator, 'POST', `/ops/experiments/${id}/stop`, bodyOf('stop'));
    }
    // It was judged and has stopped, but nobody was ever served by it.
    expect((await adopt(judged)).body.code).toBe('state-conflict');
    expect((await adopt(await create({ fatigue: 0.2 }), operator, 'b')).status).toBe(400);
    expect((await revert(4_711)).status).toBe(404);
  });

  it('becomes what everybody is served by, here and in other processes, and outlives a restart', async () => {
    const other = await stageServer({ after: stage });
    other.know(operator);
    const engine = policyOfSettings(stage.feed.interest().settings);
    expect(await askedWith()).toBeUndefined();
    const [first, second] = [
      await create({ likeValue: 5 }),
      await create({ likeValue: 6, exploreShare: 0.2 }),
    ];
    const { body } = await adopt(first);
    expect(body.adoptions[0]).toMatchObject({ experimentId: first, policy: { likeValue: 5 }, inForce: true });
    expect(await askedWith()).toEqual({ likeValue: 5 });
    await other.caughtUp();
    expect(await askedWith(other)).toEqual({ likeValue: 5 });
    await adopt(second);
    const now = await settingsOf();
    expect([settingOf(now, 'likeValue'), settingOf(now, 'exploreShare'), settingOf(now, 'fatigue')]).toEqual([
      ...[6, 0.2, engine.fatigue],
    ]);
    // Read from the log, which waits for the oldest transaction of the whole database server: another test's, too.
    const usualOf = async () =>
      (
        await stage.send<{ settings: { name: string; usual: number }[] }>(
          ...([operator, 'GET', '/ops/experiments/settings'] as const),
        )
      ).body.settings.find(({ name }) => name === 'likeValue')?.usual;
    await expect.poll(usualOf, { timeout: 10_000 }).toBe(6);
    await other.halt();
    const again = await stageServer({ after: stage });
    again.know(operator);
    expect(await askedWith(again)).toEqual({ likeValue: 6, exploreShare: 0.2 });

    // Back, one after the other; every step is written down with who and why.
    const [newest, oldest] = now.adoptions;
    expect((await revert(oldest!.id)).body.code).toBe('state-conflict');
    expect((await revert(newest!.id)).body.adoptions.map(({ inForce }) => inForce)).toEqual([false, true]);
    await again.caughtUp();
    for (const server of [stage, again]) expect(await askedWith(server)).toEqual({ likeValue: 5 });
    expect((await revert(newest!.id)).body.code).toBe('state-conflict');
    await revert(oldest!.id);
    await again.caughtUp();
    for (const server of [stage, again]) expect(await askedWith(server)).toBeUndefined();
    const audited = await stage.db
      .selectFrom('audit_log')
      .select(['action', 'reason', 'actor_id'])
      .where('subject_id', '=', second)
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(audited.map(({ action, reason }) => [action, reason]).sort()).toEqual([
      ['experiment-adopt', 'it was better'],
      ['experiment-revert', 'it was not'],
    ]);
    expect(audited.every(({ actor_id }) => actor_id === operator.id)).toBe(true);
    await again.halt();
  });

  it('is what arms and judged variants are compared with, and is not changed under them', async () => {
    await adopt(await create({ likeValue: 5 }));
    const running = await create({ fatigue: 0.2 }, ['start']);
    const rival = await create({ clickValue: 2 });
    for (let n = 0; n < 6; n++)
      expect([{ likeValue: 5 }, { likeValue: 5, fatigue: 0.2 }]).toContainEqual(await askedWith());
    const same = await create({ clickValue: 1 }, ['judge']);
    // The running experiment varies another setting; the judged one the same.
    expect((await adopt(rival)).body.code).toBe('state-conflict');
    await stage.send(operator, 'POST', `/ops/experiments/${same}/stop`, bodyOf('stop'));
    expect((await adopt(rival)).status).toBe(200);
    const blocker = await create({ clickValue: 3 }, ['start']);
    const [inForce] = (await settingsOf()).adoptions;
    expect((await revert(inForce!.id)).body.code).toBe('state-conflict');
    for (const id of [running, blocker])
      await stage.send(operator, 'POST', `/ops/experiments/${id}/stop`, bodyOf('stop'));
    expect((await revert(inForce!.id)).status).toBe(200);
  });

  it('is one at a time: two that are adopted at once are both in what is in force', async () => {
    const ids = [await create({ clickValue: 2 }), await create({ longViewValue: 2 })];
    await Promise.all(ids.map((id) => adopt(id)));
    expect((await settingsOf()).adoptions[0]?.policy).toMatchObject({ clickValue: 2, longViewValue: 2 });
  });
});
