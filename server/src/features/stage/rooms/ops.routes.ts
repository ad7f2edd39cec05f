import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { listChatWords } from './chat-word.store.ts';
import type { ChatWords } from './chat-words.ts';
import {
  BanBody,
  BanView,
  ChatWordsBody,
  ChatWordsView,
  OpsRoom,
  OpsRoomDetail,
  OpsRoomsQuery,
  ReasonBody,
} from './ops.schema.ts';
import { banBroadcaster, endByOperator, keepRoom, liftBan, setChatWords } from './ops.service.ts';
import { findOpsRoom } from './ops-room.views.ts';
import { listOpsRooms } from './ops-rooms.views.ts';
import type { PushRefusals } from './push-refusals.ts';
import type { RoomDeps } from './room.deps.ts';
import { BroadcasterParams, RoomParams } from './room.schema.ts';
import { runInRoom } from './room.unit.ts';

const tags = ['ops'];
const reads = { access: operator, scope: 'ops:read' };
const writes = { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' } as const;

type OpsRoutesDeps = RoomDeps & { readonly words: ChatWords; readonly refusals: Pick<PushRefusals, 'find'> };

/** Operators look at rooms, end them, and ban who broadcasts. */
export function opsRoutes(server: HttpServer, given: OpsRoutesDeps): void {
  lookRoutes(server, given);
  decideRoutes(server, given);
  banRoutes(server, given);
  wordRoutes(server, given);
}

function lookRoutes(server: HttpServer, given: OpsRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/rooms',
    {
      config: reads,
      schema: {
        operationId: 'listOpsRooms',
        tags,
        summary: 'Rooms: reported, live, to come, over, called off, or of who is banned',
        querystring: OpsRoomsQuery,
        response: { 200: pageSchema(OpsRoom) },
      },
    },
    (request) => listOpsRooms(given, request.query),
  );

  typed.get(
    '/ops/rooms/:roomId',
    {
      config: reads,
      schema: {
        operationId: 'getOpsRoom',
        tags,
        summary:
          'A room: what is shown, sold and offered in it, how it is pushed, what was reported, and who broadcasts',
        params: RoomParams,
        response: { 200: OpsRoomDetail },
      },
    },
    async (request, reply) => {
      const room = await findOpsRoom(given, request.params.roomId, actorOf(request));
      return room === null ? sendProblem(reply, { type: 'not-found' }) : room;
    },
  );
}

function decideRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  for (const [word, operationId, summary, act] of [
    ['end', 'endRoomByOperator', 'End a room, or one that has not begun', endByOperator],
    ['keep', 'keepRoom', 'Decide that a reported room goes on', keepRoom],
  ] as const) {
    typed.post(
      `/ops/rooms/:roomId/${word}`,
      {
        config: writes,
        schema: {
          operationId,
          tags,
          summary,
          params: RoomParams,
          body: ReasonBody,
          response: { 200: Type.Object({ id: Type.String() }) },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const { roomId } = request.params;
        return sendResult(
          reply,
          await runInRoom(given, (unit) => act(given, unit, actor, roomId, request.body.reason)),
        );
      },
    );
  }
}

function wordRoutes(server: HttpServer, given: RoomDeps & { readonly words: ChatWords }): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/chat-words',
    {
      config: reads,
      schema: {
        operationId: 'listChatWords',
        tags,
        summary: 'The words that nobody uses in the chat of any room',
        response: { 200: ChatWordsView },
      },
    },
    async () => ({ words: [...(await listChatWords(given.deps.db))] }),
  );

  typed.put(
    '/ops/chat-words',
    {
      config: writes,
      schema: {
        operationId: 'setChatWords',
        tags,
        summary: 'Say which words nobody uses in the chat of any room',
        body: ChatWordsBody,
        response: { 200: ChatWordsView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const set = await runInRoom(given, (unit) => setChatWords(given, unit, actor, request.body));
      given.words.changed();
      return sendResult(reply, set);
    },
  );
}

function banRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/ops/broadcasters/:broadcasterId/ban',
    {
      config: writes,
      schema: {
        operationId: 'banBroadcaster',
        tags,
        summary: 'Let a shop or creator broadcast no more, for some days or for good; what is on ends',
        params: BroadcasterParams,
        body: BanBody,
        response: { 200: BanView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const ban = { ...request.params, ...request.body };
      return sendResult(reply, await runInRoom(given, (unit) => banBroadcaster(given, unit, actor, ban)));
    },
  );

  typed.post(
    '/ops/broadcasters/:broadcasterId/unban',
    {
      config: writes,
      schema: {
        operationId: 'liftBan',
        tags,
        summary: 'Let a shop or creator broadcast again',
        params: BroadcasterParams,
        body: ReasonBody,
        response: { 200: BanView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { broadcasterId } = request.params;
      return sendResult(
        reply,
        await runInRoom(given, (unit) => liftBan(given, unit, actor, broadcasterId, request.body.reason)),
      );
    },
  );
}
