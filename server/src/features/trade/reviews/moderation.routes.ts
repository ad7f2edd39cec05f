import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { decideOnReview } from './moderation.service.ts';
import { listModerated } from './moderation.views.ts';
import { ReportedReview, ReportedReviewsQuery, ReviewDecision, ReviewParams } from './review.schema.ts';

const limitDefault = 20;
const tags = ['ops'];
const root = '/ops/reviews';

/** The operators' queue of reviews that were reported. */
export function reviewModerationRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    root,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listReportedReviews',
        tags,
        summary:
          'Reviews with reports that wait, those with the most first; or hidden ones, the newest first',
        querystring: ReportedReviewsQuery,
        response: { 200: pageSchema(ReportedReview) },
      },
    },
    ({ query }) =>
      listModerated(deps.db, {
        state: query.state ?? 'reported',
        cursor: query.cursor,
        limit: query.limit ?? limitDefault,
      }),
  );
  api.post(
    `${root}/:id/decision`,
    {
      config: { access: operator, scope: 'ops:write' },
      schema: {
        operationId: 'decideOnReview',
        tags,
        summary: 'Hide a review, leave it as it is, or show it again, with a reason',
        params: ReviewParams,
        body: ReviewDecision,
        response: { 200: ReportedReview },
      },
    },
    async (request, reply) =>
      sendResult(reply, await decideOnReview(deps, actorOf(request), request.params.id, request.body)),
  );
}
