import { type Static, type TSchema, Type } from '@fastify/type-provider-typebox';

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** A shop as the one who sells: the same shape as every author. */
export const SellerView = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('shop'), Type.Literal('creator')]),
  name: Type.String(),
  avatarUrl: nullable(Type.String()),
  followed: Type.Boolean(),
  followerCount: Type.Integer(),
});
export type SellerView = Static<typeof SellerView>;
