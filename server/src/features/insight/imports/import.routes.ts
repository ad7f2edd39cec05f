import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { type Access, actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import {
  ChunkResult,
  ImportChunk,
  ImportView,
  importKinds,
  LineError,
  StartImport,
} from './import.schema.ts';
import type { ImportService } from './import.service.ts';
import { listErrors, listImports } from './import.store.ts';

const access: Access = person;
const scope = 'imports:write';
const params = Type.Object({ id: Type.String({ maxLength: 40 }) });

/** A chunk carries up to 2,000 records. */
const chunkBytesMax = 8 * 1024 * 1024;
const errorsMax = 50;
const pageMax = 50;

export function importRoutes(
  server: HttpServer,
  deps: Pick<FeatureDeps, 'db'>,
  service: ImportService,
): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/imports',
    {
      config: { access, scope },
      schema: {
        operationId: 'startImport',
        tags: ['imports'],
        summary: 'Start an import, or go on with the one of the same kind and source',
        body: StartImport,
        response: { 200: ImportView },
      },
    },
    async (request, reply) => sendResult(reply, await service.start(actorOf(request), request.body)),
  );

  typed.get(
    '/imports',
    {
      config: { access, scope },
      schema: {
        operationId: 'listImports',
        tags: ['imports'],
        summary: 'The imports you started, newest first',
        querystring: Type.Object({
          kind: Type.Optional(Type.Union(importKinds.map((kind) => Type.Literal(kind)))),
          cursor: Type.Optional(Type.String({ pattern: idPattern('import') })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: pageMax, default: pageMax })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(ImportView),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { kind, cursor, limit = pageMax } = request.query;
      const items = await listImports(deps.db, actorOf(request).personId, kind, cursor, limit);
      return { items, nextCursor: items.length === limit ? (items.at(-1)?.id ?? null) : null };
    },
  );

  typed.post(
    '/imports/:id/chunks',
    {
      config: { access, scope },
      bodyLimit: chunkBytesMax,
      schema: {
        operationId: 'takeImportChunk',
        tags: ['imports'],
        summary: 'Take the next lines; lines taken before are counted as repeated',
        params,
        body: ImportChunk,
        response: { 200: ChunkResult },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.take(actorOf(request), request.params.id, request.body)),
  );

  typed.post(
    '/imports/:id/finish',
    {
      config: { access, scope },
      schema: {
        operationId: 'finishImport',
        tags: ['imports'],
        summary: 'Say that the last line was sent',
        params,
        response: { 200: ImportView },
      },
    },
    async (request, reply) => sendResult(reply, await service.finish(actorOf(request), request.params.id)),
  );

  typed.get(
    '/imports/:id',
    {
      config: { access, scope },
      schema: {
        operationId: 'getImport',
        tags: ['imports'],
        summary: 'How far an import is',
        params,
        response: { 200: ImportView },
      },
    },
    async (request, reply) => sendResult(reply, await service.find(actorOf(request), request.params.id)),
  );

  typed.get(
    '/imports/:id/errors',
    {
      config: { access, scope },
      schema: {
        operationId: 'listImportErrors',
        tags: ['imports'],
        summary: 'The lines refused, with field and reason',
        params,
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$' })) }),
        response: {
          200: Type.Object({
            items: Type.Array(LineError),
            nextCursor: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request, reply) => {
      const found = await service.find(actorOf(request), request.params.id);
      if (!found.ok) return sendResult(reply, found);
      const items = await listErrors(deps.db, found.value.id, Number(request.query.cursor ?? 0), errorsMax);
      const last = items.at(-1);
      return {
        items,
        nextCursor: items.length === errorsMax && last !== undefined ? String(last.line) : null,
      };
    },
  );
}
