import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { pictureKeyPattern, pictureLimits } from './picture.policy.ts';
import { cropPicture, storePicture } from './picture.service.ts';
import { PictureCrop, PictureView } from './product.schema.ts';
import { sellerAccess } from './seller.policy.ts';

const tags = ['studio'];
const config = { access: sellerAccess('write-products'), scope: 'catalogue:write' };

/** The pictures of a shop's products. */
export function pictureRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'blobs'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().post(
    '/studio/shops/:shopId/pictures/:key/crop',
    {
      config,
      schema: {
        operationId: 'cropPicture',
        tags,
        summary: 'Keep a part of a picture as a picture of its own; safe to repeat',
        params: Type.Object({ shopId: Type.String(), key: Type.String({ pattern: pictureKeyPattern }) }),
        body: PictureCrop,
        response: { 200: PictureView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await cropPicture(deps.blobs, request.params.key, request.body)),
  );

  // Pictures arrive as they are, not as JSON; the scope keeps that to this route.
  server.register(async (scope) => {
    scope.addContentTypeParser(
      /^image\//,
      { parseAs: 'buffer', bodyLimit: pictureLimits.bytesMax },
      (_request, body, done) => done(null, body),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/studio/shops/:shopId/pictures',
      {
        bodyLimit: pictureLimits.bytesMax,
        config,
        schema: {
          operationId: 'uploadPicture',
          tags,
          summary: 'Keep a picture (raw JPEG, PNG, WebP or AVIF, at most 8 MB); safe to repeat',
          consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
          params: Type.Object({ shopId: Type.String() }),
          response: { 200: PictureView },
        },
      },
      async (request, reply) => {
        if (!Buffer.isBuffer(request.body)) return sendProblem(reply, { type: 'unsupported-media-type' });
        return sendResult(reply, await storePicture(deps.blobs, request.body));
      },
    );
  });
}
