import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, newId, ok, type ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { actorOf, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { NewSavedView, SavedView, ShopParams, ViewParams, ViewQuery, viewsMax } from './saved-view.schema.ts';
import { countViews, listViews, removeView, storeView } from './saved-view.store.ts';

const tags = ['studio'];
const root = '/studio/shops/:shopId/saved-views';
/** Anybody of a shop; what they filter is theirs alone. No token has views. */
const config = { access: shopMember('host', 'assistant', 'clerk', 'finance') };

const keeperOf = (request: FastifyRequest) => ({
  shopId: (request.params as { shopId: string }).shopId as ShopId,
  personId: actorOf(request).personId,
});

/** Views of the studio's lists that a person keeps under a name. */
export function savedViewsFeature(deps: FeatureDeps): Feature {
  return { name: 'saved-views', routes: (server) => savedViewRoutes(server, deps) };
}

function savedViewRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    root,
    {
      config,
      schema: {
        operationId: 'listSavedViews',
        tags,
        summary: 'My views of a list of this shop',
        params: ShopParams,
        querystring: ViewQuery,
        response: { 200: pageSchema(SavedView) },
      },
    },
    async (request) => ({
      items: await listViews(deps.db, keeperOf(request), request.query.list),
      nextCursor: null,
    }),
  );
  api.post(
    root,
    {
      config: { ...config, idempotent: true },
      schema: {
        operationId: 'saveView',
        tags,
        summary: 'Keep a view under a name; one of the same name becomes this one',
        params: ShopParams,
        body: NewSavedView,
        response: { 200: pageSchema(SavedView) },
      },
    },
    async (request, reply) => {
      const keeper = keeperOf(request);
      const nowMs = deps.clock.nowMs();
      const given = { ...request.body, name: request.body.name.trim() };
      const result = await once(deps.db, claimOf(request), nowMs, async (tx) => {
        const before = await countViews(tx, keeper, given.list);
        await storeView(tx, keeper, { ...given, id: newId('saved-view', nowMs, deps.random) }, nowMs);
        const items = await listViews(tx, keeper, given.list);
        return items.length > viewsMax && items.length > before
          ? err({ type: 'too-many', limit: viewsMax } as const)
          : ok({ items, nextCursor: null });
      });
      return sendResult(reply, result);
    },
  );
  api.delete(
    `${root}/:id`,
    {
      config,
      schema: {
        operationId: 'removeView',
        tags,
        summary: 'Forget a view of mine',
        params: ViewParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const removed = await removeView(deps.db, keeperOf(request), request.params.id);
      return sendResult(reply, removed ? ok(null) : err({ type: 'not-found' }), 204);
    },
  );
}
