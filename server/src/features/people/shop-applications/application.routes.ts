import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { documentTypes, fileBytesMax, takingFiles } from '../private-files/index.ts';
import {
  ApplicationChange,
  ApplicationParams,
  ApplicationView,
  FileParams,
  NameAnswer,
  NameQuery,
  NewApplication,
} from './application.schema.ts';
import {
  type ApplicationDeps,
  beginApplication,
  changeApplication,
  discardApplication,
  putFile,
  putPicture,
  submitApplication,
  takeFileOut,
} from './application.service.ts';
import { findMyApplication, isNameFree, listMyApplications } from './application.views.ts';

const tags = ['shop applications'];
/** Identity documents are given by a person at a screen: no token may, so these routes state no scope. */
const config = { access: person };
const params = ApplicationParams;
const response = { 200: ApplicationView };

export function applicationRoutes(server: HttpServer, given: ApplicationDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const root = '/studio/shop-applications';

  typed.get(
    '/studio/shop-names',
    {
      config,
      schema: {
        operationId: 'isShopNameFree',
        tags,
        summary: 'Whether a name for a shop is still free',
        querystring: NameQuery,
        response: { 200: NameAnswer },
      },
    },
    async ({ query }) => ({ free: await isNameFree(deps.db, query.name, query.shopId) }),
  );
  typed.get(
    root,
    {
      config,
      schema: {
        operationId: 'listMyApplications',
        tags,
        summary: 'My applications to open a shop, the newest first',
        response: { 200: pageSchema(ApplicationView) },
      },
    },
    async (request) => ({
      items: await listMyApplications(deps.db, actorOf(request).personId),
      nextCursor: null,
    }),
  );
  typed.post(
    root,
    {
      config: { access: person, idempotent: true },
      schema: {
        operationId: 'beginApplication',
        tags,
        summary: 'Begin an application; it is kept as a draft until it is submitted',
        body: NewApplication,
        response,
      },
    },
    async (request, reply) =>
      sendResult(reply, await beginApplication(given, actorOf(request), claimOf(request), request.body)),
  );
  typed.get(
    `${root}/:id`,
    {
      config,
      schema: { operationId: 'getApplication', tags, summary: 'An application of mine', params, response },
    },
    async (request, reply) => {
      const view = await findMyApplication(deps.db, request.params.id, actorOf(request).personId);
      return sendResult(reply, view === null ? err({ type: 'not-found' }) : ok(view));
    },
  );
  typed.patch(
    `${root}/:id`,
    {
      config,
      schema: {
        operationId: 'changeApplication',
        tags,
        summary: 'Save what is filled in so far, of a draft or of what was sent back',
        params,
        body: ApplicationChange,
        response,
      },
    },
    async (request, reply) =>
      sendResult(reply, await changeApplication(given, actorOf(request), request.params.id, request.body)),
  );
  typed.post(
    `${root}/:id/submit`,
    {
      config,
      schema: {
        operationId: 'submitApplication',
        tags,
        summary: 'Hand an application in for review; its shop is there from now on, closed until approved',
        params,
        response,
      },
    },
    async (request, reply) =>
      sendResult(reply, await submitApplication(given, actorOf(request), request.params.id)),
  );
  typed.delete(
    `${root}/:id`,
    {
      config,
      schema: {
        operationId: 'discardApplication',
        tags,
        summary: 'Throw a draft away, with its files',
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(reply, await discardApplication(given, actorOf(request), request.params.id), 204),
  );
  fileRoutes(server, given);
}

function fileRoutes(server: HttpServer, given: ApplicationDeps): void {
  const root = '/studio/shop-applications/:id';
  takingFiles(server, (scope) => {
    const typed = scope.withTypeProvider<TypeBoxTypeProvider>();
    typed.put(
      `${root}/files/:slot`,
      {
        bodyLimit: fileBytesMax,
        config,
        schema: {
          operationId: 'putApplicationFile',
          tags,
          summary: 'Keep a document (raw PDF, JPEG, PNG or WebP, at most 8 MB); only reviewers can open it',
          consumes: documentTypes,
          params: FileParams,
          response,
        },
      },
      async (request, reply) => {
        const { id, slot } = request.params;
        return sendResult(reply, await putFile(given, actorOf(request), id, slot, request.body));
      },
    );
    typed.put(
      `${root}/picture`,
      {
        bodyLimit: fileBytesMax,
        config,
        schema: {
          operationId: 'putApplicationPicture',
          tags,
          summary: 'The picture of the shop applied for (raw JPEG, PNG or WebP, at most 8 MB)',
          consumes: documentTypes.slice(1),
          params,
          response,
        },
      },
      async (request, reply) =>
        sendResult(reply, await putPicture(given, actorOf(request), request.params.id, request.body)),
    );
  });
  server.withTypeProvider<TypeBoxTypeProvider>().delete(
    `${root}/files/:slot`,
    {
      config,
      schema: {
        operationId: 'removeApplicationFile',
        tags,
        summary: 'Take a document out of an application',
        params: FileParams,
        response,
      },
    },
    async (request, reply) => {
      const { id, slot } = request.params;
      return sendResult(reply, await takeFileOut(given, actorOf(request), id, slot));
    },
  );
}
