import { type Static, Type } from '@fastify/type-provider-typebox';
import { policyNames } from '@kanmai/interest';
import { PolicySchema, variantKeys } from './experiment.schema.ts';

export const adoptionsListedMax = 50;

const nullable = <Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Number>>(
  schema: Schema,
) => Type.Union([schema, Type.Null()]);

export const AdoptBody = Type.Object(
  {
    variant: Type.Enum([...variantKeys]),
    reason: Type.String({ minLength: 2, maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type AdoptWish = Static<typeof AdoptBody>;

export const RevertBody = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
);

export const AdoptionParams = Type.Object({ adoptionId: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }) });

export const AdoptionViewSchema = Type.Object({
  id: Type.Integer(),
  experimentId: Type.String(),
  experimentName: Type.String(),
  variant: Type.Enum([...variantKeys]),
  policy: Type.Object(PolicySchema.properties, {
    additionalProperties: false,
    description: 'All adopted settings from then on; what is not named is as the engine is set.',
  }),
  adoptedAt: Type.String(),
  reason: Type.String(),
  revertedAt: nullable(Type.String()),
  revertReason: Type.String(),
  inForce: Type.Boolean({ description: 'Whether the feed goes by it now. It alone can be reverted.' }),
});
export type AdoptionView = Static<typeof AdoptionViewSchema>;

export const FeedSettingsViewSchema = Type.Object({
  settings: Type.Array(
    Type.Object({
      name: Type.Enum([...policyNames]),
      value: Type.Number({ description: 'What everybody is served by who is in no experiment.' }),
      engine: Type.Number({ description: 'What it is without adoptions.' }),
    }),
  ),
  adoptions: Type.Array(AdoptionViewSchema, { description: 'The newest first, fifty at most.' }),
});
