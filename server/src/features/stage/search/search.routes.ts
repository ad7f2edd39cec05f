import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import {
  FilterQuery,
  PopularProducts,
  SearchFacets,
  SearchPage,
  SearchQuery,
  SearchRelief,
  SuggestionQuery,
  Suggestions,
} from './search.schema.ts';
import {
  createFacets,
  createPopular,
  reliefFor,
  type SearchParts,
  searchProducts,
} from './search.service.ts';

const tags = ['search'];
const config = { access: visitor, scope: 'catalogue:read' } as const;

export function searchRoutes(server: HttpServer, parts: SearchParts): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const popular = createPopular(parts.deps);
  const facets = createFacets(parts);

  api.get(
    '/search',
    {
      config,
      schema: {
        operationId: 'searchProducts',
        tags,
        summary: 'Products by their names, also misspelt or in pinyin, and by what they are',
        querystring: SearchQuery,
        response: { 200: SearchPage },
      },
    },
    async (request) => searchProducts(parts, request.query, actorOf(request).personId),
  );

  api.get(
    '/search/facets',
    {
      config,
      schema: {
        operationId: 'countSearchFacets',
        tags,
        summary: 'How many products each further filter would leave',
        querystring: FilterQuery,
        response: { 200: SearchFacets },
      },
    },
    async (request) => facets(request.query),
  );

  api.get(
    '/search/relief',
    {
      config,
      schema: {
        operationId: 'helpSearch',
        tags,
        summary: 'What would find something where nothing was found',
        querystring: FilterQuery,
        response: { 200: SearchRelief },
      },
    },
    async (request) => reliefFor(parts, request.query),
  );

  api.get(
    '/search/suggestions',
    {
      config,
      schema: {
        operationId: 'suggestSearches',
        tags,
        summary: 'How what is typed so far may go on, from categories and the names of products',
        querystring: SuggestionQuery,
        response: { 200: Suggestions },
      },
    },
    async (request) => ({ items: parts.index()?.suggest(request.query.q) ?? [] }),
  );

  api.get(
    '/search/popular',
    {
      config,
      schema: {
        operationId: 'listPopularProducts',
        tags,
        summary: 'What is bought most these days',
        response: { 200: PopularProducts },
      },
    },
    async () => ({ items: await popular() }),
  );
}
