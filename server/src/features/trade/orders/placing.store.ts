import type { CheckoutId, OrderId, PersonId, QuoteId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
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
  await sql`
    with new_checkouts as (
      insert into checkouts (id, person_id, quote_id, total_cents, currency, state, created_at, payment_due_at)
      select id, "personId", "quoteId", "totalCents", currency, 'pending-payment', ${now},
        to_timestamp("paymentDueAtMs" / 1000.0)
      from json_to_recordset(${JSON.stringify(checkouts)}::json) as t (
        id text, "personId" text, "quoteId" text, "totalCents" bigint, currency text, "paymentDueAtMs" bigint)
    ), new_orders as (
      insert into orders (id, checkout_id, shop_id, person_id, state, goods_cents, reduction_cents, shipping_cents,
        shipping_version, total_cents, tax_cents, currency, address, arrival_from, arrival_to, placed_at, version)
      select id, "checkoutId", "shopId", "personId", 'pending-payment', "goodsCents", "reductionCents",
        "shippingCents", "shippingVersion", "totalCents", "taxCents", currency, address, "arrivalFrom", "arrivalTo",
        ${now}, 1
      from json_to_recordset(${JSON.stringify(orders.map(orderRow))}::json) as t (
        id text, "checkoutId" text, "shopId" text, "personId" text, "goodsCents" bigint, "reductionCents" bigint,
        "shippingCents" bigint, "shippingVersion" integer, "totalCents" bigint, "taxCents" bigint, currency text,
        address jsonb, "arrivalFrom" date, "arrivalTo" date)
    ), new_lines as (
      insert into order_lines (order_id, position, variant_id, product_id, title, variant_title, picture_key,
        unit_price_cents, quantity, reduction_cents, reductions, total_cents, tax_cents, clip_id, room_id)
      select "orderId", position, "variantId", "productId", title, "variantTitle", "pictureKey", "unitPriceCents",
        quantity, "reductionCents", reductions, "totalCents", "taxCents", "clipId", "roomId"
      from json_to_recordset(${JSON.stringify(orders.flatMap(lineRows))}::json) as t (
        "orderId" text, position integer, "variantId" text, "productId" text, title text, "variantTitle" text,
        "pictureKey" text, "unitPriceCents" bigint, quantity integer, "reductionCents" bigint, reductions jsonb,
        "totalCents" bigint, "taxCents" bigint, "clipId" text, "roomId" text)
    )
    insert into order_events (order_id, version, kind, at, actor_id, data)
    select id, 1, 'placed', ${now}, person_id, '{}' from unnest(
      ${orders.map(({ id }) => id)}::text[], ${orders.map(({ personId }) => personId)}::text[]) as t (id, person_id)
  `.execute(tx);
}

function orderRow({ id, checkoutId, personId, parcel, currency, address }: NewOrder) {
  const {
    shopId,
    goodsCents,
    reductionCents,
    shippingCents,
    shippingVersion,
    totalCents,
    taxCents,
    arrival,
  } = parcel;
  return {
    ...{ id, checkoutId, personId, currency, address, shopId, goodsCents, reductionCents, shippingCents },
    ...{ shippingVersion, totalCents, taxCents, arrivalFrom: arrival.from, arrivalTo: arrival.to },
  };
}

function lineRows({ id, parcel }: NewOrder) {
  return parcel.lines.map(({ guarantees: _guarantees, ...line }, position) => ({
    ...line,
    orderId: id,
    position,
  }));
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
  const { rows } = await sql<PersonHolds & { id: string }>`
    select id,
      (select count(*)::int from checkouts c where c.person_id = asked.id and c.state = 'pending-payment') as open,
      (select count(*)::int from checkouts c where c.person_id = asked.id and c.close_reason = 'expired'
        and c.closed_at > ${new Date(lapsedAfterMs)}) as lapsed
    from unnest(${[...new Set(personIds)]}::text[]) as asked (id)
  `.execute(tx);
  return new Map(rows.map(({ id, ...holds }) => [id, holds]));
}
