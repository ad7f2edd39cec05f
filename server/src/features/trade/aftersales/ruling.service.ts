import { err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { Rollback, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { tellSides } from './case.notice.ts';
import type { CaseView } from './case.schema.ts';
import { runCommand } from './case.service.ts';
import type { Ruling } from './case.state.ts';
import { findCaseLines, lockCase } from './case.store.ts';
import { findCaseView } from './case.views.ts';

/** An operator rules on a case that was brought before them, with a reason that both sides read. */
export async function ruleOnCase(
  deps: FeatureDeps,
  operatorId: PersonId,
  caseId: string,
  given: { readonly ruling: Ruling; readonly amountCents?: number; readonly reason: string },
): Promise<Result<CaseView, Problem>> {
  try {
    const ran = await unitOfWork(deps.db, async (tx) => {
      const found = await lockCase(tx, { caseId });
      if (found === null) throw new Rollback<Problem>({ type: 'not-found' });
      const lines = await findCaseLines(tx, caseId);
      const maxCents = lines.reduce((sum, line) => sum + line.maxCents, found.shippingMaxCents);
      const { ruling, amountCents = found.state.amountCents } = given;
      const reason = given.reason.trim();
      const command = { kind: 'rule', ruling, amountCents, maxCents, text: reason } as const;
      const done = await runCommand(tx, deps, found, command, { side: 'operator', actorId: operatorId });
      await audit(tx, deps, {
        actorId: operatorId,
        action: 'after-sale-ruling',
        subjectId: caseId,
        reason,
        detail: { orderId: found.orderId, ruling, amountCents: ruling === 'dismiss' ? 0 : amountCents },
      });
      return done;
    });
    deps.eventsAppended();
    await tellSides(deps, ran, 'operator');
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
  const view = await findCaseView(deps.db, { as: 'operator' }, caseId);
  return view === null ? err({ type: 'not-found' }) : ok(view);
}
