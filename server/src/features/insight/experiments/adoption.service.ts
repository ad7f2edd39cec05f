import { err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { appendEvents } from '../events/index.ts';
import { conflictWith, decideAdopt, settingsBetween } from './adoption.policy.ts';
import type { AdoptionView, AdoptWish } from './adoption.schema.ts';
import { insertAdoption, lockAdoptions, revertAdoption } from './adoption.store.ts';
import { findAdopted, listAdoptions, listInForce } from './adoption.views.ts';
import { policyOfArm } from './experiment.policy.ts';
import { lockExperiments } from './experiment.store.ts';
import { findExperiment } from './experiment.views.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random'>;

/** What an adoption or return leaves: all of them, with what is in force. */
type Adoptions = Promise<Result<AdoptionView[], Problem>>;

/** Makes a variant's settings what everybody is served by; every process does so within moments. */
export async function adoptVariant(
  deps: Deps,
  { id, actorId, variant, reason }: AdoptWish & { readonly id: string; readonly actorId: PersonId },
): Adoptions {
  return unitOfWork(deps.db, async (tx) => {
    await lockAdoptions(tx);
    const others = await lockExperiments(tx, id);
    const experiment = await findExperiment(tx, id);
    if (experiment === null) return err({ type: 'not-found' });
    const problem = decideAdopt(
      experiment,
      variant,
      others.filter((each) => each.id !== id),
    );
    if (problem !== null) return err(problem);
    const nowMs = deps.clock.nowMs();
    const policy = { ...(await findAdopted(tx)), ...policyOfArm(experiment, variant) };
    await insertAdoption(tx, { experimentId: id, variant, policy, actorId, reason, nowMs });
    await tell(tx, deps, { act: 'adopt', experimentId: id, actorId, reason });
    return ok(await listAdoptions(tx));
  });
}

/** Returns to what was before the adoption that is in force. Another has to be returned from first. */
export async function returnFromAdoption(
  deps: Deps,
  { id, actorId, reason }: { readonly id: number; readonly actorId: PersonId; readonly reason: string },
): Adoptions {
  return unitOfWork(deps.db, async (tx) => {
    await lockAdoptions(tx);
    const [inForce, before] = await listInForce(tx, 2);
    if (inForce?.id !== id) {
      const isKnown = await tx
        .selectFrom('feed_adoptions')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      return err(isKnown === undefined ? { type: 'not-found' } : { type: 'state-conflict', field: 'state' });
    }
    const { experimentId } = inForce;
    const changed = settingsBetween(inForce.policy, before?.policy ?? {});
    const problem = conflictWith(changed, await lockExperiments(tx, experimentId));
    if (problem !== null) return err(problem);
    await revertAdoption(tx, id, { actorId, reason, nowMs: deps.clock.nowMs() });
    await tell(tx, deps, { act: 'revert', experimentId, actorId, reason });
    return ok(await listAdoptions(tx));
  });
}

interface Told {
  readonly act: 'adopt' | 'revert';
  readonly experimentId: string;
  readonly actorId: PersonId;
  readonly reason: string;
}

/** In the log, from which every process takes it, and in the audit. */
async function tell(tx: Tx, deps: Deps, { act, experimentId, actorId, reason }: Told): Promise<void> {
  const about = { atMs: deps.clock.nowMs(), personId: actorId, subjectId: experimentId };
  await appendEvents(tx, [{ kind: 'experiment-changed', ...about, data: { act } }]);
  await audit(tx, deps, { actorId, action: `experiment-${act}`, subjectId: experimentId, reason });
}
