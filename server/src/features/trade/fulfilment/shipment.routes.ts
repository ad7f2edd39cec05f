import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import type { ShippingRefusal } from './parcel.service.ts';
import { ShipmentsRequest, ShipmentsView } from './shipment.schema.ts';
import { shipOrders } from './shipment.service.ts';

export function shipmentRoutes(
  server: HttpServer,
  deps: FeatureDeps,
  refuseShipping?: ShippingRefusal,
): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.post(
    '/studio/shops/:shopId/shipments',
    {
      config: { access: sellerAccess('ship-orders'), scope: 'orders:write', idempotent: true },
      schema: {
        operationId: 'shipOrders',
        tags: ['studio'],
        summary:
          'Hand many paid orders to carriers, answered row by row; safe to repeat with the same numbers',
        params: Type.Object({ shopId: Type.String() }),
        body: ShipmentsRequest,
        response: { 200: ShipmentsView },
      },
    },
    async (request, reply) => {
      const shop = { shopId: request.params.shopId, actorId: actorOf(request).personId };
      return sendResult(
        reply,
        await shipOrders({ ...deps, refuseShipping }, shop, request.body.rows, claimOf(request)),
      );
    },
  );
}
