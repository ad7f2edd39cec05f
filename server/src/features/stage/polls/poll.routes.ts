import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendResult } from '../../../http/problems.ts';
import { PollInput, PollInRoom, PollParams, RoomOf, RoomPollsView, VoteInput } from './poll.schema.ts';
import { closePoll, openPoll, type PollDeps, vote } from './poll.service.ts';
import { listPollViews } from './poll.views.ts';

const tags = ['polls'];
const Made = Type.Object({ id: Type.String() });

/** Polls of a room. To ask: who has no part in the room is answered `not-found`, a moderator `not-allowed`. */
export function pollRoutes(server: HttpServer, given: PollDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const { deps } = given;
  const writes = { access: person, scope: 'rooms:write' };

  api.post(
    '/studio/rooms/:roomId/polls',
    {
      config: { ...writes, idempotent: true },
      schema: {
        operationId: 'openPoll',
        tags,
        summary: 'Ask the viewers of a live room something; it closes by itself',
        params: RoomOf,
        body: PollInput,
        response: { 200: Made },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await openPoll(given, claimOf(request), actorOf(request), request.params.roomId, request.body),
      ),
  );

  api.post(
    '/studio/rooms/:roomId/polls/:pollId/close',
    {
      config: writes,
      schema: {
        operationId: 'closePoll',
        tags,
        summary: 'Close a poll before its time',
        params: PollInRoom,
        response: { 200: Made },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await closePoll(given, actorOf(request), request.params.roomId, request.params.pollId),
      ),
  );

  api.get(
    '/rooms/:roomId/polls',
    {
      config: { access: visitor },
      schema: {
        operationId: 'listPolls',
        tags,
        summary: 'The polls of a room, the newest first, with what I chose',
        description:
          'How votes of an open poll stand is told as it changes: the vital `poll` is its id and, after a blank, the votes of its options with commas.',
        params: RoomOf,
        response: { 200: RoomPollsView },
      },
    },
    async (request) => ({
      items: await listPollViews(deps.db, request.params.roomId, actorOf(request).personId),
      serverTime: new Date(deps.clock.nowMs()).toISOString(),
    }),
  );

  api.post(
    '/polls/:pollId/vote',
    {
      config: { access: person, scope: 'rooms:write' },
      schema: {
        operationId: 'voteInPoll',
        tags,
        summary: 'Vote in a poll, once. Safe to repeat',
        params: PollParams,
        body: VoteInput,
        response: { 200: VoteInput },
      },
    },
    async (request, reply) =>
      sendResult(reply, await vote(given, actorOf(request), request.params.pollId, request.body.choice)),
  );
}
