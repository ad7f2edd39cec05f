import { type Static, Type } from '@fastify/type-provider-typebox';

/** Who publishes: a shop or a creator. */
export const AuthorView = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('shop'), Type.Literal('creator')]),
  name: Type.String(),
  avatarUrl: Type.Union([Type.String(), Type.Null()]),
  followed: Type.Boolean(),
  followerCount: Type.Integer(),
});
export type AuthorView = Static<typeof AuthorView>;

const authorIdPattern = '^(shp|crt)_[0-9a-hjkmnp-tv-z]{26}$';

export const AuthorParams = Type.Object({ authorId: Type.String({ pattern: authorIdPattern }) });

/** The home page of a shop or creator; a creator has no trade and no city. */
export const AuthorHome = Type.Object({
  author: AuthorView,
  trade: Type.String(),
  city: Type.String(),
  introduction: Type.String(),
  state: Type.Union([
    Type.Literal('pending'),
    Type.Literal('open'),
    Type.Literal('suspended'),
    Type.Literal('rejected'),
  ]),
  productCount: Type.Integer(),
  clipCount: Type.Integer(),
});
export type AuthorHome = Static<typeof AuthorHome>;
