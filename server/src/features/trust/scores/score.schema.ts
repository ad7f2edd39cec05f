import { type Static, Type } from '@fastify/type-provider-typebox';
import { trustDimensions } from '@kanmai/trust';
import { PageQuery } from '../../../http/page.ts';
import { subjectKinds } from './happening.ts';
import { nextSteps } from './next-step.policy.ts';

const numberOrNull = (description: string) => Type.Union([Type.Number(), Type.Null()], { description });
const closed = { additionalProperties: false } as const;
const Kind = Type.String({ description: 'What happened, e.g. `parcel-late`, `stars-5`, `claim-forced`.' });

export const experiencesMax = 50;

export const ExperiencesQuery = Type.Object({
  shopIds: Type.String({
    maxLength: 40 * experiencesMax,
    description: `Ids, divided by commas; the first ${experiencesMax} are answered.`,
  }),
});

export const ExperienceView = Type.Object({
  shopId: Type.String(),
  score: numberOrNull('3 to 5; null where too few orders were delivered: that is not low.'),
  delivered: Type.Integer({ description: 'Orders delivered in the last 90 days.' }),
  version: Type.Integer({ description: 'Of the policy by which it is made.' }),
});
export type ExperienceView = Static<typeof ExperienceView>;

const Believed = Type.Union(
  [
    Type.Object({
      value: Type.Number(),
      low: Type.Number({ description: 'The truth is between low and high with a chance of 90 %.' }),
      high: Type.Number(),
    }),
    Type.Null(),
  ],
  { description: 'Null where too little is known: that is not low.' },
);

const Scored = Type.Object({
  code: Type.String(),
  version: Type.Integer(),
  score: Believed,
  dimensions: Type.Array(
    Type.Object({
      dimension: Type.Enum([...trustDimensions]),
      share: Type.Number({ description: 'Of the whole.' }),
      observations: Type.Number({ description: 'How much of what happened counts still.' }),
      usual: Type.Number({ description: 'What is usual in the category.' }),
      believed: Believed,
    }),
  ),
});
export type Scored = Static<typeof Scored>;

const Supposed = Type.Object({
  kind: Kind,
  count: Type.Integer({ description: 'So many more; fewer below zero.' }),
  value: numberOrNull('What the score would be.'),
});

export const ScoreReport = Type.Object({
  subject: Type.Object({
    id: Type.String(),
    kind: Type.Enum([...subjectKinds]),
    name: Type.String(),
    category: Type.String(),
  }),
  kinds: Type.Array(Kind, { description: 'What counts in it at all.' }),
  versions: Type.Array(Type.Integer(), {
    description: 'Versions of the formula of trust, each may be asked.',
  }),
  experience: Type.Union([
    Type.Object({
      ...Scored.properties,
      delivered: Type.Integer(),
      deliveredMin: Type.Integer(),
      windowDays: Type.Integer(),
    }),
    Type.Null(),
  ]),
  trust: Scored,
  trend: Type.Array(
    Type.Object({
      day: Type.String(),
      experience: numberOrNull('On its face of 3 to 5.'),
      trust: numberOrNull('On its face of 1 to 5.'),
    }),
  ),
  reasons: Type.Array(
    Type.Object({
      kind: Kind,
      count: Type.Number(),
      effect: Type.Number({ description: 'What the score gains by it; loses below zero.' }),
    }),
    { description: 'Of the published face where it is known, else of trust; the gravest first.' },
  ),
  supposed: Type.Array(Supposed, { description: 'What the score would be with fewer of what cost it most.' }),
  toReach: Type.Union([
    Type.Object({
      target: Type.Number(),
      ways: Type.Array(Type.Object({ kind: Kind, fewer: Type.Integer() })),
    }),
    Type.Null(),
  ]),
  next: Type.Object({
    code: Type.Enum([...nextSteps]),
    count: numberOrNull('How many, where the sentence has a number.'),
  }),
});
export type ScoreReport = Static<typeof ScoreReport>;

export const SupposeQuery = Type.Object({
  kind: Type.String({ minLength: 1, maxLength: 40 }),
  count: Type.Integer({ minimum: -1_000, maximum: 1_000 }),
});

export const SupposedAnswer = Type.Object({ value: Type.Union([Type.Number(), Type.Null()]) });

export const HappeningsQuery = Type.Object({
  ...PageQuery.properties,
  kind: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
});
export type HappeningsQuery = Static<typeof HappeningsQuery>;

export const HappeningView = Type.Object({
  kind: Kind,
  at: Type.String(),
  referenceId: Type.String({ description: 'The order, case, claim or review that it is from.' }),
  share: Type.Number({ description: 'What part of an observation it is.' }),
});
export type HappeningView = Static<typeof HappeningView>;

/** As operators see it: a shop is not told how far its reviewers are trusted. */
export const BelievedHappening = Type.Object({
  ...HappeningView.properties,
  belief: Type.Number({ description: 'How far whoever said so is believed.' }),
});
export type BelievedHappening = Static<typeof BelievedHappening>;

export const ShopScoreParams = Type.Object({ shopId: Type.String({ maxLength: 40 }) });
export const SubjectParams = Type.Object({ subjectId: Type.String({ minLength: 1, maxLength: 60 }) });
export const VersionQuery = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) });
export const RecomputeBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  closed,
);
export const RecomputeAnswer = Type.Object({
  difference: Type.Number({
    description: 'The largest between its sums and what they are made of: none, or a defect.',
  }),
});
