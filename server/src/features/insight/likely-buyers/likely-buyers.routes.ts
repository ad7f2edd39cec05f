import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, person, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { ClipParamsSchema, canPublishAs } from '../../stage/clips/index.ts';
import { LikelyBuyersSchema } from './likely-buyers.schema.ts';
import { findLikelyBuyers, type LikelyBuyersDeps } from './likely-buyers.service.ts';
import { findClip, findShopOfProduct, listClipsOfProduct } from './likely-buyers.views.ts';

const clipsOfProductMax = 4;
const description =
  'Numbers and groups of more than twenty people, in steps of ten, up or down by chance, and the same for a day; never who they are. People who asked not to see its author, or have recommendations off, are not counted.';

export function likelyBuyersRoutes(server: HttpServer, deps: LikelyBuyersDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/studio/clips/:clipId/likely-buyers',
    {
      config: { access: person, scope: 'clips:read' },
      schema: {
        operationId: 'getLikelyBuyersOfClip',
        tags: ['clips'],
        summary: 'How many people would watch a clip of one’s own, and what they have in common',
        description,
        params: ClipParamsSchema,
        response: { 200: LikelyBuyersSchema },
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const clip = await findClip(deps.db, clipId);
      if (clip === null || !canPublishAs(actorOf(request), clip.authorId))
        return sendProblem(reply, { type: 'not-found' });
      return findLikelyBuyers(deps, { ...clip, id: clipId, clipIds: clip.published ? [clipId] : [] });
    },
  );

  api.get(
    '/studio/shops/:shopId/products/:id/likely-buyers',
    {
      config: { access: shopMember('host', 'assistant', 'clerk', 'finance'), scope: 'catalogue:read' },
      schema: {
        operationId: 'getLikelyBuyersOfProduct',
        tags: ['studio'],
        summary: 'How many people would watch the clips of a product, and what they have in common',
        description,
        params: Type.Object({ shopId: Type.String(), id: Type.String() }),
        response: { 200: LikelyBuyersSchema },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      if ((await findShopOfProduct(deps.db, id)) !== shopId) return sendProblem(reply, { type: 'not-found' });
      const clipIds = await listClipsOfProduct(deps.db, id, clipsOfProductMax);
      const clip = clipIds[0] === undefined ? null : await findClip(deps.db, clipIds[0]);
      return findLikelyBuyers(deps, { id, authorId: shopId, category: clip?.category ?? '', clipIds });
    },
  );
}
