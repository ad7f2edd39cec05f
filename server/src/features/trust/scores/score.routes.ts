import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { experiencePolicy } from '@kanmai/trust';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem } from '../../../http/problems.ts';
import { sellerAccess } from '../../trade/catalogue/index.ts';
import { formulaOf } from './formulas.ts';
import { findLookedAt, findSubjectDays, listHappenings } from './report.views.ts';
import {
  ExperiencesQuery,
  ExperienceView,
  experiencesMax,
  HappeningsQuery,
  HappeningView,
  ScoreReport,
  ShopScoreParams,
  SupposeQuery,
} from './score.schema.ts';
import { findExperiences } from './score.views.ts';
import { reportOf, suppose } from './score-report.ts';

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
    async ({ params: { shopId } }, reply) => {
      const subject = await findLookedAt(deps.db, shopId);
      if (subject === null) return sendProblem(reply, { type: 'not-found' });
      const nowMs = deps.clock.nowMs();
      const days = await findSubjectDays(deps.db, subject, nowMs);
      return reportOf(subject, days, formulaOf[subject.kind], nowMs);
    },
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
        response: { 200: Type.Object({ value: Type.Union([Type.Number(), Type.Null()]) }) },
      },
    },
    async ({ params: { shopId }, query }, reply) => {
      const subject = await findLookedAt(deps.db, shopId);
      if (subject === null) return sendProblem(reply, { type: 'not-found' });
      const nowMs = deps.clock.nowMs();
      const days = await findSubjectDays(deps.db, subject, nowMs);
      const value = suppose(subject.kind, days, formulaOf[subject.kind], query, nowMs);
      if (value === undefined)
        return sendProblem(reply, { type: 'bad-request', field: 'kind', detail: 'No such kind.' });
      return { value };
    },
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
    async ({ params: { shopId }, query }) => {
      const page = await listHappenings(deps.db, shopId, query);
      return { ...page, items: page.items.map(({ belief: _, ...happening }) => happening) };
    },
  );
}
