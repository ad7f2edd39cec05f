import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, actorOf, person, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import {
  AnnouncementInput,
  FloorInput,
  FloorParams,
  FloorView,
  GoodsInput,
  GoodsNote,
  GoodsOrder,
  GoodsParams,
  PinInput,
  PriceInput,
  PriceParams,
  RoomGoods,
} from './bag.schema.ts';
import {
  addGoods,
  noteGoods,
  orderGoods,
  pinGoods,
  removeGoods,
  sayToAll,
  unpinGoods,
} from './goods.service.ts';
import { listGoods } from './goods.views.ts';
import { setFloor, setPrice } from './price.service.ts';
import { listFloors } from './price.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { answerRoom } from './room.http.ts';
import { RoomParams, StudioRoom } from './room.schema.ts';
import { type RoomUnit, runInRoom } from './room.unit.ts';

const tags = ['rooms'];
const writes = { access: person, scope: 'rooms:write' };
const answers = { 200: StudioRoom };

/** The bag of goods, pins, announcements: for hosts and assistants of a room. */
export function bagRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const run = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (unit: RoomUnit, actor: Actor) => Promise<Done>,
  ) => {
    const actor = actorOf(request);
    return answerRoom(given, request, reply, await runInRoom(given, (unit) => work(unit, actor)));
  };

  typed.post(
    '/studio/rooms/:roomId/goods',
    {
      config: writes,
      schema: {
        operationId: 'addRoomGoods',
        tags,
        summary: 'Put products into the bag, at its end; those in it stay where they are',
        description:
          'A shop sells its own goods; a creator those that an affiliate plan promises them something for (`not-promoted`). At most 200.',
        params: RoomParams,
        body: GoodsInput,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) =>
        addGoods(given, unit, actor, request.params.roomId, request.body.productIds),
      ),
  );

  typed.put(
    '/studio/rooms/:roomId/goods/order',
    {
      config: writes,
      schema: {
        operationId: 'orderRoomGoods',
        tags,
        summary: 'Arrange the bag: name all of it, in the order wanted',
        params: RoomParams,
        body: GoodsOrder,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) =>
        orderGoods(unit, actor, request.params.roomId, request.body.productIds),
      ),
  );

  typed.put(
    '/studio/rooms/:roomId/goods/:productId/note',
    {
      config: writes,
      schema: {
        operationId: 'noteRoomGoods',
        tags,
        summary: 'Say a few words beside a product',
        params: GoodsParams,
        body: GoodsNote,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) =>
        noteGoods(unit, actor, request.params.roomId, request.params.productId, request.body.note),
      ),
  );

  typed.delete(
    '/studio/rooms/:roomId/goods/:productId',
    {
      config: writes,
      schema: {
        operationId: 'removeRoomGoods',
        tags,
        summary: 'Take a product out of the bag; its pin, price and pool here end',
        params: GoodsParams,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) =>
        removeGoods(unit, actor, request.params.roomId, request.params.productId),
      ),
  );

  typed.put(
    '/studio/rooms/:roomId/pin',
    {
      config: writes,
      schema: {
        operationId: 'pinRoomGoods',
        tags,
        summary: 'Pin a product in the place of what was pinned; `explainS` says how long it is explained',
        description: 'While live. The same product again only moves the end of the explaining.',
        params: RoomParams,
        body: PinInput,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) => pinGoods(given, unit, actor, request.params.roomId, request.body)),
  );

  typed.delete(
    '/studio/rooms/:roomId/pin',
    {
      config: writes,
      schema: {
        operationId: 'unpinRoomGoods',
        tags,
        summary: 'Take down what is pinned',
        params: RoomParams,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) => unpinGoods(unit, actor, request.params.roomId)),
  );

  typed.post(
    '/studio/rooms/:roomId/announcements',
    {
      config: writes,
      schema: {
        operationId: 'announceInRoom',
        tags,
        summary: 'Say something to all viewers, above the chat',
        params: RoomParams,
        body: AnnouncementInput,
        response: answers,
      },
    },
    async (request, reply) =>
      run(request, reply, (unit, actor) => sayToAll(unit, actor, request.params.roomId, request.body.text)),
  );
  priceRoutes(server, given);
  floorRoutes(server, given);
}

function priceRoutes(server: HttpServer, given: RoomDeps): void {
  server.withTypeProvider<TypeBoxTypeProvider>().put(
    '/studio/rooms/:roomId/prices/:variantId',
    {
      config: writes,
      schema: {
        operationId: 'setRoomPrice',
        tags,
        summary: 'What a variant costs in a room while it is live, and how many are set aside for it',
        description:
          'For owner, host and assistant of the shop that sells it, in its own room as in a creator’s. Lower than usual, and not below the shop’s floor (`below-floor`). Where pieces are set aside the price is theirs alone. Nulls take it back.',
        params: PriceParams,
        body: PriceInput,
        response: { 200: RoomGoods },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { roomId, variantId } = request.params;
      const done = await runInRoom(given, (unit) =>
        setPrice(given, unit, actor, roomId, variantId, request.body),
      );
      if (!done.ok) return sendProblem(reply, done.failure);
      const [goods] = await listGoods(given.deps.db, roomId, [done.value.id]);
      return goods === undefined ? sendProblem(reply, { type: 'not-found' }) : goods;
    },
  );
}

function floorRoutes(server: HttpServer, given: RoomDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/studio/shops/:shopId/room-floors/:variantId',
    {
      config: { access: shopMember(), scope: 'rooms:write' },
      schema: {
        operationId: 'setRoomFloor',
        tags,
        summary: 'The least a variant is sold for in rooms (cost guard); null for no floor',
        description: 'Owners alone. A price that a room has already stays as it was set.',
        params: FloorParams,
        body: FloorInput,
        response: { 200: FloorView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { shopId, variantId } = request.params;
      const { floorCents } = request.body;
      return sendResult(
        reply,
        await runInRoom(given, (unit) => setFloor(unit, actor, { shopId, variantId, floorCents })),
      );
    },
  );

  typed.get(
    '/studio/shops/:shopId/room-floors',
    {
      config: { access: shopMember('host', 'assistant', 'finance'), scope: 'rooms:read' },
      schema: {
        operationId: 'listRoomFloors',
        tags,
        summary: 'The floors of a product’s variants, those that have one',
        params: Type.Object({ shopId: Type.String() }),
        querystring: Type.Object({ productId: Type.String({ maxLength: 60 }) }),
        response: { 200: Type.Object({ items: Type.Array(FloorView) }) },
      },
    },
    async (request) => ({
      items: await listFloors(given.deps.db, request.params.shopId, request.query.productId),
    }),
  );
}
