import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { findFormula } from './formulas.ts';
import { findLargestDifference, findLookedAt, findSubjectDays, listHappenings } from './report.views.ts';
import { rebuildJob } from './score.jobs.ts';
import {
  BelievedHappening,
  HappeningsQuery,
  RecomputeAnswer,
  RecomputeBody,
  ScoreReport,
  SubjectParams,
  VersionQuery,
} from './score.schema.ts';
import { keepScores } from './score.service.ts';
import { reportOf } from './score-report.ts';

const root = '/ops/trust/subjects/:subjectId';
const read = { access: operator, scope: 'ops:read' };
const write = { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' } as const;
const tags = ['ops'];

/** Scores as operators look them up: of any shop, host or buyer, by any version of the formula, with what they are made of. */
export function scoreOpsRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    root,
    {
      config: read,
      schema: {
        operationId: 'getTrustScore',
        tags,
        summary: 'The score of a shop, a host or a buyer',
        params: SubjectParams,
        querystring: VersionQuery,
        response: { 200: ScoreReport },
      },
    },
    async ({ params, query }, reply) => {
      const subject = await findLookedAt(deps.db, params.subjectId);
      const formula = subject === null ? undefined : findFormula(subject.kind, query.version);
      if (subject === null || formula === undefined) return sendProblem(reply, { type: 'not-found' });
      const nowMs = deps.clock.nowMs();
      return reportOf(subject, await findSubjectDays(deps.db, subject, nowMs), formula, nowMs);
    },
  );

  api.get(
    `${root}/happenings`,
    {
      config: read,
      schema: {
        operationId: 'listTrustHappenings',
        tags,
        summary: 'What a score is made of, the newest first',
        params: SubjectParams,
        querystring: HappeningsQuery,
        response: { 200: pageSchema(BelievedHappening) },
      },
    },
    ({ params, query }) => listHappenings(deps.db, params.subjectId, query),
  );

  api.post(
    `${root}/recompute`,
    {
      config: write,
      schema: {
        operationId: 'recomputeTrustScore',
        tags,
        summary: 'Read a score anew, and compare its sums with what they are made of',
        params: SubjectParams,
        body: RecomputeBody,
        response: { 200: RecomputeAnswer },
      },
    },
    async (request, reply) => {
      const { subjectId } = request.params;
      if ((await findLookedAt(deps.db, subjectId)) === null) return sendProblem(reply, { type: 'not-found' });
      const difference = await findLargestDifference(deps.db, subjectId);
      await unitOfWork(deps.db, async (tx) => {
        await keepScores(tx, [subjectId], deps.clock.nowMs());
        await audit(tx, deps, {
          ...{ actorId: actorOf(request).personId, action: 'trust-recompute', subjectId },
          ...{ reason: request.body.reason.trim(), detail: { difference } },
        });
      });
      return { difference };
    },
  );

  api.post(
    '/ops/trust/rebuild',
    {
      config: write,
      schema: {
        operationId: 'rebuildTrustScores',
        tags,
        summary: 'Read the whole log again; the scores that others go by are what they were until it is done',
        body: RecomputeBody,
        response: { 202: Type.Null() },
      },
    },
    async (request, reply) => {
      await unitOfWork(deps.db, async (tx) => {
        await deps.jobs.enqueue(tx, rebuildJob, {}, { key: 'all' });
        await audit(tx, deps, {
          ...{ actorId: actorOf(request).personId, action: 'trust-rebuild', subjectId: 'trust-scores' },
          ...{ reason: request.body.reason.trim(), detail: {} },
        });
      });
      return reply.code(202).send(null);
    },
  );
}
