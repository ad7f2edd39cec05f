import { randomBytes } from 'node:crypto';
import {
  dayMs,
  err,
  newId,
  ok,
  type PersonId,
  type Result,
  type ShopId,
  type WebhookId,
} from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { findUrlFault, mayGoAnywhere, type UrlFault } from '../../../public-network.ts';
import { audit } from '../../people/audit/index.ts';
import { enqueueDelivery } from './delivery.jobs.ts';
import { secretOf } from './webhook.policy.ts';
import { endpointsMax, trialKind, type WebhookChange, type WebhookKind } from './webhook.schema.ts';
import {
  changeWebhook,
  insertDeliveries,
  insertWebhook,
  lockDelivery,
  lockShopWebhooks,
  lockWebhook,
  removeWebhook,
  type StoredWebhook,
  setDelivery,
  setPaused,
  storeNonce,
} from './webhook.store.ts';

export interface By {
  readonly personId: PersonId;
  readonly shopId: ShopId;
}

/** A secret that was replaced is good for this long beside the new one. */
const oldSecretMs = dayMs;

const urlAdvice: Readonly<Record<UrlFault, string>> = {
  'not-a-url': 'url: write a whole address, e.g. https://shop.example/kanmai.',
  'not-https': 'url: it must begin with https://.',
  'has-credentials': 'url: leave name and password out; messages are signed.',
  'private-address': 'url: it must be reachable from the public internet.',
};

function urlProblem(deps: FeatureDeps, url: string): Problem | null {
  const fault = findUrlFault(url, mayGoAnywhere(deps.config));
  return fault === null ? null : { type: 'bad-request', field: 'url', detail: urlAdvice[fault] };
}

const pausedProblem: Problem = {
  type: 'state-conflict',
  detail: 'The webhook is paused: let it go on first.',
};

const newNonce = () => randomBytes(24).toString('base64url');

/** Makes an endpoint. Only the nonce of its secret is kept, also for answering the same request again. */
export async function makeWebhook(
  deps: FeatureDeps,
  by: By,
  claim: IdempotencyClaim,
  wanted: { readonly url: string; readonly kinds: readonly WebhookKind[] },
): Promise<Result<{ id: string; secret: string }, Problem>> {
  const problem = urlProblem(deps, wanted.url);
  if (problem !== null) return err(problem);
  const nowMs = deps.clock.nowMs();
  const made = await once(deps.db, claim, nowMs, async (tx) => {
    if ((await lockShopWebhooks(tx, by.shopId)) >= endpointsMax)
      return err({ type: 'too-many' as const, limit: endpointsMax });
    const id = newId('webhook', nowMs, deps.random);
    const nonce = newNonce();
    await insertWebhook(tx, { id, nonce, shopId: by.shopId, createdBy: by.personId, nowMs, ...wanted });
    await audit(tx, deps, {
      actorId: by.personId,
      action: 'webhook-make',
      subjectId: id,
      detail: { shopId: by.shopId, url: wanted.url },
    });
    return ok({ id, nonce });
  });
  return made.ok ? ok({ id: made.value.id, secret: secretOf(deps.secret, made.value.nonce) }) : made;
}

/** Changes where it is sent, of what it tells, and whether it is paused. */
export function alterWebhook(
  deps: FeatureDeps,
  by: By,
  webhookId: string,
  change: WebhookChange,
): Promise<Result<null, Problem>> {
  const problem = change.url === undefined ? null : urlProblem(deps, change.url);
  if (problem !== null) return Promise.resolve(err(problem));
  return withWebhook(deps, by, webhookId, async (tx, webhook) => {
    await changeWebhook(tx, webhook.id, change);
    if (change.paused !== undefined) {
      const paused = { reason: 'by-hand' as const, nowMs: deps.clock.nowMs() };
      await setPaused(tx, webhook.id, change.paused ? paused : null);
    }
    await audit(tx, deps, {
      actorId: by.personId,
      action: 'webhook-change',
      subjectId: webhook.id,
      detail: { ...change },
    });
    return ok(null);
  });
}

export function dropWebhook(deps: FeatureDeps, by: By, webhookId: string): Promise<Result<null, Problem>> {
  return withWebhook(deps, by, webhookId, async (tx, webhook) => {
    await removeWebhook(tx, webhook.id);
    await audit(tx, deps, { actorId: by.personId, action: 'webhook-remove', subjectId: webhook.id });
    return ok(null);
  });
}

/** A new secret; the old one signs too for a day, so that a receiver can change over. */
export async function rotateSecret(
  deps: FeatureDeps,
  by: By,
  claim: IdempotencyClaim,
  webhookId: string,
): Promise<Result<{ id: string; secret: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const made = await once(deps.db, claim, nowMs, async (tx) => {
    const webhook = await lockWebhook(tx, webhookId, by.shopId);
    if (webhook === null) return err({ type: 'not-found' as const });
    const nonce = newNonce();
    await storeNonce(tx, webhook, nonce, nowMs + oldSecretMs);
    await audit(tx, deps, { actorId: by.personId, action: 'webhook-rotate', subjectId: webhook.id });
    return ok({ id: webhook.id, nonce });
  });
  return made.ok ? ok({ id: made.value.id, secret: secretOf(deps.secret, made.value.nonce) }) : made;
}

/** Sends a message that tells of nothing, to see whether it arrives. */
export function sendTrial(
  deps: FeatureDeps,
  by: By,
  claim: IdempotencyClaim,
  webhookId: string,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  return once(deps.db, claim, nowMs, async (tx) => {
    const webhook = await lockWebhook(tx, webhookId, by.shopId);
    if (webhook === null) return err({ type: 'not-found' as const });
    if (webhook.paused) return err(pausedProblem);
    const id = newId('delivery', nowMs, deps.random);
    const body = messageBody(trialKind, nowMs, { shopId: by.shopId });
    await insertDeliveries(tx, [{ id, webhookId: webhook.id, eventId: null, kind: trialKind, body, nowMs }]);
    await enqueueDelivery(tx, deps, { id, webhookId: webhook.id });
    return ok({ id });
  });
}

/** Sends a message once more, now, under the same id. */
export function replayDelivery(
  deps: FeatureDeps,
  by: By,
  webhookId: string,
  deliveryId: string,
): Promise<Result<null, Problem>> {
  return withWebhook(deps, by, webhookId, async (tx, webhook) => {
    if (webhook.paused) return err(pausedProblem);
    const delivery = await lockDelivery(tx, deliveryId);
    if (delivery === null || delivery.webhookId !== webhook.id) return err({ type: 'not-found' });
    await setDelivery(tx, delivery.id, { state: 'waiting', tries: 0, nextAtMs: deps.clock.nowMs() });
    await enqueueDelivery(tx, deps, delivery);
    return ok(null);
  });
}

/** The body of a message: Standard Webhooks’ `type`, `timestamp` and `data`. */
export function messageBody(kind: string, atMs: number, data: Record<string, unknown>): string {
  return JSON.stringify({ type: kind, timestamp: new Date(atMs).toISOString(), data });
}

function withWebhook<Value>(
  deps: FeatureDeps,
  by: By,
  webhookId: string,
  work: (tx: Tx, webhook: StoredWebhook & { id: WebhookId }) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  return unitOfWork(deps.db, async (tx) => {
    const webhook = await lockWebhook(tx, webhookId, by.shopId);
    return webhook === null ? err({ type: 'not-found' }) : work(tx, webhook);
  });
}
