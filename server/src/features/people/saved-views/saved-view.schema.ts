import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

export const viewsMax = 20;

export const ListName = Type.Union([
  Type.Literal('orders'),
  Type.Literal('products'),
  Type.Literal('after-sales'),
]);

/** The filters as the address of the list has them: names and short values. */
const Search = Type.Record(
  Type.String({ pattern: '^[a-zA-Z]{1,20}$' }),
  Type.Union([Type.String({ maxLength: 100 }), Type.Boolean()]),
  { maxProperties: 10, additionalProperties: false },
);

export const NewSavedView = Type.Object(
  {
    list: ListName,
    name: Type.String({ minLength: 1, maxLength: 30, pattern: '\\S' }),
    search: Search,
  },
  { additionalProperties: false },
);
export type NewSavedView = Static<typeof NewSavedView>;

export const SavedView = Type.Object({
  id: Type.String(),
  list: ListName,
  name: Type.String(),
  search: Search,
});
export type SavedView = Static<typeof SavedView>;

export const ShopParams = Type.Object({ shopId: Type.String() });
export const ViewParams = Type.Object({
  shopId: Type.String(),
  id: Type.String({ pattern: idPattern('saved-view') }),
});
export const ViewQuery = Type.Object({ list: ListName });
