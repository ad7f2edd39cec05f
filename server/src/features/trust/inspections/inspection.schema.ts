import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { inspectedKinds, inspectionOutcomes, phoneGrades } from '@kanmai/trust';
import { PageQuery } from '../../../http/page.ts';
import { carrierCodes } from '../../../ports/carrier.ts';
import { certificateVerdicts } from './certificate.service.ts';
import { inspectionStates } from './inspection.state.ts';

const closed = { additionalProperties: false } as const;
const text = Type.String();
const count = Type.Integer();
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Grade = Type.Enum(phoneGrades);
const sides = ['inspector', 'buyer', 'shop', 'clock'] as const;

/** One thing to look at, for the inspector's form. */
const ItemView = Type.Object({
  code: text,
  kind: Type.Enum(['choice', 'number', 'imei', 'text'] as const),
  choices: Type.Array(text),
  required: Type.Boolean(),
});

export const PieceView = Type.Object({
  id: text,
  orderId: text,
  shop: Type.Object({ id: text, name: text }),
  title: text,
  kind: Type.Enum(inspectedKinds),
  piece: count,
  state: Type.Enum(inspectionStates),
  isHere: Type.Boolean({ description: 'It lies in the warehouse.' }),
  promised: Type.Object({
    grade: nullable(Grade),
    batteryPercent: nullable(count),
  }),
  paidCents: count,
  refundedCents: count,
  currency: text,
  dueAt: nullable(Type.String({ description: 'Until then the buyer decides; silence is a refund.' })),
  found: nullable(
    Type.Object({
      outcome: Type.Enum(inspectionOutcomes),
      grade: nullable(Grade),
      because: Type.Array(text, { description: 'The items that it rests on.' }),
      differenceCents: Type.Integer({ description: 'What goes back to a buyer who keeps it.' }),
      rejectedFor: nullable(Type.String({ description: 'Why the inspector held it back.' })),
      seal: nullable(text),
      checklist: text,
      answers: Type.Array(Type.Object({ code: text, answer: text })),
    }),
  ),
  accepted: Type.Boolean(),
  refusedBy: nullable(Type.Enum(['buyer', 'clock'] as const)),
  sentBack: nullable(Type.Object({ carrier: text, trackingNo: text })),
  photos: Type.Array(Type.Object({ id: text, slot: text })),
  certificate: nullable(
    Type.Object({
      id: text,
      url: Type.String({ description: 'Carries the certificate whole: what its code says.' }),
      inForce: Type.Boolean(),
    }),
  ),
  timeline: Type.Array(Type.Object({ kind: text, at: text, side: Type.Enum(sides) })),
});
export type PieceView = Static<typeof PieceView>;

export const OrderInspection = Type.Object({
  orderId: text,
  because: Type.String({ description: 'Why it goes through the warehouse, in a word.' }),
  code: Type.String({ description: 'Stands on the parcel to the warehouse; empty for the buyer.' }),
  warehouse: Type.String({ description: 'Where the shop sends it.' }),
  carrier: nullable(text),
  trackingNo: nullable(text),
  routedAt: text,
  sentAt: nullable(text),
  arrivedAt: nullable(text),
  leftAt: nullable(text),
  pieces: Type.Array(PieceView),
});
export type OrderInspection = Static<typeof OrderInspection>;

const Foretold = Type.Object({
  variantId: text,
  kind: Type.Enum(inspectedKinds),
  way: Type.Enum(['warehouse', 'perhaps'] as const, {
    description: 'warehouse: whoever sells it; perhaps: by its shop, the season, and chance.',
  }),
});
export type Foretold = Static<typeof Foretold>;
export const ForetoldAnswer = Type.Object({ items: Type.Array(Foretold) });
export const ForetoldQuery = Type.Object({
  goods: Type.String({
    ...{ pattern: '^var_[0-9a-z]{26}:[0-9]{1,12}(,var_[0-9a-z]{26}:[0-9]{1,12}){0,49}$', maxLength: 2_200 },
    description: 'Up to 50 variants, divided by commas, each with what one piece costs in cents.',
  }),
});

/** Null of an order that goes directly. */
export const OrderInspectionAnswer = Type.Object({ inspection: nullable(OrderInspection) });

