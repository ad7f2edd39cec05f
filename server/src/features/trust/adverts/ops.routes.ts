import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { AdvertCaseParams, AdvertCasesQuery, AdvertCaseView, AdvertDecision } from './advert.schema.ts';
import { decideCase } from './advert-case.service.ts';
import { listAdvertCases } from './advert-case.views.ts';

const tags = ['ops'];
const decisions = [
  ['pass', 'passAdvert', 'Let a text pass that was refused or warned of: it is not refused there again'],
  ['recall', 'recallAdvertPass', 'Judge a text again that was let pass'],
] as const;

/** What operators see of adverts, and decide about them. */
export function advertOpsRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/ops/adverts',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listAdvertCases',
        tags,
        summary: 'Texts that were refused, warned of, or found in what was there before; the newest first',
        querystring: AdvertCasesQuery,
        response: { 200: pageSchema(AdvertCaseView) },
      },
    },
    ({ query }) => listAdvertCases(deps.db, query),
  );
  for (const [decision, operationId, summary] of decisions) {
    typed.post(
      `/ops/adverts/:id/${decision}`,
      {
        config: { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' },
        schema: {
          ...{ operationId, tags, summary },
          params: AdvertCaseParams,
          body: AdvertDecision,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const given = { id: request.params.id, decision, reason: request.body.reason };
        const result = await unitOfWork(deps.db, (tx) => decideCase(tx, deps, actorOf(request), given));
        return sendResult(reply, result, 204);
      },
    );
  }
}
