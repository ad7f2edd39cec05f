import { newId } from '@kanmai/kernel';
import type { InspectedKind, PhonePromise } from '@kanmai/trust';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';

export interface NewRoute {
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly because: string;
  readonly policyVersion: number;
  readonly facts: readonly object[];
  readonly code: string;
}

export interface NewPiece {
  readonly position: number;
  readonly piece: number;
  readonly variantId: string;
  readonly title: string;
  readonly kind: InspectedKind;
  readonly promised: PhonePromise;
  readonly paidCents: number;
  readonly currency: string;
}

/** Notes that an order goes through the warehouse, with its pieces; nothing when somebody else has just done so. */
export async function insertRoute(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  route: NewRoute,
  pieces: readonly NewPiece[],
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const { orderId, shopId, personId, because, policyVersion, facts, code } = route;
  const inserted = await tx
    .insertInto('inspection_orders')
    .values({
      ...{ order_id: orderId, shop_id: shopId, person_id: personId, code, because },
      ...{ policy_version: policyVersion, facts: JSON.stringify(facts), routed_at: new Date(nowMs) },
    })
    .onConflict((conflict) => conflict.column('order_id').doNothing())
    .returning('order_id')
    .executeTakeFirst();
  if (inserted === undefined) return;
  await tx
    .insertInto('inspections')
    .values(
      pieces.map((piece) => ({
        ...{ id: newId('inspection', nowMs, deps.random), order_id: orderId, shop_id: shopId },
        ...{ person_id: personId, position: piece.position, piece: piece.piece },
        ...{ variant_id: piece.variantId, title: piece.title, kind: piece.kind, state: 'awaited' },
        ...{ promised: JSON.stringify(piece.promised), paid_cents: piece.paidCents, version: 0 },
        ...{ currency: piece.currency, changed_at: new Date(nowMs) },
      })),
    )
    .execute();
}

export interface Route {
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly arrivedAt: Date | null;
  readonly leftAt: Date | null;
}

/** The way of a shop's order through the warehouse; null when it goes directly. */
export async function findRoute(
  db: Database | Tx,
  { orderId, shopId }: { readonly orderId: string; readonly shopId: string },
): Promise<Route | null> {
  const row = await routes(db)
    .where('order_id', '=', orderId)
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks the ways of orders: always before their pieces, and those before the orders themselves. */
export async function lockRoutes(
  tx: Tx,
  by: { readonly orderId: string } | { readonly scanned: string },
): Promise<Route[]> {
  const query = routes(tx).orderBy('order_id').limit(ordersInBoxMax).forUpdate();
  return (
    'orderId' in by
      ? query.where('order_id', '=', by.orderId)
      : query.where((q) => q.or([q('code', '=', by.scanned), q('tracking_no', '=', by.scanned)]))
  ).execute();
}

/** More orders than a box holds. */
const ordersInBoxMax = 100;

export async function lockRoute(tx: Tx, orderId: string): Promise<Route | null> {
  return (await lockRoutes(tx, { orderId }))[0] ?? null;
}

const routes = (db: Database | Tx) =>
  db
    .selectFrom('inspection_orders')
    .select([
      ...(['order_id as orderId', 'shop_id as shopId', 'person_id as personId'] as const),
      ...(['arrived_at as arrivedAt', 'left_at as leftAt'] as const),
    ]);

export async function setArrived(tx: Tx, orderId: string, actorId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('inspection_orders')
    .set({ arrived_at: new Date(nowMs), arrived_by: actorId })
    .where('order_id', '=', orderId)
    .execute();
}

export async function setLeft(tx: Tx, orderId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('inspection_orders')
    .set({ left_at: new Date(nowMs) })
    .where('order_id', '=', orderId)
    .execute();
}

/** Notes the shop's parcel to the warehouse; false when the warehouse has it already, or it goes directly. */
export async function setSent(
  tx: Tx,
  order: { readonly orderId: string; readonly shopId: string },
  label: { readonly carrier: string; readonly trackingNo: string },
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspection_orders')
    .set((eb) => ({
      ...{ carrier: label.carrier, tracking_no: label.trackingNo },
      // A number that was mistyped is corrected; it was sent when it was sent.
      sent_at: eb.fn.coalesce('sent_at', eb.val(new Date(nowMs))),
    }))
    .where('order_id', '=', order.orderId)
    .where('shop_id', '=', order.shopId)
    .where('arrived_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Those of these orders that go through the warehouse. */
export async function findRouted(db: Database, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await db
    .selectFrom('inspection_orders')
    .select('order_id')
    .where('order_id', 'in', [...orderIds])
    .execute();
  return rows.map((row) => row.order_id);
}

/** Those of these orders that are the shop's, paid, and not known to go through the warehouse. */
export async function findPaidOf(
  db: Database,
  shopId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('orders')
    .leftJoin('inspection_orders', 'inspection_orders.order_id', 'orders.id')
    .select('orders.id')
    .where('orders.id', 'in', [...orderIds])
    .where('orders.shop_id', '=', shopId)
    .where('orders.state', '=', 'paid')
    .where('inspection_orders.order_id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** The codes of those of a shop's orders that go through the warehouse, by the order. */
export async function findCodes(
  db: Database,
  shopId: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('inspection_orders')
    .select(['order_id', 'code'])
    .where('order_id', 'in', [...orderIds])
    .where('shop_id', '=', shopId)
    .execute();
  return new Map(rows.map((row) => [row.order_id, row.code]));
}

/** Whether the shop's part is done: an order that has not left for its buyer was sent to the warehouse, or lies there. */
export async function isWithWarehouse(tx: Tx, orderId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('inspection_orders')
    .innerJoin('orders', 'orders.id', 'inspection_orders.order_id')
    .select('order_id')
    .where('order_id', '=', orderId)
    .where('orders.state', '=', 'paid')
    .where((eb) => eb.or([eb('sent_at', 'is not', null), eb('arrived_at', 'is not', null)]))
    .executeTakeFirst();
  return row !== undefined;
}
