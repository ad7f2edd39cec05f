import { dayMs, minuteMs } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { mayGoAnywhere } from '../../../public-network.ts';
import { secretOf, signMessage, waitAfter } from './webhook.policy.ts';
import { type Sent, sendMessage } from './webhook.sender.ts';
import {
  appendTry,
  findOverdue,
  lockDelivery,
  lockWebhook,
  removeDeliveriesBefore,
  type StoredDelivery,
  type StoredWebhook,
  setDelivery,
  setPaused,
} from './webhook.store.ts';

const deliverJob = 'webhook-deliver';
/** What was not taken once stands in a line of its own: who does not answer keeps nobody's first try waiting. */
const retryJob = 'webhook-retry';
/** Messages of one endpoint that are under way at once, in one process. */
const perEndpointMax = 2;
const overdueMs = 2 * minuteMs;
const sweepMax = 500;
const keptMs = 30 * dayMs;
/** Longer than an answer is waited for, with the database's time before and after. */
const timeoutS = 60;

export async function enqueueDelivery(
  tx: Tx,
  deps: Pick<FeatureDeps, 'jobs'>,
  delivery: { readonly id: string; readonly webhookId: string },
  retry?: { readonly afterMs: number },
): Promise<void> {
  await deps.jobs.enqueue(
    tx,
    retry === undefined ? deliverJob : retryJob,
    { deliveryId: delivery.id },
    { key: delivery.id, group: delivery.webhookId, ...retry },
  );
}

/** Sends on what has no job any more: one that died with its process each time it was tried. */
async function sweep(deps: FeatureDeps): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    for (const delivery of await findOverdue(tx, deps.clock.nowMs() - overdueMs, sweepMax))
      await enqueueDelivery(tx, deps, delivery, { afterMs: 0 });
  });
}

export function deliveryJobs(deps: FeatureDeps): JobDefinition[] {
  const run: JobDefinition['run'] = (data, { signal }) =>
    deliver(deps, (data as { deliveryId: string }).deliveryId, signal);
  // For a crash in the midst of a try; a try that fails plans the next one itself.
  const retriesMax = 5;
  return [
    { name: deliverJob, concurrency: 8, perGroupMax: perEndpointMax, retriesMax, timeoutS, run },
    { name: retryJob, concurrency: 4, perGroupMax: 1, retriesMax, timeoutS, run },
    {
      name: 'webhook-sweep',
      concurrency: 1,
      retriesMax: 0,
      timeoutS,
      cron: '* * * * *',
      run: () => sweep(deps),
    },
    {
      name: 'webhook-tidy',
      concurrency: 1,
      retriesMax: 1,
      timeoutS: 300,
      cron: '17 3 * * *',
      run: async () => {
        await removeDeliveriesBefore(deps.db, deps.clock.nowMs() - keptMs);
      },
    },
  ];
}

interface Waiting {
  readonly delivery: StoredDelivery;
  readonly webhook: StoredWebhook;
}

/**
 * One try. No transaction is open while the receiver is waited for; a crash in between sends again, under the same
 * webhook-id: at least once, as Standard Webhooks promises.
 */
async function deliver(deps: FeatureDeps, deliveryId: string, signal: AbortSignal): Promise<void> {
  const atMs = deps.clock.nowMs();
  const waiting = await unitOfWork(deps.db, async (tx) => {
    const found = await findWaiting(tx, deliveryId);
    if (found === null || !found.webhook.paused) return found;
    await leave(tx, found.delivery, atMs);
    return null;
  });
  if (waiting === null) return;
  const { delivery, webhook } = waiting;
  const headers = signMessage(secretsOf(deps, webhook, atMs), { id: delivery.id, atMs, body: delivery.body });
  const sent = await sendMessage({
    url: webhook.url,
    headers: { ...headers },
    body: delivery.body,
    anyTarget: mayGoAnywhere(deps.config),
    signal,
  });
  // We were stopped, it was not silent: the job is given back and tries again.
  if (sent.status === null) signal.throwIfAborted();
  await unitOfWork(deps.db, (tx) => settle(tx, deps, deliveryId, atMs, sent));
}

async function findWaiting(tx: Tx, deliveryId: string): Promise<Waiting | null> {
  const delivery = await lockDelivery(tx, deliveryId);
  if (delivery === null || delivery.state !== 'waiting') return null;
  const webhook = await lockWebhook(tx, delivery.webhookId);
  return webhook === null ? null : { delivery, webhook };
}

/** What waits while its webhook is paused is not sent; it can be replayed by hand. */
async function leave(tx: Tx, delivery: StoredDelivery, atMs: number): Promise<void> {
  await appendTry(tx, delivery.id, { atMs, tookMs: 0, status: null, error: 'paused' });
  await setDelivery(tx, delivery.id, { state: 'failed', tries: delivery.tries, nextAtMs: null });
}

function secretsOf(deps: Pick<FeatureDeps, 'secret'>, webhook: StoredWebhook, atMs: number): string[] {
  const secrets = [secretOf(deps.secret, webhook.nonce)];
  if (webhook.oldNonce !== null && atMs < (webhook.oldNonceUntilMs ?? 0))
    secrets.push(secretOf(deps.secret, webhook.oldNonce));
  return secrets;
}

/** Writes down what came of a try, and plans the next one. */
async function settle(
  tx: Tx,
  deps: FeatureDeps,
  deliveryId: string,
  atMs: number,
  sent: Sent,
): Promise<void> {
  const found = await findWaiting(tx, deliveryId);
  if (found === null) return;
  const { delivery, webhook } = found;
  const tries = delivery.tries + 1;
  await appendTry(tx, delivery.id, { atMs, tookMs: sent.tookMs, status: sent.status, error: sent.error });
  if (sent.error === null) return setDelivery(tx, delivery.id, { state: 'delivered', tries, nextAtMs: null });
  const nowMs = deps.clock.nowMs();
  const waitMs = sent.status === 410 ? null : waitAfter(tries, deps.random.next());
  if (waitMs !== null) {
    await setDelivery(tx, delivery.id, { state: 'waiting', tries, nextAtMs: nowMs + waitMs });
    return enqueueDelivery(tx, deps, delivery, { afterMs: waitMs });
  }
  await setDelivery(tx, delivery.id, { state: 'failed', tries, nextAtMs: null });
  if (!webhook.paused)
    await setPaused(tx, webhook.id, { reason: sent.status === 410 ? 'gone' : 'failing', nowMs });
}
