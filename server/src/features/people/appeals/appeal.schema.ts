import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';

export const AppealKind = Type.Union([
  Type.Literal('shop'),
  Type.Literal('clip'),
  Type.Literal('product'),
  Type.Literal('certificate'),
  Type.Literal('review'),
  Type.Literal('penalty'),
  Type.Literal('fraud-case'),
]);
export type AppealKind = Static<typeof AppealKind>;

export const AppealState = Type.Union([
  Type.Literal('open'),
  Type.Literal('accepted'),
  Type.Literal('rejected'),
]);
export type AppealState = Static<typeof AppealState>;

const text = Type.String();
const textOrNull = Type.Union([Type.String(), Type.Null()]);

export const AppealSubjectQuery = Type.Object({
  subjectKind: AppealKind,
  subjectId: Type.String({ minLength: 1, maxLength: 60 }),
});

export const NewAppeal = Type.Object(
  {
    ...AppealSubjectQuery.properties,
    text: Type.String({ minLength: 10, maxLength: 1_000, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type NewAppeal = Static<typeof NewAppeal>;

export const AppealFile = Type.Object({
  position: Type.Integer(),
  contentType: text,
  bytes: Type.Integer(),
});

export const AppealView = Type.Object({
  id: text,
  subjectKind: AppealKind,
  subjectId: text,
  text,
  state: AppealState,
  answer: text,
  createdAt: text,
  decidedAt: textOrNull,
  files: Type.Array(AppealFile),
});
export type AppealView = Static<typeof AppealView>;

/** Where a decision stands for who it was taken against: why, until when it can be appealed against, and the appeal. */
export const AppealStanding = Type.Object({
  decision: Type.Union([
    Type.Object({ id: text, at: text, reason: text, appealUntil: text, mayAppeal: Type.Boolean() }),
    Type.Null(),
  ]),
  appeal: Type.Union([AppealView, Type.Null()]),
});
export type AppealStanding = Static<typeof AppealStanding>;

const PersonRef = Type.Object({ id: text, name: text });

export const ReviewedAppeal = Type.Object({
  ...AppealView.properties,
  title: text,
  appellant: PersonRef,
  /** The decision appealed against. */
  decision: Type.Object({
    id: text,
    at: text,
    action: text,
    reason: text,
    by: Type.Union([PersonRef, Type.Null()]),
  }),
  decidedBy: Type.Union([PersonRef, Type.Null()]),
});
export type ReviewedAppeal = Static<typeof ReviewedAppeal>;

export const AppealsQuery = Type.Object({ ...PageQuery.properties, state: Type.Optional(AppealState) });

export const AppealDecision = Type.Object(
  {
    decision: Type.Union([Type.Literal('accept'), Type.Literal('reject')]),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type AppealDecision = Static<typeof AppealDecision>;

const id = Type.String({ pattern: idPattern('appeal') });
export const AppealParams = Type.Object({ id });
export const AppealFileParams = Type.Object({ id, position: Type.Integer({ minimum: 0, maximum: 5 }) });
