import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PopularProducts, SearchPage, SearchQuery } from './search.schema.ts';
import { createPopular, type SearchParts, searchProducts } from './search.service.ts';

const limitDefault = 20;
const tags = ['search'];

export function searchRoutes(server: HttpServer, parts: SearchParts): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const popular = createPopular(parts.deps);

  api.get(
    '/search',
    {
      config: { access: visitor, scope: 'catalogue:read' },
      schema: {
        operationId: 'searchProducts',
        tags,
        summary: 'Products by their names, also misspelt or in pinyin',
        querystring: SearchQuery,
        response: { 200: SearchPage },
      },
    },
    async (request) => {
      const { q, limit = limitDefault, cursor } = request.query;
      return searchProducts(parts, { q, limit, ...(cursor === undefined ? {} : { cursor }) });
    },
  );

  api.get(
    '/search/popular',
    {
      config: { access: visitor, scope: 'catalogue:read' },
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
