import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { documentTypes, sendPrivateFile } from '../../people/private-files/index.ts';
import { listQueue } from './case.list.ts';
import { CaseParams, CaseSummary, CaseView, fileId, QueueQuery, RulingBody } from './case.schema.ts';
import { findCaseView } from './case.views.ts';
import { openEvidenceForRuling } from './case-file.service.ts';
import { ruleOnCase } from './ruling.service.ts';

const tags = ['ops'];
const root = '/ops/after-sales';
const limitDefault = 20;

/** The operators' queue of cases that were brought before them. */
export function rulingRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    root,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listEscalatedCases',
        tags,
        summary: 'Cases to rule on, the longest waiting first, or ruled on, the latest first',
        querystring: QueueQuery,
        response: { 200: pageSchema(CaseSummary) },
      },
    },
    ({ query }) =>
      listQueue(deps.db, query.state ?? 'escalated', {
        cursor: query.cursor,
        limit: query.limit ?? limitDefault,
      }),
  );

  api.get(
    `${root}/:id`,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'getEscalatedCase',
        tags,
        summary: 'A case that was brought before operators',
        params: CaseParams,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const view = await findCaseView(deps.db, { as: 'operator' }, request.params.id);
      return sendResult(reply, view === null ? err({ type: 'not-found' }) : ok(view));
    },
  );

  api.get(
    `${root}/:id/files/:fileId`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'openEscalatedCaseFile',
        tags,
        summary: 'Evidence of a case; that it was opened is written to the audit log',
        produces: documentTypes,
        params: Type.Object({ ...CaseParams.properties, fileId }),
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const { id, fileId: wanted } = request.params;
      const file = await openEvidenceForRuling(deps, actorOf(request).personId, id, wanted);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );

  api.post(
    `${root}/:id/ruling`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'ruleOnCase',
        tags,
        summary: 'Rule on a case: the money goes back, the goods do first, or neither',
        params: CaseParams,
        body: RulingBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await ruleOnCase(deps, actorOf(request).personId, request.params.id, request.body)),
  );
}
