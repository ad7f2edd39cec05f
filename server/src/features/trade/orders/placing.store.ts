import type { CheckoutId, OrderId, PersonId, QuoteId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { rowsAsJson } from '../../../rows-as-json.ts';
import type { AddressView, PricedParcel } from './quote.schema.ts';

export interface NewCheckout {
  readonly id: CheckoutId;
  readonly personId: PersonId;
  readonly quoteId: QuoteId;
  readonly totalCents: number;
  readonly currency: string;
  readonly paymentDueAtMs: number;
}

export interface NewOrder {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly personId: PersonId;
  readonly parcel: PricedParcel;
  readonly currency: string;
  readonly address: AddressView;
}

/** Writes checkouts with their orders, lines and first events: one statement, however many there are. */
export async function insertPlaced(
  tx: Tx,
  checkouts: readonly NewCheckout[],
  orders: readonly NewOrder[],
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  const parcels = orders.map(({ parcel }) => parcel);
  const lines = orders.flatMap(({ id, parcel }) =>
    parcel.lines.map((line, position) => ({ ...line, orderId: id, position })),
  );
  // Lists, not objects: names that come again with each row are a third of what would be sent.
  await sql`
    with new_checkouts as (
      insert into checkouts (id, person_id, quote_id, total_cents, currency, payment_due_at, state, created_at)
      select *, 'pending-payment', ${now}::timestamptz from unnest(
        ${checkouts.map(({ id }) => id)}::text[], ${checkouts.map(({ personId }) => personId)}::text[],
        ${checkouts.map(({ quoteId }) => quoteId)}::text[],
        ${checkouts.map(({ totalCents }) => totalCents)}::bigint[],
        ${checkouts.map(({ currency }) => currency)}::text[],
        ${checkouts.map(({ paymentDueAtMs }) => new Date(paymentDueAtMs).toISOString())}::timestamptz[])
    ), new_orders as (
      insert into orders (id, checkout_id, shop_id, person_id, goods_cents, reduction_cents, shipping_cents,
        shipping_version, total_cents, tax_cents, currency, address, arrival_from, arrival_to, state, placed_at, version)
      select *, 'pending-payment', ${now}::timestamptz, 1 from unnest(
        ${orders.map(({ id }) => id)}::text[], ${orders.map(({ checkoutId }) => checkoutId)}::text[],
        ${parcels.map(({ shopId }) => shopId)}::text[], ${orders.map(({ personId }) => personId)}::text[],
        ${parcels.map(({ goodsCents }) => goodsCents)}::bigint[],
        ${parcels.map(({ reductionCents }) => reductionCents)}::bigint[],
        ${parcels.map(({ shippingCents }) => shippingCents)}::bigint[],
        ${parcels.map(({ shippingVersion }) => shippingVersion)}::int[],
        ${parcels.map(({ totalCents }) => totalCents)}::bigint[],
        ${parcels.map(({ taxCents }) => taxCents)}::bigint[], ${orders.map(({ currency }) => currency)}::text[],
        ${orders.map(({ address }) => JSON.stringify(address))}::jsonb[],
        ${parcels.map(({ arrival }) => arrival.from)}::date[], ${parcels.map(({ arrival }) => arrival.to)}::date[])
    ), new_lines as (
      insert into order_lines (order_id, position, variant_id, product_id, title, variant_title, picture_key,
        unit_price_cents, quantity, reduction_cents, reductions, total_cents, tax_cents, clip_id,
        room_id)
      select * from unnest(
        ${lines.map(({ orderId }) => orderId)}::text[], ${lines.map(({ position }) => position)}::int[],
        ${lines.map(({ variantId }) => variantId)}::text[], ${lines.map(({ productId }) => productId)}::text[],
        ${lines.map(({ title }) => title)}::text[], ${lines.map(({ variantTitle }) => variantTitle)}::text[],
        ${lines.map(({ pictureKey }) => pictureKey)}::text[],
        ${lines.map(({ unitPriceCents }) => unitPriceCents)}::bigint[],
        ${lines.map(({ quantity }) => quantity)}::int[],
        ${lines.map(({ reductionCents }) => reductionCents)}::bigint[],
        ${lines.map(({ reductions }) => JSON.stringify(reductions))}::jsonb[],
        ${lines.map(({ totalCents }) => totalCents)}::bigint[], ${lines.map(({ taxCents }) => taxCents)}::bigint[],
        ${lines.map(({ clipId }) => clipId)}::text[], ${lines.map(({ roomId }) => roomId)}::text[])
    )
    insert into order_events (order_id, version, kind, at, actor_id, data)
    select id, 1, 'placed', ${now}, person_id, '{}' from unnest(
      ${orders.map(({ id }) => id)}::text[], ${orders.map(({ personId }) => personId)}::text[]) as t (id, person_id)
  `.execute(tx);
}

export interface PersonHolds {
  /** Checkouts that wait for payment. */
  readonly open: number;
  /** Checkouts that were not paid in time, lately. */
  readonly lapsed: number;
}

/** How much each of these people holds without paying. */
export async function countPersonHolds(
  tx: Tx,
  personIds: readonly string[],
  lapsedAfterMs: number,
): Promise<ReadonlyMap<string, PersonHolds>> {
  const rows = await rowsAsJson(
    tx,
    sql<PersonHolds & { id: string }>`
    select id,
      (select count(*)::int from checkouts c where c.person_id = asked.id and c.state = 'pending-payment') as open,
      (select count(*)::int from checkouts c where c.person_id = asked.id and c.close_reason = 'expired'
        and c.closed_at > ${new Date(lapsedAfterMs)}) as lapsed
    from unnest(${[...new Set(personIds)]}::text[]) as asked (id)`,
  );
  return new Map(rows.map(({ id, ...holds }) => [id, holds]));
}
