import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, idPattern, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, anyone, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { findRatings, findSummary, isProductPublic } from './rating.views.ts';
import {
  HelpfulView,
  ProductParams,
  RatingView,
  ReviewParams,
  ReviewReport,
  ReviewSummary,
  ReviewsQuery,
  ReviewView,
} from './review.schema.ts';
import { listReviews } from './review.views.ts';
import { reportReview, voteHelpful } from './vote.service.ts';

const limitDefault = 20;
const ratedMax = 50;
const tags = ['reviews'];

/** What everybody may read of reviews, and what those who read them may say. */
export function reviewRoutes(server: HttpServer, deps: FeatureDeps): void {
  readingRoutes(server, deps);
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  for (const [method, helpful] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    api.route({
      method,
      url: '/reviews/:id/helpful',
      config: { access: person, scope: 'reviews:write' },
      schema: {
        operationId: helpful ? 'markReviewHelpful' : 'unmarkReviewHelpful',
        tags,
        summary: helpful
          ? 'Say that a review helped; one vote a person, safe to repeat'
          : 'Take the vote back; safe to repeat',
        params: ReviewParams,
        response: { 200: HelpfulView },
      },
      handler: async (request, reply) =>
        sendResult(reply, await voteHelpful(deps, actorOf(request), request.params.id, helpful)),
    });
  }
  api.post(
    '/reviews/:id/report',
    {
      config: { access: person, scope: 'reviews:write' },
      schema: {
        operationId: 'reportReview',
        tags,
        summary: 'Say what is wrong with a review; once for each person and review',
        params: ReviewParams,
        body: ReviewReport,
        response: { 200: Type.Object({ reported: Type.Boolean() }) },
      },
    },
    async (request, reply) =>
      sendResult(reply, await reportReview(deps, actorOf(request), request.params.id, request.body)),
  );
}

function readingRoutes(server: HttpServer, { db }: Pick<FeatureDeps, 'db'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const config = { access: visitor, scope: 'catalogue:read' };

  api.get(
    '/products/:id/reviews',
    {
      config,
      schema: {
        operationId: 'listReviews',
        tags,
        summary: 'A product’s reviews that fit, the most useful or the newest first',
        params: ProductParams,
        querystring: ReviewsQuery,
        response: { 200: pageSchema(ReviewView) },
      },
    },
    async (request, reply) => {
      const { id: productId } = request.params;
      if (!(await isProductPublic(db, productId))) return sendProblem(reply, { type: 'not-found' });
      const { cursor, limit = limitDefault, ...wanted } = request.query;
      const of = { productId, viewerId: actorOf(request).personId };
      return sendResult(reply, ok(await listReviews(db, of, wanted, { cursor, limit })));
    },
  );

  api.get(
    '/products/:id/rating',
    {
      config,
      schema: {
        operationId: 'getRating',
        tags,
        summary: 'How a product is rated, whole and by variant, with its two most useful reviews',
        params: ProductParams,
        response: { 200: ReviewSummary },
      },
    },
    async (request, reply) => {
      const { id: productId } = request.params;
      if (!(await isProductPublic(db, productId))) return sendResult(reply, err({ type: 'not-found' }));
      return sendResult(reply, ok(await findSummary(db, { productId, viewerId: actorOf(request).personId })));
    },
  );

  const id = idPattern('product').slice(1, -1);
  api.get(
    '/ratings',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listRatings',
        tags,
        summary: 'How products are rated, for lists of them',
        querystring: Type.Object({
          productIds: Type.String({
            pattern: `^${id}(,${id}){0,${ratedMax - 1}}$`,
            description: `At most ${ratedMax}, separated by commas. Those without a review are left out.`,
          }),
        }),
        response: { 200: Type.Object({ items: Type.Record(Type.String(), RatingView) }) },
      },
    },
    async ({ query }) => ({ items: Object.fromEntries(await findRatings(db, query.productIds.split(','))) }),
  );
}
