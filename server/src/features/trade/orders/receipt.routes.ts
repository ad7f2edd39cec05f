import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { buyerOf, viewOrder } from './order.routes.ts';
import { OrderView } from './order.schema.ts';
import { extendReceipt } from './receipt.service.ts';

export function receiptRoutes(server: HttpServer, deps: FeatureDeps): void {
  server.withTypeProvider<TypeBoxTypeProvider>().post(
    '/orders/:id/extend-receipt',
    {
      config: { access: person, scope: 'orders:write' },
      schema: {
        operationId: 'extendReceipt',
        tags: ['orders'],
        summary: 'Ask for three more days before the order counts as received, once; safe to repeat',
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const result = await extendReceipt(deps, actor.personId, id);
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, buyerOf(actor), id));
    },
  );
}
