import type { Tx } from '../../../database.ts';
import { appendEvents, type NewEvent } from '../../insight/events/index.ts';
import { type ClaimEvent, type ClaimState, isClosed } from './claim.state.ts';
import type { ClaimSubject } from './claim.store.ts';

type Step = { readonly kind: NewEvent['kind'] } & Record<string, unknown>;

/** What everybody else is told of: that a claim was made, what was said to it, how it ended. What was written stays in the claim. */
export async function logClaimSteps(
  tx: Tx,
  { id, orderId, position, code, shopId, personId, currency }: ClaimSubject,
  after: ClaimState,
  events: readonly ClaimEvent[],
  atMs: number,
): Promise<void> {
  const about = { orderId, position, right: code, reason: after.reason, currency };
  const steps = events.flatMap((event): NewEvent[] => {
    const step = stepOf(event);
    if (step === null) return [];
    const { kind, ...detail } = step;
    return [{ kind, atMs, personId, shopId, subjectId: id, data: { ...about, ...detail } }];
  });
  if (steps.length > 0) await appendEvents(tx, steps);
}

function stepOf(event: ClaimEvent): Step | null {
  switch (event.kind) {
    case 'filed':
      return { kind: 'claim-opened', askedCents: event.askedCents };
    case 'answered':
      return { kind: 'claim-answered', answer: event.answer };
    case 'appealed':
      return { kind: 'claim-answered', answer: `appealed-by-${event.by}` };
    case 'withdrawn':
      return { kind: 'claim-closed', outcome: 'withdrawn', because: '', paidCents: 0 };
    case 'decided': {
      const { state, because, dueAt, stakeCents, paidCents } = event;
      return isClosed(state)
        ? { kind: 'claim-closed', outcome: state, because, paidCents }
        : { kind: 'claim-answered', answer: state, because, dueAt, stakeCents };
    }
    default:
      return null;
  }
}
