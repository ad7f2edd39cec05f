import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import type { RoomDeps } from './room.deps.ts';
import { RoomParams, SocketQuery } from './room.schema.ts';

/** The socket of a room. Whoever is let in is told by a first frame; a stranger watches and likes, and writes nothing. */
export function socketRoutes(server: HttpServer, { hub }: Pick<RoomDeps, 'hub'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/rooms/:roomId/socket',
    {
      config: { access: visitor, scope: 'rooms:read' },
      schema: {
        operationId: 'openRoomSocket',
        tags: ['rooms'],
        summary: 'WebSocket of a room: what is announced, said and liked, as it happens',
        description:
          'JSON in text frames: `hello`, then `flush` with messages (`m`), chat (`c`) and vitals (`v`), to be acknowledged by `{"t":"ack","f":N}`. Say `{"t":"say","id":1,"text":"…"}`, like `{"t":"like","n":3}`. Come back with `?after=` and the last number.',
        params: RoomParams,
        querystring: SocketQuery,
      },
    },
    async (request, reply) => {
      await hub.enter(request, reply, request.params.roomId);
      return reply;
    },
  );
  server.addHook('preClose', () => hub.stop());
}
