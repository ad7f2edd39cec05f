import type { Tx } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { isFoundFalse } from './false-goods.policy.ts';
import type { InspectionEvent } from './inspection.state.ts';
import type { StoredPiece } from './inspection.store.ts';

/** Everybody else is told how a piece was judged, without its answers and pictures. */
export async function logJudged(
  tx: Tx,
  piece: Pick<StoredPiece, 'id' | 'orderId' | 'shopId' | 'personId' | 'kind'>,
  { report: { verdict }, atMs }: Extract<InspectionEvent, { kind: 'judged' }>,
): Promise<void> {
  const { id: subjectId, orderId, shopId, personId, kind: goodsKind } = piece;
  const { outcome, grade } = verdict;
  await appendEvents(tx, [
    {
      ...{ kind: 'inspection-judged', atMs, subjectId, shopId, personId },
      data: { orderId, goodsKind, outcome, grade, isFalse: isFoundFalse(verdict) },
    },
  ]);
}
