import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import {
  DeliveriesQuery,
  DeliveryDetail,
  DeliveryParams,
  DeliveryView,
  MadeWebhook,
  NewWebhook,
  ShopParams,
  WebhookChange,
  WebhookParams,
  WebhookView,
} from './webhook.schema.ts';
import {
  alterWebhook,
  type By,
  dropWebhook,
  makeWebhook,
  replayDelivery,
  rotateSecret,
  sendTrial,
} from './webhook.service.ts';
import { findDelivery, listDeliveries, listWebhooks } from './webhook.views.ts';

const tags = ['webhooks'];
/** Webhooks carry what a shop sells and to whom: its owner's affair. */
const read = { access: shopMember(), scope: 'webhooks:read' };
const write = { access: shopMember(), scope: 'webhooks:write' };
const limitDefault = 20;

const byOf = (request: FastifyRequest): By => ({
  personId: actorOf(request).personId,
  shopId: (request.params as { shopId: string }).shopId as ShopId,
});

export function webhookRoutes(server: HttpServer, deps: FeatureDeps): void {
  endpointRoutes(server, deps);
  deliveryRoutes(server, deps);
}

function endpointRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/webhooks',
    {
      config: read,
      schema: {
        operationId: 'listWebhooks',
        tags,
        summary: 'Where a shop is told of what happens, and how that fares',
        params: ShopParams,
        response: { 200: pageSchema(WebhookView) },
      },
    },
    async ({ params }) => ({ items: await listWebhooks(deps.db, params.shopId), nextCursor: null }),
  );

  api.post(
    '/studio/shops/:shopId/webhooks',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'makeWebhook',
        tags,
        summary:
          'Have messages sent to a URL, signed as Standard Webhooks says; the secret is shown this once',
        params: ShopParams,
        body: NewWebhook,
        response: { 200: MadeWebhook },
      },
    },
    async (request, reply) =>
      sendResult(reply, await makeWebhook(deps, byOf(request), claimOf(request), request.body)),
  );

  api.patch(
    '/studio/shops/:shopId/webhooks/:webhookId',
    {
      config: write,
      schema: {
        operationId: 'changeWebhook',
        tags,
        summary: 'Change the URL or the kinds, pause or go on',
        params: WebhookParams,
        body: WebhookChange,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(reply, await alterWebhook(deps, byOf(request), request.params.webhookId, request.body), 204),
  );

  api.delete(
    '/studio/shops/:shopId/webhooks/:webhookId',
    {
      config: write,
      schema: {
        operationId: 'removeWebhook',
        tags,
        summary: 'Remove a webhook with the log of its messages',
        params: WebhookParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(reply, await dropWebhook(deps, byOf(request), request.params.webhookId), 204),
  );

  api.post(
    '/studio/shops/:shopId/webhooks/:webhookId/secret',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'rotateWebhookSecret',
        tags,
        summary: 'Make a new secret; messages carry a signature by the old one too for a day',
        params: WebhookParams,
        response: { 200: MadeWebhook },
      },
    },
    async (request, reply) =>
      sendResult(reply, await rotateSecret(deps, byOf(request), claimOf(request), request.params.webhookId)),
  );

  api.post(
    '/studio/shops/:shopId/webhooks/:webhookId/trial',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'tryWebhook',
        tags,
        summary: 'Send a message of the type webhook.trial now',
        params: WebhookParams,
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) =>
      sendResult(reply, await sendTrial(deps, byOf(request), claimOf(request), request.params.webhookId)),
  );
}

function deliveryRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/webhooks/:webhookId/deliveries',
    {
      config: read,
      schema: {
        operationId: 'listDeliveries',
        tags,
        summary: 'The messages of a webhook, newest first; kept for 30 days',
        params: WebhookParams,
        querystring: DeliveriesQuery,
        response: { 200: pageSchema(DeliveryView) },
      },
    },
    async ({ params, query }, reply) => {
      const { limit = limitDefault, ...filter } = query;
      const page = await listDeliveries(deps.db, { ...params, ...filter, limit });
      return sendResult(reply, page === null ? err({ type: 'not-found' }) : ok(page));
    },
  );

  api.get(
    '/studio/shops/:shopId/webhooks/:webhookId/deliveries/:deliveryId',
    {
      config: read,
      schema: {
        operationId: 'getDelivery',
        tags,
        summary: 'One message with every try',
        params: DeliveryParams,
        response: { 200: DeliveryDetail },
      },
    },
    async ({ params }, reply) => {
      const found = await findDelivery(deps.db, params);
      return sendResult(reply, found === null ? err({ type: 'not-found' }) : ok(found));
    },
  );

  api.post(
    '/studio/shops/:shopId/webhooks/:webhookId/deliveries/:deliveryId/replay',
    {
      config: write,
      schema: {
        operationId: 'replayDelivery',
        tags,
        summary: 'Send a message once more, now, under the same webhook-id',
        params: DeliveryParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { webhookId, deliveryId } = request.params;
      return sendResult(reply, await replayDelivery(deps, byOf(request), webhookId, deliveryId), 204);
    },
  );
}
