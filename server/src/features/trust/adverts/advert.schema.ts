import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import type { AdvertFinding, Verdict } from './advert.policy.ts';
import { type AdvertKind, type AdvertText, advertKinds } from './advert.ts';
import type { CaseOutcome, CaseState } from './advert-case.store.ts';

export const checkLimits = {
  textsMax: 150,
  textLengthMax: 5_000,
  /** Of all texts together. */
  lengthMax: 12_000,
  perMinuteMax: 60,
} as const;

const closed = { additionalProperties: false } as const;
const Kind = Type.Unsafe<AdvertKind>(Type.Enum([...advertKinds]));
const FieldName = Type.String({ minLength: 1, maxLength: 80 });

export const AdvertCheck = Type.Object(
  {
    kind: Kind,
    subjectId: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'Of what is there already: its certificates and prices count.',
      }),
    ),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    texts: Type.Array(
      Type.Object(
        {
          field: FieldName,
          source: Type.Unsafe<AdvertText['source']>(Type.Enum(['title', 'script', 'caption', 'picture'])),
          text: Type.String({ maxLength: checkLimits.textLengthMax }),
        },
        closed,
      ),
      { minItems: 1, maxItems: checkLimits.textsMax },
    ),
  },
  closed,
);
export type AdvertCheck = Static<typeof AdvertCheck>;

export const AdvertFindingView = Type.Object({
  field: Type.String(),
  start: Type.Integer({ description: 'The first UTF-16 code unit of the words in the field’s text.' }),
  end: Type.Integer({ description: 'The one behind the last.' }),
  words: Type.String(),
  rule: Type.String({ description: 'The rule that found it.' }),
  officialCode: Type.String({ description: 'The official kind of violation, such as `ZH8`.' }),
  article: Type.String(),
  gravity: Type.Integer({ minimum: 1, maximum: 3 }),
  verdict: Type.Unsafe<Verdict>(
    Type.Enum(['refused', 'warned', 'exempt'], {
      description:
        'refused: it cannot be published so; warned: it can, and operators see it; exempt: nothing is wrong.',
    }),
  ),
  exempt: Type.Unsafe<AdvertFinding['exempt']>(
    Type.Union([Type.String(), Type.Null()], { description: 'Why it is let pass.' }),
  ),
  suggestion: Type.String({ description: 'What to write instead; empty: leave it out.' }),
});

export const AdvertCheckView = Type.Object({ findings: Type.Array(AdvertFindingView) });

const Outcome = Type.Unsafe<CaseOutcome>(Type.Enum(['refused', 'warned', 'found']));
const State = Type.Unsafe<CaseState>(Type.Enum(['open', 'mended', 'passed']));

export const AdvertCaseView = Type.Object({
  id: Type.Integer(),
  author: Type.Object({ id: Type.String(), name: Type.String() }),
  kind: Kind,
  subjectId: Type.Union([Type.String(), Type.Null()], {
    description: 'Null: of something that was to be made, and was refused.',
  }),
  field: Type.String(),
  text: Type.String(),
  outcome: Outcome,
  findings: Type.Array(AdvertFindingView),
  gravity: Type.Integer(),
  state: State,
  times: Type.Integer({ description: 'How often it was tried.' }),
  firstAt: Type.String(),
  lastAt: Type.String(),
  reason: Type.String(),
});
export type AdvertCaseView = Static<typeof AdvertCaseView>;

export const AdvertCasesQuery = Type.Object({
  ...PageQuery.properties,
  authorId: Type.Optional(Type.String({ maxLength: 40 })),
  code: Type.Optional(Type.String({ pattern: '^[A-Z]{1,4}[0-9]{1,3}$' })),
  gravity: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
  outcome: Type.Optional(Outcome),
  state: Type.Optional(State),
});
export type AdvertCasesQuery = Static<typeof AdvertCasesQuery>;

export const AdvertCaseParams = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});

export const AdvertDecision = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  closed,
);
