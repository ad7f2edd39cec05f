import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { scopePattern } from './token.policy.ts';

const nullable = (text = Type.String()) => Type.Union([text, Type.Null()]);
const Locale = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);

export const Me = Type.Object({
  personId: Type.String(),
  signedIn: Type.Boolean(),
  displayName: Type.String(),
  email: nullable(),
  phone: nullable(),
  locale: Locale,
  roles: Type.Array(Type.String()),
  shops: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), role: Type.String() })),
  creatorId: nullable(),
  town: Type.Boolean(),
  /** Whether a second factor is set up, and until when this session's last proof is good for money. */
  twoFactor: Type.Object({ enrolled: Type.Boolean(), provedUntil: nullable() }),
});
export type Me = Static<typeof Me>;

export const MeChange = Type.Object(
  {
    displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })),
    locale: Type.Optional(Locale),
  },
  { additionalProperties: false },
);
export type MeChange = Static<typeof MeChange>;

const written = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

const addressFields = {
  recipient: written(60),
  phone: Type.String({ pattern: '^\\+?[0-9 ()-]{5,24}$' }),
  country: Type.String({ pattern: '^[A-Z]{2}$' }),
  province: written(60),
  city: written(60),
  district: Type.String({ maxLength: 60 }),
  street: written(200),
  postalCode: Type.String({ maxLength: 16 }),
  isDefault: Type.Boolean(),
};

export const AddressView = Type.Object({
  id: Type.String(),
  ...addressFields,
  phone: Type.String(),
  country: Type.String(),
});
export type AddressView = Static<typeof AddressView>;

export const NewAddress = Type.Object(
  {
    ...addressFields,
    country: Type.Optional(addressFields.country),
    district: Type.Optional(addressFields.district),
    postalCode: Type.Optional(addressFields.postalCode),
    isDefault: Type.Optional(addressFields.isDefault),
  },
  { additionalProperties: false },
);
export type NewAddress = Static<typeof NewAddress>;

export const AddressChange = Type.Partial(NewAddress, { additionalProperties: false });
export type AddressChange = Static<typeof AddressChange>;

export const AddressParams = Type.Object({ id: Type.String({ pattern: idPattern('address') }) });

export const TokenView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  createdAt: Type.String(),
  lastUsedAt: nullable(),
});

export const NewToken = Type.Object(
  {
    name: written(60),
    scopes: Type.Array(Type.String({ pattern: scopePattern }), {
      minItems: 1,
      maxItems: 60,
      uniqueItems: true,
    }),
  },
  {
    additionalProperties: false,
    examples: [{ name: 'my program', scopes: ['catalogue:read', 'orders:read'] }],
  },
);
export type NewToken = Static<typeof NewToken>;

/** The token is shown this once; what is kept is its hash. */
export const MadeToken = Type.Object({ id: Type.String(), token: Type.String() });
export type MadeToken = Static<typeof MadeToken>;

export const TokenParams = Type.Object({ id: Type.String({ pattern: idPattern('token') }) });
