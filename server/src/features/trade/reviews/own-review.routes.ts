import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { PictureView, pictureLimits } from '../catalogue/index.ts';
import { findReviewableOrder, listOwnReviews, listWaiting } from './own-review.views.ts';
import {
  FollowUp,
  NewReviews,
  OrderParams,
  OwnReview,
  ReviewableOrder,
  ReviewParams,
} from './review.schema.ts';
import { followUp, writeReviews } from './review.service.ts';
import { uploadReviewPicture } from './upload.service.ts';

const limitDefault = 20;
const tags = ['reviews'];
const read = { access: person, scope: 'orders:read' };
const write = { access: person, scope: 'reviews:write', idempotent: true };

/** What a buyer has to review and has reviewed. */
export function ownReviewRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const now = () => deps.clock.nowMs();

  api.get(
    '/reviews/waiting',
    {
      config: read,
      schema: {
        operationId: 'listOrdersToReview',
        tags,
        summary: 'My received orders of which a line waits to be reviewed, the latest received first',
        querystring: PageQuery,
        response: { 200: pageSchema(ReviewableOrder) },
      },
    },
    (request) => {
      const { cursor, limit = limitDefault } = request.query;
      return listWaiting(deps.db, actorOf(request).personId, { cursor, limit }, now());
    },
  );

  api.get(
    '/reviews/mine',
    {
      config: read,
      schema: {
        operationId: 'listMyReviews',
        tags,
        summary: 'What I wrote, the newest first',
        querystring: PageQuery,
        response: { 200: pageSchema(OwnReview) },
      },
    },
    (request) => {
      const { cursor, limit = limitDefault } = request.query;
      return listOwnReviews(deps.db, actorOf(request).personId, { cursor, limit }, now());
    },
  );

  api.get(
    '/orders/:id/reviews',
    {
      config: read,
      schema: {
        operationId: 'getOrderReviews',
        tags,
        summary: 'One of my orders line by line: what I wrote, and what I may write',
        params: OrderParams,
        response: { 200: ReviewableOrder },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const found = await findReviewableOrder(deps.db, actorOf(request).personId, id, now());
      return sendResult(reply, found === null ? err({ type: 'not-found' }) : ok(found));
    },
  );

  api.post(
    '/orders/:id/reviews',
    {
      config: write,
      schema: {
        operationId: 'writeReviews',
        tags,
        summary: 'Review lines of an order that I received, each once, within 90 days: all of these or none',
        params: OrderParams,
        body: NewReviews,
        response: { 200: ReviewableOrder },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await writeReviews(deps, actorOf(request), request.params.id, claimOf(request), request.body),
      ),
  );

  api.post(
    '/reviews/:id/follow-up',
    {
      config: write,
      schema: {
        operationId: 'followUpReview',
        tags,
        summary: 'Add to a review of mine what became of the goods, once, within 180 days of receipt',
        params: ReviewParams,
        body: FollowUp,
        response: { 200: OwnReview },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await followUp(deps, actorOf(request), request.params.id, claimOf(request), request.body),
      ),
  );
  uploadRoute(server, deps);
}

function uploadRoute(server: HttpServer, deps: FeatureDeps): void {
  // Pictures arrive as they are, not as JSON; the scope keeps that to this route.
  server.register(async (scope) => {
    scope.addContentTypeParser(
      /^image\//,
      { parseAs: 'buffer', bodyLimit: pictureLimits.bytesMax },
      (_request, body, done) => done(null, body),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/reviews/pictures',
      {
        bodyLimit: pictureLimits.bytesMax,
        config: { access: person, scope: 'reviews:write' },
        schema: {
          operationId: 'uploadReviewPicture',
          tags,
          summary:
            'Keep a picture for a review of mine (raw JPEG, PNG, WebP or AVIF, at most 8 MB); safe to repeat',
          consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
          response: { 200: PictureView },
        },
      },
      async (request, reply) =>
        sendResult(reply, await uploadReviewPicture(deps, actorOf(request), request.body)),
    );
  });
}
