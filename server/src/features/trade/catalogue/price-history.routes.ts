import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import { PriceHistory } from './price-history.schema.ts';
import { findPriceHistory } from './price-history.views.ts';
import { sellerAccess } from './seller.policy.ts';

/** GET /studio/shops/:shopId/products/:id/prices */
export function priceHistoryRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'clock'>): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/shops/:shopId/products/:id/prices',
    {
      config: { access: sellerAccess('read-products'), scope: 'catalogue:read' },
      schema: {
        operationId: 'getPriceHistory',
        tags: ['studio'],
        summary: 'The prices that a product’s variants had, and what they say about its struck prices',
        params: Type.Object({ shopId: Type.String(), id: Type.String() }),
        response: { 200: PriceHistory },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const history = await findPriceHistory(deps.db, shopId, id, deps.clock.nowMs());
      return sendResult(reply, history === null ? err({ type: 'not-found' }) : ok(history));
    },
  );
}