export const InspectorView = Type.Object({
  piece: PieceView,
  order: OrderInspection,
  checklist: Type.Object({ version: count, items: Type.Array(ItemView), photos: Type.Array(text) }),
});
export type InspectorView = Static<typeof InspectorView>;

export const inspectorViews = [
  'to-inspect',
  'to-send-on',
  'to-confirm',
  'to-send-back',
  'awaited',
  'done',
] as const;
export const InspectorQuery = Type.Object({
  ...PageQuery.properties,
  view: Type.Optional(Type.Enum(inspectorViews)),
});

export const Label = Type.Object(
  {
    carrier: Type.Enum([...carrierCodes]),
    trackingNo: Type.String({ minLength: 4, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' }),
  },
  closed,
);
const Seal = Type.String({ pattern: '^[0-9A-Z-]{6,24}$', description: 'As it is printed on the seal.' });
export const IntakeBody = Type.Object(
  { code: Type.String({ minLength: 4, maxLength: 60, description: 'As scanned: ours, or the carrier’s.' }) },
  closed,
);
export const IntakeView = Type.Object({
  orderIds: Type.Array(text, { description: 'Several, where one box of a carrier’s holds them.' }),
  pieceIds: Type.Array(text),
  repeated: Type.Boolean({ description: 'Scanned before: nothing was done now.' }),
  arrivedAt: text,
});
export const JudgeBody = Type.Object(
  {
    answers: Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 60 }), Type.Integer({ minimum: 0, maximum: 1_000_000 })]),
      { maxProperties: 60 },
    ),
    seal: Type.Optional(Seal),
    rejectedFor: Type.Optional(
      Type.String({
        ...{ minLength: 1, maxLength: 500, pattern: '\\S' },
        description: 'Held back for what no item of the checklist says; both sides read it.',
      }),
    ),
  },
  closed,
);
export const SendOnBody = Type.Object(
  {
    seals: Type.Array(Seal, {
      ...{ maxItems: 100, description: 'Read once more off each piece that leaves.' },
      examples: [['KM00012345']],
    }),
    ...Label.properties,
  },
  closed,
);
export const AcceptBody = Type.Object(
  {
    differenceCents: Type.Integer({
      ...{ minimum: 0, maximum: 100_000_000_000 },
      description: 'What was shown to go back; another one is refused.',
    }),
  },
  closed,
);

const CertificateFactsView = Type.Object({
  format: Type.Literal(1),
  ...{ id: text, key: text, issuer: text, kind: Type.Enum(inspectedKinds), title: text, shop: text },
  ...{ grade: nullable(Grade), imei: nullable(text), seal: text, checklist: text, report: text },
  inspectedAt: text,
});
export const CheckedView = Type.Object({
  verdict: Type.Enum(certificateVerdicts),
  facts: nullable(CertificateFactsView),
});
export const CertificateView = Type.Object({ ...CheckedView.properties, token: text });
export const CheckBody = Type.Object({ token: Type.String({ minLength: 1, maxLength: 4_000 }) }, closed);
export const KeysView = Type.Object({
  keys: Type.Array(
    Type.Object({ id: text, publicKey: Type.String({ description: '32 bytes, base64url.' }) }),
  ),
});

const order = Type.String({ maxLength: 60 });
const inspectionId = Type.String({ pattern: idPattern('inspection') });
const photoId = Type.String({ pattern: idPattern('evidence') });
export const OrderParams = Type.Object({ id: order });
export const OrderPieceParams = Type.Object({ id: order, inspectionId });
export const OrderPhotoParams = Type.Object({ id: order, inspectionId, photoId });
export const ShopOrderParams = Type.Object({ shopId: text, id: order });
export const ShopPhotoParams = Type.Object({ shopId: text, inspectionId, photoId });
export const PieceParams = Type.Object({ id: inspectionId });
export const PiecePhotoParams = Type.Object({ id: inspectionId, photoId });
export const PhotoQuery = Type.Object({ slot: Type.String({ pattern: '^[a-z-]{1,20}$' }) });
export const CertificateParams = Type.Object({
  id: Type.String({ pattern: idPattern('inspection-certificate') }),
});
