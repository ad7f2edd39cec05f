import type { Cents, CheckoutId, OrderId, PersonId, QuoteId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { CheckoutState } from './order.schema.ts';
import { evolveAll, type OrderEvent, type OrderState } from './order.state.ts';
import type { AddressView, PricedParcel } from './quote.schema.ts';

export interface StoredCheckout {
  readonly id: CheckoutId;
  readonly personId: PersonId;
  readonly state: CheckoutState;
  readonly closeReason: string | null;
  readonly paymentDueAtMs: number;
}

export async function insertCheckout(
  tx: Tx,
  checkout: {
    readonly id: CheckoutId;
    readonly personId: PersonId;
    readonly quoteId: QuoteId;
    readonly totalCents: number;
    readonly currency: string;
    readonly paymentDueAtMs: number;
  },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('checkouts')
    .values({
      id: checkout.id,
      person_id: checkout.personId,
      quote_id: checkout.quoteId,
      total_cents: checkout.totalCents,
      currency: checkout.currency,
      state: 'pending-payment',
      created_at: new Date(nowMs),
      payment_due_at: new Date(checkout.paymentDueAtMs),
    })
    .execute();
}

export async function isQuoteOrdered(tx: Tx, quoteId: QuoteId): Promise<boolean> {
  const row = await tx
    .selectFrom('checkouts')
    .select('id')
    .where('quote_id', '=', quoteId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Locks a checkout: always before its payment, its orders and its stock. */
export async function lockCheckout(tx: Tx, checkoutId: string): Promise<StoredCheckout | null> {
  const row = await tx
    .selectFrom('checkouts')
    .select(['id', 'person_id', 'state', 'close_reason', 'payment_due_at'])
    .where('id', '=', checkoutId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as CheckoutId,
    personId: row.person_id as PersonId,
    state: row.state as CheckoutState,
    closeReason: row.close_reason,
    paymentDueAtMs: row.payment_due_at.getTime(),
  };
}

/** The next checkout whose time to pay is over, locked; one that somebody else has locked is being decided already. */
export async function lockOverdueCheckout(
  tx: Tx,
  nowMs: number,
  except: readonly CheckoutId[],
): Promise<CheckoutId | null> {
  const row = await tx
    .selectFrom('checkouts')
    .select('id')
    .where('state', '=', 'pending-payment')
    .where('payment_due_at', '<=', new Date(nowMs))
    .where((q) => q.not(q('id', '=', q.fn.any(q.val([...except])))))
    .orderBy('payment_due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row === undefined ? null : (row.id as CheckoutId);
}

export async function setCheckoutState(
  tx: Tx,
  checkoutId: CheckoutId,
  state: CheckoutState,
  closed: { readonly atMs: number; readonly reason: string } | null,
): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set({
      state,
      closed_at: closed === null ? null : new Date(closed.atMs),
      close_reason: closed === null ? null : closed.reason,
    })
    .where('id', '=', checkoutId)
    .execute();
}

export interface NewOrder {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly personId: PersonId;
  readonly parcel: PricedParcel;
  readonly currency: string;
  readonly address: AddressView;
}

/** Writes orders with their lines; their first events follow by `appendOrderEvents`. */
export async function insertOrders(tx: Tx, orders: readonly NewOrder[], nowMs: number): Promise<void> {
  await tx
    .insertInto('orders')
    .values(
      orders.map(({ id, checkoutId, personId, parcel, currency, address }) => ({
        id,
        checkout_id: checkoutId,
        shop_id: parcel.shopId,
        person_id: personId,
        state: 'pending-payment',
        goods_cents: parcel.goodsCents,
        reduction_cents: parcel.reductionCents,
        shipping_cents: parcel.shippingCents,
        shipping_version: parcel.shippingVersion,
        total_cents: parcel.totalCents,
        tax_cents: parcel.taxCents,
        currency,
        address: JSON.stringify(address),
        arrival_from: parcel.arrival.from,
        arrival_to: parcel.arrival.to,
        placed_at: new Date(nowMs),
        version: 0,
      })),
    )
    .execute();
  await tx
    .insertInto('order_lines')
    .values(
      orders.flatMap(({ id, parcel }) =>
        parcel.lines.map((line, position) => ({
          order_id: id,
          position,
          variant_id: line.variantId,
          product_id: line.productId,
          title: line.title,
          variant_title: line.variantTitle,
          picture_key: line.pictureKey,
          unit_price_cents: line.unitPriceCents,
          quantity: line.quantity,
          reduction_cents: line.reductionCents,
          reductions: JSON.stringify(line.reductions),
          total_cents: line.totalCents,
          tax_cents: line.taxCents,
          clip_id: line.clipId,
        })),
      ),
    )
    .execute();
}

export interface StoredOrder {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly shopId: ShopId;
  readonly personId: PersonId;
  readonly totalCents: Cents;
  readonly currency: string;
  readonly state: OrderState;
}

export type OrderScope =
  | { readonly checkoutId: string }
  | { readonly orderId: string; readonly personId: string }
  | { readonly orderId: string; readonly shopId: string };

/** Locks orders in id order and folds their events. An order outside the scope is not found. */
export async function lockOrders(tx: Tx, scope: OrderScope): Promise<StoredOrder[]> {
  let query = tx
    .selectFrom('orders')
    .select(['id', 'checkout_id', 'shop_id', 'person_id', 'total_cents', 'currency'])
    .orderBy('id')
    .forUpdate();
  if ('checkoutId' in scope) query = query.where('checkout_id', '=', scope.checkoutId);
  else {
    query = query.where('id', '=', scope.orderId);
    if ('personId' in scope) query = query.where('person_id', '=', scope.personId);
    else query = query.where('shop_id', '=', scope.shopId);
  }
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const events = await tx
    .selectFrom('order_events')
    .select(['order_id', 'kind', 'data'])
    .where(
      'order_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('order_id')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    id: row.id as OrderId,
    checkoutId: row.checkout_id as CheckoutId,
    shopId: row.shop_id as ShopId,
    personId: row.person_id as PersonId,
    totalCents: row.total_cents as Cents,
    currency: row.currency,
    state: evolveAll(
      events
        .filter((event) => event.order_id === row.id)
        .map((event) => ({ kind: event.kind, ...(event.data as object) }) as OrderEvent),
    ),
  }));
}

/** Appends to an order's history and keeps its row in step. Answers the state after. */
export async function appendOrderEvents(
  tx: Tx,
  orderId: OrderId,
  before: OrderState,
  events: readonly OrderEvent[],
  actorId: string | null,
  nowMs: number,
): Promise<OrderState> {
  if (events.length === 0) return before;
  const at = new Date(nowMs);
  const after = evolveAll(events, before);
  await tx
    .insertInto('order_events')
    .values(
      events.map(({ kind, ...data }, index) => ({
        order_id: orderId,
        version: before.version + index + 1,
        kind,
        at,
        actor_id: actorId,
        data: JSON.stringify(data),
      })),
    )
    .execute();
  const kinds = new Set(events.map((event) => event.kind));
  await tx
    .updateTable('orders')
    .set({
      state: after.name,
      version: after.version,
      close_reason: after.closeReason,
      cancel_due_at: after.cancelAsk === null ? null : new Date(after.cancelAsk.dueAtMs),
      ...(kinds.has('paid') ? { paid_at: at } : {}),
      ...(kinds.has('shipped') ? { shipped_at: at } : {}),
      ...(kinds.has('delivered') ? { delivered_at: at } : {}),
      ...(kinds.has('received') ? { received_at: at } : {}),
      ...(kinds.has('closed') ? { closed_at: at } : {}),
      ...(kinds.has('reopened') ? { closed_at: null } : {}),
    })
    .where('id', '=', orderId)
    .execute();
  return after;
}

export interface StoredLine {
  readonly orderId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly totalCents: number;
  readonly clipId: string | null;
}

export async function findOrderLines(db: Database | Tx, orderIds: readonly string[]): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select order_id as "orderId", variant_id as "variantId", product_id as "productId", quantity,
      total_cents as "totalCents", clip_id as "clipId"
    from order_lines where order_id = any(${orderIds}::text[]) order by order_id, position
  `.execute(db);
  return rows;
}

/** Notes that pieces of a locked order were taken off it before they were shipped. */
export async function cancelPieces(
  tx: Tx,
  orderId: string,
  pieces: readonly { readonly position: number; readonly quantity: number }[],
): Promise<void> {
  for (const { position, quantity } of pieces) {
    await tx
      .updateTable('order_lines')
      .set((eb) => ({ cancelled_quantity: eb('cancelled_quantity', '+', quantity) }))
      .where('order_id', '=', orderId)
      .where('position', '=', position)
      .execute();
  }
}

/** How many pieces of each variant were taken off an order before they were shipped. */
export async function cancelledPieces(tx: Tx, orderId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('order_lines')
    .select(['variant_id', 'cancelled_quantity'])
    .where('order_id', '=', orderId)
    .where('cancelled_quantity', '>', 0)
    .execute();
  return new Map(rows.map((row) => [row.variant_id, row.cancelled_quantity]));
}
