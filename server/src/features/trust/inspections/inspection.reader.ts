import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { EventReader } from '../../insight/events/index.ts';
import { runOnPiece } from './inspection.service.ts';
import { lockPieces } from './inspection.store.ts';
import { routePaidOrders } from './route.service.ts';
import { findRouted, lockRoute } from './route.store.ts';

/**
 * Orders that are paid are sent their way; of those that are given back nothing is inspected any more. Safe to repeat.
 */
export function inspectionReader(deps: FeatureDeps): EventReader {
  return {
    name: 'inspections',
    kinds: ['order-paid', 'order-closed'],
    async take(events) {
      const of = (wanted: string) =>
        events.flatMap(({ kind, subjectId }) => (kind === wanted && subjectId !== null ? [subjectId] : []));
      const paid = of('order-paid');
      if (paid.length > 0) await unitOfWork(deps.db, (tx) => routePaidOrders(tx, deps, paid));
      for (const orderId of await findRouted(deps.db, of('order-closed'))) await cancelPieces(deps, orderId);
    },
  };
}

async function cancelPieces(deps: FeatureDeps, orderId: string): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    await lockRoute(tx, { orderId });
    for (const piece of await lockPieces(tx, { orderId }))
      await runOnPiece(tx, deps, piece, { kind: 'cancel' }, { side: 'clock', actorId: null });
  });
}
