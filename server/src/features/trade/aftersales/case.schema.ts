import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { afterSaleKinds } from '../orders/index.ts';
import { caseReasonNames } from './after-sale.policy.ts';
import { caseOutcomes, caseStates, rulings } from './case.state.ts';

const closed = { additionalProperties: false } as const;
const text = Type.String();
const count = Type.Integer();
const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const words = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', description });
const Amount = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Kind = Type.Enum([...afterSaleKinds]);
const Reason = Type.Enum(caseReasonNames);
const Description = Type.String({ maxLength: 1_000 });

export const NewCaseBody = Type.Object(
  {
    kind: Kind,
    reason: Reason,
    lines: Type.Array(
      Type.Object({ variantId: text, quantity: Type.Integer({ minimum: 1, maximum: 999 }) }, closed),
      { minItems: 1, maxItems: 200 },
    ),
    amountCents: Type.Optional(Amount),
    description: Type.Optional(Description),
  },
  closed,
);
export const ChangeBody = Type.Object(
  { reason: Reason, amountCents: Type.Optional(Amount), description: Type.Optional(Description) },
  closed,
);
export const AcceptBody = Type.Object(
  { amountCents: Type.Integer({ minimum: 1, description: 'The offer as it was shown.' }) },
  closed,
);
export const TextBody = Type.Object({ text: words(1_000, 'The other side reads it.') }, closed);
export const LabelBody = Type.Object(
  {
    carrier: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    trackingNo: Type.String({ minLength: 4, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' }),
  },
  closed,
);
export const AgreeBody = Type.Object(
  {
    amountCents: Type.Integer({ minimum: 0, description: 'What is asked for, as it was shown.' }),
    returnTo: Type.Optional(
      Type.String({ maxLength: 200, description: 'Where the goods are sent back to, when they are.' }),
    ),
  },
  closed,
);
export const OfferBody = Type.Object(
  { amountCents: Amount, text: words(500, 'Why no more; the buyer reads it.') },
  closed,
);
export const ReceiveBody = Type.Object(
  { putBack: Type.Boolean({ description: 'Whether the goods go back on the shelf.' }) },
  closed,
);
export const RulingBody = Type.Object(
  {
    ruling: Type.Enum([...rulings]),
    amountCents: Type.Optional(Amount),
    reason: words(1_000, 'Both sides read it.'),
  },
  closed,
);

const Label = Type.Object({ carrier: text, trackingNo: text, at: text });

const CaseLineView = Type.Object({
  variantId: text,
  productId: text,
  title: text,
  variantTitle: text,
  pictureUrl: nullable(text),
  quantity: count,
  maxCents: Type.Integer({ description: 'What was paid for these pieces and may go back.' }),
  refundedCents: count,
});

/** A case in a list. */
export const CaseSummary = Type.Object({
  id: text,
  orderId: text,
  shop: Type.Object({ id: text, name: text }),
  buyerName: text,
  kind: Kind,
  state: Type.Enum([...caseStates]),
  turn: nullable(Type.Enum(['shop', 'buyer', 'operator'] as const)),
  reason: Reason,
  freight: Type.Enum(['shop', 'buyer'] as const, { description: 'Who pays for the way back.' }),
  unshipped: Type.Boolean(),
  lines: Type.Array(CaseLineView),
  amountCents: count,
  maxCents: count,
  refundedCents: count,
  earlyCents: Type.Integer({ description: 'Of it, what went back before the goods did.' }),
  owedCents: Type.Integer({
    description: 'Of that, what the buyer owes: the goods did not come as they should.',
  }),
  currency: text,
  dueAt: nullable(Type.String({ description: 'Then silence decides.' })),
  outcome: nullable(Type.Enum([...caseOutcomes])),
  openedAt: text,
  closedAt: nullable(text),
});
export type CaseSummary = Static<typeof CaseSummary>;

export const CaseView = Type.Object({
  ...CaseSummary.properties,
  description: text,
  offerCents: nullable(count),
  returnTo: text,
  back: nullable(Label),
  sent: nullable(Label),
  timeline: Type.Array(
    Type.Object({
      kind: text,
      at: text,
      side: Type.Enum(['buyer', 'shop', 'operator', 'clock'] as const),
      data: Type.Record(text, Type.Union([text, Type.Number(), Type.Boolean(), Type.Null()])),
    }),
  ),
  files: Type.Array(
    Type.Object({
      id: text,
      side: Type.Enum(['buyer', 'shop'] as const),
      slot: count,
      contentType: text,
      at: text,
    }),
  ),
  messages: Type.Array(
    Type.Object({ id: text, side: Type.Enum(['buyer', 'shop'] as const), text, at: text }),
  ),
  can: Type.Object({
    change: Type.Boolean(),
    withdraw: Type.Boolean(),
    acceptOffer: Type.Boolean(),
    escalate: Type.Boolean(),
    sendBack: Type.Boolean(),
    confirm: Type.Boolean(),
    agree: Type.Boolean(),
    offer: Type.Boolean(),
    decline: Type.Boolean(),
    refund: Type.Boolean(),
    receive: Type.Boolean(),
    send: Type.Boolean(),
    rule: Type.Boolean(),
    write: Type.Boolean(),
    attach: Type.Boolean(),
  }),
});
export type CaseView = Static<typeof CaseView>;

/** What may be asked for of an order now. */
export const AskOptions = Type.Object({
  orderId: text,
  currency: text,
  unshipped: Type.Boolean(),
  kinds: Type.Array(
    Type.Object({
      kind: Kind,
      until: nullable(Type.String({ description: 'Null while the order is not received.' })),
      reasons: Type.Array(Type.Object({ reason: Reason, freight: Type.Enum(['shop', 'buyer'] as const) })),
    }),
  ),
  shippingCents: Type.Integer({
    description: 'Of the shipping fee, when the shop is at fault and nothing of the order is kept.',
  }),
  leftCents: count,
  lines: Type.Array(
    Type.Object({
      variantId: text,
      title: text,
      variantTitle: text,
      pictureUrl: nullable(text),
      quantity: count,
      left: Type.Integer({ description: 'Pieces for which something may be asked for.' }),
      maxCents: Type.Array(Type.Integer(), { description: 'What may go back for 1, 2, … pieces.' }),
      openCaseId: nullable(text),
    }),
  ),
  cases: Type.Array(CaseSummary),
});
export type AskOptions = Static<typeof AskOptions>;

export const OrderParams = Type.Object({ id: Type.String({ maxLength: 60 }) });
export const CaseParams = Type.Object({ id: Type.String({ pattern: idPattern('after-sale') }) });
export const ShopParams = Type.Object({ shopId: text });
export const ShopCaseParams = Type.Object({
  shopId: text,
  id: Type.String({ pattern: idPattern('after-sale') }),
});
export const slot = Type.Integer({ minimum: 1, maximum: 9 });
export const fileId = Type.String({ pattern: idPattern('evidence') });

export const MyCasesQuery = Type.Object({ ...PageQuery.properties, open: Type.Optional(Type.Boolean()) });
export const deskViews = ['to-answer', 'to-receive', 'open', 'escalated', 'closed'] as const;
export const DeskQuery = Type.Object({
  ...PageQuery.properties,
  view: Type.Optional(Type.Enum([...deskViews])),
  text: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'In the goods, or the end of an id, of an order’s id or of a tracking number.',
    }),
  ),
});
export const QueueQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(['escalated', 'ruled'] as const)),
});

export const CaseCounts = Type.Object({
  toAnswer: count,
  toReceive: count,
  open: count,
  escalated: count,
});
export type CaseCounts = Static<typeof CaseCounts>;

export const caseMessageLimits = { perCaseMax: 200, burstMax: 20, withinMs: 10 * 60_000 } as const;
