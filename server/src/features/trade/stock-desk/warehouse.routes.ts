import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result, type ShopId } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import * as stock from '../stock/index.ts';
import { WarehouseInput, WarehouseList, WarehouseView } from './desk.schema.ts';
import { type By, changeStock, type DeskDeps } from './desk.service.ts';
import { listWarehouses } from './desk.views.ts';

const tags = ['stock'];
const params = Type.Object({ shopId: Type.String() });
const warehouseParams = Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) });
const read = { access: sellerAccess('read-products'), scope: 'stock:read' };
const write = { access: sellerAccess('write-stock'), scope: 'stock:write' };

export const byOf = (request: FastifyRequest): By => ({
  personId: actorOf(request).personId,
  shopId: (request.params as { shopId: string }).shopId as ShopId,
});

/** A shop's warehouses. */
export function warehouseRoutes(server: HttpServer, deps: DeskDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewOf = async (shopId: string, id: string) => {
    const found = (await listWarehouses(deps.db, shopId)).find((one) => one.id === id);
    return found === undefined ? err({ type: 'not-found' } as const) : ok(found);
  };
  const answer = async (reply: FastifyReply, shopId: string, done: Result<string, Problem>) =>
    done.ok ? sendResult(reply, await viewOf(shopId, done.value)) : sendProblem(reply, done.failure);

  api.get(
    '/studio/shops/:shopId/warehouses',
    {
      config: read,
      schema: {
        operationId: 'listWarehouses',
        tags,
        summary: 'A shop’s warehouses with what lies in each; `main` is the one that every shop has',
        params,
        response: { 200: WarehouseList },
      },
    },
    async (request, reply) => reply.send({ items: await listWarehouses(deps.db, request.params.shopId) }),
  );

  api.post(
    '/studio/shops/:shopId/warehouses',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'openWarehouse',
        tags,
        summary: 'Add a warehouse',
        params,
        body: WarehouseInput,
        response: { 200: WarehouseView },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), async (tx) => {
        const opened = await stock.openWarehouse(tx, deps, by.shopId, request.body, deps.clock.nowMs());
        return opened.ok ? ok({ id: opened.value }) : opened;
      });
      return answer(reply, by.shopId, made.ok ? ok(made.value.id) : made);
    },
  );

  api.put(
    '/studio/shops/:shopId/warehouses/:id',
    {
      config: write,
      schema: {
        operationId: 'changeWarehouse',
        tags,
        summary: 'Rename a warehouse, or change which is taken from first',
        params: warehouseParams,
        body: WarehouseInput,
        response: { 200: WarehouseView },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const { id } = request.params;
      const act = { action: 'warehouse-change', detail: { id, ...request.body } };
      const done = await changeStock(deps, by, act, (tx) =>
        stock.changeWarehouse(tx, by.shopId, id, request.body),
      );
      return answer(reply, by.shopId, done.ok ? ok(id) : done);
    },
  );

  api.post(
    '/studio/shops/:shopId/warehouses/:id/close',
    {
      config: write,
      schema: {
        operationId: 'closeWarehouse',
        tags,
        summary: 'Close a warehouse in which nothing lies any more',
        params: warehouseParams,
        response: { 200: WarehouseList },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const { id } = request.params;
      const done = await changeStock(deps, by, { action: 'warehouse-close', detail: { id } }, (tx) =>
        stock.closeWarehouse(tx, by.shopId, id, deps.clock.nowMs()),
      );
      if (!done.ok) return sendProblem(reply, done.failure);
      return reply.send({ items: await listWarehouses(deps.db, by.shopId) });
    },
  );
}
