import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { AuthorView } from '../authors/index.ts';

export const ShopState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('open'),
  Type.Literal('suspended'),
  Type.Literal('rejected'),
]);
export type ShopState = Static<typeof ShopState>;

export const NewShop = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 40, pattern: '\\S' }),
    trade: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    city: Type.String({ maxLength: 40 }),
    introduction: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type NewShop = Static<typeof NewShop>;

export const ShopView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  trade: Type.String(),
  city: Type.String(),
  introduction: Type.String(),
  avatarUrl: Type.Union([Type.String(), Type.Null()]),
  state: ShopState,
});
export type ShopView = Static<typeof ShopView>;

export const MyShop = Type.Object({ ...ShopView.properties, role: Type.String() });
export type MyShop = Static<typeof MyShop>;

export const ReviewedShop = Type.Object({
  ...ShopView.properties,
  owner: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  productCount: Type.Integer(),
  createdAt: Type.String(),
});
export type ReviewedShop = Static<typeof ReviewedShop>;

/** A city that open shops name as theirs. */
export const ShopCity = Type.Object({ city: Type.String(), shopCount: Type.Integer() });
export type ShopCity = Static<typeof ShopCity>;

/** An open shop as the list of its city shows it. */
export const ShopCard = Type.Object({
  author: AuthorView,
  trade: Type.String(),
  city: Type.String(),
  introduction: Type.String(),
  clipCount: Type.Integer(),
  productCount: Type.Integer(),
});
export type ShopCard = Static<typeof ShopCard>;

export const CityShopsQuery = Type.Object({
  ...PageQuery.properties,
  city: Type.String({ minLength: 1, maxLength: 40 }),
});

export const ShopParams = Type.Object({ id: Type.String({ pattern: idPattern('shop') }) });

export const ShopDecision = Type.Object(
  {
    decision: Type.Union([Type.Literal('open'), Type.Literal('suspend')]),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type ShopDecision = Static<typeof ShopDecision>;
