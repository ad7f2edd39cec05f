import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { HappeningsQuery, HappeningView, ScoreReport, SupposedAnswer, SupposeQuery } from './score.schema.ts';
import { answerHappenings, answerReport, answerSupposed } from './score-answer.ts';

const root = '/studio/creators/:creatorId/trust-score';
const config = { access: person, scope: 'affiliate:read' };
const tags = ['studio'];
const params = Type.Object({ creatorId: Type.String({ pattern: idPattern('creator') }) });

/** A creator's own score as a host: the same that a shop is told of its own. */
export function creatorScoreRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    root,
    {
      config,
      schema: {
        operationId: 'getCreatorTrustScore',
        tags,
        summary:
          'How far a creator of mine is trusted: by what, since when, what cost it points, and what would be if',
        params,
        response: { 200: ScoreReport },
      },
    },
    async (request, reply) => sendResult(reply, await answerReport(deps, ownCreatorOf(request))),
  );

  api.get(
    `${root}/supposed`,
    {
      config,
      schema: {
        operationId: 'supposeCreatorTrustScore',
        tags,
        summary: 'What the score would be with so many more of a kind of happening; fewer below zero',
        params,
        querystring: SupposeQuery,
        response: { 200: SupposedAnswer },
      },
    },
    async (request, reply) =>
      sendResult(reply, await answerSupposed(deps, ownCreatorOf(request), request.query)),
  );

  api.get(
    `${root}/happenings`,
    {
      config,
      schema: {
        operationId: 'listCreatorTrustHappenings',
        tags,
        summary: 'What the creator’s score is made of, the newest first',
        params,
        querystring: HappeningsQuery,
        response: { 200: pageSchema(HappeningView) },
      },
    },
    (request) => answerHappenings(deps, ownCreatorOf(request), request.query),
  );
}
