import { type Static, Type } from '@fastify/type-provider-typebox';

/** So many things a person may ask more or less of. */
export const choicesMax = 100;
export const targetLengthMax = 60;

export const choiceScopes = ['author', 'category'] as const;
export type ChoiceScope = (typeof choiceScopes)[number];

const targetFields = {
  scope: Type.Enum([...choiceScopes]),
  target: Type.String({
    minLength: 1,
    maxLength: targetLengthMax,
    description: 'The id of a shop or creator, or the name of a category.',
  }),
} as const;

export const TargetSchema = Type.Object(targetFields, { additionalProperties: false });
export type Target = Static<typeof TargetSchema>;

export const ChoiceSchema = Type.Object(
  {
    ...targetFields,
    level: Type.Integer({
      minimum: -2,
      maximum: 2,
      description: 'Much less (-2), less, as it is (0: takes the choice back), more, much more (2).',
    }),
  },
  { additionalProperties: false },
);
export type Choice = Static<typeof ChoiceSchema>;

const dialFields = {
  freshness: Type.Integer({ minimum: -2, maximum: 2, description: 'From familiar to fresh.' }),
  nearness: Type.Integer({ minimum: 0, maximum: 2, description: 'From anywhere to near.' }),
} as const;

export const DialsBodySchema = Type.Object(
  {
    ...dialFields,
    city: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()], {
        description: 'What is near is near here. Needed unless nearness is 0.',
      }),
    ),
  },
  { additionalProperties: false },
);
export const DialsSchema = Type.Object({
  ...dialFields,
  city: Type.Union([Type.String(), Type.Null()]),
});
export type Dials = Static<typeof DialsSchema>;

export const neutralDials: Dials = { freshness: 0, nearness: 0, city: null };
