import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../catalogue/index.ts';
import { planLimits, planStates, RateBasisPoints, When } from './plan.schema.ts';

export const CampaignInput = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' }),
    introduction: Type.Optional(Type.String({ maxLength: 500 })),
    feeBasisPoints: Type.Integer({
      minimum: 100,
      maximum: planLimits.leaderBasisPointsMax,
      description: 'What the leader gets of the goods money, on top of the creator’s commission.',
    }),
    rateBasisPointsMin: RateBasisPoints,
    startsAt: Type.Optional(When),
    endsAt: When,
  },
  { additionalProperties: false },
);
export type CampaignInput = Static<typeof CampaignInput>;

export const CampaignView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  introduction: Type.String(),
  leader: Type.Object({ id: Type.String(), name: Type.String() }),
  feeBasisPoints: Type.Integer(),
  rateBasisPointsMin: Type.Integer(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  state: Type.Enum(planStates),
  productCount: Type.Integer({ description: 'Goods that joined and are still in.' }),
  orders: nullable(Type.Integer({ description: 'Paid orders; for the leader alone.' })),
  gmvCents: nullable(Type.Integer()),
});
export type CampaignView = Static<typeof CampaignView>;
