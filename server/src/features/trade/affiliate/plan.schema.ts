import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../catalogue/index.ts';

export const planLimits = {
  rateBasisPointsMin: 100,
  rateBasisPointsMax: 5_000,
  leaderBasisPointsMax: 2_000,
  /** Plans of a shop that are not over. */
  livePerShopMax: 500,
  invitationsMax: 50,
  daysMax: 366,
} as const;

const closed = { additionalProperties: false } as const;

export const planKinds = ['open', 'target', 'campaign'] as const;
export type PlanKind = (typeof planKinds)[number];
export const planStates = ['scheduled', 'running', 'ended'] as const;
export type PlanState = (typeof planStates)[number];
const invitationStates = ['invited', 'accepted', 'declined'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const CreatorRef = Type.String({ pattern: idPattern('creator') });
export const RateBasisPoints = Type.Integer({
  minimum: planLimits.rateBasisPointsMin,
  maximum: planLimits.rateBasisPointsMax,
  description: 'Of the goods money, in hundredths of a percent: 100 is 1 %, 5000 is 50 %.',
});
export const When = Type.String({ format: 'date-time' });

export const PlanInput = Type.Object(
  {
    productId: Type.String({ pattern: idPattern('product') }),
    kind: Type.Enum(planKinds, {
      description:
        'open: any creator; target: the creators named who accept; campaign: any creator, with a fee to the campaign’s leader.',
    }),
    rateBasisPoints: RateBasisPoints,
    startsAt: Type.Optional(When),
    endsAt: Type.Optional(nullable(When)),
    creatorIds: Type.Optional(Type.Array(CreatorRef, { maxItems: planLimits.invitationsMax })),
    campaignId: Type.Optional(Type.String({ pattern: idPattern('campaign') })),
  },
  closed,
);
export type PlanInput = Static<typeof PlanInput>;

export const PlanChange = Type.Object(
  { rateBasisPoints: RateBasisPoints, endsAt: nullable(When) },
  { ...closed, description: 'Another rate ends the plan now and begins another in its place.' },
);
export type PlanChange = Static<typeof PlanChange>;

export const InviteRequest = Type.Object(
  { creatorIds: Type.Array(CreatorRef, { minItems: 1, maxItems: planLimits.invitationsMax }) },
  closed,
);

export const PlanProduct = Type.Object({
  id: Type.String(),
  title: Type.String(),
  pictureUrl: nullable(Type.String()),
  priceCents: nullable(Type.Integer()),
  currency: Type.String(),
});

const results = Type.Object({
  clicks: Type.Integer(),
  orders: Type.Integer({ description: 'Paid orders.' }),
  gmvCents: Type.Integer({ description: 'Goods money of paid orders.' }),
});

export const StudioPlan = Type.Object({
  id: Type.String(),
  kind: Type.Enum(planKinds),
  state: Type.Enum(planStates),
  product: PlanProduct,
  rateBasisPoints: Type.Integer(),
  campaign: nullable(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      leaderName: Type.String(),
      leaderBasisPoints: Type.Integer(),
    }),
  ),
  startsAt: Type.String(),
  endsAt: nullable(Type.String({ description: 'Null: until it is ended.' })),
  invitations: Type.Array(
    Type.Object({
      creatorId: Type.String(),
      name: Type.String(),
      state: Type.Enum(invitationStates),
      answeredAt: nullable(Type.String()),
    }),
  ),
  results,
});
export type StudioPlan = Static<typeof StudioPlan>;

export const PreviewQuery = Type.Object({
  priceCents: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
  rateBasisPoints: RateBasisPoints,
  leaderBasisPoints: Type.Optional(Type.Integer({ minimum: 0, maximum: planLimits.leaderBasisPointsMax })),
});

export const PlanPreview = Type.Object({
  creatorCents: Type.Integer(),
  leaderCents: Type.Integer(),
  platformCents: Type.Integer(),
  shopCents: Type.Integer({ description: 'What the shop keeps of the price, before its own costs.' }),
});

export const CreatorFound = Type.Object({
  id: Type.String(),
  name: Type.String(),
  followerCount: Type.Integer(),
  clipCount: Type.Integer(),
});
export type CreatorFound = Static<typeof CreatorFound>;

/** A plan as the creator sees it who may promote by it. */
export const CreatorPlan = Type.Object({
  id: Type.String(),
  kind: Type.Enum(planKinds),
  state: Type.Enum(planStates),
  invitation: nullable(Type.Enum(invitationStates)),
  product: PlanProduct,
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  rateBasisPoints: Type.Integer(),
  earnsCents: nullable(Type.Integer({ description: 'Of one piece at its price now.' })),
  startsAt: Type.String(),
  endsAt: nullable(Type.String()),
  results,
});
export type CreatorPlan = Static<typeof CreatorPlan>;

export const AnswerRequest = Type.Object({ accept: Type.Boolean() }, closed);
