import type { DayCount } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { LoggedEvent } from '../../insight/events/index.ts';
import type { HappeningFacts, OrderFacts } from './happening-facts.ts';

/** All that the reading of these steps looks up. */
export async function findHappeningFacts(tx: Tx, events: readonly LoggedEvent[]): Promise<HappeningFacts> {
  const orderIds = events.flatMap(({ kind, subjectId, data }) =>
    kind.startsWith('order-') || kind.startsWith('parcel-')
      ? [subjectId ?? '']
      : typeof data['orderId'] === 'string'
        ? [data['orderId']]
        : [],
  );
  const caseIds = events.flatMap(({ kind, subjectId }) =>
    kind === 'after-sale-answered' && subjectId !== null ? [subjectId] : [],
  );
  const sources = events.flatMap(({ data }) => {
    const id = (data['source'] as { id?: unknown } | null | undefined)?.id;
    return typeof id === 'string' ? [id] : [];
  });
  return {
    orders: await findOrders(tx, [...new Set(orderIds)]),
    openedAtMs: await findOpened(tx, caseIds),
    hostOf: await findHosts(tx, [...new Set(sources)]),
  };
}

async function findOrders(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OrderFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    shop_id: string;
    person_id: string;
    until: Date;
    hosts: string[];
  }>`
    select o.id, o.shop_id, o.person_id, (o.arrival_to + 1)::timestamp at time zone 'Asia/Shanghai' as until,
      array(select h.id from creators h where h.person_id is distinct from o.person_id and h.id in (
          select c.author_id from order_lines l join clips c on c.id = l.clip_id where l.order_id = o.id
          union select r.broadcaster_id from order_lines l join rooms r on r.id = l.room_id where l.order_id = o.id)
        order by 1) as hosts
    from orders o where o.id = any(${ids}::text[])
  `.execute(tx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ shopId: row.shop_id, personId: row.person_id },
        ...{ promisedUntilMs: row.until.getTime(), hostIds: row.hosts },
      },
    ]),
  );
}

async function findOpened(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('after_sales')
    .select(['id', 'opened_at'])
    .where('id', 'in', [...caseIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.opened_at.getTime()]));
}

async function findHosts(tx: Tx, ids: readonly string[]): Promise<HappeningFacts['hostOf']> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; host: string; person_id: string | null }>`
    select n.id, h.id as host, h.person_id from (
      select id, author_id as host from clips where id = any(${ids}::text[])
      union all select id, broadcaster_id from rooms where id = any(${ids}::text[])
    ) n join creators h on h.id = n.host
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, { id: row.host, personId: row.person_id }]));
}

/** What happened day by day to these subjects and categories. */
export async function findDays(
  db: Database | Tx,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DayCount[]>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('trust_days')
    .selectAll()
    .where('owner_id', 'in', [...new Set(ownerIds)])
    .execute();
  const byOwner = Map.groupBy(rows, (row) => row.owner_id);
  return new Map(
    [...byOwner].map(([owner, of]) => [owner, of.map(({ day, kind, count }) => ({ day, kind, count }))]),
  );
}
