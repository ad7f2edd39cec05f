import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyReply } from 'fastify';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { pageOf, readCursor, sellerAccess } from '../catalogue/index.ts';
import * as stock from '../stock/index.ts';
import {
  PersonLimit,
  PoolInput,
  PoolPage,
  PoolView,
  StockCountAt,
  StockMove,
  StockPage,
  StockRow,
} from './desk.schema.ts';
import { changeStock, countAt, type DeskDeps, limitPerPerson, moveGoods, setAside } from './desk.service.ts';
import { listPools, listStock } from './desk.views.ts';
import { byOf } from './warehouse.routes.ts';

const tags = ['stock'];
const params = Type.Object({ shopId: Type.String() });
const variantParams = Type.Object({ shopId: Type.String(), variantId: Type.String({ maxLength: 60 }) });
const poolParams = Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) });
const read = { access: sellerAccess('read-products'), scope: 'stock:read' };
const write = { access: sellerAccess('write-stock'), scope: 'stock:write' };
const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};
const limitDefault = 50;

/** What there is of each variant, in which warehouse, held, promised and set aside. */
export function stockDeskRoutes(server: HttpServer, deps: DeskDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const answerRow = async (
    reply: FastifyReply,
    shopId: string,
    variantId: string,
    done: Result<void, Problem>,
  ) => {
    if (!done.ok) return sendProblem(reply, done.failure);
    const [row] = await listStock(deps.db, shopId, { variantId }, 1);
    return row === undefined ? sendProblem(reply, { type: 'not-found' }) : reply.send(row);
  };

  api.get(
    '/studio/shops/:shopId/stock',
    {
      config: read,
      schema: {
        operationId: 'listStock',
        tags,
        summary: 'What there is of each variant: on hand, held, promised, set aside, by warehouse',
        params,
        querystring: Type.Object({
          ...pageQuery,
          text: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
          stock: Type.Optional(Type.Enum(['out', 'held', 'promised', 'set-aside'] as const)),
        }),
        response: { 200: StockPage },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault, text, stock: standing } = request.query;
      const after = readCursor('variant', cursor);
      if (!after.ok) return sendProblem(reply, after.failure);
      const filter = {
        ...(after.value === undefined ? {} : { afterId: after.value }),
        ...(text === undefined ? {} : { text }),
        ...(standing === undefined ? {} : { stock: standing }),
      };
      const rows = await listStock(deps.db, request.params.shopId, filter, limit + 1);
      const { items, nextCursor } = pageOf(
        rows.map((row) => ({ ...row, id: row.variantId })),
        limit,
      );
      return reply.send({ items, nextCursor });
    },
  );

  api.put(
    '/studio/shops/:shopId/stock/:variantId',
    {
      config: write,
      schema: {
        operationId: 'countStockAt',
        tags,
        summary: 'Set what was counted of a variant in one warehouse',
        params: variantParams,
        body: StockCountAt,
        response: { 200: StockRow },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const { variantId } = request.params;
      const act = { action: 'stock-count', detail: { variantId, ...request.body } };
      const done = await changeStock(deps, by, act, (tx) =>
        countAt(tx, deps, by.shopId, variantId, request.body),
      );
      return answerRow(reply, by.shopId, variantId, done);
    },
  );

  api.put(
    '/studio/shops/:shopId/stock/:variantId/person-limit',
    {
      config: write,
      schema: {
        operationId: 'limitPerPerson',
        tags,
        summary:
          'Set how many of a variant one person may have, held or bought, from now on; null for any number',
        params: variantParams,
        body: PersonLimit,
        response: { 200: StockRow },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const { variantId } = request.params;
      const act = { action: 'person-limit', detail: { variantId, ...request.body } };
      const done = await changeStock(deps, by, act, (tx) =>
        limitPerPerson(tx, by.shopId, variantId, request.body.perPersonMax),
      );
      return answerRow(reply, by.shopId, variantId, done);
    },
  );

  api.post(
    '/studio/shops/:shopId/stock-moves',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'moveStock',
        tags,
        summary: 'Move goods that nobody holds from one warehouse to another',
        params,
        body: StockMove,
        response: { 200: StockRow },
      },
    },
    async (request, reply) => {
      const { shopId } = byOf(request);
      const { variantId } = request.body;
      const done = await once(deps.db, claimOf(request), deps.clock.nowMs(), async (tx) => {
        const moved = await moveGoods(tx, shopId, request.body);
        return moved.ok ? ok({}) : moved;
      });
      return answerRow(reply, shopId, variantId, done.ok ? ok(undefined) : done);
    },
  );

  api.get(
    '/studio/shops/:shopId/stock-pools',
    {
      config: read,
      schema: {
        operationId: 'listStockPools',
        tags,
        summary: 'What was set aside for occasions, newest first',
        params,
        querystring: Type.Object(pageQuery),
        response: { 200: PoolPage },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault } = request.query;
      const before = readCursor('pool', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = before.value === undefined ? {} : { beforeId: before.value };
      return reply.send(pageOf(await listPools(deps.db, request.params.shopId, filter, limit + 1), limit));
    },
  );

  const poolOf = async (shopId: string, id: string) => {
    const [pool] = await listPools(deps.db, shopId, { id }, 1);
    return pool === undefined ? err({ type: 'not-found' } as const) : ok(pool);
  };

  api.post(
    '/studio/shops/:shopId/stock-pools',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'setStockAside',
        tags,
        summary: 'Set goods aside for an occasion: no other order takes them',
        params,
        body: PoolInput,
        response: { 200: PoolView },
      },
    },
    async (request, reply) => {
      const { shopId } = byOf(request);
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        setAside(tx, deps, shopId, request.body),
      );
      if (!made.ok) return sendProblem(reply, made.failure);
      deps.eventsAppended();
      return sendResult(reply, await poolOf(shopId, made.value.id));
    },
  );

  api.post(
    '/studio/shops/:shopId/stock-pools/:id/close',
    {
      config: write,
      schema: {
        operationId: 'closeStockPool',
        tags,
        summary: 'The occasion is over: what was not sold can be bought by everybody again',
        params: poolParams,
        response: { 200: PoolView },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const { id } = request.params;
      const done = await changeStock(deps, by, { action: 'stock-pool-close', detail: { id } }, (tx) =>
        stock.giveBackPool(tx, by.shopId, id, deps.clock.nowMs()),
      );
      return done.ok ? sendResult(reply, await poolOf(by.shopId, id)) : sendProblem(reply, done.failure);
    },
  );
}
