import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { vectorNamesMax } from '@kanmai/interest';
import { operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import type { FeedParts } from './feed.service.ts';
import { removeVectors, replaceVectors } from './vector.service.ts';
import { vectorFileType, writeVectorFile } from './vector-file.ts';

const tags = ['feed'];
const bytesMax = 512 * 1024 * 1024;
const NameParams = Type.Object({ name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }) });
const TakenSchema = Type.Object({ name: Type.String(), dim: Type.Integer(), rows: Type.Integer() });

/** Vectors of clips go in and out as Apache Arrow, so that whoever trains elsewhere can supply them. */
export function vectorRoutes(server: HttpServer, parts: () => FeedParts): void {
  uploadRoute(server, parts);
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/interest/vectors/:name',
    {
      config: { access: operator, scope: 'interest:read' },
      schema: {
        operationId: 'getItemVectors',
        tags,
        summary: 'The vectors of clips that go by a name, as an Arrow IPC stream',
        description: 'Columns `id` (utf8) and `vector` (fixed_size_list of float32), each of length 1.',
        params: NameParams,
        produces: [vectorFileType],
      },
    },
    async (request, reply) => {
      const kept = await parts().engine.ask('vectors', request.params.name);
      if (kept === undefined) return sendProblem(reply, { type: 'not-found' });
      return reply.type(vectorFileType).send(Buffer.from(writeVectorFile(kept)));
    },
  );

  typed.delete(
    '/interest/vectors/:name',
    {
      config: { access: operator, scope: 'imports:write' },
      schema: {
        operationId: 'removeItemVectors',
        tags,
        summary: 'Forget the vectors of clips that go by a name',
        params: NameParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await removeVectors(parts().deps, request.params.name);
      return reply.code(204).send(null);
    },
  );
}

function uploadRoute(server: HttpServer, parts: () => FeedParts): void {
  server.register(async (scope) => {
    scope.addContentTypeParser(
      [vectorFileType, 'application/vnd.apache.arrow.file', 'application/octet-stream'],
      (_request, payload, done) => done(null, payload),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      '/interest/vectors/:name',
      {
        bodyLimit: bytesMax,
        config: { access: operator, scope: 'imports:write' },
        schema: {
          operationId: 'putItemVectors',
          tags,
          summary: 'Supply vectors of clips, as an Arrow IPC stream or file of at most 512 MB',
          description:
            'Columns `id` (utf8) and `vector` (fixed_size_list of float32 or float64). Replaces all of that name; the feed ' +
            'finds clips whose vectors point the same way as those of what a person enjoyed. Four names, 512 numbers each at most.',
          consumes: [vectorFileType, 'application/octet-stream'],
          params: NameParams,
          response: { 202: TakenSchema },
        },
      },
      async (request, reply) => {
        const body: unknown = request.body;
        if (!(body instanceof Readable)) return sendProblem(reply, { type: 'unsupported-media-type' });
        const names = await parts().engine.ask('vectorNames');
        if (!names.includes(request.params.name) && names.length >= vectorNamesMax)
          return sendProblem(reply, {
            type: 'too-many',
            limit: vectorNamesMax,
            field: 'name',
            detail: `In use: ${names.join(', ')}.`,
          });
        const bytes = await bytesOf(body);
        if (bytes === null)
          return sendProblem(reply, { type: 'body-too-large', detail: `At most ${bytesMax} bytes.` });
        const taken = await replaceVectors(parts().deps, request.params.name, bytes);
        if (!taken.ok) return sendProblem(reply, taken.failure);
        return reply.code(202).send(taken.value);
      },
    );
  });
}

/** All of it, or null where it is too much. */
async function bytesOf(body: Readable): Promise<Uint8Array | null> {
  let size = 0;
  const counted = async function* () {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > bytesMax) return;
      yield chunk;
    }
  };
  const bytes = await buffer(counted());
  return size > bytesMax ? null : bytes;
}
