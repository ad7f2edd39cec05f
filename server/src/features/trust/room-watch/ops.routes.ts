import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendResult } from '../../../http/problems.ts';
import { RoomParams } from '../../stage/rooms/index.ts';
import { evidenceSigner } from './evidence.pages.ts';
import { intervene, takeBack, type WatchDeps } from './intervene.service.ts';
import {
  InterventionParams,
  InterventionsQuery,
  OpsIntervention,
  StepBody,
  TakeBackBody,
} from './intervention.schema.ts';
import { findOpsIntervention, listInterventions } from './intervention.views.ts';

const tags = ['ops'];
const writes = { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' } as const;

/** What operators see of the watch over rooms, and do by hand. */
export function opsWatchRoutes(server: HttpServer, deps: FeatureDeps, given: WatchDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const sign = evidenceSigner(deps);
  const viewed = async (done: Result<{ id: string }, Problem>): Promise<Result<OpsIntervention, Problem>> => {
    if (!done.ok) return done;
    const view = await findOpsIntervention(deps.db, sign, done.value.id);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  typed.get(
    '/ops/interventions',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listInterventions',
        tags,
        summary:
          'Hints, goods taken down, mutes and ends of live rooms, each with what it rests on; the newest first',
        querystring: InterventionsQuery,
        response: { 200: pageSchema(OpsIntervention) },
      },
    },
    ({ query }) => listInterventions(deps.db, sign, query),
  );

  typed.post(
    '/ops/rooms/:roomId/interventions',
    {
      config: writes,
      schema: {
        operationId: 'interveneInRoom',
        tags,
        summary: 'Step into a live room by hand: a hint, goods taken down, a mute, or its end',
        params: RoomParams,
        body: StepBody,
        response: { 200: OpsIntervention },
      },
    },
    async (request, reply) => {
      const { kind, reason, productId } = request.body;
      const by = { operatorId: actorOf(request).personId, reason: reason.trim() };
      const step = { kind, rule: 'operator', evidence: { quotes: [], rates: {} }, by };
      const goods = productId === undefined ? {} : { productId };
      return sendResult(
        reply,
        await viewed(await intervene(given, request.params.roomId, { ...step, ...goods })),
      );
    },
  );

  typed.post(
    '/ops/interventions/:id/take-back',
    {
      config: writes,
      schema: {
        operationId: 'takeBackIntervention',
        tags,
        summary: 'Take a step back: what it kept the room from is let go, and the watch begins anew',
        params: InterventionParams,
        body: TakeBackBody,
        response: { 200: OpsIntervention },
      },
    },
    async (request, reply) => {
      const by = { operatorId: actorOf(request).personId, reason: request.body.reason.trim() };
      return sendResult(reply, await viewed(await takeBack(given, request.params.id, by)));
    },
  );
}
