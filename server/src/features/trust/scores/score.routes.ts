import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { experiencePolicy } from '@kanmai/trust';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../../trade/catalogue/index.ts';
import {
  ExperiencesQuery,
  ExperienceView,
  experiencesMax,
  HappeningsQuery,
  HappeningView,
  ScoreReport,
  ShopScoreParams,
  SupposedAnswer,
  SupposeQuery,
} from './score.schema.ts';
import { findExperiences } from './score.views.ts';
import { answerHappenings, answerReport, answerSupposed } from './score-answer.ts';

const root = '/studio/shops/:shopId/trust-score';
const read = { access: sellerAccess('read-orders'), scope: 'orders:read' };
const tags = ['studio'];

/** The published face of shops, and for a shop's own people all that is behind it. */
export function scoreRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/experience-scores',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listExperienceScores',
        tags: ['shops'],
        summary: 'The experience scores of shops, those that are not open left out',
        querystring: ExperiencesQuery,
        response: { 200: Type.Object({ items: Type.Array(ExperienceView) }) },
      },
    },
    async ({ query }) => {
      const ids = query.shopIds.split(',').filter((id) => id !== '');
      return {
        items: await findExperiences(deps.db, ids.slice(0, experiencesMax), experiencePolicy.version),
      };
    },
  );

  api.get(
    root,
    {
      config: read,
      schema: {
        operationId: 'getShopTrustScore',
        tags,
        summary:
          'How far the shop is trusted: by what, since when, what cost it points, and what would be if',
        params: ShopScoreParams,
        response: { 200: ScoreReport },
      },
    },
    async ({ params: { shopId } }, reply) => sendResult(reply, await answerReport(deps, shopId)),
  );

  api.get(
    `${root}/supposed`,
    {
      config: read,
      schema: {
        operationId: 'supposeShopTrustScore',
        tags,
        summary: 'What the score would be with so many more of a kind of happening; fewer below zero',
        params: ShopScoreParams,
        querystring: SupposeQuery,
        response: { 200: SupposedAnswer },
      },
    },
    async ({ params: { shopId }, query }, reply) =>
      sendResult(reply, await answerSupposed(deps, shopId, query)),
  );

  api.get(
    `${root}/happenings`,
    {
      config: read,
      schema: {
        operationId: 'listShopTrustHappenings',
        tags,
        summary: 'What the shop’s score is made of, the newest first',
        params: ShopScoreParams,
        querystring: HappeningsQuery,
        response: { 200: pageSchema(HappeningView) },
      },
    },
    ({ params: { shopId }, query }) => answerHappenings(deps, shopId, query),
  );
}
