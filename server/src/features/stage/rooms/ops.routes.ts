import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { listChatWords } from './chat-word.store.ts';
import type { ChatWords } from './chat-words.ts';
import {
  BanBody,
  BanView,
  ChatWordsBody,
  ChatWordsView,
  OpsRoom,
  OpsRoomsQuery,
  ReasonBody,
} from './ops.schema.ts';
import { banBroadcaster, endByOperator, keepRoom, liftBan, setChatWords } from './ops.service.ts';
import { listOpsRooms } from './report.views.ts';
import type { RoomDeps } from './room.deps.ts';
import { BroadcasterParams, RoomParams } from './room.schema.ts';
import { runInRoom } from './room.unit.ts';

const tags = ['ops'];
const reads = { access: operator, scope: 'ops:read' };
const writes = { access: operator, scope: 'ops:write' };

/** Operators look at rooms, end them, and ban who broadcasts. */
export function opsRoutes(server: HttpServer, given: RoomDeps & { readonly words: ChatWords }): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/rooms',
    {
      config: reads,
      schema: {
        operationId: 'listOpsRooms',
        tags,
        summary: 'Rooms that are live, or that viewers reported, the newest first',
        querystring: OpsRoomsQuery,
        response: { 200: pageSchema(OpsRoom) },
      },
    },
    (request) => listOpsRooms(given, request.query),
  );

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
  banRoutes(server, given);
  wordRoutes(server, given);
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
