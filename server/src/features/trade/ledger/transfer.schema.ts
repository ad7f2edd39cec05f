import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../catalogue/index.ts';

export const TransferRequest = Type.Object(
  {
    amountCents: Type.Integer({ minimum: 1, maximum: 100_000_000_000 }),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', default: 'CNY' })),
  },
  { additionalProperties: false },
);

export const transferStates = ['under-way', 'done', 'failed'] as const;
export const TransferState = Type.Enum(transferStates, {
  description: 'under-way: the provider is asked; done; failed: it was refused, and the money is back.',
});

export const TransferView = Type.Object({
  id: Type.String(),
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  direction: Type.Enum(['payout', 'top-up'] as const),
  amountCents: Type.Integer(),
  currency: Type.String(),
  state: TransferState,
  providerRef: nullable(Type.String()),
  failure: nullable(Type.String({ description: 'Why the provider refused, in its words.' })),
  requestedBy: Type.Object({ id: Type.String(), name: Type.String() }),
  createdAt: Type.String(),
  endedAt: nullable(Type.String()),
  tries: Type.Integer({ description: 'How often the provider was asked.' }),
});
export type TransferView = Static<typeof TransferView>;

export const TransfersQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(TransferState),
});
