import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { assert } from '@kanmai/kernel';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { canHost, findRole, findRoom } from '../rooms/index.ts';
import {
  PacketInput,
  PacketInRoom,
  PacketParams,
  PacketTakes,
  PacketView,
  packetLimits,
  RoomOf,
  RoomPacketsView,
  TakeView,
} from './packet.schema.ts';
import { type PacketDeps, publishPacket, takePart, takeView } from './packet.service.ts';
import {
  findPacket,
  findTakesOf,
  listPackets,
  listTakes,
  type StoredPacket,
  type StoredTake,
} from './packet.store.ts';

const tags = ['red-packets'];

/** Red packets of a room. To publish one: who has no part in the room is answered `not-found`, an assistant `not-allowed`. */
export function packetRoutes(server: HttpServer, given: PacketDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const { deps } = given;

  api.post(
    '/studio/rooms/:roomId/red-packets',
    {
      // No token spends a shop's money.
      config: { access: person, idempotent: true },
      schema: {
        operationId: 'publishRedPacket',
        tags,
        summary: 'Publish a red packet of the shop’s settled balance in its live room',
        params: RoomOf,
        body: PacketInput,
        response: { 200: PacketView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const made = await publishPacket(given, claimOf(request), actorOf(request), params.roomId, body);
      if (!made.ok) return sendProblem(reply, made.failure);
      const packet = await findPacket(deps.db, made.value.id);
      assert(packet !== null, 'a packet that was published is there');
      return reply.send(viewOf(packet, undefined));
    },
  );

  api.get(
    '/rooms/:roomId/red-packets',
    {
      config: { access: visitor },
      schema: {
        operationId: 'listRedPackets',
        tags,
        summary: 'The red packets of a room, the newest first, with what I took',
        params: RoomOf,
        response: { 200: RoomPacketsView },
      },
    },
    async (request, reply) => {
      const packets = await listPackets(deps.db, request.params.roomId, packetLimits.listedMax);
      const packetIds = packets.map(({ id }) => id);
      const takes = await findTakesOf(deps.db, packetIds, actorOf(request).personId);
      return reply.send({
        items: packets.map((packet) => viewOf(packet, takes.get(packet.id))),
        serverTime: new Date(deps.clock.nowMs()).toISOString(),
      });
    },
  );

  api.get(
    '/studio/rooms/:roomId/red-packets/:packetId/takes',
    {
      config: { access: person, scope: 'rooms:read' },
      schema: {
        operationId: 'listPacketTakes',
        tags,
        summary: 'Who took what of a red packet; for hosts',
        params: PacketInRoom,
        response: { 200: PacketTakes },
      },
    },
    async (request, reply) => {
      const { roomId, packetId } = request.params;
      const room = await findRoom(deps.db, roomId);
      const role = room === null ? null : await findRole(deps.db, actorOf(request), room);
      const packet = await findPacket(deps.db, packetId);
      if (!canHost(role) || packet?.roomId !== roomId) return sendProblem(reply, { type: 'not-found' });
      const takes = await listTakes(deps.db, packetId, packetLimits.takesListedMax);
      return {
        items: takes.map(({ number, displayName, amountCents, state, takenAt }) => ({
          ...{ number, displayName, amountCents, state, takenAt: takenAt.toISOString() },
        })),
      };
    },
  );

  api.post(
    '/red-packets/:packetId/take',
    {
      config: { access: person },
      schema: {
        operationId: 'takeRedPacket',
        tags,
        summary: 'Take a part of a red packet, once; it is paid out by itself. Safe to repeat',
        params: PacketParams,
        response: { 200: TakeView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await takePart(given, actorOf(request), request.params.packetId)),
  );
}

function viewOf(packet: StoredPacket, take: StoredTake | undefined): PacketView {
  const { id, roomId, state, totalCents, currency, count, taken, commitment } = packet;
  return {
    ...{ id, roomId, state, totalCents, currency, count, taken, commitment },
    seed: state === 'over' ? packet.seed : null,
    publishedAt: new Date(packet.publishedAtMs).toISOString(),
    expiresAt: new Date(packet.expiresAtMs).toISOString(),
    overAt: packet.overAtMs === null ? null : new Date(packet.overAtMs).toISOString(),
    mine: take === undefined ? null : takeView(take),
  };
}
