import type { EventReader } from '../../insight/events/index.ts';
import { type CaseDeps, commandCase } from './case.service.ts';
import { findOpenCases } from './case.store.ts';

/**
 * What happens to an order answers the cases about it: goods that have left are not refunded as unshipped, and an order
 * whose money went back as a whole has nothing left to ask for. Safe to repeat.
 */
export function caseReader(deps: CaseDeps): EventReader {
  return {
    name: 'aftersales',
    kinds: ['order-shipped', 'order-closed'],
    async take(events) {
      for (const { kind, subjectId } of events) {
        if (subjectId === null) continue;
        const command = kind === 'order-closed' ? 'order-closed' : 'order-shipped';
        for (const { id } of await findOpenCases(deps.db, [subjectId]))
          await commandCase(deps, { caseId: id }, { kind: command }, { side: 'clock', actorId: null });
      }
    },
  };
}
