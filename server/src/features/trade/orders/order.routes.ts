import { Readable } from 'node:stream';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result, type ShopId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { type Actor, actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { canSell, pageOf, readCursor, sellerAccess } from '../catalogue/index.ts';
import type { Destinations } from './destination.ts';
import { orderCsv } from './order.csv.ts';
import { countOrders, OrderCounts, pageOrderIds, StudioOrderQuery } from './order.list.ts';
import { OrderPage, OrderView, orderQuery, ShopOrderPage, ShopOrderView } from './order.schema.ts';
import { cancelCheckout, receiveOrder } from './order.service.ts';
import { listOrderViews, type OrderViewer } from './order.views.ts';
import { listShopOrders, type ShopViewer, viewShopOrder } from './shop-order.views.ts';

const limitDefault = 20;
const params = Type.Object({ id: Type.String({ maxLength: 60 }) });
const tags = ['orders'];

type ViewDeps = Pick<FeatureDeps, 'db' | 'clock'>;
type Query = { readonly cursor?: string; readonly limit?: number; readonly state?: string };

export function buyerOf(actor: Actor): OrderViewer {
  return { as: 'buyer', personId: actor.personId };
}

export function sellerOf(actor: Actor, shopId: string): ShopViewer {
  const role = actor.shops.get(shopId as ShopId);
  const may = { mayShip: canSell(role, 'ship-orders'), mayRefund: canSell(role, 'refund') };
  return { as: 'shop', personId: actor.personId, shopId, ...may };
}

export async function viewOrder(
  deps: ViewDeps,
  viewer: OrderViewer,
  orderId: string,
): Promise<Result<OrderView, Problem>> {
  const [order] = await listOrderViews(deps.db, viewer, { orderIds: [orderId] }, 1, deps.clock.nowMs());
  return order === undefined ? err({ type: 'not-found' }) : ok(order);
}

async function pageOrders(deps: ViewDeps, viewer: OrderViewer, query: Query) {
  const { cursor, state, limit = limitDefault } = query;
  const before = readCursor('order', cursor);
  if (!before.ok) return before;
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(before.value === undefined ? {} : { beforeId: before.value }),
  };
  return ok(pageOf(await listOrderViews(deps.db, viewer, filter, limit + 1, deps.clock.nowMs()), limit));
}

/** A shopper's own orders. */
export function orderRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/orders',
    {
      config: { access: person, scope: 'orders:read' },
      schema: {
        operationId: 'listOrders',
        tags,
        summary: 'My orders, newest first',
        querystring: orderQuery,
        response: { 200: OrderPage },
      },
    },
    async (request, reply) =>
      sendResult(reply, await pageOrders(deps, buyerOf(actorOf(request)), request.query)),
  );

  api.get(
    '/orders/:id',
    {
      config: { access: person, scope: 'orders:read' },
      schema: {
        operationId: 'getOrder',
        tags,
        summary: 'One of my orders with its timeline, parcels and receipt',
        params,
        response: { 200: OrderView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await viewOrder(deps, buyerOf(actorOf(request)), request.params.id)),
  );

  api.post(
    '/orders/:id/cancel',
    {
      config: { access: person, scope: 'orders:write' },
      schema: {
        operationId: 'cancelOrder',
        tags,
        summary: 'Cancel an unpaid order, and those ordered and paid together with it; safe to repeat',
        params,
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const result = await cancelCheckout(deps, actor.personId, { orderId: id });
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, buyerOf(actor), id));
    },
  );

  api.post(
    '/orders/:id/receive',
    {
      config: { access: person, scope: 'orders:write' },
      schema: {
        operationId: 'receiveOrder',
        tags,
        summary: 'Say that the goods are here: the shop gets its money; safe to repeat',
        params,
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const result = await receiveOrder(deps, actor.personId, id);
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, buyerOf(actor), id));
    },
  );
}

/** A shop's orders. */
export function studioOrderRoutes(server: HttpServer, deps: FeatureDeps, destinations: Destinations): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/orders',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'listStudioOrders',
        tags: ['studio'],
        summary: 'A shop’s orders that fit, the newest or the longest waiting first',
        params: Type.Object({ shopId: Type.String() }),
        querystring: StudioOrderQuery,
        response: { 200: ShopOrderPage },
      },
    },
    async (request) => {
      const { shopId } = request.params;
      const { cursor, limit = limitDefault, ...filter } = request.query;
      const nowMs = deps.clock.nowMs();
      const { items: orderIds, nextCursor } = await pageOrderIds(
        deps.db,
        shopId,
        filter,
        { cursor, limit },
        nowMs,
      );
      const viewer = sellerOf(actorOf(request), shopId);
      return { items: await listShopOrders(deps, destinations, viewer, orderIds), nextCursor };
    },
  );

  api.get(
    '/studio/shops/:shopId/orders.csv',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'downloadOrders',
        tags: ['studio'],
        summary: 'The first 10,000 of a shop’s orders that fit, as CSV',
        params: Type.Object({ shopId: Type.String() }),
        querystring: Type.Omit(StudioOrderQuery, ['cursor', 'limit']),
      },
    },
    (request, reply) => {
      const { shopId } = request.params;
      const viewer = sellerOf(actorOf(request), shopId);
      reply.header('content-disposition', 'attachment; filename="orders.csv"');
      const lines = orderCsv(deps, destinations, viewer, request.query);
      return reply.type('text/csv; charset=utf-8').send(Readable.from(lines)) as never;
    },
  );

  api.get(
    '/studio/shops/:shopId/order-counts',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'countStudioOrders',
        tags: ['studio'],
        summary: 'How many of a shop’s orders wait for what',
        params: Type.Object({ shopId: Type.String() }),
        response: { 200: OrderCounts },
      },
    },
    (request) => countOrders(deps.db, request.params.shopId, deps.clock.nowMs()),
  );

  api.get(
    '/studio/shops/:shopId/orders/:id',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'getStudioOrder',
        tags: ['studio'],
        summary: 'One order of a shop',
        params: Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) }),
        response: { 200: ShopOrderView },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const viewer = sellerOf(actorOf(request), shopId);
      return sendResult(reply, await viewShopOrder(deps, destinations, viewer, id));
    },
  );
}
