import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

export const AccountParams = Type.Object({
  shopId: Type.String({ pattern: idPattern('shop') }),
  provider: Type.String({ maxLength: 40 }),
});

export const AccountBody = Type.Object(
  {
    accountRef: Type.String({
      minLength: 3,
      maxLength: 64,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'A connected account of Stripe, a user id of Alipay, a merchant number of WeChat Pay.',
    }),
  },
  { additionalProperties: false },
);

export const AccountView = Type.Object({
  provider: Type.String(),
  accountRef: Type.String(),
  changedAt: Type.String(),
});
export type AccountView = Static<typeof AccountView>;
