import type { EventKind, EventReader } from '../../insight/events/index.ts';
import type { CaseCommand } from './case.decide.ts';
import { type CaseDeps, commandCase } from './case.service.ts';
import { findOpenCases } from './case.store.ts';

const commands: ReadonlyMap<EventKind, CaseCommand> = new Map([
  ['order-shipped', { kind: 'order-shipped' }],
  ['order-unshipped-cancelled', { kind: 'unshipped-cancelled' }],
  ['order-closed', { kind: 'order-closed' }],
]);

/**
 * What happens to an order answers the cases about it: goods that have left are not refunded as unshipped, and an order
 * or goods whose money went back as a whole have nothing left to ask for. Safe to repeat.
 */
export function caseReader(deps: CaseDeps): EventReader {
  return {
    name: 'aftersales',
    kinds: [...commands.keys()],
    async take(events) {
      for (const { kind, subjectId } of events) {
        const command = commands.get(kind);
        if (subjectId === null || command === undefined) continue;
        for (const { id } of await findOpenCases(deps.db, [subjectId]))
          await commandCase(deps, { caseId: id }, command, { side: 'clock', actorId: null });
      }
    },
  };
}
