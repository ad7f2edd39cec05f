import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { DeliveryDetail, DeliveryView, WebhookView } from './webhook.schema.ts';
import type { SendFault } from './webhook.sender.ts';

interface WebhookRow {
  id: string;
  url: string;
  kinds: string[];
  created_at: Date;
  paused_at: Date | null;
  pause_reason: string | null;
  waiting: number;
  failed: number;
  last_delivered_at: Date | null;
}

/** A shop's endpoints, with how they fare. There are few: the limit is what a shop may have. */
export async function listWebhooks(db: Database, shopId: string): Promise<WebhookView[]> {
  const { rows } = await sql<WebhookRow>`
    select w.id, w.url, w.kinds, w.created_at, w.paused_at, w.pause_reason,
      count(d.id) filter (where d.state = 'waiting')::int as waiting,
      count(d.id) filter (where d.state = 'failed')::int as failed,
      (select max(t.at) from webhook_tries t join webhook_deliveries m on m.id = t.delivery_id
        where m.endpoint_id = w.id and t.status between 200 and 299) as last_delivered_at
    from webhook_endpoints w left join webhook_deliveries d on d.endpoint_id = w.id and d.state <> 'delivered'
    where w.shop_id = ${shopId}
    group by w.id order by w.id
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    kinds: row.kinds,
    createdAt: row.created_at.toISOString(),
    pausedAt: row.paused_at?.toISOString() ?? null,
    pauseReason: row.pause_reason,
    waiting: row.waiting,
    failed: row.failed,
    lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
  }));
}

interface DeliveryRow {
  id: string;
  kind: string;
  state: string;
  tries: number;
  created_at: Date;
  next_at: Date | null;
  status: number | null;
  error: string | null;
}

export interface DeliveriesQuery {
  readonly shopId: string;
  readonly webhookId: string;
  readonly state?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What one endpoint of a shop was told, newest first; null when the shop has no such endpoint. */
export async function listDeliveries(
  db: Database,
  query: DeliveriesQuery,
): Promise<Page<DeliveryView> | null> {
  if (!(await hasWebhook(db, query))) return null;
  const [after] = readCursor(query.cursor, 1) ?? [null];
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.kind, d.state, d.tries, d.created_at, d.next_at, t.status, t.error
    from webhook_deliveries d
    left join lateral (select status, error from webhook_tries where delivery_id = d.id order by try desc limit 1) t
      on true
    where d.endpoint_id = ${query.webhookId}
      and (${query.state ?? null}::text is null or d.state = ${query.state ?? null})
      and (${after}::text is null or d.id < ${after}::text)
    order by d.id desc limit ${query.limit + 1}
  `.execute(db);
  return pageOf(rows, query.limit, toDelivery, (row) => [row.id]);
}

export async function findDelivery(
  db: Database,
  query: { readonly shopId: string; readonly webhookId: string; readonly deliveryId: string },
): Promise<DeliveryDetail | null> {
  if (!(await hasWebhook(db, query))) return null;
  const row = await db
    .selectFrom('webhook_deliveries')
    .select(['id', 'kind', 'state', 'tries', 'created_at', 'next_at', 'body'])
    .where('id', '=', query.deliveryId)
    .where('endpoint_id', '=', query.webhookId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const log = await db
    .selectFrom('webhook_tries')
    .select(['at', 'took_ms', 'status', 'error'])
    .where('delivery_id', '=', row.id)
    .orderBy('try', 'desc')
    .limit(triesShown)
    .execute();
  const { status = null, error = null } = log[0] ?? {};
  return {
    ...toDelivery({ ...row, status, error }),
    body: row.body,
    log: log.map((made) => ({
      at: made.at.toISOString(),
      tookMs: made.took_ms,
      status: made.status,
      error: made.error as SendFault | null,
    })),
  };
}

const triesShown = 50;

async function hasWebhook(db: Database, of: { shopId: string; webhookId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('id', '=', of.webhookId)
    .where('shop_id', '=', of.shopId)
    .executeTakeFirst();
  return row !== undefined;
}

function toDelivery(row: DeliveryRow): DeliveryView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state as DeliveryView['state'],
    tries: row.tries,
    createdAt: row.created_at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
    lastStatus: row.status,
    lastError: row.error as SendFault | null,
  };
}
