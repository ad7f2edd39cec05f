import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from './seller.schema.ts';

const PricePoint = Type.Object({
  since: Type.String(),
  priceCents: Type.Integer(),
  listPriceCents: nullable(Type.Integer()),
});

export const PriceHistory = Type.Object({
  variants: Type.Array(
    Type.Object({
      id: Type.String(),
      sku: Type.String(),
      title: Type.String(),
      currency: Type.String(),
      lowest30DaysCents: Type.Integer({ description: 'The lowest price in force within 30 days.' }),
      struckPriceHeld: nullable(
        Type.Boolean({
          description: 'Whether it was offered at the struck price within 30 days; null without one.',
        }),
      ),
      points: Type.Array(PricePoint, { description: 'The newest 100, oldest first.' }),
    }),
  ),
});
export type PriceHistory = Static<typeof PriceHistory>;
