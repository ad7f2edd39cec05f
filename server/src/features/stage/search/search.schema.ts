import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { ProductCard } from '../../trade/catalogue/index.ts';
import { sorts } from './search-filter.ts';
import { liftNames } from './search-relief.ts';
import { queryLettersMax } from './search-terms.ts';

const Words = Type.String({ maxLength: queryLettersMax, description: 'Characters, pinyin, or initials.' });
const PriceCents = Type.Integer({ minimum: 0, maximum: 100_000_000 });

const filterFields = {
  q: Type.Optional(Words),
  category: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  city: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Of the shop.' })),
  priceFromCents: Type.Optional(PriceCents),
  priceToCents: Type.Optional(PriceCents),
  inStock: Type.Optional(Type.Boolean({ description: 'True leaves out what is sold out.' })),
  guarantees: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9-]{1,40}(,[a-z0-9-]{1,40}){0,9}$',
      description: 'Names with commas between: goods that have all of them.',
    }),
  ),
} as const;

export const FilterQuery = Type.Object(filterFields);
export type FilterQuery = Static<typeof FilterQuery>;

export const SearchQuery = Type.Object({
  ...PageQuery.properties,
  ...filterFields,
  sort: Type.Optional(
    Type.Enum([...sorts], { description: '`best` is the closest match; without `q`, the newest.' }),
  ),
});
export type SearchQuery = Static<typeof SearchQuery>;

export const SearchPage = Type.Object({
  items: Type.Array(ProductCard),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  correctedTo: Type.Union([Type.String(), Type.Null()], {
    description: 'What was probably meant, when nothing is called as was asked.',
  }),
});

const FacetValues = Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }));

export const SearchFacets = Type.Object({
  total: Type.Integer({ description: 'Goods that fit now; with `q` the best 120 are counted.' }),
  categories: FacetValues,
  cities: FacetValues,
  guarantees: FacetValues,
  inStock: Type.Integer(),
  price: Type.Union([
    Type.Object(
      { fromCents: Type.Integer(), toCents: Type.Integer() },
      { description: 'Without price limits.' },
    ),
    Type.Null(),
  ]),
});

const Retry = Type.Object({ q: Type.String(), count: Type.Integer() });

export const SearchRelief = Type.Object({
  spelling: Type.Union([Retry, Type.Null()], {
    description: 'What was probably meant, found without any filter.',
  }),
  lifts: Type.Array(
    Type.Object({
      filter: Type.Enum([...liftNames]),
      value: Type.Union([Type.String(), Type.Null()], { description: 'Which one, where several may be on.' }),
      count: Type.Integer(),
    }),
    { description: 'Filters that, taken off alone, leave something; what leaves most first.' },
  ),
  withoutFilters: Type.Union([Type.Integer(), Type.Null()], {
    description: 'What is left without any filter; null where at most one is on.',
  }),
  fewerWords: Type.Array(Retry, { description: 'Fewer of the words that find something.' }),
  categories: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() }), {
    description: 'Categories near to what was asked, or the largest.',
  }),
});

export const SuggestionQuery = Type.Object({ q: Words });

export const Suggestions = Type.Object({
  items: Type.Array(Type.Object({ text: Type.String(), kind: Type.Enum(['category', 'words']) })),
});

export const PopularProducts = Type.Object({ items: Type.Array(ProductCard) });
