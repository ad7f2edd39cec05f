import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable, SellerView } from '../catalogue/index.ts';
import { afterSaleKinds } from './after-sale-time.policy.ts';
import { orderStates } from './order.state.ts';
import { parcelTroubles } from './parcel.policy.ts';
import { parcelStates } from './parcel.state.ts';
import { AddressView, Arrival, PricedLine, reductions, shippingVersion, totals } from './quote.schema.ts';

const OrderStateName = Type.Enum(orderStates);
const checkoutStates = ['pending-payment', 'paid', 'closed'] as const;
export type CheckoutState = (typeof checkoutStates)[number];

export const CheckoutRequest = Type.Object(
  {
    quoteId: Type.String({ pattern: idPattern('quote') }),
    addressId: Type.String({ pattern: idPattern('address') }),
    expectedTotalCents: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    fromCart: Type.Optional(Type.Boolean()),
    provider: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'One of the quote’s `paymentMethods`; the first without it.',
      }),
    ),
  },
  { additionalProperties: false },
);
/** Where it comes from is added by the route: some providers ask for it. */
export type CheckoutRequest = Static<typeof CheckoutRequest> & { readonly clientIp?: string };

export const CheckoutView = Type.Object({
  id: Type.String(),
  state: Type.Enum(checkoutStates),
  totalCents: Type.Integer(),
  currency: Type.String(),
  paymentDueAt: Type.String(),
  payment: Type.Object({ id: Type.String(), state: Type.String(), payUrl: nullable(Type.String()) }),
  orders: Type.Array(
    Type.Object({
      id: Type.String(),
      shopName: Type.String(),
      totalCents: Type.Integer(),
      state: OrderStateName,
    }),
  ),
});
export type CheckoutView = Static<typeof CheckoutView>;

const VariantQuantity = Type.Object({ variantId: Type.String(), quantity: Type.Integer() });

const ParcelView = Type.Object({
  id: Type.String(),
  carrier: Type.String(),
  trackingNo: Type.String(),
  state: Type.Enum(parcelStates),
  lines: Type.Array(VariantQuantity),
  shippedAt: Type.String(),
  pickedUpAt: nullable(Type.String()),
  deliveredAt: nullable(Type.String()),
  endedAt: nullable(Type.String({ description: 'When it was lost, returned or cancelled.' })),
  trace: nullable(
    Type.Object({ status: Type.String(), at: Type.String() }, { description: 'What the carrier said last.' }),
  ),
  trouble: nullable(Type.Object({ kind: Type.Enum(parcelTroubles), since: Type.String() })),
  can: Type.Object({ correct: Type.Boolean(), cancel: Type.Boolean(), deliver: Type.Boolean() }),
});
export type ParcelView = Static<typeof ParcelView>;

export const OrderView = Type.Object({
  id: Type.String(),
  checkoutId: Type.String(),
  shop: SellerView,
  state: OrderStateName,
  closeReason: nullable(Type.String()),
  lines: Type.Array(
    Type.Object({
      ...PricedLine.properties,
      clipId: nullable(Type.String()),
      cancelledQuantity: Type.Integer({ description: 'Pieces taken off before they were shipped.' }),
    }),
  ),
  ...totals,
  reductions,
  shippingVersion,
  currency: Type.String(),
  address: AddressView,
  arrival: Arrival,
  timeline: Type.Array(
    Type.Object({
      kind: Type.String(),
      at: Type.String(),
      data: Type.Record(Type.String(), Type.String()),
    }),
  ),
  parcels: Type.Array(ParcelView),
  leftToShip: Type.Array(VariantQuantity, { description: 'Of a paid order: what has yet to leave.' }),
  shipDueAt: nullable(
    Type.String({ description: 'Until when it is to leave; null unless something has yet to.' }),
  ),
  receiptClock: nullable(
    Type.Object(
      {
        dueAt: Type.String(),
        extended: Type.Boolean(),
        paused: Type.Boolean({ description: 'Something about the order is being decided.' }),
      },
      { description: 'Of a delivered order: when it counts as received by itself.' },
    ),
  ),
  receipt: nullable(
    Type.Object({
      paymentId: Type.String(),
      provider: Type.String(),
      capturedAt: Type.String(),
      totalCents: Type.Integer(),
    }),
  ),
  refund: nullable(
    Type.Object({
      amountCents: Type.Integer(),
      reason: Type.String(),
      refundedAt: nullable(Type.String({ description: 'Null while the provider has not accepted it yet.' })),
    }),
  ),
  cancelAsk: nullable(
    Type.Object(
      { reason: Type.String(), askedAt: Type.String(), dueAt: Type.String() },
      { description: 'That the buyer asks to cancel; without an answer until `dueAt` it is refunded.' },
    ),
  ),
  messages: Type.Object({
    count: Type.Integer(),
    unread: Type.Integer({ description: 'Of the other side’s.' }),
  }),
  can: Type.Object({
    cancel: Type.Boolean(),
    askCancel: Type.Boolean(),
    withdrawCancel: Type.Boolean(),
    declineCancel: Type.Boolean(),
    receive: Type.Boolean(),
    extendReceipt: Type.Boolean(),
    ship: Type.Boolean(),
    deliver: Type.Boolean(),
    refund: Type.Boolean(),
    askAfterSale: Type.Boolean(),
  }),
  afterSales: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum([...afterSaleKinds]),
      state: Type.String(),
      amountCents: Type.Integer(),
      refundedCents: Type.Integer(),
      outcome: nullable(Type.String()),
      dueAt: nullable(Type.String()),
    }),
    { description: 'What was asked for after paying, the newest first.' },
  ),
  refundedCents: Type.Integer({ description: 'What went back of it so far, or is on its way.' }),
  payUrl: nullable(Type.String()),
  placedAt: Type.String(),
});
export type OrderView = Static<typeof OrderView>;

export const OrderPage = Type.Object({ items: Type.Array(OrderView), nextCursor: nullable(Type.String()) });

/** The same as its shop sees it. */
export const ShopOrderView = Type.Object({
  ...OrderView.properties,
  address: Type.Union([AddressView, Type.Null()], {
    description: 'Where the shop sends it. Null until it is paid, and when it goes through the warehouse.',
  }),
  warehouse: nullable(
    Type.Object(
      { address: Type.String(), code: Type.String({ description: 'Stands on the parcel.' }) },
      { description: 'Where the shop sends an order that goes through the warehouse.' },
    ),
  ),
});
export type ShopOrderView = Static<typeof ShopOrderView>;

export const ShopOrderPage = Type.Object({
  items: Type.Array(ShopOrderView),
  nextCursor: nullable(Type.String()),
});

export const orderQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  state: Type.Optional(OrderStateName),
});
