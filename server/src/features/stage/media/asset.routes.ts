import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { AssetParamsSchema, AssetViewSchema, assetViewOf } from './asset.schema.ts';
import { findAsset } from './asset.store.ts';
import type { MediaSigner } from './media-signature.ts';
import type { Uploads } from './upload.ts';

export function assetRoutes(
  server: HttpServer,
  deps: FeatureDeps,
  uploads: Uploads,
  signer: MediaSigner,
): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/assets/:assetId',
    {
      config: { access: person, scope: 'clips:read' },
      schema: {
        operationId: 'getAsset',
        tags: ['media'],
        summary: 'How far an uploaded video is',
        params: AssetParamsSchema,
        response: { 200: AssetViewSchema },
      },
    },
    async (request, reply) => {
      const { assetId } = request.params;
      // A crash may have come between the last byte and the asset: asking for it makes it.
      const asset = (await uploads.finish(assetId)) ? await findAsset(deps.db, assetId) : null;
      if (asset === null || asset.ownerId !== actorOf(request).personId)
        return sendProblem(reply, { type: 'not-found' });
      return assetViewOf(asset, signer.sign);
    },
  );
}
