import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { idPattern, type ShopId } from '@kanmai/kernel';
import { shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import { SearchTermsSchema, TermsQuerySchema } from './search-term.schema.ts';
import type { ReadTerms } from './search-term.service.ts';

export function searchTermRoutes(server: HttpServer, readTerms: ReadTerms): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/shops/:shopId/search-terms',
    {
      config: { access: shopMember('host', 'assistant'), scope: 'catalogue:read' },
      schema: {
        operationId: 'listSearchTerms',
        tags: ['search'],
        summary: 'What people searched for that concerns a shop, and what to do about it',
        description:
          'Only what at least five different people looked for. Counted from the event log within seconds and put together every twenty seconds; days are those of Coordinated Universal Time.',
        params: Type.Object({ shopId: Type.String({ pattern: idPattern('shop') }) }),
        querystring: TermsQuerySchema,
        response: { 200: SearchTermsSchema },
      },
    },
    async (request, reply) => {
      const { days = 7 } = request.query;
      return sendResult(reply, await readTerms(request.params.shopId as ShopId, days));
    },
  );
}
