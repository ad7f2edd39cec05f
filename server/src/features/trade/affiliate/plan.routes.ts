import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Cents, cents, err, ok, type ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { runCommand } from '../../stage/clips/index.ts';
import { pageOf, readCursor, sellerAccess } from '../catalogue/index.ts';
import { commissionOf } from '../ledger/index.ts';
import {
  CreatorFound,
  InviteRequest,
  PlanChange,
  PlanInput,
  PlanPreview,
  PreviewQuery,
  planStates,
  StudioPlan,
} from './plan.schema.ts';
import { type ByShop, changePlan, endPlan, inviteCreators, makePlan } from './plan.service.ts';
import { findCreatorsNamed, listPlans } from './plan.views.ts';
import { sharesOfLine } from './share.policy.ts';

const shopParams = Type.Object({ shopId: Type.String() });
const params = Type.Object({ shopId: Type.String(), id: Type.String({ maxLength: 60 }) });
const tags = ['affiliate'];
const read = { access: sellerAccess('read-plans'), scope: 'affiliate:read' };
const write = { access: sellerAccess('write-plans'), scope: 'affiliate:write' };
const base = '/studio/shops/:shopId/affiliate';
const limitDefault = 20;
const foundMax = 20;

const byOf = (request: FastifyRequest): ByShop => ({
  personId: actorOf(request).personId,
  shopId: (request.params as { shopId: string }).shopId as ShopId,
});

/** What a shop promises creators. */
export function planRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewOf = async (shopId: string, id: string) => {
    const [view] = await listPlans(deps.db, shopId, { id }, 1, deps.clock.nowMs());
    return view === undefined ? err({ type: 'not-found' } as const) : ok(view);
  };

  api.get(
    `${base}/plans`,
    {
      config: read,
      schema: {
        operationId: 'listPlans',
        tags,
        summary: 'A shop’s affiliate plans with what came of them, newest first',
        params: shopParams,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
          state: Type.Optional(Type.Enum(planStates)),
        }),
        response: { 200: pageSchema(StudioPlan) },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault, state } = request.query;
      const before = readCursor('plan', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = { beforeId: before.value, state };
      const plans = await listPlans(deps.db, request.params.shopId, filter, limit + 1, deps.clock.nowMs());
      return reply.send(pageOf(plans, limit));
    },
  );

  api.post(
    `${base}/plans`,
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'makePlan',
        tags,
        summary: 'Promise creators a part of what they sell of a product',
        params: shopParams,
        body: PlanInput,
        response: { 200: StudioPlan },
      },
    },
    async (request, reply) => {
      const by = byOf(request);
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        makePlan(tx, deps, by, request.body),
      );
      return made.ok
        ? sendResult(reply, await viewOf(by.shopId, made.value.id))
        : sendProblem(reply, made.failure);
    },
  );

  api.put(
    `${base}/plans/:id`,
    {
      config: write,
      schema: {
        operationId: 'changePlan',
        tags,
        summary: 'Move a plan’s end, or put one at another rate in its place',
        params,
        body: PlanChange,
        response: { 200: StudioPlan },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const result = await runCommand(deps, (tx) => changePlan(tx, deps, byOf(request), id, request.body));
      return result.ok
        ? sendResult(reply, await viewOf(shopId, result.value.id))
        : sendProblem(reply, result.failure);
    },
  );

  api.post(
    `${base}/plans/:id/end`,
    {
      config: write,
      schema: {
        operationId: 'endPlan',
        tags,
        summary: 'End a plan now; what was clicked before is still owed. Safe to repeat',
        params,
        response: { 200: StudioPlan },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const result = await runCommand(deps, (tx) => endPlan(tx, deps, byOf(request), id));
      return result.ok ? sendResult(reply, await viewOf(shopId, id)) : sendProblem(reply, result.failure);
    },
  );

  api.post(
    `${base}/plans/:id/invitations`,
    {
      config: write,
      schema: {
        operationId: 'inviteToPlan',
        tags,
        summary: 'Name more creators in a target plan; safe to repeat',
        params,
        body: InviteRequest,
        response: { 200: StudioPlan },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const { creatorIds } = request.body;
      const result = await runCommand(deps, (tx) => inviteCreators(tx, deps, byOf(request), id, creatorIds));
      return result.ok ? sendResult(reply, await viewOf(shopId, id)) : sendProblem(reply, result.failure);
    },
  );

  api.get(
    `${base}/preview`,
    {
      config: read,
      schema: {
        operationId: 'previewPlan',
        tags,
        summary: 'Who gets what of one piece sold at a price; changes nothing',
        params: shopParams,
        querystring: PreviewQuery,
        response: { 200: PlanPreview },
      },
    },
    ({ query }) => previewOf(cents(query.priceCents), query.rateBasisPoints, query.leaderBasisPoints ?? 0),
  );

  api.get(
    `${base}/creators`,
    {
      config: write,
      schema: {
        operationId: 'findCreators',
        tags,
        summary: 'Creators who can be invited, by a part of their name',
        params: shopParams,
        querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 40 }) }),
        response: { 200: Type.Object({ items: Type.Array(CreatorFound) }) },
      },
    },
    async ({ query }) => ({ items: await findCreatorsNamed(deps.db, query.q.trim(), foundMax) }),
  );
}

function previewOf(priceCents: Cents, rateBasisPoints: number, leaderBasisPoints: number) {
  const { creatorCents, leaderCents } = sharesOfLine(
    { goodsCents: priceCents, creatorId: '', rateBasisPoints, leaderId: '', leaderBasisPoints },
    { goodsCents: priceCents, keptGoodsCents: priceCents },
  );
  const commissionCents = commissionOf(priceCents);
  const shopCents = priceCents - commissionCents - creatorCents - leaderCents;
  return { creatorCents, leaderCents, platformCents: commissionCents, shopCents };
}
