import { Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { ProductCard } from '../../trade/catalogue/index.ts';
import { queryLettersMax } from './search-terms.ts';

export const SearchQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.String({
    minLength: 1,
    maxLength: queryLettersMax,
    description: 'Characters, pinyin, or initials.',
  }),
});

export const SearchPage = Type.Object({
  items: Type.Array(ProductCard),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  correctedTo: Type.Union([Type.String(), Type.Null()], {
    description: 'What was probably meant, when nothing is called as was asked.',
  }),
});

export const PopularProducts = Type.Object({ items: Type.Array(ProductCard) });
