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
 * Steps of orders for everybody else's readers: `order-placed`, `order-paid` and the rest, each with the order's lines
 * (`parcelLines`: those of the parcel that it is about), so that a reader needs to look nothing up. `byOwnPeople` stands on the
 * receipt of what somebody bought who worked for the shop then.
 */
export async function logOrderSteps(
  tx: Tx,
  steps: readonly {
    readonly order: Subject;
    readonly event: OrderEvent;
    readonly byOwnPeople?: boolean;
  }[],
  lines: readonly StoredLine[],
  atMs: number,
): Promise<void> {
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  await appendEvents(
    tx,
    steps.flatMap(({ order, event, byOwnPeople = false }): NewEvent[] => {
      // Reopening is told by the payment that caused it.
      if (event.kind === 'reopened') return [];
      const { kind, ...detail } = event;
      const parcelLines = 'lines' in event ? { parcelLines: event.lines } : {};
      return [
        {
          kind: kindOf(kind),
          atMs,
          personId: order.personId,
          shopId: order.shopId,
          subjectId: order.id,
          data: {
            ...detail,
            ...parcelLines,
            ...(byOwnPeople ? { byOwnPeople } : {}),
            checkoutId: order.checkoutId,
            totalCents: order.totalCents,
            currency: order.currency,
            lines: (linesOf.get(order.id) ?? []).map(({ orderId: _orderId, ...line }) => ({
              ...line,
              shopId: order.shopId,
            })),
          },
        },
      ];
    }),
  );
}

type Logged = Exclude<OrderEvent['kind'], 'reopened'>;
type LoggedKind<Kind extends Logged> = Kind extends `parcel-${string}` ? Kind : `order-${Kind}`;

function kindOf<Kind extends Logged>(kind: Kind): LoggedKind<Kind> {
  return (kind.startsWith('parcel-') ? kind : `order-${kind}`) as LoggedKind<Kind>;
}
