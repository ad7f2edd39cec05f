import { hourMs, manualClock, minuteMs, type ShopId, seededRandom } from '@kanmai/kernel';
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
import { appendEvents, type NewEvent } from '../events/index.ts';
import { countNewSteps, rebuildResults } from './clip-result.reader.ts';
import type { ClipResults } from './clip-result.schema.ts';

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

const makeClips = async (count: number) =>
  publishClips(
    stage,
    await makeReadyAsset(stage, owner.id),
    Array.from({ length: count }, () => ({ authorId: shopId, category: 'tea' })),
  );

const append = (events: readonly Omit<NewEvent, 'atMs'>[], atMs = clock.nowMs()) =>
  unitOfWork(stage.db, (tx) =>
    appendEvents(
      tx,
      events.map((event) => ({ atMs, ...event })),
    ),
  );

const watch = (clipId: string, personId: string, playMs: number, requestId?: string): NewEvent => ({
  kind: 'watch',
  atMs: clock.nowMs(),
  personId,
  shopId,
  subjectId: clipId,
  data: { playMs, durationMs: 20_000, ...(requestId === undefined ? {} : { requestId }) },
});

const resultsOf = async (clipId: string, who = owner) =>
  stage.send<ClipResults & { code?: string }>(who, 'GET', `/studio/clips/${clipId}/results`);

async function everything() {
  const days = await stage.db
    .selectFrom('clip_result_days')
    .selectAll()
    .orderBy('clip_id')
    .orderBy('day')
    .execute();
  const ends = await stage.db
    .selectFrom('clip_result_ends')
    .selectAll()
    .where('views', '<>', 0)
    .orderBy('clip_id')
    .orderBy('duration_ms')
    .orderBy('step')
    .execute();
  const viewers = await stage.db
    .selectFrom('clip_result_viewers')
    .selectAll()
    .orderBy('clip_id')
    .orderBy('person_id')
    .execute();
  return { days, ends, viewers };
}

