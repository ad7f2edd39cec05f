import { type Static, Type } from '@fastify/type-provider-typebox';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const likelyBuyersAdvice = [
  'no-clip',
  'too-few',
  'new-look',
  'near-first',
  'interest-first',
  'wide',
] as const;

export const LikelyBuyersSchema = Type.Object({
  /**
   * People likely to watch it, who have not yet: an estimate with its bounds (95 %), in steps of ten, rounded by chance. Null
   * where they are few, always below twenty: then nothing is said of them.
   */
  reach: nullable(Type.Object({ people: Type.Integer(), low: Type.Integer(), high: Type.Integer() })),
  /** What they have in common, most first; small groups are left out, always those below twenty. Shares are of those likely. */
  interests: Type.Array(Type.Object({ category: Type.String(), share: Type.Number() })),
  cities: Type.Array(Type.Object({ city: Type.String(), share: Type.Number() })),
  advice: Type.Enum([...likelyBuyersAdvice]),
  /** When they were counted: the same is told for a day. Null where there is nothing to show anybody. */
  asOf: nullable(Type.String({ format: 'date-time' })),
});

export type LikelyBuyers = Static<typeof LikelyBuyersSchema>;
