import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { canAssist, findRole, findRoom, RoomParams } from '../../stage/rooms/index.ts';
import { RoomResults } from './room-result.schema.ts';
import { findResults } from './room-result.views.ts';

export interface RoomResultsDoors {
  /** How many watch a room now. */
  readonly online: (roomId: string) => number;
}

export function roomResultRoutes(server: HttpServer, deps: FeatureDeps, doors: RoomResultsDoors): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/rooms/:roomId/results',
    {
      config: { access: person, scope: 'rooms:read' },
      schema: {
        operationId: 'getRoomResults',
        tags: ['rooms'],
        summary: 'What comes of a room: totals, by the minute, by source, by product; while live and after',
        description:
          'Counted from the event log, a second or two behind; who is there is told at least once a minute. For hosts and assistants.',
        params: RoomParams,
        response: { 200: RoomResults },
      },
    },
    async (request, reply) => {
      const room = await findRoom(deps.db, request.params.roomId);
      const role = room === null ? null : await findRole(deps.db, actorOf(request), room);
      if (room === null || !canAssist(role)) return sendProblem(reply, { type: 'not-found' });
      return findResults(deps.db, room, doors.online(room.id), deps.clock.nowMs());
    },
  );
}
