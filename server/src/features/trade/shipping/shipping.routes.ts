import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ShopId } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { ShippingChange, ShippingView } from './shipping.schema.ts';
import { changeShipping, readShipping } from './shipping.service.ts';

const params = Type.Object({ shopId: Type.String() });
const tags = ['studio'];

/** What a shop asks for its parcels, and where it sends them. */
export function shippingRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/shipping',
    {
      config: { access: sellerAccess('read-shipping'), scope: 'shops:read' },
      schema: {
        operationId: 'getShipping',
        tags,
        summary: 'A shop’s shipping rules now; the built-in ones while it has none',
        params,
        response: { 200: ShippingView },
      },
    },
    async (request, reply) => reply.send(await readShipping(deps.db, request.params.shopId)),
  );

  api.put(
    '/studio/shops/:shopId/shipping',
    {
      config: { access: sellerAccess('write-shipping'), scope: 'shops:write' },
      schema: {
        operationId: 'changeShipping',
        tags,
        summary: 'Set a shop’s shipping rules: a new version, which new quotes use',
        params,
        body: ShippingChange,
        response: { 200: ShippingView },
      },
    },
    async (request, reply) => {
      const by = { personId: actorOf(request).personId, shopId: request.params.shopId as ShopId };
      return sendResult(reply, await unitOfWork(deps.db, (tx) => changeShipping(tx, deps, by, request.body)));
    },
  );
}
