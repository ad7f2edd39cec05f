import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { documentTypes, sendPrivateFile } from '../private-files/index.ts';
import {
  ApplicationDecision,
  ApplicationNumbers,
  ApplicationParams,
  FileParams,
  QueuedApplication,
  QueueQuery,
  ReviewedApplication,
} from './application.schema.ts';
import type { ApplicationDeps } from './application.service.ts';
import { findReviewed, listQueue } from './application.views.ts';
import { decideOnApplication, openFile, openNumbers } from './review.service.ts';

const tags = ['ops'];
const root = '/ops/shop-applications';
const params = ApplicationParams;
const limitDefault = 20;

/** Documents are opened at the desk alone: no token sees them, so those routes state no scope. */
export function reviewRoutes(server: HttpServer, given: ApplicationDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    root,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listApplications',
        tags,
        summary: 'Applications to open a shop, the longest waiting first',
        querystring: QueueQuery,
        response: { 200: pageSchema(QueuedApplication) },
      },
    },
    ({ query }) =>
      listQueue(deps.db, {
        state: query.state ?? 'submitted',
        cursor: query.cursor,
        limit: query.limit ?? limitDefault,
      }),
  );
  typed.get(
    `${root}/:id`,
    {
      config: { access: operator },
      schema: {
        operationId: 'getReviewedApplication',
        tags,
        summary: 'An application with its hints; numbers masked',
        params,
        response: { 200: ReviewedApplication },
      },
    },
    async (request, reply) => {
      const found = await findReviewed(deps.db, request.params.id);
      return sendResult(reply, found === null ? err({ type: 'not-found' }) : ok(found));
    },
  );
  typed.post(
    `${root}/:id/numbers`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'openApplicationNumbers',
        tags,
        summary: 'The document numbers in full; that they were opened is written to the audit log',
        params,
        response: { 200: ApplicationNumbers },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      return sendResult(reply, await openNumbers(deps, actorOf(request), request.params.id));
    },
  );
  typed.get(
    `${root}/:id/files/:slot`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'openApplicationFile',
        tags,
        summary: 'A document as it was given; that it was opened is written to the audit log',
        produces: documentTypes,
        params: FileParams,
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const { id, slot } = request.params;
      const file = await openFile(deps, actorOf(request), id, slot);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );
  typed.post(
    `${root}/:id/decision`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'decideOnApplication',
        tags,
        summary: 'Approve or reject the version that was read, with a reason and what is wrong by field',
        params,
        body: ApplicationDecision,
        response: { 200: ReviewedApplication },
      },
    },
    async (request, reply) =>
      sendResult(reply, await decideOnApplication(given, actorOf(request), request.params.id, request.body)),
  );
}
