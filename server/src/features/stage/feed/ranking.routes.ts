import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import type { FeedParts } from './feed.service.ts';
import { RankingViewSchema } from './ranking.schema.ts';
import { describeRanking } from './ranking.service.ts';

export function rankingRoutes(server: HttpServer, parts: () => Pick<FeedParts, 'engine' | 'served'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/ops/interest',
    {
      config: { access: operator, scope: 'interest:read' },
      schema: {
        operationId: 'getRanking',
        tags: ['ops'],
        summary: 'How the ranking of the feed is doing',
        response: { 200: RankingViewSchema },
      },
    },
    async () => {
      const { engine, served } = parts();
      return describeRanking(engine, served);
    },
  );
}
