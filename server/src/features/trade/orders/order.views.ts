import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { findSellers, pictureUrl } from '../catalogue/index.ts';
import { addReductions, type Reduction } from '../promotions/index.ts';
import { canAskAfterSale } from './after-sale-time.policy.ts';
import { actsOn } from './order.policy.ts';
import type { CheckoutState, CheckoutView, OrderView } from './order.schema.ts';
import { evolveAll, type OrderEvent, type OrderStateName } from './order.state.ts';
import { findCases, standingOf } from './order-cases.views.ts';
import { leftToShip } from './parcel.state.ts';
import { findParcelRows, viewParcel } from './parcel.views.ts';
import { countOf, quantityOf } from './quantities.ts';
import type { AddressView } from './quote.schema.ts';
import { shipTimesOf } from './ship-time.policy.ts';

/** As whom somebody looks at orders: as the one who bought, or as one of the shop. */
export type OrderViewer =
  | { readonly as: 'buyer'; readonly personId: string }
  | {
      readonly as: 'shop';
      readonly personId: string;
      readonly shopId: string;
      readonly mayShip: boolean;
      readonly mayRefund: boolean;
    };

interface PaymentRow {
  id: string;
  checkout_id: string;
  provider: string;
  state: string;
  pay_url: string;
  due_at: Date | null;
  captured_at: Date | null;
}

/** The page to pay on, while paying still helps. */
function payUrlOf(
  payment: PaymentRow | undefined,
  state: CheckoutState | OrderStateName,
  nowMs: number,
): string | null {
  if (payment === undefined || state !== 'pending-payment') return null;
  if (payment.state !== 'pending' && payment.state !== 'declined') return null;
  // Empty: it could not be opened at its provider yet.
  if (payment.pay_url === '') return null;
  return payment.due_at !== null && payment.due_at.getTime() > nowMs ? payment.pay_url : null;
}

