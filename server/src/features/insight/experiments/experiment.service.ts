import { type ExperimentId, err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { appendEvents } from '../events/index.ts';
import { judgementOf } from './experiment.judgement.ts';
import { type Act, decideAct, variantsOf } from './experiment.policy.ts';
import { resultsOf } from './experiment.results.ts';
import type { ExperimentView, JudgementView, NewExperiment, ResultsView } from './experiment.schema.ts';
import { insertExperiment, lockExperiments, setState } from './experiment.store.ts';
import { countMixed, findExperiment, listLooks, listSlots } from './experiment.views.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random'>;

export async function createExperiment(
  tx: Tx,
  deps: Deps,
  actorId: PersonId,
  body: NewExperiment,
): Promise<Result<ExperimentView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const id: ExperimentId = newId('experiment', nowMs, deps.random);
  await insertExperiment(tx, { ...body, id, createdBy: actorId, nowMs }, variantsOf(body));
  await audit(tx, deps, {
    ...{ actorId, action: 'experiment-create', subjectId: id, reason: body.hypothesis },
  });
  return ok((await findExperiment(tx, id)) as ExperimentView);
}

export interface ExperimentAct {
  readonly id: string;
  readonly act: Act;
  readonly actorId: PersonId;
  readonly reason?: string;
}

/** Has an experiment judged, started or stopped; every process serves by it within moments. */
export async function actOnExperiment(
  deps: Deps,
  { id, act, actorId, reason = '' }: ExperimentAct,
): Promise<Result<ExperimentView, Problem>> {
  return unitOfWork(deps.db, async (tx) => {
    const locked = await lockExperiments(tx, id);
    const experiment = locked.find((each) => each.id === id);
    if (experiment === undefined) return err({ type: 'not-found' });
    const problem = decideAct(act, experiment, locked);
    if (problem !== null) return err(problem);
    const nowMs = deps.clock.nowMs();
    await setState(tx, id, act, reason, nowMs);
    await appendEvents(tx, [
      { kind: 'experiment-changed', atMs: nowMs, personId: actorId, subjectId: id, data: { act } },
    ]);
    await audit(tx, deps, { actorId, action: `experiment-${act}`, subjectId: id, reason });
    return ok((await findExperiment(tx, id)) as ExperimentView);
  });
}

export async function readResults(deps: Deps, id: string): Promise<Result<ResultsView, Problem>> {
  const experiment = await findExperiment(deps.db, id);
  if (experiment === null) return err({ type: 'not-found' });
  const [looks, mixed] = await Promise.all([listLooks(deps.db, id), countMixed(deps.db, id)]);
  return ok(resultsOf(experiment, looks, mixed, deps.clock.nowMs()));
}

export async function readJudgement(deps: Deps, id: string): Promise<Result<JudgementView, Problem>> {
  const experiment = await findExperiment(deps.db, id);
  if (experiment === null) return err({ type: 'not-found' });
  return ok(await judgementOf(experiment, await listSlots(deps.db, id), deps.random));
}
