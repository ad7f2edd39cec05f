import { type Static, Type } from '@fastify/type-provider-typebox';

/** What a parcel's label says: who carries it, and under which number. */
export const Label = Type.Object(
  {
    carrier: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    trackingNo: Type.String({ minLength: 4, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' }),
  },
  { additionalProperties: false },
);
export type Label = Static<typeof Label>;

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
