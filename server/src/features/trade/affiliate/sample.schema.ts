import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { AddressViewSchema } from '../../people/accounts/index.ts';
import { nullable } from '../catalogue/index.ts';

const closed = { additionalProperties: false } as const;

export const sampleStates = ['asked', 'withdrawn', 'declined', 'approved', 'shipped', 'received'] as const;
export type SampleState = (typeof sampleStates)[number];

export const SampleAsk = Type.Object(
  {
    variantId: Type.String({ pattern: idPattern('variant') }),
    addressId: Type.String({ pattern: idPattern('address') }),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  },
  closed,
);
export type SampleAsk = Static<typeof SampleAsk>;

export const DeclineRequest = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
  closed,
);
export const ShipRequest = Type.Object(
  {
    carrier: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    trackingNo: Type.String({ minLength: 4, maxLength: 40, pattern: '^[A-Za-z0-9-]+$' }),
  },
  closed,
);

export const SampleView = Type.Object({
  id: Type.String(),
  state: Type.Enum(sampleStates),
  product: Type.Object({
    id: Type.String(),
    title: Type.String(),
    pictureUrl: nullable(Type.String()),
    variantTitle: Type.String(),
  }),
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  creator: Type.Object({
    id: Type.String(),
    name: Type.String(),
    followerCount: Type.Integer(),
    overdueCount: Type.Integer({ description: 'Samples of any shop that came and have no clip in time.' }),
  }),
  note: Type.String(),
  address: nullable(AddressViewSchema),
  declineReason: nullable(Type.String()),
  carrier: nullable(Type.String()),
  trackingNo: nullable(Type.String()),
  askedAt: Type.String(),
  shippedAt: nullable(Type.String()),
  receivedAt: nullable(Type.String()),
  clipDueAt: nullable(Type.String({ description: 'Until when a clip with the product is to be published.' })),
  clipId: nullable(Type.String({ description: 'The clip that was.' })),
  overdue: Type.Boolean(),
});
export type SampleView = Static<typeof SampleView>;
