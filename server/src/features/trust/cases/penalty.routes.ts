import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { BroadcasterParams, canHost, findRole } from '../../stage/rooms/index.ts';
import { PenaltiesView } from './case.schema.ts';
import { findPenalties } from './penalty.views.ts';

/** What a shop's owner and hosts, or a creator, see of their points. */
export function penaltyRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'clock'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/broadcasters/:broadcasterId/penalties',
    {
      config: { access: person, scope: 'rooms:read' },
      schema: {
        operationId: 'listPenalties',
        tags: ['studio'],
        summary: 'Penalty points of a shop or creator, what they were given for, and what followed',
        params: BroadcasterParams,
        response: { 200: PenaltiesView },
      },
    },
    async (request, reply) => {
      const { broadcasterId } = request.params;
      const role = await findRole(deps.db, actorOf(request), { broadcasterId });
      if (!canHost(role)) return sendProblem(reply, { type: 'not-found' });
      return findPenalties(deps.db, broadcasterId, deps.clock.nowMs());
    },
  );
}