/** A checkout of this person; null when it is not theirs. */
export async function findCheckoutView(
  db: Database | Tx,
  checkoutId: string,
  personId: string,
  nowMs: number,
): Promise<CheckoutView | null> {
  const checkout = await db
    .selectFrom('checkouts')
    .selectAll()
    .where('id', '=', checkoutId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (checkout === undefined) return null;
  const [payment] = await findPayments(db, [checkoutId]);
  const orders = await db
    .selectFrom('orders')
    .innerJoin('shops', 'shops.id', 'orders.shop_id')
    .select(['orders.id', 'shops.name as shopName', 'orders.total_cents as totalCents', 'orders.state'])
    .where('orders.checkout_id', '=', checkoutId)
    .orderBy('orders.id')
    .execute();
  const state = checkout.state as CheckoutState;
  return {
    id: checkout.id,
    state,
    totalCents: checkout.total_cents,
    currency: checkout.currency,
    paymentDueAt: checkout.payment_due_at.toISOString(),
    payment: {
      id: payment?.id ?? '',
      state: payment?.state ?? 'pending',
      payUrl: payUrlOf(payment, state, nowMs),
    },
    orders: orders.map((order) => ({ ...order, state: order.state as OrderStateName })),
  };
}

function reductionsOf(line: { readonly reductions: unknown }): Reduction[] {
  return line.reductions as Reduction[];
}

async function findPayments(db: Database | Tx, checkoutIds: readonly string[]): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select id, checkout_id, provider, state, pay_url, due_at, captured_at
    from payments where checkout_id = any(${checkoutIds}::text[]) order by id
  `.execute(db);
  return rows;
}

/** What of an event's data is said in words; what was in a parcel is said by the parcel. */
function textsOf(data: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

export interface OrderFilter {
  /** These, in this order. */
  readonly orderIds?: readonly string[];
  readonly state?: string;
  /** The last order of the page before. */
  readonly beforeId?: string;
}

/** Orders that this viewer may see, newest first unless they are named, each whole. */
export async function listOrderViews(
  db: Database | Tx,
  viewer: OrderViewer,
  filter: OrderFilter,
  limit: number,
  nowMs: number,
): Promise<OrderView[]> {
  let query = db.selectFrom('orders').selectAll().orderBy('id', 'desc').limit(limit);
  if (viewer.as === 'buyer') query = query.where('person_id', '=', viewer.personId);
  else query = query.where('shop_id', '=', viewer.shopId);
  if (filter.orderIds !== undefined) {
    if (filter.orderIds.length === 0) return [];
    query = query.where('id', 'in', filter.orderIds);
  }
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.beforeId !== undefined) query = query.where('id', '<', filter.beforeId);
  const found = await query.execute();
  if (found.length === 0) return [];
  const { orderIds } = filter;
  const rows =
    orderIds === undefined ? found : found.sort((a, b) => orderIds.indexOf(a.id) - orderIds.indexOf(b.id));
  const ids = rows.map((row) => row.id);
  const [lines, events, parcels, refunds, cases, threads, payments, sellers] = await Promise.all([
    db.selectFrom('order_lines').selectAll().where('order_id', 'in', ids).orderBy('position').execute(),
    db.selectFrom('order_events').selectAll().where('order_id', 'in', ids).orderBy('version').execute(),
    findParcelRows(db, ids),
    db.selectFrom('payment_refunds').selectAll().where('order_id', 'in', ids).execute(),
    findCases(db, ids),
    db
      .selectFrom('order_threads')
      .select(['order_id', 'message_count', 'shop_unread', 'buyer_unread'])
      .where('order_id', 'in', ids)
      .execute(),
    findPayments(
      db,
      rows.map((row) => row.checkout_id),
    ),
    findSellers(
      db,
      rows.map((row) => row.shop_id),
      viewer.personId,
    ),
  ]);
  return rows.flatMap((row) => {
    const shop = sellers.get(row.shop_id);
    if (shop === undefined) return [];
    const state = row.state as OrderStateName;
    const own = events.filter((event) => event.order_id === row.id);
    const evolved = evolveAll(own.map(({ kind, data }) => ({ kind, ...(data as object) }) as OrderEvent));
    const { cancelAsk, receiptClock } = evolved;
    const ordered = lines
      .filter((line) => line.order_id === row.id)
      .map((line) => ({ variantId: line.variant_id, quantity: line.quantity }));
    const cancelled = evolved.shipping.cancelled.flatMap((release) => release.lines);
    const pieces = countOf(ordered) - countOf(cancelled);
    const left = state === 'paid' ? leftToShip(ordered, evolved.shipping) : [];
    const paidAtMs = (row.paid_at ?? row.placed_at).getTime();
    const mayShip = viewer.as === 'shop' && viewer.mayShip;
    const asked = cancelAsk === null ? undefined : own.findLast(({ kind }) => kind === 'cancel-asked');
    const thread = threads.find((candidate) => candidate.order_id === row.id);
    const refund = refunds.find((candidate) => candidate.reference_id === row.id);
    const refundedCents = refunds
      .filter((candidate) => candidate.order_id === row.id)
      .reduce((sum, { amount_cents }) => sum + amount_cents, 0);
    const payment = payments.find((candidate) => candidate.checkout_id === row.checkout_id);
    return [
      {
        id: row.id,
        checkoutId: row.checkout_id,
        shop,
        state,
        closeReason: row.close_reason,
        lines: lines
          .filter((line) => line.order_id === row.id)
          .map((line) => ({
            variantId: line.variant_id,
            productId: line.product_id,
            title: line.title,
            variantTitle: line.variant_title,
            pictureUrl: pictureUrl(line.picture_key),
            unitPriceCents: line.unit_price_cents,
            quantity: line.quantity,
            reductionCents: line.reduction_cents,
            reductions: reductionsOf(line),
            totalCents: line.total_cents,
            taxCents: line.tax_cents,
            ...{ clipId: line.clip_id, roomId: line.room_id },
            cancelledQuantity: quantityOf(cancelled, line.variant_id),
          })),
        goodsCents: row.goods_cents,
        reductionCents: row.reduction_cents,
        reductions: addReductions(lines.filter((line) => line.order_id === row.id).flatMap(reductionsOf)),
        shippingCents: row.shipping_cents,
        shippingVersion: row.shipping_version,
        totalCents: row.total_cents,
        taxCents: row.tax_cents,
        currency: row.currency,
        address: row.address as unknown as AddressView,
        arrival: { from: String(row.arrival_from), to: String(row.arrival_to) },
        timeline: own.map((event) => ({
          kind: event.kind,
          at: event.at.toISOString(),
          data: textsOf(event.data),
        })),
        parcels: parcels
          .filter((parcel) => parcel.order_id === row.id)
          .map((parcel) =>
            viewParcel(
              parcel,
              { paidAtMs, leftToShip: left.length > 0, over: state === 'received' || state === 'closed' },
              mayShip,
              nowMs,
            ),
          ),
        leftToShip: left,
        shipDueAt: left.length === 0 ? null : new Date(shipTimesOf(paidAtMs).shipDueAtMs).toISOString(),
        receiptClock:
          receiptClock === null
            ? null
            : {
                dueAt: new Date(receiptClock.dueAtMs).toISOString(),
                extended: receiptClock.extended,
                paused: receiptClock.paused,
              },
        receipt:
          payment === undefined || payment.captured_at === null || row.paid_at === null
            ? null
            : {
                paymentId: payment.id,
                provider: payment.provider,
                capturedAt: payment.captured_at.toISOString(),
                totalCents: row.total_cents,
              },
        refund:
          refund === undefined
            ? null
            : {
                amountCents: refund.amount_cents,
                reason: refund.reason,
                refundedAt: refund.refunded_at?.toISOString() ?? null,
              },
        cancelAsk:
          asked === undefined || cancelAsk === null
            ? null
            : {
                reason: String((asked.data as { reason?: string }).reason ?? ''),
                askedAt: asked.at.toISOString(),
                dueAt: new Date(cancelAsk.dueAtMs).toISOString(),
              },
        messages: {
          count: thread?.message_count ?? 0,
          unread: (viewer.as === 'buyer' ? thread?.buyer_unread : thread?.shop_unread) ?? 0,
        },
        can: {
          ...actsOn(evolved, {
            buyer: viewer.as === 'buyer',
            mayShip,
            mayRefund: viewer.as === 'shop' && viewer.mayRefund,
          }),
          askAfterSale:
            viewer.as === 'buyer' && canAskAfterSale(standingOf(row, pieces, refundedCents), nowMs),
        },
        afterSales: cases
          .filter((found) => found.orderId === row.id)
          .map(({ orderId: _, ...found }) => found),
        refundedCents,
        payUrl: viewer.as === 'buyer' ? payUrlOf(payment, state, nowMs) : null,
        placedAt: row.placed_at.toISOString(),
      },
    ];
  });
}
