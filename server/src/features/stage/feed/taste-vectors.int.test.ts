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
import { unitOfWork } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { FeedView } from './feed.schema.ts';
import { findTakings } from './takings.views.ts';
import { tasteVectorsName, trainTasteVectors } from './taste-vectors.service.ts';

let stage: StageServer;
const clips: string[] = [];

beforeAll(async () => {
  stage = await stageServer({ seed: 5 });
  const owner = await makeStagePerson(stage);
  const assetId = await makeReadyAsset(stage, owner.id);
  const authorId = await makeStageShop(stage, 'everything');
  const about = Array.from({ length: 80 }, () => ({ authorId, category: 'all' }));
  clips.push(...(await publishClips(stage, assetId, about)));
});
afterAll(() => stage.stop());

const enjoy = async (who: StagePerson, numbers: readonly number[]) => {
  const events = numbers.flatMap((number) => [
    { kind: 'impression', clipId: clips[number] },
    { kind: 'watch', clipId: clips[number], playMs: 20_000 },
  ]);
  const answer = await stage.send<{ accepted: number }>(who, 'POST', '/events', { events });
  expect(answer.body.accepted).toBe(events.length);
};

describe('vectors of taste', () => {
  it('are not trained where there is too little to learn from', async () => {
    expect(await trainTasteVectors(stage.deps)).toBe(0);
  });

  it('find what people of the same taste enjoyed, though nothing else tells it apart', async () => {
    // Two crowds enjoy clips of the same shop and category: one the even ones, one the odd ones.
    for (let person = 0; person < 24; person++) {
      const who = await makeStagePerson(stage);
      const numbers = Array.from({ length: 14 }, (_, i) => ((person * 7 + i * 3) % 40) * 2 + (person % 2));
      await enjoy(who, [...new Set(numbers)]);
    }
    await stage.caughtUp();
    expect(await trainTasteVectors(stage.deps)).toBeGreaterThan(60);
    await stage.caughtUp();
    expect(stage.feed.interest().vectors(tasteVectorsName)?.ids.length).toBeGreaterThan(60);

    const who = await makeStagePerson(stage);
    await enjoy(who, [0, 2, 4]);
    await stage.caughtUp();
    const { body } = await stage.send<FeedView>(who, 'GET', '/feed?limit=10');
    const found = body.items.filter(({ channel }) => channel === 'similar');
    expect(found.length).toBeGreaterThan(2);
    expect(found.every(({ clip }) => clips.indexOf(clip.id) % 2 === 0)).toBe(true);
  });

  it('are not learnt from who has recommendations off, nor from plays of unknown length', async () => {
    const takings = async () => {
      const found = await findTakings(stage.db, 0, { stepsMax: 1_000_000, takingsMax: 1_000_000 });
      return (personId: string) => found.filter((one) => one.personId === personId).length;
    };
    const [on, off] = [await makeStagePerson(stage), await makeStagePerson(stage)];
    expect((await stage.send(off, 'PUT', '/me/recommendations', { on: false })).status).toBe(200);
    for (const who of [on, off]) await enjoy(who, [1, 3, 5]);
    expect((await stage.send(off, 'PUT', '/me/recommendations', { on: true })).status).toBe(200);
    await enjoy(off, [7]);
    const steps = { kind: 'watch' as const, atMs: stage.deps.clock.nowMs(), personId: on.id };
    const unknown = { ...steps, subjectId: clips[9] as string, data: { playMs: 10, durationMs: 0 } };
    await unitOfWork(stage.db, (tx) => appendEvents(tx, [unknown]));
    const count = await takings();
    expect([count(on.id), count(off.id)]).toEqual([3, 1]);
  });
});
