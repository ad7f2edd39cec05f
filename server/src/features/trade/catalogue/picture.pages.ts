import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { pictureFolder, pictureKeyPattern } from './picture.policy.ts';

const keyPattern = new RegExp(pictureKeyPattern);

/** GET /media/pictures/:key. A key is a content hash, so an answer holds for ever. */
export function picturePages(server: HttpServer, deps: Pick<FeatureDeps, 'blobs'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/media/pictures/:key',
    {
      config: { access: anyone },
      schema: { hide: true, params: Type.Object({ key: Type.String() }) },
    },
    async (request, reply) => {
      const { key } = request.params;
      if (!keyPattern.test(key)) return sendProblem(reply, { type: 'not-found' });
      const etag = `"${key.slice(0, 64)}"`;
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      const path = `${pictureFolder}/${key}`;
      const stat = await deps.blobs.stat(path);
      const content = stat === null ? null : await deps.blobs.get(path);
      if (stat === null || content === null) return sendProblem(reply, { type: 'not-found' });
      return reply
        .type('image/webp')
        .header('content-length', stat.bytes)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('etag', etag)
        .send(content);
    },
  );
}
