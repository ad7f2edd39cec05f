import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, idPattern, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { PageQuery, pageOf, pageSchema, readCursor } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { runCommand } from '../../stage/clips/index.ts';
import { ProductCard } from '../catalogue/index.ts';
import { CreatorRef } from './plan.schema.ts';
import { isPromoted } from './sample.service.ts';
import { SourcedProduct, SourcingQuery } from './sourcing.schema.ts';
import { listSourcing, type SupplierDoors } from './sourcing.views.ts';
import { addToWindow, removeFromWindow, windowMax } from './window.store.ts';
import { listWindow } from './window.views.ts';

const tags = ['affiliate'];
const limitDefault = 20;
const creatorParams = Type.Object({ creatorId: CreatorRef });
const windowParams = Type.Object({
  creatorId: CreatorRef,
  productId: Type.String({ pattern: idPattern('product') }),
});

/** The sourcing desk (选品) and the window (橱窗) it fills. */
export function sourcingRoutes(server: HttpServer, deps: FeatureDeps, doors: SupplierDoors): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  for (const [path, operationId, summary, inWindow] of [
    ['sourcing', 'listSourcing', 'Goods that a plan promises a creator of mine something for', false],
    ['window', 'listMyWindow', 'Those of them in the creator’s window', true],
  ] as const) {
    api.get(
      `/studio/creators/:creatorId/${path}`,
      {
        config: { access: person, scope: 'affiliate:read' },
        schema: {
          ...{ operationId, tags, summary, params: creatorParams, querystring: SourcingQuery },
          response: { 200: pageSchema(SourcedProduct) },
        },
      },
      async (request) => {
        const creatorId = ownCreatorOf(request);
        const { cursor, limit = limitDefault, order = 'newest', ...filter } = request.query;
        const after = readCursor(cursor, 2);
        const rows = await listSourcing(
          deps.db,
          creatorId,
          {
            ...filter,
            ...{ order, inWindow, limit: limit + 1 },
            after: after === null ? null : { place: Number(after[0]), id: String(after[1]) },
          },
          deps.clock.nowMs(),
          doors,
        );
        return pageOf(
          rows,
          limit,
          ({ product }) => product,
          ({ product, place }) => [place, product.id],
        );
      },
    );
  }

  api.put(
    '/studio/creators/:creatorId/window/:productId',
    {
      config: { access: person, scope: 'affiliate:write' },
      schema: {
        operationId: 'addToWindow',
        tags,
        summary: 'Put a product that a plan promotes into the window; safe to repeat',
        params: windowParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const creatorId = ownCreatorOf(request);
      const { productId } = request.params;
      const nowMs = deps.clock.nowMs();
      const result = await runCommand(deps, async (tx) => {
        if (!(await isPromoted(tx, productId, creatorId, nowMs)))
          return err({ type: 'not-promoted', field: 'productId' } as const);
        return (await addToWindow(tx, creatorId, productId, nowMs))
          ? ok(null)
          : err({ type: 'too-many', detail: `A window holds at most ${windowMax}.` } as const);
      });
      return sendResult(reply, result, 204);
    },
  );

  api.delete(
    '/studio/creators/:creatorId/window/:productId',
    {
      config: { access: person, scope: 'affiliate:write' },
      schema: {
        operationId: 'removeFromWindow',
        tags,
        summary: 'Take a product out of the window; safe to repeat',
        params: windowParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const creatorId = ownCreatorOf(request);
      const result = await runCommand(deps, async (tx) => {
        await removeFromWindow(tx, creatorId, request.params.productId);
        return ok(null);
      });
      return sendResult(reply, result, 204);
    },
  );

  api.get(
    '/creators/:creatorId/window',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'listWindow',
        tags: ['creators'],
        summary: 'The goods on a creator’s home page, the newest first',
        params: creatorParams,
        querystring: PageQuery,
        response: { 200: pageSchema(ProductCard) },
      },
    },
    async ({ params, query }) => {
      const { cursor, limit = limitDefault } = query;
      const after = readCursor(cursor, 2);
      const rows = await listWindow(
        deps.db,
        params.creatorId,
        after === null ? null : { addedAt: String(after[0]), productId: String(after[1]) },
        limit + 1,
      );
      return pageOf(
        rows,
        limit,
        ({ card }) => card,
        ({ card, addedAt }) => [addedAt, card.id],
      );
    },
  );
}
