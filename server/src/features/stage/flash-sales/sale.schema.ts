import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';

export const saleLimits = {
  countdownMinS: 10,
  countdownMaxS: 300,
  minutesMax: 20,
  quantityMax: 100_000,
  perPersonMax: 99,
  /** Of one room, as lists show them. */
  listedMax: 100,
} as const;

export const RoomOf = Type.Object({ roomId: Type.String({ pattern: idPattern('room') }) });

export const SaleInput = Type.Object(
  {
    variantId: Type.String({ pattern: idPattern('variant') }),
    priceCents: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
    quantity: Type.Integer({
      minimum: 1,
      maximum: saleLimits.quantityMax,
      description: 'Set aside at once.',
    }),
    perPersonMax: Type.Integer({ minimum: 1, maximum: saleLimits.perPersonMax }),
    countdownS: Type.Integer({ minimum: saleLimits.countdownMinS, maximum: saleLimits.countdownMaxS }),
    minutes: Type.Integer({ minimum: 1, maximum: saleLimits.minutesMax }),
  },
  { additionalProperties: false },
);
export type SaleInput = Static<typeof SaleInput>;

export const saleStates = ['announced', 'running', 'ended'] as const;
export type SaleStateName = (typeof saleStates)[number];
const instant = Type.String({ description: 'An instant, ISO 8601.' });

export const SaleView = Type.Object({
  id: Type.String(),
  roomId: Type.String(),
  productId: Type.String(),
  variantId: Type.String(),
  state: Type.Enum([...saleStates]),
  priceCents: Type.Integer(),
  usualPriceCents: Type.Integer({ description: 'Before the sale, when it was announced.' }),
  quantity: Type.Integer(),
  perPersonMax: Type.Integer(),
  left: Type.Integer({
    description: 'Of what was set aside; what waits for payment may come back. 0 when ended.',
  }),
  beginsAt: instant,
  endsAt: instant,
  endedAt: nullable(instant),
  endReason: nullable(Type.Enum(['time', 'room'])),
});
export type SaleView = Static<typeof SaleView>;

export const RoomSalesView = Type.Object({
  items: Type.Array(SaleView, { maxItems: saleLimits.listedMax }),
  serverTime: instant,
});
