import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { ok, type ShopId } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { sendProblem } from '../../../http/problems.ts';
import { keepRefusal } from '../../trust/adverts/index.ts';
import * as stock from '../stock/index.ts';
import { pageOf, readCursor } from './product.cursor.ts';
import {
  NewProduct,
  ProductChange,
  StockCount,
  StockView,
  StudioProduct,
  StudioProductPage,
} from './product.schema.ts';
import { addProduct, type CatalogueDeps, changeProduct, countStock } from './product.service.ts';
import { listStudioProducts } from './product.views.ts';
import { sellerAccess } from './seller.policy.ts';

const shopParams = Type.Object({ shopId: Type.String() });
const productParams = Type.Object({ shopId: Type.String(), id: Type.String() });
const tags = ['studio'];
const limitDefault = 20;

/** A shop's own catalogue. */
export function studioCatalogueRoutes(server: HttpServer, deps: CatalogueDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewOf = async (shopId: string, productId: string) => {
    const [product] = await listStudioProducts(deps.db, shopId, { productIds: [productId] }, 1);
    return product === undefined ? null : product;
  };

  api.get(
    '/studio/shops/:shopId/products',
    {
      config: { access: sellerAccess('read-products'), scope: 'catalogue:read' },
      schema: {
        operationId: 'listStudioProducts',
        tags,
        summary: 'A shop’s products with real stock, newest first',
        params: shopParams,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
          state: Type.Optional(Type.String({ maxLength: 20 })),
          category: Type.Optional(Type.String({ maxLength: 40 })),
          text: Type.Optional(
            Type.String({ minLength: 1, maxLength: 100, description: 'In the title or in a SKU.' }),
          ),
          stock: Type.Optional(
            Type.Union([Type.Literal('low'), Type.Literal('out')], {
              description: '`out`: a variant cannot be bought; `low`: one soon cannot, and all can.',
            }),
          ),
        }),
        response: { 200: StudioProductPage },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault, ...asked } = request.query;
      const before = readCursor('product', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = {
        ...asked,
        ...(before.value === undefined ? {} : { beforeId: before.value }),
      };
      const products = await listStudioProducts(deps.db, request.params.shopId, filter, limit + 1);
      return reply.send(pageOf(products, limit));
    },
  );

  api.get(
    '/studio/shops/:shopId/products/:id',
    {
      config: { access: sellerAccess('read-products'), scope: 'catalogue:read' },
      schema: {
        operationId: 'getStudioProduct',
        tags,
        summary: 'One product of a shop with real stock',
        params: productParams,
        response: { 200: StudioProduct },
      },
    },
    async (request, reply) => {
      const product = await viewOf(request.params.shopId, request.params.id);
      return product === null ? sendProblem(reply, { type: 'not-found' }) : reply.send(product);
    },
  );

  api.post(
    '/studio/shops/:shopId/products',
    {
      config: { access: sellerAccess('write-products'), scope: 'catalogue:write', idempotent: true },
      schema: {
        operationId: 'addProduct',
        tags,
        summary: 'Add a product with its variants',
        params: shopParams,
        body: NewProduct,
        response: { 200: StudioProduct },
      },
    },
    async (request, reply) => {
      const shopId = request.params.shopId as ShopId;
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), async (tx) => {
        const added = await addProduct(tx, deps, shopId, request.body);
        return added.ok ? ok({ id: added.value }) : added;
      });
      const result = await keepRefusal(deps, made);
      if (!result.ok) return sendProblem(reply, result.failure);
      deps.eventsAppended();
      const product = await viewOf(shopId, result.value.id);
      return product === null ? sendProblem(reply, { type: 'not-found' }) : reply.send(product);
    },
  );

  api.patch(
    '/studio/shops/:shopId/products/:id',
    {
      config: { access: sellerAccess('write-products'), scope: 'catalogue:write' },
      schema: {
        operationId: 'changeProduct',
        tags,
        summary: 'Change a product; what is not named stays',
        params: productParams,
        body: ProductChange,
        response: { 200: StudioProduct },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const changed = await unitOfWork(deps.db, (tx) =>
        changeProduct(tx, deps, shopId as ShopId, id, request.body),
      );
      const result = await keepRefusal(deps, changed);
      if (!result.ok) return sendProblem(reply, result.failure);
      deps.eventsAppended();
      const product = await viewOf(shopId, id);
      return product === null ? sendProblem(reply, { type: 'not-found' }) : reply.send(product);
    },
  );

  api.put(
    '/studio/shops/:shopId/variants/:variantId/stock',
    {
      config: { access: sellerAccess('write-stock'), scope: 'stock:write' },
      schema: {
        operationId: 'countStock',
        tags,
        summary: 'Set what was counted of a variant',
        params: Type.Object({ shopId: Type.String(), variantId: Type.String() }),
        body: StockCount,
        response: { 200: StockView },
      },
    },
    async (request, reply) => {
      const { shopId, variantId } = request.params;
      const result = await unitOfWork(deps.db, (tx) =>
        countStock(tx, deps, shopId as ShopId, variantId, request.body.onHand),
      );
      if (!result.ok) return sendProblem(reply, result.failure);
      deps.eventsAppended();
      return reply.send({ ...result.value, available: stock.availableOf(result.value) });
    },
  );
}
