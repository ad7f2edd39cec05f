import { type Static, Type } from '@fastify/type-provider-typebox';
import { carrierCodes } from '../../../ports/carrier.ts';

const closed = { additionalProperties: false } as const;

/** What a parcel's label says: who carries it, and under which number. */
export const Label = Type.Object(
  {
    carrier: Type.Enum([...carrierCodes]),
    trackingNo: Type.String({ minLength: 4, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' }),
  },
  closed,
);
export type Label = Static<typeof Label>;

const parcelLinesMax = 200;
export const pieces = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const ShipRequest = Type.Object(
  {
    ...Label.properties,
    lines: Type.Optional(
      Type.Array(Type.Object({ variantId: Type.String({ maxLength: 60 }), quantity: pieces }, closed), {
        minItems: 1,
        maxItems: parcelLinesMax,
        description: 'What is in it; without it all that is left of the order.',
      }),
    ),
  },
  closed,
);
