import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Database } from '../../../database.ts';
import { type Actor, actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { CouponView, type GivableCoupon } from '../../trade/promotions/index.ts';
import { canAssist, findRole, findRoom } from '../rooms/index.ts';
import {
  DeskHandouts,
  HandoutInput,
  HandoutInRoom,
  HandoutParams,
  RoomHandouts,
  RoomOf,
} from './handout.schema.ts';
import { claimHandout, type HandoutDeps, handOut, mayGive, withdraw } from './handout.service.ts';
import { couponCards, listChoices, listDeskHandouts, listHandoutViews } from './handout.views.ts';

const tags = ['room-coupons'];
const Made = Type.Object({ id: Type.String() });

/** Coupons in rooms: handed out by who arranges the room, claimed by viewers. */
export function handoutRoutes(server: HttpServer, given: HandoutDeps): void {
  deskRoutes(server, given);
  viewerRoutes(server, given);
}

function deskRoutes(server: HttpServer, given: HandoutDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const { deps } = given;
  const writes = { access: person, scope: 'rooms:write' };

  api.get(
    '/studio/rooms/:roomId/coupons',
    {
      config: { access: person, scope: 'rooms:read' },
      schema: {
        operationId: 'listDeskCoupons',
        tags,
        summary: 'The coupons that a room handed out, with what came of them, and those that it may',
        params: RoomOf,
        response: { 200: DeskHandouts },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const room = await findRoom(deps.db, request.params.roomId);
      const role = room === null ? null : await findRole(deps.db, actor, room);
      if (room === null || !canAssist(role)) return sendProblem(reply, { type: 'not-found' });
      const nowMs = deps.clock.nowMs();
      const [items, choices] = await Promise.all([
        listDeskHandouts(deps.db, room, actor.personId, nowMs),
        listChoices(deps.db, room, actor.personId, nowMs),
      ]);
      return { items, choices: await couponCards(deps.db, await keepGivable(deps.db, actor, choices)) };
    },
  );

  api.post(
    '/studio/rooms/:roomId/coupons',
    {
      config: { ...writes, idempotent: true },
      schema: {
        operationId: 'handOutCoupon',
        tags,
        summary: 'Hand out a coupon that exists in a live room: viewers are shown a card and claim it',
        params: RoomOf,
        body: HandoutInput,
        response: { 200: Made },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const actor = actorOf(request);
      return sendResult(
        reply,
        await handOut(given, claimOf(request), actor, params.roomId, body.promotionId),
      );
    },
  );

  api.delete(
    '/studio/rooms/:roomId/coupons/:handoutId',
    {
      config: writes,
      schema: {
        operationId: 'withdrawCoupon',
        tags,
        summary: 'Hand a coupon out no more in this room; who claimed it keeps it',
        params: HandoutInRoom,
        response: { 200: Made },
      },
    },
    async (request, reply) => {
      const { roomId, handoutId } = request.params;
      return sendResult(reply, await withdraw(given, actorOf(request), roomId, handoutId));
    },
  );
}

function viewerRoutes(server: HttpServer, given: HandoutDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const { deps } = given;

  api.get(
    '/rooms/:roomId/coupons',
    {
      config: { access: visitor },
      schema: {
        operationId: 'listRoomCoupons',
        tags,
        summary: 'The coupons that a room hands out, the newest first',
        params: RoomOf,
        response: { 200: RoomHandouts },
      },
    },
    async (request, reply) => {
      const room = await findRoom(deps.db, request.params.roomId);
      if (room === null) return sendProblem(reply, { type: 'not-found' });
      return {
        items: await listHandoutViews(deps.db, room, actorOf(request).personId, deps.clock.nowMs()),
      };
    },
  );

  api.post(
    '/room-coupons/:handoutId/claim',
    {
      config: { access: person, scope: 'coupons:write' },
      schema: {
        operationId: 'claimRoomCoupon',
        tags,
        summary: 'Claim a coupon that a room hands out, once. Safe to repeat',
        params: HandoutParams,
        response: { 200: CouponView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await claimHandout(given, actorOf(request), request.params.handoutId)),
  );
}

async function keepGivable(
  db: Database,
  actor: Actor,
  coupons: readonly GivableCoupon[],
): Promise<readonly GivableCoupon[]> {
  const may = await Promise.all(coupons.map((coupon) => mayGive(db, actor, coupon)));
  return coupons.filter((_, at) => may[at] === true);
}
