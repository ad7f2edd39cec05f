import { type Static, Type } from '@fastify/type-provider-typebox';

const closed = { additionalProperties: false } as const;

const exampleSubscription = {
  endpoint: 'https://push.example/browser-1',
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
};

/** A browser's subscription, as `PushSubscription.toJSON()` has it. */
export const NewSubscription = Type.Object(
  {
    endpoint: Type.String({ minLength: 10, maxLength: 2_000 }),
    keys: Type.Object(
      {
        p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{87}$', description: 'A point of P-256, base64url.' }),
        auth: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$', description: '16 bytes, base64url.' }),
      },
      closed,
    ),
  },
  { ...closed, examples: [exampleSubscription] },
);
export type NewSubscription = Static<typeof NewSubscription>;

export const SubscriptionParams = Type.Object({
  subscriptionId: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

export const SubscriptionView = Type.Object({ id: Type.String() });

export const PushKeyView = Type.Object({
  publicKey: Type.String({ description: 'The `applicationServerKey` to subscribe with, base64url.' }),
});
