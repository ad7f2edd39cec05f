import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { unitOfWork } from '../../../database.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { pageOf, readCursor, sellerAccess } from '../catalogue/index.ts';
import { PreviewRequest, PreviewView, PromotionInput, StudioPromotion } from './promotion.schema.ts';
import {
  type By,
  changePromotion,
  makePromotion,
  type PromotionDeps,
  previewPromotion,
  removePromotion,
  stopPromotion,
} from './promotion.service.ts';
import { listPromotions } from './promotion.views.ts';

const shopParams = Type.Object({ shopId: Type.String() });
const params = Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) });
const tags = ['promotions'];
const read = { access: sellerAccess('read-promotions'), scope: 'promotions:read' };
const write = { access: sellerAccess('write-promotions'), scope: 'promotions:write' };
const limitDefault = 20;

const byOf = (request: FastifyRequest): By => ({
  personId: actorOf(request).personId,
  shopId: (request.params as { shopId: string }).shopId as ShopId,
});

/** A shop's promotions and coupons. */
export function studioPromotionRoutes(server: HttpServer, deps: PromotionDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewOf = async (shopId: string, id: string) => {
    const [view] = await listPromotions(deps.db, shopId, { id }, 1, deps.clock.nowMs());
    return view === undefined ? err({ type: 'not-found' } as const) : ok(view);
  };

  api.get(
    '/studio/shops/:shopId/promotions',
    {
      config: read,
      schema: {
        operationId: 'listPromotions',
        tags,
        summary: 'A shop’s promotions and coupons with what came of them, newest first',
        params: shopParams,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
        }),
        response: { 200: pageSchema(StudioPromotion) },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault } = request.query;
      const before = readCursor('promotion', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = { beforeId: before.value };
      const { shopId } = request.params;
      return reply.send(
        pageOf(await listPromotions(deps.db, shopId, filter, limit + 1, deps.clock.nowMs()), limit),
      );
    },
  );

  api.get(
    '/studio/shops/:shopId/promotions/:id',
    {
      config: read,
      schema: {
        operationId: 'getPromotion',
        tags,
        summary: 'One promotion or coupon with what came of it',
        params,
        response: { 200: StudioPromotion },
      },
    },
    async ({ params: { shopId, id } }, reply) => sendResult(reply, await viewOf(shopId, id)),
  );

  api.post(
    '/studio/shops/:shopId/promotions',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'makePromotion',
        tags,
        summary: 'Make a promotion or a coupon; it runs by itself from its start to its end',
        params: shopParams,
        body: PromotionInput,
        response: { 200: StudioPromotion },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        makePromotion(tx, deps, by, request.body),
      );
      return made.ok
        ? sendResult(reply, await viewOf(by.shopId, made.value.id))
        : sendProblem(reply, made.failure);
    },
  );

  api.put(
    '/studio/shops/:shopId/promotions/:id',
    {
      config: write,
      schema: {
        operationId: 'changePromotion',
        tags,
        summary: 'Change a draft or one that has not begun; a running one is stopped and made anew',
        params,
        body: PromotionInput,
        response: { 200: StudioPromotion },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const result = await unitOfWork(deps.db, (tx) =>
        changePromotion(tx, deps, byOf(request), id, request.body),
      );
      return result.ok ? sendResult(reply, await viewOf(shopId, id)) : sendProblem(reply, result.failure);
    },
  );

  api.post(
    '/studio/shops/:shopId/promotions/:id/stop',
    {
      config: write,
      schema: {
        operationId: 'stopPromotion',
        tags,
        summary: 'End a promotion now, or a coupon’s claims; safe to repeat',
        params,
        response: { 200: StudioPromotion },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const result = await unitOfWork(deps.db, (tx) => stopPromotion(tx, deps, byOf(request), id));
      return result.ok ? sendResult(reply, await viewOf(shopId, id)) : sendProblem(reply, result.failure);
    },
  );

  api.delete(
    '/studio/shops/:shopId/promotions/:id',
    {
      config: write,
      schema: {
        operationId: 'removePromotion',
        tags,
        summary: 'Remove a draft',
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await unitOfWork(deps.db, (tx) => removePromotion(tx, deps, byOf(request), request.params.id)),
        204,
      ),
  );

  api.post(
    '/studio/shops/:shopId/promotions/preview',
    {
      config: read,
      schema: {
        operationId: 'previewPromotion',
        tags,
        summary: 'What a buyer of these lines pays without a draft and with it; changes nothing',
        params: shopParams,
        body: PreviewRequest,
        response: { 200: PreviewView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await previewPromotion(deps.db, deps, request.params.shopId as ShopId, request.body)),
  );
}
