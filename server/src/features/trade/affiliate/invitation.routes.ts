import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { runCommand } from '../../stage/clips/index.ts';
import { pageOf, readCursor } from '../catalogue/index.ts';
import { AnswerRequest, CreatorPlan, CreatorRef, planStates } from './plan.schema.ts';
import { answerInvitation } from './plan.service.ts';
import { listCreatorPlans } from './plan.views.ts';

const tags = ['affiliate'];
const limitDefault = 20;

/** The plans a creator promotes by, and the invitations they answer. */
export function invitationRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/creators/:creatorId/plans',
    {
      config: { access: person, scope: 'affiliate:read' },
      schema: {
        operationId: 'listMyPlans',
        tags,
        summary:
          'Plans that name a creator of mine, are of goods in their window, or were promoted, newest first',
        params: Type.Object({ creatorId: CreatorRef }),
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
          state: Type.Optional(Type.Enum(planStates)),
        }),
        response: { 200: pageSchema(CreatorPlan) },
      },
    },
    async (request, reply) => {
      const creatorId = ownCreatorOf(request);
      const { cursor, limit = limitDefault, state } = request.query;
      const before = readCursor('plan', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = { beforeId: before.value, state };
      const plans = await listCreatorPlans(deps.db, creatorId, filter, limit + 1, deps.clock.nowMs());
      return reply.send(pageOf(plans, limit));
    },
  );

  api.post(
    '/studio/creators/:creatorId/plans/:id/answer',
    {
      config: { access: person, scope: 'affiliate:write' },
      schema: {
        operationId: 'answerInvitation',
        tags,
        summary: 'Accept or decline a target plan; once, and safe to repeat',
        params: Type.Object({ creatorId: CreatorRef, id: Type.String({ maxLength: 60 }) }),
        body: AnswerRequest,
        response: { 200: CreatorPlan },
      },
    },
    async (request, reply) => {
      const creatorId = ownCreatorOf(request);
      const { id } = request.params;
      const result = await runCommand(deps, (tx) =>
        answerInvitation(tx, deps, creatorId, id, request.body.accept),
      );
      if (!result.ok) return sendProblem(reply, result.failure);
      const [view] = await listCreatorPlans(deps.db, creatorId, { id }, 1, deps.clock.nowMs());
      return sendResult(reply, view === undefined ? err({ type: 'not-found' }) : ok(view));
    },
  );
}
