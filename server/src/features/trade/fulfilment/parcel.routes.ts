import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { OrderView, sellerOf, viewOrder } from '../orders/index.ts';
import { deliverOrder, shipOrder } from './parcel.service.ts';
import { Label } from './shipment.schema.ts';

const params = Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) });
const config = { access: sellerAccess('ship-orders'), scope: 'orders:write' };
const tags = ['studio'];

export function parcelRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.post(
    '/studio/shops/:shopId/orders/:id/ship',
    {
      config,
      schema: {
        operationId: 'shipOrder',
        tags,
        summary: 'Hand a paid order to a carrier; safe to repeat with the same number',
        params,
        body: Label,
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const actor = actorOf(request);
      const result = await shipOrder(deps, { shopId, orderId: id, actorId: actor.personId }, request.body);
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, sellerOf(actor, shopId), id));
    },
  );

  api.post(
    '/studio/shops/:shopId/orders/:id/deliver',
    {
      config,
      schema: {
        operationId: 'deliverOrder',
        tags,
        summary: 'Say that the carrier has delivered; safe to repeat',
        params,
        response: { 200: OrderView },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const actor = actorOf(request);
      const result = await deliverOrder(deps, { shopId, orderId: id, actorId: actor.personId });
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendResult(reply, await viewOrder(deps, sellerOf(actor, shopId), id));
    },
  );
}
