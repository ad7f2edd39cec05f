import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { RoomIdSchema } from '../../stage/rooms/index.ts';
import { nullable } from '../../trade/catalogue/index.ts';
import { InterventionView } from '../room-watch/index.ts';
import { caseStates } from './case.store.ts';

const closed = { additionalProperties: false } as const;
const text = Type.String();
const instant = Type.String({ description: 'An instant, ISO 8601.' });
const cents = Type.Integer();
const reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const givenInstant = Type.String({ format: 'date-time', maxLength: 40 });
const replayMs = nullable(Type.Integer({ description: 'Where in the replay; null while there is none.' }));

export const CaseParams = Type.Object({ id: Type.String({ pattern: idPattern('trust-case') }) });

export const OpenCaseBody = Type.Object(
  {
    orderId: Type.Optional(
      Type.String({
        pattern: idPattern('order'),
        description: 'The order whose buyer complained: room, times and goods follow from it.',
      }),
    ),
    roomId: Type.Optional(RoomIdSchema),
    from: Type.Optional(givenInstant),
    until: Type.Optional(givenInstant),
    productIds: Type.Optional(
      Type.Array(Type.String({ pattern: idPattern('product') }), {
        ...{ minItems: 1, maxItems: 50 },
        description: 'Without them, what was pinned then.',
      }),
    ),
    summary: reason,
  },
  closed,
);
export type OpenCaseBody = Static<typeof OpenCaseBody>;

export const CompensateBody = Type.Object(
  {
    perMille: Type.Integer({
      ...{ minimum: 1, maximum: 10_000 },
      description: 'Of what each buyer paid for the goods: 1,000 is all of it, 3,000 three times that.',
    }),
    reason,
  },
  closed,
);

const PenaltyClassSchema = Type.Enum(['A', 'B']);

export const RulingBody = Type.Union([
  Type.Object({ decision: Type.Literal('none'), reason }, closed),
  Type.Object(
    {
      decision: Type.Literal('violation'),
      class: PenaltyClassSchema,
      points: Type.Integer({ minimum: 1, maximum: 12 }),
      officialCode: Type.String({ maxLength: 10 }),
      publicText: Type.String({
        ...{ minLength: 10, maxLength: 500, pattern: '\\S' },
        description: 'What shoppers read of it. Nobody is named in it.',
      }),
      reason,
    },
    closed,
  ),
]);
export type RulingBody = Static<typeof RulingBody>;

const Listing = Type.Object({
  ...{ productId: text, shopId: text, title: text, description: text, version: text },
  attributes: Type.Record(text, text),
  variants: Type.Array(Type.Object({ sku: text, title: text, priceCents: cents })),
});

const Compensation = Type.Object({
  perMille: Type.Integer(),
  at: instant,
  ...{
    orders: Type.Integer(),
    paidOrders: Type.Integer(),
    wantedCents: cents,
    paidCents: cents,
    currency: text,
  },
});

const Consequence = Type.Union([
  Type.Object({ kind: Type.Literal('no-live'), until: nullable(instant) }),
  Type.Object({ kind: Type.Enum(['deduct', 'freeze']), amountCents: cents }),
  Type.Object({ kind: Type.Literal('take-down'), productIds: Type.Array(text) }),
  Type.Object({ kind: Type.Literal('expel') }),
]);
export type ConsequenceView = Static<typeof Consequence>;

/** A penalty as the studio and operators see it. */
export const PenaltyView = Type.Object({
  id: text,
  ...{ class: PenaltyClassSchema, points: Type.Integer(), officialCode: text, article: text },
  ...{ publicText: text, at: instant, year: Type.Integer(), currency: text },
  consequences: Type.Array(Consequence),
  undone: Type.Boolean(),
  undoneReason: text,
  room: Type.Object({ id: text, title: text }),
});
export type PenaltyView = Static<typeof PenaltyView>;

export const PenaltiesView = Type.Object({
  points: Type.Object({ A: Type.Integer(), B: Type.Integer() }),
  year: Type.Integer(),
  clearedAt: instant,
  items: Type.Array(PenaltyView),
});
export type PenaltiesView = Static<typeof PenaltiesView>;

const Room = Type.Object({ id: text, title: text, startedAt: nullable(instant), endedAt: nullable(instant) });
const Party = Type.Object({ id: text, name: text });

export const CaseSummary = Type.Object({
  id: text,
  ...{ state: Type.Enum([...caseStates]), summary: text, openedAt: instant },
  ...{ room: Room, broadcaster: Party, compensated: Type.Boolean() },
});
export type CaseSummary = Static<typeof CaseSummary>;

/** A case with all that it ties together. */
export const CaseView = Type.Object({
  ...CaseSummary.properties,
  ...{ from: instant, until: instant, replayFromMs: replayMs, replayUntilMs: replayMs },
  replayUrl: nullable(text),
  orderId: nullable(text),
  keepUntil: instant,
  transcript: Type.Array(
    Type.Object({
      ...{ at: instant, replayMs, language: text, text },
      heard: Type.Boolean({ description: 'As a machine heard it; else somebody gave it.' }),
    }),
  ),
  listings: Type.Array(Listing),
  interventions: Type.Array(InterventionView),
  viewers: Type.Integer(),
  buyers: Type.Array(
    Type.Object({
      ...{ orderId: text, personId: text, name: text, shopId: text, placedAt: instant, replayMs },
      ...{ state: text, paidCents: cents, currency: text },
      compensationCents: nullable(cents),
    }),
    { description: 'At most 200; `buyerCount` says how many there are.' },
  ),
  buyerCount: Type.Integer(),
  claims: Type.Array(
    Type.Object({ ...{ id: text, orderId: text, code: text, state: text, reason: text, paidCents: cents } }),
  ),
  compensation: nullable(Compensation),
  penalty: nullable(PenaltyView),
  pointsBefore: Type.Object({ A: Type.Integer(), B: Type.Integer() }),
});
export type CaseView = Static<typeof CaseView>;

export const CasesQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum([...caseStates])),
});
export type CasesQuery = Static<typeof CasesQuery>;

export const CaseViewer = Type.Object({ personId: text, joinedAt: instant, watchedMs: Type.Integer() });
export type CaseViewer = Static<typeof CaseViewer>;

/** What shoppers read of a ruling. */
export const Ruling = Type.Object({
  id: text,
  at: instant,
  shop: nullable(Party),
  ...{ class: PenaltyClassSchema, points: Type.Integer(), officialCode: text, article: text, text },
  consequences: Type.Array(Type.Enum(['no-live', 'deduct', 'freeze', 'take-down', 'expel'])),
  compensated: nullable(Type.Object({ orders: Type.Integer(), cents, currency: text })),
});
export type Ruling = Static<typeof Ruling>;

export const RulingParams = Type.Object({ id: Type.String({ pattern: idPattern('penalty') }) });

/** What the buyer of an order was compensated with. */
export const OrderCompensation = Type.Object({
  at: instant,
  ...{ paidCents: cents, currency: text, reached: Type.Boolean() },
  rulingId: nullable(text),
});
export type OrderCompensation = Static<typeof OrderCompensation>;
