import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, idPattern } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { moderateProduct } from './moderation.service.ts';
import { listModeratedProducts, ModeratedProduct } from './moderation.views.ts';
import { type ProductState, productStates } from './product.schema.ts';

const tags = ['ops'];
const limitDefault = 20;
const params = Type.Object({ id: Type.String({ pattern: idPattern('product') }) });
const body = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
);
const decisions = [
  ['take-down', 'takeDownProduct', 'Take a product off every page, with a reason; its shop may appeal'],
  ['restore', 'restoreProduct', 'Give a product that was taken down the state it had, with a reason'],
] as const;

/** What operators do about products. */
export function moderationRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/ops/products',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listModeratedProducts',
        tags,
        summary: 'Products of every shop, the newest first',
        querystring: Type.Object({
          ...PageQuery.properties,
          state: Type.Optional(Type.Unsafe<ProductState>(Type.Enum([...productStates]))),
          text: Type.Optional(Type.String({ maxLength: 100 })),
        }),
        response: { 200: pageSchema(ModeratedProduct) },
      },
    },
    ({ query }) =>
      listModeratedProducts(deps.db, {
        state: query.state,
        text: query.text ?? '',
        cursor: query.cursor,
        limit: query.limit ?? limitDefault,
      }),
  );
  for (const [decision, operationId, summary] of decisions) {
    typed.post(
      `/ops/products/:id/${decision}`,
      {
        config: { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' },
        schema: { operationId, tags, summary, params, body, response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        const given = { productId: request.params.id, decision, reason: request.body.reason };
        const result = await unitOfWork(deps.db, (tx) => moderateProduct(tx, deps, actorOf(request), given));
        if (!result.ok) return sendResult(reply, err(result.failure));
        deps.eventsAppended();
        return sendResult(reply, result, 204);
      },
    );
  }
}
