import { dayMs, newId, type WebhookId } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { EventKind, EventReader, LoggedEvent } from '../events/index.ts';
import { enqueueDelivery } from './delivery.jobs.ts';
import { kindOfStep } from './webhook.schema.ts';
import { messageBody } from './webhook.service.ts';
import { findListeners, insertDeliveries, type NewDelivery } from './webhook.store.ts';

/** Nobody is told of what is older: a reader that starts anew must not tell everything again. */
const tellMs = 3 * dayMs;

/** Makes messages of the steps that shops want to be told of. Safe to repeat: one message for each endpoint and step. */
export function webhookReader(deps: FeatureDeps): EventReader {
  return {
    name: 'webhooks',
    kinds: Object.keys(kindOfStep) as EventKind[],
    async take(events) {
      const told = events.filter((event) => event.shopId !== null && event.subjectId !== null);
      if (told.length === 0) return;
      await unitOfWork(deps.db, async (tx) => {
        const listeners = await findListeners(tx, [...new Set(told.map(({ shopId }) => shopId as string))]);
        const nowMs = deps.clock.nowMs();
        const deliveries = told.flatMap((event) =>
          listeners
            .filter((listener) => wants(listener, event, nowMs))
            .map((listener) => deliveryOf(deps, listener.id, event, nowMs)),
        );
        for (const delivery of await insertDeliveries(tx, deliveries))
          await enqueueDelivery(tx, deps, delivery);
      });
    },
  };
}

function wants(
  listener: { readonly shopId: string; readonly kinds: readonly string[]; readonly createdAtMs: number },
  event: LoggedEvent,
  nowMs: number,
): boolean {
  const isNew = event.atMs >= listener.createdAtMs && nowMs - event.atMs < tellMs;
  return isNew && event.shopId === listener.shopId && listener.kinds.includes(kindOf(event));
}

function deliveryOf(deps: FeatureDeps, webhookId: WebhookId, event: LoggedEvent, nowMs: number): NewDelivery {
  const kind = kindOf(event);
  return {
    id: newId('delivery', nowMs, deps.random),
    webhookId,
    eventId: event.id,
    kind,
    // Who bought is read with the order, by who may read it.
    body: messageBody(kind, event.atMs, { id: event.subjectId, shopId: event.shopId, ...event.data }),
    nowMs,
  };
}

function kindOf(event: LoggedEvent): string {
  return kindOfStep[event.kind as keyof typeof kindOfStep];
}
