import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable, SellerView } from '../catalogue/index.ts';
import { afterSaleKinds } from './after-sale-time.policy.ts';
import { orderStates } from './order.state.ts';
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
  },
  { additionalProperties: false },
);
export type CheckoutRequest = Static<typeof CheckoutRequest>;

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
  parcels: Type.Array(
    Type.Object({
      id: Type.String(),
      carrier: Type.String(),
      trackingNo: Type.String(),
      state: Type.String(),
      shippedAt: Type.String(),
      deliveredAt: nullable(Type.String()),
    }),
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

export const orderQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  state: Type.Optional(OrderStateName),
});
