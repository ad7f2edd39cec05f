import type { Tx } from '../../../database.ts';
import { appendEvents, type NewEvent } from '../../insight/events/index.ts';
import type { CaseEvent, CaseState } from './case.state.ts';
import type { Side, StoredCase } from './case.store.ts';

/** What everybody else is told of: that a case was opened, answered and closed. What was written stays in the case. */
export async function logCaseSteps(
  tx: Tx,
  found: Omit<StoredCase, 'state' | 'shippingMaxCents'>,
  after: CaseState,
  events: readonly CaseEvent[],
  atMs: number,
  side: Side,
): Promise<void> {
  const steps = events.flatMap((event): NewEvent[] => {
    const step = stepOf(event);
    if (step === null) return [];
    const { kind, ...detail } = step;
    return [
      {
        kind,
        atMs,
        personId: found.personId,
        shopId: found.shopId,
        subjectId: found.id,
        data: {
          ...detail,
          by: side,
          orderId: found.orderId,
          wants: after.wants,
          reason: after.reason,
          amountCents: after.amountCents,
        },
      },
    ];
  });
  if (steps.length > 0) await appendEvents(tx, steps);
}

type Step = { readonly kind: NewEvent['kind'] } & Record<string, unknown>;

function stepOf(event: CaseEvent): Step | null {
  switch (event.kind) {
    case 'asked':
      return { kind: 'after-sale-opened', dueAt: event.dueAt };
    case 'agreed':
    case 'offered':
    case 'declined':
      return { kind: 'after-sale-answered', answer: event.kind, dueAt: event.dueAt };
    case 'ruled':
      return { kind: 'after-sale-answered', answer: `ruled-${event.ruling}`, dueAt: event.dueAt };
    case 'refunded-early':
      return { kind: 'after-sale-answered', answer: event.kind, refundedCents: event.amountCents };
    case 'closed': {
      const { outcome, refundedCents, owedCents = 0 } = event;
      return { kind: 'after-sale-closed', outcome, refundedCents, owedCents };
    }
    default:
      return null;
  }
}
