import { type Static, Type } from '@fastify/type-provider-typebox';

const text = Type.String();
const count = Type.Integer();
const nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Sales = Type.Object({
  orders: Type.Integer({ description: 'Orders paid.' }),
  paidCents: Type.Integer({ description: 'What was paid for them, refunds not taken off.' }),
});

const ShortProduct = Type.Object({
  id: text,
  title: text,
  /** Of the variants that are short. */
  variantTitles: Type.Array(text),
  available: Type.Integer({ description: 'Of the one with the least.' }),
});

/** What a shop stands at now, for deciding what to do next. Lists name the four most pressing. */
export const ShopDesk = Type.Object({
  /** Null for those who may not see orders. */
  today: nullable(
    Type.Object({
      ...Sales.properties,
      views: Type.Integer({ description: 'Views of the shop’s clips today.' }),
      /** The same weekday a week ago, until this time of the day. */
      weekAgo: Sales,
    }),
  ),
  productCount: count,
  outOfStock: Type.Array(ShortProduct),
  lowStock: Type.Array(ShortProduct),
  certificates: Type.Array(
    Type.Object({
      productId: text,
      title: text,
      attribute: text,
      problem: Type.Union([
        Type.Literal('rejected'),
        Type.Literal('expiring'),
        Type.Literal('value-changed'),
      ]),
      validUntil: nullable(text),
    }),
  ),
  casesToAnswer: Type.Array(
    Type.Object({
      id: text,
      kind: Type.Enum(['refund', 'return', 'exchange', 'repair'] as const),
      /** asked: to answer. Otherwise goods came back and are to be dealt with. */
      state: text,
      title: text,
      amountCents: count,
      currency: text,
      dueAt: text,
    }),
    { description: 'Cases of after-sales that the clock decides unless the shop does.' },
  ),
  promotionsEnding: Type.Array(Type.Object({ id: text, name: text, endsAt: text })),
  scheduledClips: Type.Array(Type.Object({ id: text, caption: text, publishAt: text })),
  /** Null for those who may not change products. */
  faultyFile: nullable(Type.Object({ id: text, name: text, faultCount: count })),
  pausedWebhooks: count,
});
export type ShopDesk = Static<typeof ShopDesk>;