describe('what came of a clip', () => {
  it('is counted from the log: a view told twice is one, goods and follows belong to it', async () => {
    const [clipId, other] = (await makeClips(2)) as [string, string];
    await append([
      watch(clipId, 'per_a', 5_000, 'req_1'),
      watch(clipId, 'per_a', 19_500, 'req_1'),
      watch(clipId, 'per_a', 2_000, 'req_2'),
      watch(clipId, 'per_b', 0, 'req_3'),
      watch(other, 'per_b', 20_000, 'req_3'),
      { kind: 'product-open', personId: 'per_a', shopId, subjectId: 'prd_1', data: { clipId } },
      { kind: 'product-open', personId: 'per_c', shopId, subjectId: 'prd_1', data: {} },
      { kind: 'cart-add', personId: 'per_a', shopId, subjectId: 'prd_1', data: { clipId, quantity: 1 } },
      { kind: 'like', personId: 'per_a', shopId, subjectId: clipId },
      { kind: 'like', personId: 'per_b', shopId, subjectId: clipId },
      { kind: 'unlike', personId: 'per_b', shopId, subjectId: clipId },
      { kind: 'follow', personId: 'per_a', shopId, subjectId: shopId },
      { kind: 'follow', personId: 'per_c', shopId, subjectId: shopId },
    ]);
    const lines = [
      { clipId, productId: 'prd_1', totalCents: 3_000 },
      { clipId, productId: 'prd_2', totalCents: 500 },
      { clipId: null, productId: 'prd_3', totalCents: 9_999 },
    ];
    for (const kind of ['order-placed', 'order-paid'] as const)
      await append([{ kind, personId: 'per_a', shopId, subjectId: 'ord_1', data: { lines } }]);
    await readable(stage.db);
    await countNewSteps(stage.db);
    await countNewSteps(stage.db);
    const { totals, retention, days, advice } = (await resultsOf(clipId)).body;
    expect(totals).toEqual({
      ...{ views: 3, viewers: 2, completions: 1, productOpens: 1, cartAdds: 1, orders: 1, paidOrders: 1 },
      ...{ paidCents: 3_500, likes: 1, follows: 1, averagePlayMs: 7_167, completionRate: 1 / 3 },
      ...{ productClickRate: 0.5, paidCentsPer1000Views: 1_166_667 },
    });
    expect(retention.views).toBe(3);
    expect([retention.shares[0], retention.shares[1], retention.shares[50], retention.shares[97]]).toEqual([
      ...[1, 2 / 3, 1 / 3, 1 / 3],
    ]);
    expect(days).toHaveLength(28);
    expect(days.at(-1)).toMatchObject({ day: '2026-11-20', views: 3, paidCents: 3_500 });
    expect(advice.code).toBe('too-few-views');
    expect((await resultsOf(other)).body.totals).toMatchObject({ views: 1, completions: 1, follows: 0 });
  });

  it('is its author’s to see, and nobody else’s', async () => {
    const [clipId] = (await makeClips(1)) as [string];
    expect((await resultsOf(clipId)).body.totals).toMatchObject({ views: 0, averagePlayMs: null });
    expect((await resultsOf(clipId, await makeStagePerson(stage))).status).toBe(404);
  });

  it('begins a new curve with another video', async () => {
    const [clipId] = (await makeClips(1)) as [string];
    await append([watch(clipId, 'per_a', 5_000, 'req_9')]);
    await readable(stage.db);
    await countNewSteps(stage.db);
    expect((await resultsOf(clipId)).body.retention.views).toBe(1);
    await stage.db.updateTable('clips').set({ duration_ms: 7_000 }).where('id', '=', clipId).execute();
    expect((await resultsOf(clipId)).body).toMatchObject({ retention: { views: 0 }, totals: { views: 1 } });
  });

  it('is the same counted as it happens, by several at once, and all over again', async () => {
    const clips = await makeClips(4);
    const random = seededRandom(62);
    const pick = <Value>(values: readonly Value[]) =>
      values[Math.floor(random.next() * values.length)] as Value;
    const people = ['per_1', 'per_2', 'per_3', 'per_4', 'per_5'];
    const step = (): NewEvent => {
      const clipId = pick(clips);
      const personId = pick(people);
      const about = { atMs: clock.nowMs(), personId, shopId };
      const data = { clipId };
      return pick<() => NewEvent>([
        () => watch(clipId, personId, Math.round(random.next() * 30_000), pick(['r1', 'r2', undefined])),
        () => watch(clipId, personId, Math.round(random.next() * 30_000), pick(['r1', 'r2', undefined])),
        () => ({ kind: 'like', ...about, subjectId: clipId }),
        () => ({ kind: 'follow', ...about, subjectId: shopId }),
        () => ({ kind: 'product-open', ...about, subjectId: 'prd_1', data }),
        () => ({ kind: 'cart-add', ...about, subjectId: 'prd_1', data }),
        () => ({
          ...{ kind: 'order-paid', ...about, subjectId: 'ord_x' },
          data: { lines: [{ clipId, totalCents: 100 }] },
        }),
      ])();
    };
    const write = async () => {
      for (let i = 0; i < 40; i++) {
        clock.advance(random.next() < 0.1 ? 5 * hourMs : minuteMs);
        await append(Array.from({ length: 1 + Math.floor(random.next() * 12) }, step));
      }
    };
    let writing = true;
    const count = async () => {
      while (writing) await countNewSteps(stage.db);
    };
    const counting = [count(), count(), count()];
    await write();
    writing = false;
    await Promise.all(counting);
    await readable(stage.db);
    await countNewSteps(stage.db);
    const incremental = await everything();
    expect(incremental.viewers.length).toBeGreaterThan(15);
    await rebuildResults(stage.db);
    expect(await everything()).toEqual(incremental);
  });
});
