import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { sendPrivateFile } from '../../people/private-files/index.ts';
import { sellerAccess } from '../../trade/catalogue/index.ts';
import { Label, OrderInspectionAnswer, ShopOrderParams, ShopPhotoParams } from './inspection.schema.ts';
import { findOrderInspection } from './inspection.views.ts';
import { openPhoto } from './photo.service.ts';
import { routePaidOrders } from './route.service.ts';
import { findRoute, setSent } from './route.store.ts';

const tags = ['studio'];

/** What a shop sees of orders that go through the warehouse, and how it says that a parcel is on its way there. */
export function studioInspectionRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async ({ shopId, id }: { shopId: string; id: string }) =>
    ok({ inspection: await findOrderInspection(deps, { as: 'shop', shopId }, id) });

  api.get(
    '/studio/shops/:shopId/orders/:id/inspection',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'getShopOrderInspection',
        tags,
        summary: 'Whether an order goes through the warehouse, why, where it is sent, and what was found',
        params: ShopOrderParams,
        response: { 200: OrderInspectionAnswer },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const own = await deps.db
        .selectFrom('orders')
        .select('id')
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .executeTakeFirst();
      if (own === undefined) return sendProblem(reply, { type: 'not-found' });
      // Whoever looks sooner than the log is read sees the same.
      await unitOfWork(deps.db, (tx) => routePaidOrders(tx, deps, [id]));
      return sendResult(reply, await viewed(request.params));
    },
  );

  api.put(
    '/studio/shops/:shopId/orders/:id/inspection/parcel',
    {
      config: { access: sellerAccess('ship-orders'), scope: 'orders:write' },
      schema: {
        operationId: 'sendToWarehouse',
        tags,
        summary: 'Say which parcel takes an order to the warehouse, or correct its number until it is there',
        params: ShopOrderParams,
        body: Label,
        response: { 200: OrderInspectionAnswer },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const sent = await sendParcel(deps, { shopId, orderId: id }, request.body);
      return sent.ok ? sendResult(reply, await viewed(request.params)) : sendProblem(reply, sent.failure);
    },
  );

  api.get(
    '/studio/shops/:shopId/inspections/:inspectionId/photos/:photoId',
    {
      config: { access: sellerAccess('read-orders') },
      schema: {
        operationId: 'openShopInspectionPhoto',
        tags,
        summary: 'A picture that the inspector took of goods of the shop',
        params: ShopPhotoParams,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const { shopId, inspectionId, photoId } = request.params;
      const own = await deps.db
        .selectFrom('inspections')
        .select('id')
        .where('id', '=', inspectionId)
        .where('shop_id', '=', shopId)
        .executeTakeFirst();
      const photo = await openPhoto(deps, { inspectionId, photoId });
      if (own === undefined || !photo.ok) return sendProblem(reply, { type: 'not-found' });
      return sendPrivateFile(reply, photo.value.contentType, photo.value.bytes);
    },
  );
}

async function sendParcel(
  deps: FeatureDeps,
  order: { readonly shopId: string; readonly orderId: string },
  label: { readonly carrier: string; readonly trackingNo: string },
): Promise<Result<void, Problem>> {
  return unitOfWork(deps.db, async (tx) => {
    await routePaidOrders(tx, deps, [order.orderId]);
    if ((await findRoute(tx, order)) === null) return err({ type: 'not-found' });
    const noted = await setSent(tx, order, label, deps.clock.nowMs());
    return noted ? ok(undefined) : err({ type: 'state-conflict', detail: 'The warehouse has it already.' });
  });
}
