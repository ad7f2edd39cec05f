import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { providerDayOf } from './reconciliation.policy.ts';
import {
  DifferenceParams,
  DifferenceView,
  ExplanationBody,
  RunParams,
  RunView,
} from './reconciliation.schema.ts';
import { explainDifference, runReconciliation } from './reconciliation.service.ts';
import { listDifferences, listRuns } from './reconciliation.views.ts';

const tags = ['ops'];
const root = '/ops/reconciliation';
const limitDefault = 20;

/** The operators' desk of what providers say they moved. */
export function reconciliationRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    root,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listReconciliations',
        tags,
        summary: 'Days of payment providers as compared with our tables, the latest first',
        querystring: PageQuery,
        response: { 200: pageSchema(RunView) },
      },
    },
    ({ query }) => listRuns(deps.db, { cursor: query.cursor, limit: query.limit ?? limitDefault }),
  );
  typed.get(
    `${root}/:provider/:day/differences`,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listReconciliationDifferences',
        tags,
        summary: 'What does not fit between a provider’s day and our tables',
        params: RunParams,
        querystring: PageQuery,
        response: { 200: pageSchema(DifferenceView) },
      },
    },
    async ({ params, query }, reply) => {
      if (providerDayOf(params.day) === null) return sendProblem(reply, { type: 'not-found', field: 'day' });
      return listDifferences(deps.db, params, { cursor: query.cursor, limit: query.limit ?? limitDefault });
    },
  );
  typed.post(
    `${root}/:provider/:day/run`,
    {
      config: { access: operator },
      schema: {
        operationId: 'runReconciliation',
        tags,
        summary: 'Read a provider’s file of a day again and compare; safe to repeat',
        params: RunParams,
        response: { 200: RunView },
      },
    },
    async ({ params }, reply) =>
      sendResult(reply, await runReconciliation(deps, params.provider, params.day)),
  );
  typed.post(
    `${root}/differences/:id/explanation`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'explainReconciliationDifference',
        tags,
        summary: 'Say why a difference is as it should be; written to the audit log',
        params: DifferenceParams,
        body: ExplanationBody,
        response: { 200: DifferenceView },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await explainDifference(deps, actorOf(request), request.params.id, request.body.explanation),
      ),
  );
}
