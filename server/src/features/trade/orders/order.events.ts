import type { Tx } from '../../../database.ts';
import { appendEvents, type NewEvent } from '../../insight/events/index.ts';
import type { OrderEvent } from './order.state.ts';
import type { StoredLine } from './order.store.ts';

interface Subject {
  readonly id: string;
  readonly checkoutId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly totalCents: number;
  readonly currency: string;
}

/**
 * Steps of orders for everybody else's readers: `order-placed`, `order-paid` and the rest, each with its lines, so that a
 * reader needs to look nothing up.
 */
export async function logOrderSteps(
  tx: Tx,
  steps: readonly { readonly order: Subject; readonly event: OrderEvent }[],
  lines: readonly StoredLine[],
  atMs: number,
): Promise<void> {
  await appendEvents(
    tx,
    steps.flatMap(({ order, event }): NewEvent[] => {
      // Reopening is told by the payment that caused it.
      if (event.kind === 'reopened') return [];
      const { kind, ...detail } = event;
      return [
        {
          kind: `order-${kind}`,
          atMs,
          personId: order.personId,
          shopId: order.shopId,
          subjectId: order.id,
          data: {
            ...detail,
            checkoutId: order.checkoutId,
            totalCents: order.totalCents,
            currency: order.currency,
            lines: lines
              .filter((line) => line.orderId === order.id)
              .map(({ orderId: _orderId, ...line }) => ({ ...line, shopId: order.shopId })),
          },
        },
      ];
    }),
  );
}
