import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import { actorOf, anyone, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { loadAuthorCards } from '../clips/index.ts';
import { RoomGoods } from './bag.schema.ts';
import { calendarFile } from './calendar.ts';
import { FanView, findFan } from './fan.views.ts';
import { ReportBody } from './ops.schema.ts';
import type { Presence } from './presence.service.ts';
import type { RoomDeps } from './room.deps.ts';
import { MessagesQuery, MessagesView, RoomCard, RoomParams, RoomsQuery, RoomView } from './room.schema.ts';
import { findRoom } from './room.store.ts';
import { runInRoom } from './room.unit.ts';
import { listRooms, type RoomForAll, viewOf } from './room.views.ts';
import type { SharedRooms } from './shared-rooms.ts';
import { remind, reportRoom } from './viewer.service.ts';

const tags = ['rooms'];
const reads = { access: visitor, scope: 'rooms:read' };

type ViewerRoutesDeps = RoomDeps & {
  readonly presence: Pick<Presence, 'polled'>;
  readonly shared: SharedRooms<RoomForAll>;
};

/** What viewers ask of rooms. */
export function viewerRoutes(server: HttpServer, given: ViewerRoutesDeps): void {
  roomRoutes(server, given);
  reminderRoutes(server, given);
  pollRoutes(server, given);
}

function roomRoutes(server: HttpServer, given: ViewerRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/rooms',
    {
      config: reads,
      schema: {
        operationId: 'listRooms',
        tags,
        summary: 'Rooms live now (the newest first), to come (the next first) or over',
        querystring: RoomsQuery,
        response: { 200: pageSchema(RoomCard) },
      },
    },
    (request) => listRooms(given, request.query, actorOf(request).personId),
  );

  typed.get(
    '/rooms/:roomId',
    {
      config: reads,
      schema: {
        operationId: 'getRoom',
        tags,
        summary: 'A room: state, goods, what is pinned, addresses to play and to connect to',
        params: RoomParams,
        response: { 200: RoomView },
      },
    },
    async (request, reply) => {
      const shared = await given.shared.find(request.params.roomId);
      const room = shared === null ? null : await viewOf(given, shared, actorOf(request));
      return sendResult(reply, room === null ? err({ type: 'not-found' }) : ok(room));
    },
  );

  typed.get(
    '/rooms/:roomId/goods',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listRoomGoods',
        tags,
        summary: 'The bag of a room, in order, with what is left',
        params: RoomParams,
        response: { 200: Type.Object({ items: Type.Array(RoomGoods) }) },
      },
    },
    async (request, reply) => {
      const { roomId } = request.params;
      const shared = await given.shared.find(roomId);
      if (shared === null) return sendProblem(reply, { type: 'not-found' });
      return { items: [...shared.goods] };
    },
  );

  typed.get(
    '/rooms/:roomId/fan',
    {
      config: reads,
      schema: {
        operationId: 'getFan',
        tags,
        summary: 'How much of a fan of this room’s broadcaster I am',
        description:
          'Level 1 follows, 2 watched for half an hour, 3 for two hours and bought, 4 for ten and bought three times.',
        params: RoomParams,
        response: { 200: FanView },
      },
    },
    async (request, reply) => {
      const room = await findRoom(given.deps.db, request.params.roomId);
      if (room === null) return sendProblem(reply, { type: 'not-found' });
      return findFan(given.deps.db, actorOf(request).personId, room.broadcasterId);
    },
  );

  typed.post(
    '/rooms/:roomId/report',
    {
      config: { access: visitor, scope: 'rooms:write' },
      schema: {
        operationId: 'reportRoom',
        tags,
        summary: 'Say what is wrong with a room; once for each person and room',
        params: RoomParams,
        body: ReportBody,
        response: { 200: Type.Object({ reported: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const { roomId } = request.params;
      return sendResult(
        reply,
        await runInRoom(given, (unit) => reportRoom(unit, { roomId, personId, ...request.body })),
      );
    },
  );
}

function reminderRoutes(server: HttpServer, given: RoomDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  for (const [method, operationId, summary, wanted] of [
    ['PUT', 'remindOfRoom', 'Tell me when a planned room goes live', true],
    ['DELETE', 'forgetReminder', 'Do not tell me', false],
  ] as const) {
    typed.route({
      method,
      url: '/rooms/:roomId/reminder',
      config: { access: person, scope: 'rooms:write' },
      schema: {
        operationId,
        tags,
        summary,
        description: 'By e-mail or phone, as I sign in. Safe to repeat.',
        params: RoomParams,
        response: { 200: Type.Object({ reminded: Type.Boolean() }) },
      },
      handler: async (request, reply) => {
        const { personId } = actorOf(request);
        const { roomId } = request.params;
        return sendResult(reply, await runInRoom(given, (unit) => remind(unit, roomId, personId, wanted)));
      },
    });
  }

  typed.get(
    '/rooms/:roomId/calendar.ics',
    {
      config: { access: anyone },
      schema: {
        operationId: 'getRoomCalendar',
        tags,
        summary: 'A planned room as a calendar file, with an alarm ten minutes before',
        produces: ['text/calendar'],
        params: RoomParams,
      },
    },
    async (request, reply) => {
      const room = await findRoom(deps.db, request.params.roomId);
      if (room === null || room.state !== 'scheduled') return sendProblem(reply, { type: 'not-found' });
      const author = (await loadAuthorCards(deps.db, [room.broadcasterId])).get(room.broadcasterId);
      const file = calendarFile({
        ...{ id: room.id, startsAtMs: room.plannedAtMs, nowMs: deps.clock.nowMs() },
        title: `${author?.name ?? ''}: ${room.title}`,
        description: room.introduction,
        url: `${deps.origin}/rooms/${room.id}`,
      });
      return reply
        .header('content-disposition', `attachment; filename="${room.id}.ics"`)
        .type('text/calendar; charset=utf-8')
        .send(file);
    },
  );
}

function pollRoutes(server: HttpServer, given: ViewerRoutesDeps): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/rooms/:roomId/messages',
    {
      config: { access: visitor, scope: 'rooms:read' },
      schema: {
        operationId: 'listRoomMessages',
        tags,
        summary: 'For a viewer whom no socket reaches: what was told to the room after a number',
        params: RoomParams,
        querystring: MessagesQuery,
        response: { 200: MessagesView },
      },
    },
    async (request, reply) => {
      const { roomId } = request.params;
      const room = await findRoom(given.deps.db, roomId);
      if (room === null || room.state === 'cancelled') return sendProblem(reply, { type: 'not-found' });
      if (room.state === 'live') given.presence.polled(roomId, actorOf(request).personId);
      const { after, chatAtMs } = request.query;
      const polled = await given.hub.messagesSince(roomId, after, chatAtMs);
      return reply.send({
        ...polled,
        messages: polled.messages.map((message) => ({
          ...message,
          body: message.body as Record<string, unknown>,
        })),
        chat: [...polled.chat],
      });
    },
  );
}
