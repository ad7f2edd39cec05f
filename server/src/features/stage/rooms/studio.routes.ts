import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { PictureView, pictureLimits, storePicture } from '../../trade/catalogue/index.ts';
import { issueKey, revokeRoomKeys } from './key.service.ts';
import { findRole } from './named-staff.store.ts';
import { findPushHealth } from './push-health.views.ts';
import type { PushRefusals } from './push-refusals.ts';
import type { RoomDeps } from './room.deps.ts';
import { answerRoom } from './room.http.ts';
import { canAssist, roleIn } from './room.policy.ts';
import {
  IngestView,
  KeyKindInput,
  NewRoom,
  PushHealth,
  RoomCard,
  RoomChange,
  RoomParams,
  StudioRoom,
  StudioRoomsQuery,
} from './room.schema.ts';
import { changeRoom, hostRoom, scheduleRoom } from './room.service.ts';
import { findRoom } from './room.store.ts';
import { runInRoom, runOnceInRoom } from './room.unit.ts';
import { findStudioRoom, listStudioRooms } from './room.views.ts';

const tags = ['rooms'];
const reads = { access: person, scope: 'rooms:read' };
const writes = { access: person, scope: 'rooms:write' };

type StudioRoutesDeps = RoomDeps & { readonly refusals: Pick<PushRefusals, 'find'> };

/** Planning rooms, going live, ending; keys to push by. Whoever is nothing in the room is told that there is none. */
export function studioRoutes(server: HttpServer, given: StudioRoutesDeps): void {
  planRoutes(server, given);
  lifeRoutes(server, given);
  keyRoutes(server, given);
  coverRoutes(server, given);
}

function planRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/studio/rooms',
    {
      config: { ...writes, idempotent: true },
      schema: {
        operationId: 'scheduleRoom',
        tags,
        summary: 'Plan a live room of a shop (owner, host) or of the creator that I am',
        body: NewRoom,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const done = await runOnceInRoom(given, claimOf(request), (unit) =>
        scheduleRoom(given, unit, actor, request.body),
      );
      return answerRoom(given, request, reply, done);
    },
  );

  typed.get(
    '/studio/rooms',
    {
      config: reads,
      schema: {
        operationId: 'listStudioRooms',
        tags,
        summary: 'Rooms of a broadcaster whose staff I am, in every state, the newest first',
        querystring: StudioRoomsQuery,
        response: { 200: pageSchema(RoomCard) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const staff =
        roleIn(actor, request.query, null) ?? (await findRole(given.deps.db, actor, request.query));
      if (staff === null) return sendProblem(reply, { type: 'not-found', field: 'broadcasterId' });
      return listStudioRooms(given, request.query, actor.personId);
    },
  );

  typed.get(
    '/studio/rooms/:roomId',
    {
      config: reads,
      schema: {
        operationId: 'getStudioRoom',
        tags,
        summary: 'A room as its workers see it: preview, timeline of pins, rules',
        params: RoomParams,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) => {
      const room = await findStudioRoom(given, request.params.roomId, actorOf(request));
      return sendResult(reply, room === null ? err({ type: 'not-found' }) : ok(room));
    },
  );

  typed.patch(
    '/studio/rooms/:roomId',
    {
      config: writes,
      schema: {
        operationId: 'changeRoom',
        tags,
        summary: 'Change title, introduction or planned time',
        params: RoomParams,
        body: RoomChange,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const done = await runInRoom(given, (unit) =>
        changeRoom(unit, actor, request.params.roomId, request.body),
      );
      return answerRoom(given, request, reply, done);
    },
  );
}

function lifeRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  for (const [word, kind, operationId, summary, description] of [
    [
      'live',
      'go-live',
      'goLive',
      'Go live: viewers see the room from now on',
      'Pictures must arrive (`room-silent`); a broadcaster is live in one room at a time (`room-elsewhere`).',
    ],
    [
      'end',
      'end',
      'endRoom',
      'End a live room',
      'Its keys are worth nothing any more, what was set aside is everybody’s again, the push is closed.',
    ],
    ['cancel', 'cancel', 'cancelRoom', 'Cancel a room that has not begun', 'It cannot be planned again.'],
  ] as const) {
    typed.post(
      `/studio/rooms/:roomId/${word}`,
      {
        config: writes,
        schema: {
          operationId,
          tags,
          summary,
          description: `${description} Safe to repeat.`,
          params: RoomParams,
          response: { 200: StudioRoom },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const done = await runInRoom(given, (unit) =>
          hostRoom(given, unit, actor, request.params.roomId, kind),
        );
        return answerRoom(given, request, reply, done);
      },
    );
  }
}

function keyRoutes(server: HttpServer, given: StudioRoutesDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/studio/rooms/:roomId/key',
    {
      config: writes,
      schema: {
        operationId: 'makeRoomKey',
        tags,
        summary: 'Make the key to push by, in the place of the one before',
        description:
          'Shown this once. `program` is for OBS and its like, `browser` for the studio’s page; each is of this room alone and is worth nothing when the room is over. What was pushed by the key before is closed.',
        params: RoomParams,
        body: KeyKindInput,
        response: { 200: IngestView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { roomId } = request.params;
      return sendResult(
        reply,
        await runInRoom(given, (unit) => issueKey(given, unit, actor, roomId, request.body.kind)),
      );
    },
  );

  typed.delete(
    '/studio/rooms/:roomId/key',
    {
      config: writes,
      schema: {
        operationId: 'revokeRoomKeys',
        tags,
        summary: 'Make all keys of a room worthless and close what is pushed by them',
        params: RoomParams,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const done = await runInRoom(given, (unit) =>
        revokeRoomKeys(given, unit, actor, request.params.roomId),
      );
      return answerRoom(given, request, reply, done);
    },
  );

  typed.get(
    '/studio/rooms/:roomId/push',
    {
      config: reads,
      schema: {
        operationId: 'getPushHealth',
        tags,
        summary: 'How the pictures arrive now',
        description: 'A `keyframeEveryMs` above 2,000 makes viewers wait: the studio should say so.',
        params: RoomParams,
        response: { 200: PushHealth },
      },
    },
    async (request, reply) => {
      const { roomId } = request.params;
      const room = await findRoom(deps.db, roomId);
      const role = room === null ? null : await findRole(deps.db, actorOf(request), room);
      if (!canAssist(role)) return sendProblem(reply, { type: 'not-found' });
      return findPushHealth(given, roomId);
    },
  );
}

function coverRoutes(server: HttpServer, given: RoomDeps): void {
  // Pictures arrive as they are, not as JSON; the scope keeps that to this route.
  server.register(async (scope) => {
    scope.addContentTypeParser(
      /^image\//,
      { parseAs: 'buffer', bodyLimit: pictureLimits.bytesMax },
      (_request, body, done) => done(null, body),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      '/studio/rooms/:roomId/cover',
      {
        bodyLimit: pictureLimits.bytesMax,
        config: writes,
        schema: {
          operationId: 'setRoomCover',
          tags,
          summary: 'Give a room its cover (raw JPEG, PNG, WebP or AVIF, at most 8 MB)',
          consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
          params: RoomParams,
          response: { 200: PictureView },
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const { roomId } = request.params;
        const room = await findRoom(given.deps.db, roomId);
        // Asked before the picture is worked on; decided again with the room locked.
        if (room === null || roleIn(actor, room, null) !== 'host')
          return sendProblem(reply, { type: 'not-found' });
        if (!Buffer.isBuffer(request.body)) return sendProblem(reply, { type: 'unsupported-media-type' });
        const picture = await storePicture(given.deps.blobs, request.body);
        if (!picture.ok) return sendProblem(reply, picture.failure);
        const done = await runInRoom(given, (unit) =>
          changeRoom(unit, actor, roomId, { coverKey: picture.value.key }),
        );
        return sendResult(reply, done.ok ? picture : done);
      },
    );
  });
}
