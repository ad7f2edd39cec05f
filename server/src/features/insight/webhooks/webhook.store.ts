import type { DeliveryId, PersonId, ShopId, WebhookId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { WebhookKind } from './webhook.schema.ts';

export interface StoredWebhook {
  readonly id: WebhookId;
  readonly shopId: ShopId;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly nonce: string;
  readonly oldNonce: string | null;
  readonly oldNonceUntilMs: number | null;
  readonly paused: boolean;
}

export interface NewWebhookRow {
  readonly id: WebhookId;
  readonly shopId: ShopId;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  readonly nonce: string;
  readonly createdBy: PersonId;
  readonly nowMs: number;
}

/** One at a time for a shop, so that two requests at once cannot go past the limit. */
export async function lockShopWebhooks(tx: Tx, shopId: ShopId): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${shopId}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('webhook_endpoints')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('shop_id', '=', shopId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertWebhook(tx: Tx, webhook: NewWebhookRow): Promise<void> {
  await tx
    .insertInto('webhook_endpoints')
    .values({
      id: webhook.id,
      shop_id: webhook.shopId,
      url: webhook.url,
      kinds: [...webhook.kinds],
      nonce: webhook.nonce,
      created_by: webhook.createdBy,
      created_at: new Date(webhook.nowMs),
    })
    .execute();
}

export async function lockWebhook(tx: Tx, webhookId: string, shopId?: string): Promise<StoredWebhook | null> {
  let query = tx.selectFrom('webhook_endpoints').selectAll().where('id', '=', webhookId).forUpdate();
  if (shopId !== undefined) query = query.where('shop_id', '=', shopId);
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as WebhookId,
    shopId: row.shop_id as ShopId,
    url: row.url,
    kinds: row.kinds,
    nonce: row.nonce,
    oldNonce: row.old_nonce,
    oldNonceUntilMs: row.old_nonce_until?.getTime() ?? null,
    paused: row.paused_at !== null,
  };
}

export async function changeWebhook(
  tx: Tx,
  webhookId: WebhookId,
  change: { readonly url?: string | undefined; readonly kinds?: readonly string[] | undefined },
): Promise<void> {
  const { url, kinds } = change;
  if (url === undefined && kinds === undefined) return;
  await tx
    .updateTable('webhook_endpoints')
    .set({ ...(url === undefined ? {} : { url }), ...(kinds === undefined ? {} : { kinds: [...kinds] }) })
    .where('id', '=', webhookId)
    .execute();
}

export type PauseReason = 'by-hand' | 'gone' | 'failing';

/** Null goes on telling it. */
export async function setPaused(
  tx: Tx,
  webhookId: WebhookId,
  paused: { readonly reason: PauseReason; readonly nowMs: number } | null,
): Promise<void> {
  await tx
    .updateTable('webhook_endpoints')
    .set({
      paused_at: paused === null ? null : new Date(paused.nowMs),
      pause_reason: paused === null ? null : paused.reason,
    })
    .where('id', '=', webhookId)
    .execute();
}

export async function storeNonce(
  tx: Tx,
  webhook: StoredWebhook,
  nonce: string,
  oldUntilMs: number,
): Promise<void> {
  await tx
    .updateTable('webhook_endpoints')
    .set({ nonce, old_nonce: webhook.nonce, old_nonce_until: new Date(oldUntilMs) })
    .where('id', '=', webhook.id)
    .execute();
}

export async function removeWebhook(tx: Tx, webhookId: WebhookId): Promise<void> {
  await tx.deleteFrom('webhook_endpoints').where('id', '=', webhookId).execute();
}

/** The endpoints of these shops that are told of things. */
export async function findListeners(
  tx: Tx,
  shopIds: readonly string[],
): Promise<{ id: WebhookId; shopId: string; kinds: readonly string[]; createdAtMs: number }[]> {
  const rows = await tx
    .selectFrom('webhook_endpoints')
    .select(['id', 'shop_id', 'kinds', 'created_at'])
    .where('shop_id', 'in', [...shopIds])
    .where('paused_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id as WebhookId,
    shopId: row.shop_id,
    kinds: row.kinds,
    createdAtMs: row.created_at.getTime(),
  }));
}

export interface NewDelivery {
  readonly id: DeliveryId;
  readonly webhookId: WebhookId;
  readonly eventId: number | null;
  readonly kind: string;
  readonly body: string;
  readonly nowMs: number;
}

/** Stores what was not stored before, and answers which that was. */
export async function insertDeliveries(
  tx: Tx,
  deliveries: readonly NewDelivery[],
): Promise<WaitingDelivery[]> {
  if (deliveries.length === 0) return [];
  const rows = await tx
    .insertInto('webhook_deliveries')
    .values(
      deliveries.map(({ id, webhookId, eventId, kind, body, nowMs }) => ({
        id,
        endpoint_id: webhookId,
        event_id: eventId,
        kind,
        body,
        state: 'waiting',
        created_at: new Date(nowMs),
        next_at: new Date(nowMs),
      })),
    )
    .onConflict((conflict) => conflict.columns(['endpoint_id', 'event_id']).doNothing())
    .returning(['id', 'endpoint_id'])
    .execute();
  return rows.map((row) => ({ id: row.id, webhookId: row.endpoint_id }));
}

export interface WaitingDelivery {
  readonly id: string;
  readonly webhookId: string;
}

/** What should have been tried before then, the longest waiting first. */
export async function findOverdue(tx: Tx, beforeMs: number, limit: number): Promise<WaitingDelivery[]> {
  const rows = await tx
    .selectFrom('webhook_deliveries')
    .select(['id', 'endpoint_id'])
    .where('state', '=', 'waiting')
    .where('next_at', '<', new Date(beforeMs))
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, webhookId: row.endpoint_id }));
}

export interface StoredDelivery {
  readonly id: DeliveryId;
  readonly webhookId: WebhookId;
  readonly body: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly tries: number;
}

export async function lockDelivery(tx: Tx, deliveryId: string): Promise<StoredDelivery | null> {
  const row = await tx
    .selectFrom('webhook_deliveries')
    .select(['id', 'endpoint_id', 'body', 'state', 'tries'])
    .where('id', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as DeliveryId,
    webhookId: row.endpoint_id as WebhookId,
    body: row.body,
    state: row.state as StoredDelivery['state'],
    tries: row.tries,
  };
}

export async function setDelivery(
  tx: Tx,
  deliveryId: DeliveryId,
  to: { readonly state: StoredDelivery['state']; readonly tries: number; readonly nextAtMs: number | null },
): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({
      state: to.state,
      tries: to.tries,
      next_at: to.nextAtMs === null ? null : new Date(to.nextAtMs),
    })
    .where('id', '=', deliveryId)
    .execute();
}

export interface Try {
  readonly atMs: number;
  readonly tookMs: number;
  readonly status: number | null;
  readonly error: string | null;
}

export async function appendTry(tx: Tx, deliveryId: DeliveryId, made: Try): Promise<void> {
  await sql`
    insert into webhook_tries (delivery_id, try, at, took_ms, status, error)
    select ${deliveryId}, coalesce(max(try), 0) + 1, ${new Date(made.atMs)}, ${made.tookMs}::integer,
      ${made.status}::integer, ${made.error}::text
    from webhook_tries where delivery_id = ${deliveryId}
  `.execute(tx);
}

/** Forgets what is long over; answers how many. */
export async function removeDeliveriesBefore(db: Database, beforeMs: number): Promise<number> {
  const result = await db
    .deleteFrom('webhook_deliveries')
    .where('created_at', '<', new Date(beforeMs))
    .where('state', '!=', 'waiting')
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
