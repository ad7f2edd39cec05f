import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import type { Chat } from './chat.service.ts';
import {
  ChatMessageParams,
  ChatRulesInput,
  HelperInput,
  HelperParams,
  HelperView,
  MutedView,
  MuteInput,
  PersonInRoomParams,
} from './moderation.schema.ts';
import {
  deleteChatMessage,
  dismissHelper,
  mutePerson,
  nameHelper,
  setChatRules,
  unmutePerson,
} from './moderation.service.ts';
import { listMutes } from './mute.store.ts';
import { findRole, listHelpers } from './named-staff.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { roomLimits } from './room.fields.ts';
import { answerRoom } from './room.http.ts';
import { canHost, canModerate, roleIn } from './room.policy.ts';
import { BroadcasterParams, RoomParams, StudioRoom } from './room.schema.ts';
import { findRoom } from './room.store.ts';
import { type RoomUnit, runInRoom } from './room.unit.ts';

const tags = ['rooms'];
const reads = { access: person, scope: 'rooms:read' };
const writes = { access: person, scope: 'rooms:write' };
const mutesShownMax = 200;

/** The chat's rules, mutes, deleted messages, and who helps: for whoever works in a room. */
export function moderationRoutes(server: HttpServer, given: RoomDeps & { readonly chat: Chat }): void {
  chatRoutes(server, given);
  muteRoutes(server, given);
  helperRoutes(server, given);
}

function chatRoutes(server: HttpServer, given: RoomDeps & { readonly chat: Chat }): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/studio/rooms/:roomId/chat',
    {
      config: writes,
      schema: {
        operationId: 'setChatRules',
        tags,
        summary: 'Who may say what: open or closed, slow mode, length, banned words',
        params: RoomParams,
        body: ChatRulesInput,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) =>
      runChat(given, request, reply, (unit, actor) =>
        setChatRules(unit, actor, request.params.roomId, request.body),
      ),
  );

  typed.delete(
    '/studio/rooms/:roomId/chat/:messageId',
    {
      config: writes,
      schema: {
        operationId: 'deleteChatMessage',
        tags,
        summary: 'Take a message of the chat down on every page',
        params: ChatMessageParams,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) =>
      runChat(given, request, reply, (unit, actor) =>
        deleteChatMessage(unit, actor, request.params.roomId, request.params.messageId),
      ),
  );
}

async function runChat(
  given: RoomDeps & { readonly chat: Chat },
  request: FastifyRequest,
  reply: FastifyReply,
  work: (unit: RoomUnit, actor: Actor) => Promise<Done>,
): Promise<FastifyReply> {
  const actor = actorOf(request);
  const done = await runInRoom(given, (unit) => work(unit, actor));
  if (done.ok) given.chat.changed(done.value.id);
  return answerRoom(given, request, reply, done);
}

function muteRoutes(server: HttpServer, given: RoomDeps & { readonly chat: Chat }): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/studio/rooms/:roomId/mutes/:personId',
    {
      config: writes,
      schema: {
        operationId: 'mutePerson',
        tags,
        summary: 'Have somebody say nothing in the rooms of this broadcaster',
        params: PersonInRoomParams,
        body: MuteInput,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) =>
      runChat(given, request, reply, (unit, actor) =>
        mutePerson(unit, actor, request.params.roomId, {
          personId: request.params.personId,
          minutes: request.body.minutes,
        }),
      ),
  );

  typed.delete(
    '/studio/rooms/:roomId/mutes/:personId',
    {
      config: writes,
      schema: {
        operationId: 'unmutePerson',
        tags,
        summary: 'Let somebody speak again',
        params: PersonInRoomParams,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) =>
      runChat(given, request, reply, (unit, actor) =>
        unmutePerson(unit, actor, request.params.roomId, request.params.personId),
      ),
  );

  typed.get(
    '/studio/rooms/:roomId/mutes',
    {
      config: reads,
      schema: {
        operationId: 'listMutes',
        tags,
        summary: 'Who may say nothing here now, the latest first, at most 200',
        params: RoomParams,
        response: { 200: Type.Object({ items: Type.Array(MutedView) }) },
      },
    },
    async (request, reply) => {
      const room = await findRoom(deps.db, request.params.roomId);
      const role = room === null ? null : await findRole(deps.db, actorOf(request), room);
      if (room === null || !canModerate(role)) return sendProblem(reply, { type: 'not-found' });
      const muted = await listMutes(deps.db, room.broadcasterId, deps.clock.nowMs(), mutesShownMax);
      return {
        items: muted.map(({ personId, displayName, untilMs, mutedAtMs }) => ({
          ...{ personId, displayName, mutedAt: new Date(mutedAtMs).toISOString() },
          until: untilMs === null ? null : new Date(untilMs).toISOString(),
        })),
      };
    },
  );
}

function helperRoutes(server: HttpServer, given: RoomDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/studio/broadcasters/:broadcasterId/helpers',
    {
      config: reads,
      schema: {
        operationId: 'listHelpers',
        tags,
        summary: 'Who was named to help in the rooms of a shop or creator, besides its staff',
        params: BroadcasterParams,
        response: { 200: Type.Object({ items: Type.Array(HelperView) }) },
      },
    },
    async (request, reply) => {
      if (!canHost(roleIn(actorOf(request), request.params, null)))
        return sendProblem(reply, { type: 'not-found' });
      const { broadcasterId } = request.params;
      return { items: [...(await listHelpers(deps.db, broadcasterId, roomLimits.helpersMax))] };
    },
  );

  typed.put(
    '/studio/broadcasters/:broadcasterId/helpers/:personId',
    {
      config: writes,
      schema: {
        operationId: 'nameHelper',
        tags,
        summary: 'Name somebody assistant or moderator in all rooms of a shop or creator',
        params: HelperParams,
        body: HelperInput,
        response: { 200: Type.Object({ personId: Type.String() }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const helper = { ...request.params, role: request.body.role };
      return sendResult(reply, await runInRoom(given, (unit) => nameHelper(unit, actor, helper)));
    },
  );

  typed.delete(
    '/studio/broadcasters/:broadcasterId/helpers/:personId',
    {
      config: writes,
      schema: {
        operationId: 'dismissHelper',
        tags,
        summary: 'Somebody helps no more: sent by a host, or of their own accord',
        params: HelperParams,
        response: { 200: Type.Object({ personId: Type.String() }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      return sendResult(reply, await runInRoom(given, (unit) => dismissHelper(unit, actor, request.params)));
    },
  );
}
