import type { OrderState } from '@kanmai/client';

/** What the server is asked for. */
export interface OrderFilter {
  state?: OrderState;
  sort?: 'longest-waiting';
  overdue?: true;
  cancelAsked?: true;
  trouble?: true;
  partlyShipped?: true;
  unread?: true;
  text?: string;
  from?: string;
}

const waiting = { sort: 'longest-waiting' } as const;

/** The built-in views of the order table, as the address names them, and what each one asks for. */
export const orderViews = {
  'to-ship': { state: 'paid', ...waiting },
  // Those of them that should have left.
  overdue: { overdue: true, ...waiting },
  'cancel-asked': { cancelAsked: true, ...waiting },
  trouble: { trouble: true },
  'partly-shipped': { partlyShipped: true, ...waiting },
  unread: { unread: true },
  unpaid: { state: 'pending-payment' },
  shipped: { state: 'shipped' },
  delivered: { state: 'delivered' },
  received: { state: 'received' },
  closed: { state: 'closed' },
  all: {},
} as const satisfies Record<string, OrderFilter>;

export type OrderViewName = keyof typeof orderViews;
export const orderViewNames = Object.keys(orderViews) as OrderViewName[];

/** Whether a view is of orders that wait for their parcel. */
export function isToShip(view: OrderViewName): view is 'to-ship' | 'overdue' | 'cancel-asked' {
  return view === 'to-ship' || view === 'overdue' || view === 'cancel-asked';
}

export function readOrderView(text: unknown): OrderViewName {
  return typeof text === 'string' && Object.hasOwn(orderViews, text) ? (text as OrderViewName) : 'to-ship';
}

export const dayFilters = ['any', '1', '7', '30'] as const;
export type DayFilter = (typeof dayFilters)[number];

/** The address of the order table: which view, what is looked for, which order is open. */
export interface OrderSearch {
  view?: OrderViewName;
  text?: string;
  days?: Exclude<DayFilter, 'any'>;
  open?: string;
}

export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  const view = readOrderView(search['view']);
  const { open } = search;
  // The router reads `?text=2024` and `?days=7` as numbers.
  const text = typeof search['text'] === 'number' ? String(search['text']) : search['text'];
  const days = dayFilters.find((value) => value === String(search['days']));
  return {
    ...(view === 'to-ship' ? {} : { view }),
    ...(typeof text === 'string' && text !== '' ? { text: text.slice(0, 100) } : {}),
    ...(days === undefined || days === 'any' ? {} : { days }),
    ...(typeof open === 'string' ? { open } : {}),
  };
}

const dayMs = 86_400_000;

/** What an address asks the server for. Days begin at midnight where the viewer is. */
export function filterOf({ view = 'to-ship', text, days }: OrderSearch, nowMs: number): OrderFilter {
  const midnight = new Date(nowMs);
  midnight.setHours(0, 0, 0, 0);
  return {
    ...orderViews[view],
    ...(text === undefined ? {} : { text }),
    ...(days === undefined
      ? {}
      : { from: new Date(midnight.getTime() - (Number(days) - 1) * dayMs).toISOString() }),
  };
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

/** The number of a parcel as carriers print it, upper case without spaces; null when it cannot be one. */
export function readTrackingNo(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return /^[0-9A-Z-]{6,40}$/.test(plain) ? plain : null;
}
