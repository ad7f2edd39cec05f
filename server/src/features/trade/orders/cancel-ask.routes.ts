import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { askToCancel, type CancelsAtOnce, declineCancel, withdrawCancel } from './cancel-ask.service.ts';
import type { Destinations } from './destination.ts';
import { buyerOf, sellerOf, viewOrder } from './order.routes.ts';
import { OrderView, ShopOrderView } from './order.schema.ts';
import { viewShopOrder } from './shop-order.views.ts';

const params = Type.Object({ id: Type.String({ maxLength: 60 }) });
const reason = (description: string) =>
  Type.Object(
    { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description }) },
    { additionalProperties: false },
  );

/** A shopper asks to cancel what is paid; the shop declines, or refunds by the route for that. */
export function cancelAskRoutes(
  server: HttpServer,
  deps: FeatureDeps,
  { cancelsAtOnce, destinations }: { cancelsAtOnce: CancelsAtOnce; destinations: Destinations },
): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const mine = { access: person, scope: 'orders:write' };

  api.post(
    '/orders/:id/ask-cancel',
    {
      config: mine,
      schema: {
        operationId: 'askToCancelOrder',
        tags: ['orders'],
        summary:
          'Ask to cancel a paid order that is not shipped: refunded at once where that was promised, else without an answer; safe to repeat',
        params,
        body: reason('The shop reads it.'),
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const result = await askToCancel(deps, cancelsAtOnce, actor.personId, id, request.body.reason.trim());
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, buyerOf(actor), id));
    },
  );

  api.post(
    '/orders/:id/withdraw-cancel',
    {
      config: mine,
      schema: {
        operationId: 'withdrawCancelOrder',
        tags: ['orders'],
        summary: 'Take back what was asked: the order goes on; safe to repeat',
        params,
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const result = await withdrawCancel(deps, actor.personId, id);
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, buyerOf(actor), id));
    },
  );

  api.post(
    '/studio/shops/:shopId/orders/:id/decline-cancel',
    {
      config: { access: sellerAccess('refund'), scope: 'orders:write' },
      schema: {
        operationId: 'declineCancelOrder',
        tags: ['studio'],
        summary: 'Decline to cancel an order, with a reason; to accept is to refund it; safe to repeat',
        params: Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) }),
        body: reason('The buyer reads it.'),
        response: { 200: ShopOrderView },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const actor = actorOf(request);
      const shop = { shopId, orderId: id, actorId: actor.personId };
      const result = await declineCancel(deps, shop, request.body.reason.trim());
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewShopOrder(deps, destinations, sellerOf(actor, shopId), id));
    },
  );
}
