import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { findRole, findRoom, RoomParams } from '../../stage/rooms/index.ts';
import { InterventionView } from './intervention.schema.ts';
import { listRoomInterventions } from './intervention.views.ts';

/** What whoever works in a room is told of its watch. */
export function studioWatchRoutes(server: HttpServer, { db }: Pick<FeatureDeps, 'db'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/rooms/:roomId/interventions',
    {
      config: { access: person, scope: 'rooms:read' },
      schema: {
        operationId: 'listRoomInterventions',
        tags: ['rooms'],
        summary:
          'Hints to whoever works in a room, and what the platform took down, muted or ended; the newest first',
        params: RoomParams,
        response: { 200: Type.Object({ items: Type.Array(InterventionView) }) },
      },
    },
    async (request, reply) => {
      const room = await findRoom(db, request.params.roomId);
      const role = room === null ? null : await findRole(db, actorOf(request), room);
      if (room === null || role === null) return sendProblem(reply, { type: 'not-found' });
      return { items: await listRoomInterventions(db, room.id) };
    },
  );
}
