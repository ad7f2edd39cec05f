import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import type { Destinations } from './destination.ts';
import { sellerOf } from './order.routes.ts';
import { ShopOrderView } from './order.schema.ts';
import { refundOrder } from './refund.service.ts';
import { viewShopOrder } from './shop-order.views.ts';

const RefundBody = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'The buyer reads it.' }),
    putBack: Type.Optional(
      Type.Boolean({ description: 'Whether the goods go back on the shelf. Default true.' }),
    ),
  },
  { additionalProperties: false },
);

/** Money back before shipping: by those who answer buyers, never by the warehouse. */
export function refundRoutes(server: HttpServer, deps: FeatureDeps, destinations: Destinations): void {
  server.withTypeProvider<TypeBoxTypeProvider>().post(
    '/studio/shops/:shopId/orders/:id/refund',
    {
      config: { access: sellerAccess('refund'), scope: 'orders:write', twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'refundOrder',
        tags: ['studio'],
        summary: 'Give a paid order’s money back before it is shipped; safe to repeat',
        params: Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) }),
        body: RefundBody,
        response: { 200: ShopOrderView },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const actor = actorOf(request);
      const { reason, putBack = true } = request.body;
      const ask = { shopId, orderId: id, actorId: actor.personId, reason: reason.trim(), putBack };
      const result = await refundOrder(deps, ask);
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewShopOrder(deps, destinations, sellerOf(actor, shopId), id));
    },
  );
}
