import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { ok, type ShopId } from '@kanmai/kernel';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { sendResult } from '../../../http/problems.ts';
import { BulkEdit, BulkEditView } from './bulk-edit.schema.ts';
import { bulkEdit, previewBulkEdit } from './bulk-edit.service.ts';
import type { CatalogueDeps } from './product.service.ts';
import { sellerAccess } from './seller.policy.ts';

const shopParams = Type.Object({ shopId: Type.String() });
const tags = ['studio'];
// Who may write products may count stock too.
const access = { access: sellerAccess('write-products'), scope: 'catalogue:write' };

/** One change for many products. */
export function bulkEditRoutes(server: HttpServer, deps: CatalogueDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.post(
    '/studio/shops/:shopId/products/bulk-preview',
    {
      config: access,
      schema: {
        operationId: 'previewBulkEdit',
        tags,
        summary: 'What a change of many products would do; changes nothing',
        params: shopParams,
        body: BulkEdit,
        response: { 200: BulkEditView },
      },
    },
    async (request, reply) =>
      sendResult(reply, ok(await previewBulkEdit(deps.db, request.params.shopId as ShopId, request.body))),
  );

  api.post(
    '/studio/shops/:shopId/products/bulk',
    {
      config: { ...access, idempotent: true },
      schema: {
        operationId: 'bulkEditProducts',
        tags,
        summary: 'Change many products: each as a whole or not at all, answered one by one',
        params: shopParams,
        body: BulkEdit,
        response: { 200: BulkEditView },
      },
    },
    async (request, reply) => {
      const result = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        bulkEdit(tx, deps, request.params.shopId as ShopId, request.body),
      );
      if (result.ok) deps.eventsAppended();
      return sendResult(reply, result);
    },
  );
}
