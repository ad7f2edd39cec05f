import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, isId, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, anyone, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { pageOf, readCursor } from './product.cursor.ts';
import { ProductPage, ProductView } from './product.schema.ts';
import { findProductView, listProductCards } from './product.views.ts';

const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
};
const limitDefault = 20;

/** What everybody may see: products, the mall, a shop's shelf. */
export function productRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'clock'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/products/:id',
    {
      config: { access: visitor, scope: 'catalogue:read' },
      schema: {
        operationId: 'getProduct',
        tags: ['catalogue'],
        summary: 'A product with its variants and the clips that show it',
        params: Type.Object({ id: Type.String() }),
        response: { 200: ProductView },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const view = isId('product', id)
        ? await findProductView(deps.db, id, actorOf(request).personId, deps.clock.nowMs())
        : null;
      return sendResult(reply, view === null ? err({ type: 'not-found' }) : ok(view));
    },
  );

  api.get(
    '/mall',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listMall',
        tags: ['catalogue'],
        summary: 'Products on sale, newest first',
        querystring: Type.Object({ ...pageQuery, category: Type.Optional(Type.String({ maxLength: 40 })) }),
        response: { 200: ProductPage },
      },
    },
    async (request, reply) => {
      const { cursor, category, limit = limitDefault } = request.query;
      const before = readCursor('product', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const cards = await listProductCards(
        deps.db,
        {
          ...(category === undefined ? {} : { category }),
          ...(before.value === undefined ? {} : { beforeId: before.value }),
        },
        limit + 1,
      );
      return reply.send(pageOf(cards, limit));
    },
  );
}
