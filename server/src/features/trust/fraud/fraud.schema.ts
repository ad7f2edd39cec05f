import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { clueCodes, type FraudState } from './fraud.policy.ts';

const closed = { additionalProperties: false } as const;
const textOrNull = Type.Union([Type.String(), Type.Null()]);
const State = Type.Unsafe<FraudState>(Type.Enum(['open', 'confirmed', 'dismissed']));

const clueFields = {
  code: Type.Enum([...clueCodes]),
  from: Type.String({ description: 'The first day of them, in Coordinated Universal Time.' }),
  until: Type.String({ description: 'The last day.' }),
  accounts: Type.Integer(),
  reviews: Type.Integer(),
  share: Type.Number(),
  usualShare: Type.Number({ description: 'What is usual beside it.' }),
  among: Type.Number({ description: 'What the share is of.' }),
};

const caseFields = {
  id: Type.String(),
  state: State,
  strength: Type.Number({ description: '0 to 1.' }),
  holdsPayouts: Type.Boolean({ description: 'Nothing is paid out to the shop before somebody has ruled.' }),
  reviewCount: Type.Integer({ description: 'Reviews that count in no rating.' }),
  openedAt: Type.String(),
  decidedAt: textOrNull,
  reason: Type.String(),
};

/** As the shop sees it: which days and how many, and nobody's account. */
export const ShopFraudCase = Type.Object({
  ...caseFields,
  clues: Type.Array(Type.Object(clueFields)),
});
export type ShopFraudCase = Static<typeof ShopFraudCase>;

const SuspectedReview = Type.Object({
  id: Type.String(),
  orderId: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  productTitle: Type.String(),
  stars: Type.Integer(),
  text: Type.String(),
  at: Type.String(),
});

export const FraudCaseView = Type.Object({
  ...caseFields,
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  clues: Type.Array(
    Type.Object({
      ...clueFields,
      personIds: Type.Array(Type.String()),
      reviewIds: Type.Array(Type.String()),
    }),
  ),
  suspected: Type.Array(SuspectedReview, { description: 'The newest of them.' }),
  decidedBy: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
});
export type FraudCaseView = Static<typeof FraudCaseView>;

export const FraudCasesQuery = Type.Object({ ...PageQuery.properties, state: Type.Optional(State) });
export type FraudCasesQuery = Static<typeof FraudCasesQuery>;

export const FraudCaseParams = Type.Object({ id: Type.String({ pattern: idPattern('fraud-case') }) });
export const FraudShopParams = Type.Object({ shopId: Type.String({ maxLength: 40 }) });
export const FraudDecision = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  closed,
);
