import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, anyone, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { CaptionsInput, CaptionsKept, CaptionsQuery } from './caption.schema.ts';
import { keepCaptions, replayCaptions } from './caption.service.ts';
import type { RoomDeps } from './room.deps.ts';
import { RoomParams } from './room.schema.ts';

const tags = ['rooms'];

/** What is said in a room, as text: from whoever the host has write it down, to who watches and to the replay. */
export function captionRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/studio/rooms/:roomId/captions',
    {
      config: { access: person, scope: 'rooms:write' },
      schema: {
        operationId: 'keepCaptions',
        tags,
        summary: 'Give what was just said in a room as text: shown to who watches, and kept for the replay',
        description:
          'For the host and assistants, as a rule by a program that listens, with a token. Safe to repeat; what is given of the same moment takes its place.',
        params: RoomParams,
        body: CaptionsInput,
        response: { 200: CaptionsKept },
      },
    },
    async (request, reply) =>
      sendResult(reply, await keepCaptions(given, actorOf(request), request.params.roomId, request.body)),
  );

  typed.get(
    '/rooms/:roomId/captions.vtt',
    {
      config: { access: anyone },
      schema: {
        operationId: 'getReplayCaptions',
        tags,
        summary: 'The captions of a replay, as WebVTT',
        produces: ['text/vtt'],
        params: RoomParams,
        querystring: CaptionsQuery,
      },
    },
    async (request, reply) => {
      const file = await replayCaptions(given, request.params.roomId, request.query.language);
      if (!file.ok) return sendProblem(reply, file.failure);
      return reply.type('text/vtt; charset=utf-8').send(file.value);
    },
  );
}
