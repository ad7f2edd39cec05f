import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, operator, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { documentTypes, fileBytesMax, sendPrivateFile, takingFiles } from '../private-files/index.ts';
import {
  AppealDecision,
  AppealFileParams,
  AppealParams,
  AppealStanding,
  AppealSubjectQuery,
  AppealsQuery,
  AppealView,
  NewAppeal,
  ReviewedAppeal,
} from './appeal.schema.ts';
import {
  type AppealDeps,
  makeAppeal,
  openAppealFile,
  putAppealFile,
  readStanding,
  ruleOn,
} from './appeal.service.ts';
import { listAppeals } from './appeal.views.ts';

const limitDefault = 20;

/** Appeals are made and heard by people: no token may, save to read the queue. */
export function appealRoutes(server: HttpServer, given: AppealDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const tags = ['appeals'];
  typed.get(
    '/studio/appeals/standing',
    {
      config: { access: person },
      schema: {
        operationId: 'getAppealStanding',
        tags,
        summary: 'What was decided against a thing of mine, and where my appeal stands',
        querystring: AppealSubjectQuery,
        response: { 200: AppealStanding },
      },
    },
    (request) => readStanding(given, actorOf(request), request.query),
  );
  typed.post(
    '/studio/appeals',
    {
      config: { access: person, idempotent: true },
      schema: {
        operationId: 'makeAppeal',
        tags,
        summary: 'Appeal, once and within 30 days, against what was decided about a thing of mine',
        body: NewAppeal,
        response: { 200: AppealView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await makeAppeal(given, actorOf(request), claimOf(request), request.body)),
  );
  takingFiles(server, (scope) => {
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      '/studio/appeals/:id/files/:position',
      {
        bodyLimit: fileBytesMax,
        config: { access: person },
        schema: {
          operationId: 'putAppealFile',
          tags,
          summary:
            'Evidence for an open appeal of mine (raw PDF, JPEG, PNG or WebP, at most 8 MB; six files)',
          consumes: documentTypes,
          params: AppealFileParams,
          response: { 200: AppealView },
        },
      },
      async (request, reply) => {
        const { id, position } = request.params;
        return sendResult(reply, await putAppealFile(given, actorOf(request), id, position, request.body));
      },
    );
  });
  hearingRoutes(server, given);
}

function hearingRoutes(server: HttpServer, given: AppealDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const tags = ['ops'];
  typed.get(
    '/ops/appeals',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listAppeals',
        tags,
        summary: 'Appeals: open ones the oldest first, the others the latest first',
        querystring: AppealsQuery,
        response: { 200: pageSchema(ReviewedAppeal) },
      },
    },
    ({ query }) =>
      listAppeals(deps.db, {
        state: query.state ?? 'open',
        cursor: query.cursor,
        limit: query.limit ?? limitDefault,
      }),
  );
  typed.post(
    '/ops/appeals/:id/decision',
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'decideOnAppeal',
        tags,
        summary: 'Accept an appeal, which undoes the decision, or reject it; not on one’s own decision',
        params: AppealParams,
        body: AppealDecision,
        response: { 200: ReviewedAppeal },
      },
    },
    async (request, reply) =>
      sendResult(reply, await ruleOn(given, actorOf(request), request.params.id, request.body)),
  );
  typed.get(
    '/ops/appeals/:id/files/:position',
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'openAppealFile',
        tags,
        summary: 'Evidence as it was given; that it was opened is written to the audit log',
        produces: documentTypes,
        params: AppealFileParams,
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const { id, position } = request.params;
      const file = await openAppealFile(deps, actorOf(request), id, position);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );
}
