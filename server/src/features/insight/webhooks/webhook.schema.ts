import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { sendFaults } from './webhook.sender.ts';

/** What a shop can be told of, and the step of the log that each is. */
export const kindOfStep = {
  'order-placed': 'order.placed',
  'order-paid': 'order.paid',
  'order-shipped': 'order.shipped',
  'order-delivered': 'order.delivered',
  'order-received': 'order.received',
  'order-receipt-extended': 'order.receipt-extended',
  'order-unshipped-cancelled': 'order.unshipped-cancelled',
  'parcel-shipped': 'parcel.shipped',
  'parcel-corrected': 'parcel.corrected',
  'parcel-picked-up': 'parcel.picked-up',
  'parcel-delivered': 'parcel.delivered',
  'parcel-lost': 'parcel.lost',
  'parcel-returned': 'parcel.returned',
  'parcel-cancelled': 'parcel.cancelled',
  'order-closed': 'order.closed',
  'order-cancel-asked': 'order.cancel-asked',
  'order-cancel-withdrawn': 'order.cancel-withdrawn',
  'order-cancel-declined': 'order.cancel-declined',
  'order-message': 'order.message',
  'after-sale-opened': 'after-sale.opened',
  'after-sale-answered': 'after-sale.answered',
  'after-sale-closed': 'after-sale.closed',
  'claim-opened': 'claim.opened',
  'claim-answered': 'claim.answered',
  'claim-closed': 'claim.closed',
  'review-written': 'review.written',
  'review-answered': 'review.answered',
  'product-changed': 'product.changed',
  'stock-changed': 'stock.changed',
  'clip-published': 'clip.published',
  'clip-taken-down': 'clip.taken-down',
  'clip-restored': 'clip.restored',
} as const;

export const webhookKinds = Object.values(kindOfStep);
export type WebhookKind = (typeof webhookKinds)[number];
/** What a trial is called; sent by hand, never by the log. */
export const trialKind = 'webhook.trial';

export const endpointsMax = 10;

const url = Type.String({ minLength: 8, maxLength: 2_000, description: 'https://…, reachable from outside' });
const kinds = Type.Array(Type.Enum([...webhookKinds]), {
  minItems: 1,
  maxItems: webhookKinds.length,
  uniqueItems: true,
});

export const NewWebhook = Type.Object(
  { url, kinds },
  {
    additionalProperties: false,
    examples: [{ url: 'https://shop.example/kanmai', kinds: ['order.paid', 'order.shipped'] }],
  },
);
export const WebhookChange = Type.Object(
  { url: Type.Optional(url), kinds: Type.Optional(kinds), paused: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
);
export type WebhookChange = Static<typeof WebhookChange>;

const nullable = () => Type.Union([Type.String(), Type.Null()]);

export const WebhookView = Type.Object({
  id: Type.String(),
  url: Type.String(),
  kinds: Type.Array(Type.String()),
  createdAt: Type.String(),
  pausedAt: nullable(),
  /** `by-hand`, `gone` (it answered 410) or `failing` (a message could not be delivered for days). */
  pauseReason: nullable(),
  waiting: Type.Integer(),
  failed: Type.Integer(),
  lastDeliveredAt: nullable(),
});
export type WebhookView = Static<typeof WebhookView>;

/** With the secret, which is shown this once. */
export const MadeWebhook = Type.Object({ id: Type.String(), secret: Type.String() });

const fault = Type.Union([Type.Enum([...sendFaults]), Type.Null()]);

export const DeliveryView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  state: Type.Enum(['waiting', 'delivered', 'failed']),
  tries: Type.Integer(),
  createdAt: Type.String(),
  nextAt: nullable(),
  lastStatus: Type.Union([Type.Integer(), Type.Null()]),
  lastError: fault,
});
export type DeliveryView = Static<typeof DeliveryView>;

export const DeliveryDetail = Type.Intersect([
  DeliveryView,
  Type.Object({
    /** The message as it is sent, byte for byte. */
    body: Type.String(),
    log: Type.Array(
      Type.Object({
        at: Type.String(),
        tookMs: Type.Integer(),
        status: Type.Union([Type.Integer(), Type.Null()]),
        error: fault,
      }),
    ),
  }),
]);
export type DeliveryDetail = Static<typeof DeliveryDetail>;

export const ShopParams = Type.Object({ shopId: Type.String({ pattern: idPattern('shop') }) });
export const WebhookParams = Type.Object({
  shopId: Type.String({ pattern: idPattern('shop') }),
  webhookId: Type.String({ pattern: idPattern('webhook') }),
});
export const DeliveryParams = Type.Object({
  shopId: Type.String({ pattern: idPattern('shop') }),
  webhookId: Type.String({ pattern: idPattern('webhook') }),
  deliveryId: Type.String({ pattern: idPattern('delivery') }),
});
export const DeliveriesQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(['waiting', 'delivered', 'failed'])),
});
