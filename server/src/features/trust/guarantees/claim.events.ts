import type { Tx } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { ClaimEvent, ClaimState } from './claim.state.ts';
import type { ClaimSubject } from './claim.store.ts';

/**
 * What everybody else is told of a claim: how it was decided, each time that it was. What was written and shown stays in the
 * claim.
 */
export async function logDecisions(
  tx: Tx,
  claim: ClaimSubject,
  after: ClaimState,
  events: readonly ClaimEvent[],
  atMs: number,
): Promise<void> {
  const isDecided = events.some(
    (event) => event.kind === 'decided' && (event.state === 'paid' || event.state === 'refused'),
  );
  if (!isDecided) return;
  const { id, orderId, position, code, shopId, personId } = claim;
  const { name: state, because, reason, paidCents } = after;
  const ruled = events.some(({ kind }) => kind === 'ruled');
  await appendEvents(tx, [
    {
      ...{ kind: 'claim-decided', atMs, subjectId: id, shopId, personId },
      data: { orderId, position, code, state, because, reason, paidCents, lab: after.labVerdict, ruled },
    },
  ]);
}
