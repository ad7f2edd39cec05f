import { err, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { lockCase, setCaseState } from './advert-case.store.ts';

/** pass: the reader was wrong, this text of this field is not refused again. recall: it is again. */
export type CaseDecision = 'pass' | 'recall';

/** An operator's decision about a text, with its reason in the audit log. */
export async function decideCase(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  actor: Actor,
  given: { readonly id: number; readonly decision: CaseDecision; readonly reason: string },
): Promise<Result<null, Problem>> {
  const found = await lockCase(tx, given.id);
  if (found === null) return err({ type: 'not-found' });
  if ((found.state === 'passed') === (given.decision === 'pass'))
    return err({ type: 'state-conflict', state: found.state });
  const reason = given.reason.trim();
  const state = given.decision === 'pass' ? 'passed' : 'open';
  await setCaseState(tx, found.id, { state, reason, operatorId: actor.personId }, deps.clock.nowMs());
  await audit(tx, deps, {
    actorId: actor.personId,
    action: `advert-${given.decision}`,
    subjectId: found.subjectId === '' ? found.authorId : found.subjectId,
    reason,
    detail: { caseId: found.id, field: found.field, text: found.text },
  });
  return ok(null);
}
