import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { isId } from '@kanmai/kernel';
import { actorOf, anyone, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { createMediaSigner, type MediaSigner, sendFile, sendNothing } from '../media/index.ts';
import { askExplainClip } from './explain-clip.service.ts';
import { type ExplainClip, listExplainClips } from './explain-clip.store.ts';
import { findRole } from './named-staff.store.ts';
import { ExplainClipInput, ExplainClipView, PinParams, ReplayInput, RoomReplay } from './replay.schema.ts';
import { findRoomReplay, hideReplay, replayPath } from './replay.service.ts';
import { findReplay } from './replay.store.ts';
import type { RoomDeps } from './room.deps.ts';
import { answerRoom } from './room.http.ts';
import { canAssist } from './room.policy.ts';
import { RoomParams, StudioRoom } from './room.schema.ts';
import { findRoom } from './room.store.ts';
import { runInRoom } from './room.unit.ts';

const tags = ['rooms'];
const writes = { access: person, scope: 'rooms:write' };

const viewOf = ({ pinId, state, clipId, refusal }: ExplainClip) => ({ pinId, state, clipId, refusal });

export const replaySigner = ({ deps }: Pick<RoomDeps, 'deps'>): MediaSigner =>
  createMediaSigner(deps.secret, () => deps.clock.nowMs());

/** What is left of a broadcast: the replay with its goods, and clips in which they are explained. */
export function replayRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const signer = replaySigner(given);

  typed.get(
    '/rooms/:roomId/replay',
    {
      config: { access: visitor, scope: 'rooms:read' },
      schema: {
        operationId: 'getRoomReplay',
        tags,
        summary: 'The replay of an ended room, with the goods where they were pinned',
        params: RoomParams,
        response: { 200: RoomReplay },
      },
    },
    async (request, reply) =>
      sendResult(reply, await findRoomReplay(given, request.params.roomId, signer.sign)),
  );

  typed.put(
    '/studio/rooms/:roomId/replay',
    {
      config: writes,
      schema: {
        operationId: 'hideRoomReplay',
        tags,
        summary: 'Take the replay down, or show it again',
        params: RoomParams,
        body: ReplayInput,
        response: { 200: StudioRoom },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { roomId } = request.params;
      const done = await runInRoom(given, (unit) => hideReplay(unit, actor, roomId, request.body.hidden));
      return answerRoom(given, request, reply, done);
    },
  );
  clipRoutes(server, given);
}

function clipRoutes(server: HttpServer, given: RoomDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/studio/rooms/:roomId/pins/:pinId/clip',
    {
      config: writes,
      schema: {
        operationId: 'askExplainClip',
        tags,
        summary: 'Make a clip of the time in which a product was pinned, with the product; safe to repeat',
        description:
          'Once it is unpinned, while live or after. At most five minutes; one that failed is tried again.',
        params: PinParams,
        body: ExplainClipInput,
        response: { 200: ExplainClipView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const asked = await runInRoom(given, (unit) =>
        askExplainClip(deps, unit, actor, request.params, request.body),
      );
      return asked.ok ? viewOf(asked.value) : sendProblem(reply, asked.failure);
    },
  );

  typed.get(
    '/studio/rooms/:roomId/clips',
    {
      config: { access: person, scope: 'rooms:read' },
      schema: {
        operationId: 'listExplainClips',
        tags,
        summary: 'The clips that were asked for of a room’s pins, and what became of them',
        params: RoomParams,
        response: { 200: Type.Object({ items: Type.Array(ExplainClipView) }) },
      },
    },
    async (request, reply) => {
      const room = await findRoom(deps.db, request.params.roomId);
      const role = room === null ? null : await findRole(deps.db, actorOf(request), room);
      if (room === null || !canAssist(role)) return sendProblem(reply, { type: 'not-found' });
      return { items: (await listExplainClips(deps.db, room.id)).map(viewOf) };
    },
  );
}

/** The file of a replay, in ranges, to who holds a signed address of it. */
export function replayPages(server: HttpServer, given: RoomDeps): void {
  const { deps } = given;
  const signer = replaySigner(given);
  server.route<{ Params: { roomId: string } }>({
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    url: '/media/rooms/:roomId/replay.mp4',
    config: { access: anyone },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { roomId } = request.params;
      if (!isId('room', roomId) || !signer.opens(replayPath(roomId), request.query))
        return sendNothing(reply);
      const replay = await findReplay(deps.db, roomId);
      if (replay === null || replay.blobKey === null || replay.hidden) return sendNothing(reply);
      return sendFile(request, reply, deps.blobs, {
        ...{ key: replay.blobKey, contentType: 'video/mp4', isPublic: false },
        etag: `"${roomId}.${replay.bytes}"`,
      });
    },
  });
}
