import type { paths } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

type Base = '/api/v1/studio/shops/{shopId}/webhooks';
type Answer<Get extends { get: { responses: { 200: { content: { 'application/json': unknown } } } } }> =
  Get['get']['responses'][200]['content']['application/json'];

export type WebhookView = Answer<paths[Base]>['items'][number];
export type NewWebhook = paths[Base]['post']['requestBody']['content']['application/json'];
export type WebhookKind = NewWebhook['kinds'][number];
export type DeliveryView = Answer<paths[`${Base}/{webhookId}/deliveries`]>['items'][number];

const base = '/api/v1/studio/shops/{shopId}/webhooks';
const one = `${base}/{webhookId}` as const;

export const webhooksKey = (shopId: string) => ['studio', shopId, 'webhooks'] as const;

export const webhooksQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...webhooksKey(shopId), 'list'],
    queryFn: async () => (await unwrap(api.GET(base, { params: { path: { shopId } } }))).items,
    refetchInterval: 5_000,
  });

export const deliveriesQuery = (shopId: string, webhookId: string) =>
  pagedQuery<DeliveryView>([...webhooksKey(shopId), webhookId, 'deliveries'], (query) =>
    unwrap(api.GET(`${one}/deliveries`, { params: { path: { shopId, webhookId }, query } })),
  );

export const deliveryQuery = (shopId: string, webhookId: string, deliveryId: string) =>
  queryOptions({
    queryKey: [...webhooksKey(shopId), webhookId, deliveryId],
    queryFn: () =>
      unwrap(
        api.GET(`${one}/deliveries/{deliveryId}`, { params: { path: { shopId, webhookId, deliveryId } } }),
      ),
  });

export const makeWebhook = (shopId: string, body: NewWebhook) =>
  unwrap(api.POST(base, { params: { path: { shopId } }, body }));

export const pauseWebhook = (shopId: string, webhookId: string, paused: boolean) =>
  unwrap(api.PATCH(one, { params: { path: { shopId, webhookId } }, body: { paused } }));

export const removeWebhook = (shopId: string, webhookId: string) =>
  unwrap(api.DELETE(one, { params: { path: { shopId, webhookId } } }));

export const rotateSecret = (shopId: string, webhookId: string) =>
  unwrap(api.POST(`${one}/secret`, { params: { path: { shopId, webhookId } } }));

export const tryWebhook = (shopId: string, webhookId: string) =>
  unwrap(api.POST(`${one}/trial`, { params: { path: { shopId, webhookId } } }));

export const replayDelivery = (shopId: string, webhookId: string, deliveryId: string) =>
  unwrap(
    api.POST(`${one}/deliveries/{deliveryId}/replay`, {
      params: { path: { shopId, webhookId, deliveryId } },
    }),
  );
