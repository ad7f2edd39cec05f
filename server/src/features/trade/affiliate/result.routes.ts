import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { pageOf, pageSchema, readCursor } from '../../../http/page.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { CreatorRef } from './plan.schema.ts';
import { AffiliateResult, ResultQuery } from './result.schema.ts';
import { listResults, type ResultsOf, resultsCsv } from './result.views.ts';

const tags = ['affiliate'];
const limitDefault = 20;
const daysDefault = 30;
const csvMax = 10_000;

/** What came of each plan with each creator: for the shop, and for the creator. */
export function resultRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'clock'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  for (const side of [
    {
      path: '/studio/shops/:shopId/affiliate/results',
      access: sellerAccess('read-plans'),
      params: Type.Object({ shopId: Type.String() }),
      list: 'listAffiliateResults',
      download: 'downloadAffiliateResults',
      whose: 'a shop’s plans by plan and creator',
      ofWhom: (request: FastifyRequest): ResultsOf => ({
        shopId: (request.params as { shopId: string }).shopId,
      }),
    },
    {
      path: '/studio/creators/:creatorId/results',
      access: person,
      params: Type.Object({ creatorId: CreatorRef }),
      list: 'listMyResults',
      download: 'downloadMyResults',
      whose: 'what a creator of mine promotes by plan',
      ofWhom: (request: FastifyRequest): ResultsOf => ({ creatorId: ownCreatorOf(request) }),
    },
  ] as const) {
    const config = { access: side.access, scope: 'affiliate:read' };
    api.get(
      side.path,
      {
        config,
        schema: {
          operationId: side.list,
          tags,
          summary: `What came of ${side.whose}, the most sold first`,
          params: side.params,
          querystring: ResultQuery,
          response: { 200: pageSchema(AffiliateResult) },
        },
      },
      async (request) => {
        const { days = daysDefault, cursor, limit = limitDefault } = request.query;
        const position = readCursor(cursor, 3);
        const after =
          position === null
            ? null
            : {
                gmvCents: Number(position[0]),
                planId: String(position[1]),
                creatorId: String(position[2]),
              };
        const of = side.ofWhom(request);
        const rows = await listResults(deps.db, of, { days, after, limit: limit + 1 }, deps.clock.nowMs());
        return pageOf(
          rows,
          limit,
          (row) => row,
          (row) => [row.gmvCents, row.planId, row.creator.id],
        );
      },
    );

    api.get(
      `${side.path}.csv`,
      {
        config,
        schema: {
          operationId: side.download,
          tags,
          summary: `What came of ${side.whose} as CSV; the first 10,000 rows`,
          params: side.params,
          querystring: Type.Pick(ResultQuery, ['days']),
        },
      },
      async (request, reply) => {
        const { days = daysDefault } = request.query;
        const given = { days, after: null, limit: csvMax };
        const rows = await listResults(deps.db, side.ofWhom(request), given, deps.clock.nowMs());
        reply.header('content-disposition', 'attachment; filename="affiliate-results.csv"');
        return reply.type('text/csv; charset=utf-8').send(resultsCsv(rows)) as never;
      },
    );
  }
}
