import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { answerReview } from './answer.service.ts';
import {
  AnswerBody,
  ShopParams,
  ShopReviewParams,
  StudioReview,
  StudioReviewCounts,
  StudioReviewsQuery,
} from './review.schema.ts';
import { countStudioReviews, listStudioReviews } from './studio-review.views.ts';

const limitDefault = 20;
const tags = ['studio'];
const root = '/studio/shops/:shopId/reviews';
const read = { access: sellerAccess('read-products'), scope: 'catalogue:read' };

/** A shop's reviews: read by all of it, answered by those who write to buyers, deleted by nobody. */
export function studioReviewRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    root,
    {
      config: read,
      schema: {
        operationId: 'listStudioReviews',
        tags,
        summary: 'A shop’s reviews that fit, the newest first',
        params: ShopParams,
        querystring: StudioReviewsQuery,
        response: { 200: pageSchema(StudioReview) },
      },
    },
    (request) => {
      const { limit = limitDefault, ...wanted } = request.query;
      const reach = { shopId: request.params.shopId, viewerId: actorOf(request).personId };
      return listStudioReviews(deps.db, reach, { ...wanted, limit });
    },
  );

  api.get(
    `${root}/counts`,
    {
      config: read,
      schema: {
        operationId: 'countStudioReviews',
        tags,
        summary: 'How many reviews a shop has, and how many wait for its answer',
        params: ShopParams,
        response: { 200: StudioReviewCounts },
      },
    },
    ({ params }) => countStudioReviews(deps.db, params.shopId),
  );

  api.put(
    `${root}/:id/answer`,
    {
      config: { access: sellerAccess('message-buyers'), scope: 'reviews:write' },
      schema: {
        operationId: 'answerReview',
        tags,
        summary: 'The shop’s one answer to a review; another takes its place; safe to repeat',
        params: ShopReviewParams,
        body: AnswerBody,
        response: { 200: StudioReview },
      },
    },
    async (request, reply) =>
      sendResult(reply, await answerReview(deps, actorOf(request), request.params, request.body.text)),
  );
}
