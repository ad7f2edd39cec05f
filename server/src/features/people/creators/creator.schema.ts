import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

export const NewCreator = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 40, pattern: '\\S' }),
    introduction: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type NewCreator = Static<typeof NewCreator>;

export const CreatorView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  introduction: Type.String(),
  avatarUrl: Type.Union([Type.String(), Type.Null()]),
});
export type CreatorView = Static<typeof CreatorView>;

export const CreatorParams = Type.Object({ id: Type.String({ pattern: idPattern('creator') }) });
