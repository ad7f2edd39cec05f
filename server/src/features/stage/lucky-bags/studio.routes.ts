import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { canAssist, findRole, findRoom } from '../rooms/index.ts';
import { BagInput, BagOfRoom, BagView, RoomOf, StudioBagsView } from './lucky-bag.schema.ts';
import { type BagDeps, changeBag, makeBag, publishBag, removeBag } from './lucky-bag.service.ts';
import { findBagView, listBagViews } from './lucky-bag.views.ts';

const tags = ['lucky-bags'];
const base = '/studio/rooms/:roomId/lucky-bags';
/** Signed in; who has no part in the room is answered `not-found`, a moderator of its chat `not-allowed`. */
const read = { access: person, scope: 'rooms:read' };
const write = { access: person, scope: 'rooms:write' };

/** A room's lucky bags, for those who arrange them. */
export function studioBagRoutes(server: HttpServer, deps: BagDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewOf = async (bagId: string): Promise<Result<BagView, Problem>> => {
    const view = await findBagView(deps.db, bagId);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  api.get(
    base,
    {
      config: read,
      schema: {
        operationId: 'listStudioLuckyBags',
        tags,
        summary: 'A room’s lucky bags, drafts among them, the newest first',
        params: RoomOf,
        response: { 200: StudioBagsView },
      },
    },
    async (request, reply) => {
      const room = await findRoom(deps.db, request.params.roomId);
      const role = room === null ? null : await findRole(deps.db, actorOf(request), room);
      if (role === null) return sendProblem(reply, { type: 'not-found' });
      if (!canAssist(role)) return sendProblem(reply, { type: 'not-allowed' });
      return reply.send({ items: await listBagViews(deps.db, request.params.roomId, { drafts: true }) });
    },
  );

  api.post(
    base,
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'makeLuckyBag',
        tags,
        summary: 'Prepare a lucky bag; nobody sees it until it is published',
        params: RoomOf,
        body: BagInput,
        response: { 200: BagView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        makeBag(tx, deps, actorOf(request), params.roomId, body),
      );
      return made.ok ? sendResult(reply, await viewOf(made.value.id)) : sendProblem(reply, made.failure);
    },
  );

  api.put(
    `${base}/:bagId`,
    {
      config: write,
      schema: {
        operationId: 'changeLuckyBag',
        tags,
        summary: 'Change a bag that is not published yet',
        params: BagOfRoom,
        body: BagInput,
        response: { 200: BagView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const changed = await unitOfWork(deps.db, (tx) => changeBag(tx, actorOf(request), params, body));
      return changed.ok ? sendResult(reply, await viewOf(params.bagId)) : sendProblem(reply, changed.failure);
    },
  );

  api.delete(
    `${base}/:bagId`,
    {
      config: write,
      schema: {
        operationId: 'removeLuckyBag',
        tags,
        summary: 'Remove a bag that is not published yet',
        params: BagOfRoom,
      },
    },
    async (request, reply) => {
      const removed = await unitOfWork(deps.db, (tx) => removeBag(tx, actorOf(request), request.params));
      return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.failure);
    },
  );

  api.post(
    `${base}/:bagId/publish`,
    {
      config: write,
      schema: {
        operationId: 'publishLuckyBag',
        tags,
        summary: 'Publish a bag in a live room: prizes are set aside, and nothing of it changes any more',
        params: BagOfRoom,
        response: { 200: BagView },
      },
    },
    async (request, reply) => {
      const published = await publishBag(deps, actorOf(request), request.params);
      return published.ok
        ? sendResult(reply, await viewOf(request.params.bagId))
        : sendProblem(reply, published.failure);
    },
  );
}
