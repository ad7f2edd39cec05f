/** The saved views of the order table, as the address names them, and the order state each one asks for. */
export const orderViews = {
  'to-ship': 'paid',
  // Those of them that should have left.
  overdue: 'paid',
  unpaid: 'pending-payment',
  shipped: 'shipped',
  delivered: 'delivered',
  received: 'received',
  closed: 'closed',
  all: undefined,
} as const;

export type OrderViewName = keyof typeof orderViews;
export const orderViewNames = Object.keys(orderViews) as OrderViewName[];

/** Whether a view is of orders that wait for their parcel. */
export function isToShip(view: OrderViewName): view is 'to-ship' | 'overdue' {
  return orderViews[view] === 'paid';
}

export function readOrderView(text: unknown): OrderViewName {
  return typeof text === 'string' && Object.hasOwn(orderViews, text) ? (text as OrderViewName) : 'to-ship';
}

/** The address of the order table: which view, which order is open. */
export interface OrderSearch {
  view?: OrderViewName;
  open?: string;
}

export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  const view = readOrderView(search['view']);
  const open = search['open'];
  return { ...(view === 'to-ship' ? {} : { view }), ...(typeof open === 'string' ? { open } : {}) };
}

/** What the promise of spot goods allows between payment and the parcel's leaving. */
export const shipWithinMs = 48 * 60 * 60 * 1000;
const soonMs = 12 * 60 * 60 * 1000;

interface DatedOrder {
  readonly placedAt: string;
  readonly timeline: readonly { readonly kind: string; readonly at: string }[];
}

/** When the order was paid; when its timeline does not say, when it was placed. */
export function paidAtMs(order: DatedOrder): number {
  const paid = order.timeline.findLast((event) => event.kind === 'paid');
  return Date.parse(paid?.at ?? order.placedAt);
}

export type Urgency = 'late' | 'soon' | 'calm';

export interface ShipDeadline {
  readonly dueAtMs: number;
  /** Below zero when it is late. */
  readonly leftMs: number;
  readonly urgency: Urgency;
}

/** By when an order that is paid must leave. */
export function shipDeadline(order: DatedOrder, nowMs: number): ShipDeadline {
  const dueAtMs = paidAtMs(order) + shipWithinMs;
  const leftMs = dueAtMs - nowMs;
  return { dueAtMs, leftMs, urgency: leftMs < 0 ? 'late' : leftMs < soonMs ? 'soon' : 'calm' };
}

/** The order that has waited longest comes first. */
export function oldestFirst<Order extends DatedOrder>(orders: readonly Order[]): Order[] {
  return [...orders].sort((a, b) => paidAtMs(a) - paidAtMs(b));
}

/** The carriers of the select; what is stored is the code. */
export const carriers = ['sf', 'jd', 'zto', 'yto', 'sto', 'yunda', 'jitu', 'ems', 'deppon', 'dhl'] as const;
export type Carrier = (typeof carriers)[number];

/** The number of a parcel as carriers print it, upper case without spaces; null when it cannot be one. */
export function readTrackingNo(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return /^[0-9A-Z-]{6,40}$/.test(plain) ? plain : null;
}
