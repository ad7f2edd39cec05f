import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { type Destinations, ShopOrderView, sellerOf, viewShopOrder } from '../orders/index.ts';
import { Label, ShipRequest } from './parcel.schema.ts';
import { changeParcel, deliverOrder, type ShippingRefusal, shipOrder } from './parcel.service.ts';

const params = Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) });
const config = { access: sellerAccess('ship-orders'), scope: 'orders:write' };
const tags = ['studio'];
const response = { 200: ShopOrderView };

export function parcelRoutes(
  server: HttpServer,
  deps: FeatureDeps,
  { refuseShipping, destinations }: { refuseShipping: ShippingRefusal; destinations: Destinations },
): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const sendOrder = async (request: FastifyRequest, reply: FastifyReply, shopId: string, orderId: string) =>
    sendResult(reply, await viewShopOrder(deps, destinations, sellerOf(actorOf(request), shopId), orderId));

  api.post(
    '/studio/shops/:shopId/orders/:id/ship',
    {
      config,
      schema: {
        operationId: 'shipOrder',
        tags,
        summary: 'Hand a paid order, or some of its lines, to a carrier; safe to repeat with the same number',
        params,
        body: ShipRequest,
        response,
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const actorId = actorOf(request).personId;
      const result = await shipOrder(
        { ...deps, refuseShipping },
        { shopId, orderId: id, actorId },
        request.body,
      );
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendOrder(request, reply, shopId, id);
    },
  );

  api.post(
    '/studio/shops/:shopId/orders/:id/deliver',
    {
      config,
      schema: {
        operationId: 'deliverOrder',
        tags,
        summary: 'Say that the carrier has delivered every parcel that is under way; safe to repeat',
        params,
        response,
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const actorId = actorOf(request).personId;
      const result = await deliverOrder(deps, { shopId, orderId: id, actorId });
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendOrder(request, reply, shopId, id);
    },
  );

  api.put(
    '/studio/shops/:shopId/parcels/:id/label',
    {
      config,
      schema: {
        operationId: 'correctParcel',
        tags,
        summary: 'Correct a parcel’s carrier and number until it is delivered; its trace begins anew',
        params,
        body: Label,
        response,
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const parcel = { shopId, parcelId: id, actorId: actorOf(request).personId };
      const result = await changeParcel({ ...deps, refuseShipping }, parcel, {
        kind: 'correct-parcel',
        ...request.body,
      });
      if (!result.ok) return sendProblem(reply, result.failure);
      return sendOrder(request, reply, shopId, result.value);
    },
  );

  for (const [path, kind, operationId, summary] of [
    [
      'cancel',
      'cancel-parcel',
      'cancelParcel',
      'Take a parcel back before its carrier has it: its lines are to be shipped again; safe to repeat',
    ],
    ['deliver', 'deliver', 'deliverParcel', 'Say that the carrier has delivered one parcel; safe to repeat'],
  ] as const) {
    api.post(
      `/studio/shops/:shopId/parcels/:id/${path}`,
      { config, schema: { operationId, tags, summary, params, response } },
      async (request, reply) => {
        const { shopId, id } = request.params;
        const parcel = { shopId, parcelId: id, actorId: actorOf(request).personId };
        const result = await changeParcel({ ...deps, refuseShipping }, parcel, { kind });
        if (!result.ok) return sendProblem(reply, result.failure);
        return sendOrder(request, reply, shopId, result.value);
      },
    );
  }
}
