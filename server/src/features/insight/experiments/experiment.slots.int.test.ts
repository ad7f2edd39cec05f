import { manualClock } from '@kanmai/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readable } from '../../../../../tests/database.ts';
import { makeStagePerson, type StageServer, stageServer } from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import { countNewSteps, rebuildCounts } from './experiment.reader.ts';
import { slotsMax } from './experiment.schema.ts';

const clock = manualClock(Date.UTC(2026, 10, 20, 12));
const experiment = 'xpt_judged';
let stage: StageServer;

beforeEach(async () => {
  stage = await stageServer({ clock });
  await judged(experiment, null);
});
afterEach(() => stage.stop());

async function judged(id: string, stoppedAt: Date | null): Promise<void> {
  await stage.db
    .insertInto('experiments')
    .values({
      ...{ id, name: id, hypothesis: id, metric: 'completion', share_percent: 100, holdout_percent: 0 },
      ...{ state: stoppedAt === null ? 'judging' : 'stopped', worthwhile: 0.01, variants: '[]' },
      ...{ created_by: (await makeStagePerson(stage)).id, created_at: new Date(clock.nowMs()) },
      stopped_at: stoppedAt,
    })
    .execute();
}

const at = (given: Partial<NewEvent> & Pick<NewEvent, 'kind'>): NewEvent => ({
  atMs: clock.nowMs(),
  ...given,
});
const shown = (personId: string, subjectId: string) =>
  at({
    ...{ kind: 'impression', personId, subjectId },
    data: { propensity: 0.5, judged: { experiment, chances: [0.5, 0.2] } },
  });
const finished = (personId: string, subjectId: string) =>
  at({ kind: 'watch', personId, subjectId, data: { playMs: 9_000, durationMs: 9_000 } });
const merged = (from: string, to: string) =>
  at({ kind: 'person-merged', personId: to, subjectId: from, data: { from, to } });
const erased = (subjectId: string) => at({ kind: 'person-erased', subjectId });
const append = (events: readonly NewEvent[]) => unitOfWork(stage.db, (tx) => appendEvents(tx, events));
const count = async () => {
  await readable(stage.db);
  await countNewSteps(stage.db);
};
const slots = async () =>
  (
    await stage.db
      .selectFrom('experiment_slots')
      .select(['person_id', 'clip_id', 'completed'])
      .orderBy('event_id')
      .execute()
  ).map(({ person_id, clip_id, completed }) => `${person_id} ${clip_id} ${completed}`);

describe('slots that are judged', () => {
  it('say what came of them after they were shown, whoever the person became, however the log is cut up', async () => {
    const steps = [
      // Watched before it was shown here: nothing of this slot.
      finished('stranger', 'clp_0'),
      ...[
        shown('stranger', 'clp_0'),
        shown('stranger', 'clp_1'),
        shown('stranger', 'clp_2'),
        shown('account', 'clp_3'),
      ],
      finished('stranger', 'clp_2'),
      merged('stranger', 'account'),
      // Watched by the account, what the stranger was shown.
      finished('account', 'clp_1'),
      shown('gone', 'clp_1'),
      erased('gone'),
      shown('gone', 'clp_2'),
    ];
    for (const step of steps) {
      await append([step]);
      await count();
    }
    const oneByOne = await slots();
    expect(oneByOne).toEqual([
      ...[
        'account clp_0 false',
        'account clp_1 true',
        'account clp_2 true',
        'account clp_3 false',
        'gone clp_2 false',
      ],
    ]);
    await rebuildCounts(stage.db);
    expect(await slots()).toEqual(oneByOne);
    // Taken again, as after a crash: what was counted is counted once.
    await count();
    expect(await slots()).toEqual(oneByOne);
  });

  it('are kept as many as are read, the last', async () => {
    for (let n = 0; n < 3; n++)
      await append(Array.from({ length: slotsMax / 2 }, (_, i) => shown(`p${i % 50}`, `clp_${n}_${i}`)));
    await count();
    const kept = await slots();
    expect(kept).toHaveLength(slotsMax);
    expect(kept[0]).toMatch(/clp_1_0 /);
  });

  it('leave experiments alone that were over', async () => {
    const over = 'xpt_over';
    await judged(over, new Date(clock.nowMs() - 10_000));
    const arms = { [over]: 'base' };
    const early = clock.nowMs() - 20_000;
    await append([at({ kind: 'impression', personId: 'p', subjectId: 'c', atMs: early, data: { arms } })]);
    await count();
    const looks = () =>
      stage.db.selectFrom('experiment_looks').selectAll().where('experiment_id', '=', over).execute();
    const last = await looks();
    expect(last.length).toBeGreaterThan(0);
    await append([finished('p', 'c'), at({ ...finished('p', 'c'), atMs: early })]);
    await count();
    // The step that came late was one of its days: it counts; the one after its end does not.
    const later = await looks();
    expect(later.find(({ metric }) => metric === 'completion')).toMatchObject({ x: 1, y: 1 });
  });
});
