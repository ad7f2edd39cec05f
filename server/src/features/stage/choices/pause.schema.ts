import { type Static, Type } from '@fastify/type-provider-typebox';

export const RecommendationsSchema = Type.Object(
  { on: Type.Boolean({ description: 'Whether the feed may go by what this person did.' }) },
  { additionalProperties: false },
);
export type Recommendations = Static<typeof RecommendationsSchema>;
