import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, isId, ok } from '@kanmai/kernel';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { pageOf, readCursor } from '../catalogue/index.ts';
import { admitTry, claimCoupon, viewProductOffers } from './coupon.service.ts';
import { forgetTries } from './coupon.store.ts';
import { ClaimableCoupon, CouponView, couponStates, ProductOffers } from './promotion.schema.ts';
import type { PromotionDeps } from './promotion.service.ts';
import { listClaimable, listCoupons } from './promotion.views.ts';

const tags = ['promotions'];
const params = Type.Object({ id: Type.String({ maxLength: 60 }) });
const limitDefault = 20;

/** What shoppers see of promotions, and the coupons they have. */
export function couponRoutes(server: HttpServer, deps: PromotionDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/products/:id/offers',
    {
      config: { access: visitor, scope: 'catalogue:read' },
      schema: {
        operationId: 'getProductOffers',
        tags,
        summary: 'What a product costs now, the promotions that make it so, and the coupons to claim',
        params,
        response: { 200: ProductOffers },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const view = isId('product', id) ? await viewProductOffers(deps, id, actorOf(request).personId) : null;
      return sendResult(reply, view === null ? err({ type: 'not-found' }) : ok(view));
    },
  );

  api.get(
    '/shops/:id/coupons',
    {
      config: { access: visitor, scope: 'catalogue:read' },
      schema: {
        operationId: 'listShopCoupons',
        tags,
        summary: 'Coupons of a shop that may be claimed now',
        params,
        response: { 200: pageSchema(ClaimableCoupon) },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const found = await listClaimable(deps.db, { shopId: request.params.id }, personId, deps.clock.nowMs());
      return reply.send({ items: found.map(({ shopId: _shopId, ...coupon }) => coupon), nextCursor: null });
    },
  );

  api.post(
    '/coupons/:id/claim',
    {
      config: { access: person, scope: 'coupons:write', idempotent: true },
      schema: {
        operationId: 'claimCoupon',
        tags,
        summary: 'Claim a coupon by its promotion’s id',
        params,
        response: { 200: CouponView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const { id } = request.params;
      return sendResult(
        reply,
        await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
          claimCoupon(tx, deps, personId, { id }),
        ),
      );
    },
  );

  api.post(
    '/coupons/claim-by-code',
    {
      config: { access: person, scope: 'coupons:write', idempotent: true },
      schema: {
        operationId: 'claimCouponByCode',
        tags,
        summary: 'Claim a coupon by its code; after ten wrong codes in an hour no more are taken',
        body: Type.Object(
          { code: Type.String({ minLength: 1, maxLength: 40 }) },
          { additionalProperties: false },
        ),
        response: { 200: CouponView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const nowMs = deps.clock.nowMs();
      const admitted = await admitTry(deps.db, personId, nowMs);
      if (!admitted.ok) return sendProblem(reply, admitted.failure);
      const code = request.body.code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
      const claimed = await once(deps.db, claimOf(request), nowMs, (tx) =>
        claimCoupon(tx, deps, personId, { code }),
      );
      if (claimed.ok) await forgetTries(deps.db, personId);
      return sendResult(reply, claimed);
    },
  );

  api.get(
    '/me/coupons',
    {
      config: { access: person, scope: 'coupons:read' },
      schema: {
        operationId: 'listMyCoupons',
        tags,
        summary: 'The coupons I have, newest first',
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
          state: Type.Optional(Type.Enum(couponStates)),
        }),
        response: { 200: pageSchema(CouponView) },
      },
    },
    async (request, reply) => {
      const { cursor, state, limit = limitDefault } = request.query;
      const before = readCursor('coupon', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = { beforeId: before.value, state };
      const { personId } = actorOf(request);
      return reply.send(
        pageOf(await listCoupons(deps.db, personId, filter, limit + 1, deps.clock.nowMs()), limit),
      );
    },
  );
}
