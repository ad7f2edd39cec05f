import { type Static, Type } from '@fastify/type-provider-typebox';

/** So many orders are shipped by one request; a longer file is sent in several. */
export const shipmentRowsMax = 200;

/** A line of a file, as it is written there: what is wrong with it is answered by the line, not for the whole. */
const text = Type.String({ maxLength: 200 });
const ShipmentRow = Type.Object(
  {
    line: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
    orderId: text,
    carrier: text,
    trackingNo: text,
    sku: Type.Optional(
      Type.String({ maxLength: 200, description: 'Of what is in the parcel; without it all that is left.' }),
    ),
    quantity: Type.Optional(
      Type.String({ maxLength: 200, description: 'How many of it; without it all that is left of it.' }),
    ),
  },
  { additionalProperties: false },
);
export type ShipmentRow = Static<typeof ShipmentRow>;

export const ShipmentsRequest = Type.Object(
  { rows: Type.Array(ShipmentRow, { minItems: 1, maxItems: shipmentRowsMax }) },
  { additionalProperties: false },
);

/** shipped: by this request. already-shipped: before, with the same carrier and number. refused: `code` says why. */
const ShipmentResult = Type.Object({
  line: Type.Integer(),
  orderId: Type.String(),
  outcome: Type.Enum(['shipped', 'already-shipped', 'refused'] as const),
  code: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String()),
});
export type ShipmentResult = Static<typeof ShipmentResult>;

export const ShipmentsView = Type.Object({ results: Type.Array(ShipmentResult) });
export type ShipmentsView = Static<typeof ShipmentsView>;
