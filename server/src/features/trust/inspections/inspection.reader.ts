import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { EventReader, LoggedEvent } from '../../insight/events/index.ts';
import * as fulfilment from '../../trade/fulfilment/index.ts';
import * as orders from '../../trade/orders/index.ts';
import { inspectedKindOf } from './inspected-goods.policy.ts';
import { runOnPiece } from './inspection.service.ts';
import { lockPieces } from './inspection.store.ts';
import { routePaidOrders } from './route.service.ts';
import { findRouted, lockRoute } from './route.store.ts';
import { findWordings } from './route.views.ts';
import { surplusOf } from './surplus.policy.ts';

/**
 * Orders that are paid are sent their way; of what is given back nothing is inspected any more. Safe to repeat.
 */
export function inspectionReader(deps: FeatureDeps): EventReader {
  return {
    name: 'inspections',
    kinds: ['order-paid', 'order-unshipped-cancelled', 'order-closed'],
    async take(events) {
      const paid = await mayBeInspected(
        deps,
        events.filter(({ kind }) => kind === 'order-paid'),
      );
      if (paid.length > 0) await unitOfWork(deps.db, (tx) => routePaidOrders(tx, deps, paid));
      const givenBack = events.filter(({ kind }) => kind !== 'order-paid').map(({ subjectId }) => subjectId);
      for (const orderId of await findRouted(
        deps.db,
        givenBack.filter((id) => id !== null),
      ))
        await cancelSurplus(deps, orderId);
    },
  };
}

/** Those of these orders with goods that were ever called what is inspected: few products, however many buy them. */
async function mayBeInspected(deps: FeatureDeps, paid: readonly LoggedEvent[]): Promise<string[]> {
  const linesOf = ({ data }: LoggedEvent) =>
    (data['lines'] ?? []) as readonly { readonly productId: string }[];
  const productIds = new Set(paid.flatMap((event) => linesOf(event).map(({ productId }) => productId)));
  if (productIds.size === 0) return [];
  const wordings = await findWordings(deps.db, [...productIds]);
  const inspected = new Set(
    wordings.filter((said) => inspectedKindOf(said) !== null).map(({ productId }) => productId),
  );
  return paid.flatMap((event) =>
    event.subjectId !== null && linesOf(event).some(({ productId }) => inspected.has(productId))
      ? [event.subjectId]
      : [],
  );
}

async function cancelSurplus(deps: FeatureDeps, orderId: string): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    const route = await lockRoute(tx, orderId);
    if (route === null) return;
    const pieces = await lockPieces(tx, { orderId });
    await orders.lockOrder(tx, route.shopId, orderId);
    const left = await fulfilment.findUnshipped(tx, orderId);
    const by = { side: 'clock', actorId: null } as const;
    for (const piece of surplusOf(pieces, left)) await runOnPiece(tx, deps, piece, { kind: 'cancel' }, by);
  });
}
