import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { PageQuery, pageOf, readCursor } from '../../../http/page.ts';
import { Earnings } from './earning.schema.ts';
import { earningsCsv, findEarningBalances, listEarningLines, listExpected } from './earning.views.ts';
import { CreatorRef } from './plan.schema.ts';

const tags = ['affiliate'];
const limitDefault = 20;
const expectedMax = 50;
const csvMax = 10_000;
const params = Type.Object({ creatorId: CreatorRef });
const config = { access: person, scope: 'affiliate:read' };

/** What a creator earns: expected, settled, taken back. */
export function earningRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/creators/:creatorId/earnings',
    {
      config,
      schema: {
        operationId: 'getEarnings',
        tags,
        summary:
          'What a creator of mine is owed, what is expected, and every line of the ledger, newest first',
        params,
        querystring: PageQuery,
        response: { 200: Earnings },
      },
    },
    async (request) => {
      const creatorId = ownCreatorOf(request);
      const { cursor, limit = limitDefault } = request.query;
      const before = readCursor(cursor, 1)?.[0];
      const [balances, expected, lines] = await Promise.all([
        findEarningBalances(deps.db, creatorId),
        listExpected(deps.db, creatorId, expectedMax),
        listEarningLines(deps.db, creatorId, before === undefined ? null : Number(before), limit + 1),
      ]);
      return {
        balances,
        expected,
        ...pageOf(
          lines,
          limit,
          (line) => line,
          ({ id }) => [id],
        ),
      };
    },
  );

  api.get(
    '/studio/creators/:creatorId/earnings.csv',
    {
      config,
      schema: {
        operationId: 'downloadEarnings',
        tags,
        summary: 'The newest 10,000 expected and 10,000 booked lines of a creator of mine as CSV',
        params,
      },
    },
    async (request, reply) => {
      const creatorId = ownCreatorOf(request);
      const expected = await listExpected(deps.db, creatorId, csvMax);
      const booked = await listEarningLines(deps.db, creatorId, null, csvMax);
      reply.header('content-disposition', 'attachment; filename="earnings.csv"');
      return reply.type('text/csv; charset=utf-8').send(earningsCsv(expected, booked)) as never;
    },
  );
}
