import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { joinShelf } from '../../trade/stock/index.ts';
import type { ShopDesk } from './desk.schema.ts';

const perKind = 4;
/** So few left of a variant are a reason to bring more. */
const lowStockMax = 5;
const expiringDays = 30;
const endingMs = 2 * dayMs;
const fileDays = 3;
const zone = 'Asia/Shanghai';

type Today = NonNullable<ShopDesk['today']>;

/** What was sold today in China, beside the same weekday a week ago until this time of the day. */
export async function findToday(db: Database, shopId: string, nowMs: number): Promise<Today> {
  const now = new Date(nowMs);
  const weekAgo = new Date(nowMs - 7 * dayMs);
  const begun = (at: Date) => sql`date_trunc('day', ${at}::timestamptz, ${zone})`;
  const { rows } = await sql<{
    orders: number;
    paid: string | null;
    orders_before: number;
    paid_before: string | null;
    views: string | null;
  }>`
    select s.*, (
      select sum(d.views) from clips c join clip_result_days d on d.clip_id = c.id
      where c.author_id = ${shopId} and d.day = (${now}::timestamptz at time zone ${zone})::date
    ) as views
    from (
      select count(*) filter (where paid_at >= ${begun(now)})::int as orders,
        sum(total_cents) filter (where paid_at >= ${begun(now)}) as paid,
        count(*) filter (where paid_at < ${weekAgo})::int as orders_before,
        sum(total_cents) filter (where paid_at < ${weekAgo}) as paid_before
      from orders
      where shop_id = ${shopId} and (paid_at between ${begun(now)} and ${now}
        or paid_at >= ${begun(weekAgo)} and paid_at < ${weekAgo})
    ) s
  `.execute(db);
  const [row] = rows;
  return {
    orders: row?.orders ?? 0,
    paidCents: Number(row?.paid ?? 0),
    views: Number(row?.views ?? 0),
    weekAgo: { orders: row?.orders_before ?? 0, paidCents: Number(row?.paid_before ?? 0) },
  };
}

type Short = ShopDesk['outOfStock'][number];

/** The products on sale of which a variant cannot be bought, or soon cannot. */
export async function findShort(
  db: Database,
  shopId: string,
): Promise<Pick<ShopDesk, 'productCount' | 'outOfStock' | 'lowStock'>> {
  const { rows } = await sql<Short & { out: boolean; product_count: number }>`
    with short as (
      select p.id, p.title, min(a.available)::int as available, bool_or(a.available <= 0) as out,
        array_agg(a.title order by a.available, a.position) filter (where a.title <> '') as titles
      from products p
      join (
        select v.product_id, v.title, v.position, coalesce(s.on_hand - s.held, 0) as available
        from variants v ${joinShelf(sql`v.id`)}
        where v.removed_at is null
      ) a on a.product_id = p.id and a.available <= ${lowStockMax}
      where p.shop_id = ${shopId} and p.state = 'on-sale'
      group by p.id, p.title
    ), ranked as (
      select *, row_number() over (partition by out order by available, id desc) as place from short
    )
    select id, title, coalesce(titles, '{}') as "variantTitles", available, out from ranked
    where place <= ${perKind} order by available, id desc
  `.execute(db);
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from products where shop_id = ${shopId} limit 1000) of_it
  `.execute(db);
  const named = ({ id, title, variantTitles, available }: Short): Short => ({
    ...{ id, title, available },
    variantTitles: variantTitles.slice(0, perKind),
  });
  return {
    productCount: counted.rows[0]?.count ?? 0,
    outOfStock: rows.filter(({ out }) => out).map(named),
    lowStock: rows.filter(({ out }) => !out).map(named),
  };
}

/** The certificates that do not count any more, or soon will not. */
export async function findCertificates(
  db: Database,
  shopId: string,
  nowMs: number,
): Promise<ShopDesk['certificates']> {
  const today = sql`(${new Date(nowMs)}::timestamptz at time zone ${zone})::date`;
  const { rows } = await sql<ShopDesk['certificates'][number]>`
    select product_id as "productId", title, attribute, problem, valid_until::text as "validUntil" from (
      select distinct on (c.product_id, c.attribute) c.product_id, p.title, c.attribute, c.valid_until, c.id,
        case
          when c.state in ('rejected', 'revoked') then 'rejected'
          when c.state = 'accepted' and p.attributes ->> c.attribute is distinct from c.value then 'value-changed'
          when c.state = 'accepted' and c.valid_until <= ${today} + ${expiringDays}::int then 'expiring'
        end as problem
      from certificates c join products p on p.id = c.product_id
      where c.shop_id = ${shopId} and c.state not in ('replaced', 'withdrawn', 'draft')
      order by c.product_id, c.attribute, c.id desc
    ) newest
    where problem is not null order by valid_until nulls first, id limit ${perKind}
  `.execute(db);
  return rows;
}

/** What buyers ask for after paying and the shop is to answer: what is decided by silence first comes first. */
export async function findCasesToAnswer(
  db: Database,
  shopId: string,
  states: readonly string[],
): Promise<ShopDesk['casesToAnswer']> {
  const { rows } = await sql<Omit<ShopDesk['casesToAnswer'][number], 'dueAt'> & { due_at: Date }>`
    select c.id, c.kind, c.state, c.amount_cents as "amountCents", c.currency, c.due_at, (
      select l.title from after_sale_lines cl
      join order_lines l on l.order_id = cl.order_id and l.position = cl.position
      where cl.case_id = c.id order by cl.position limit 1
    ) as title
    from after_sales c
    where c.shop_id = ${shopId} and c.closed_at is null and c.due_at is not null and c.state = any(${states}::text[])
    order by c.due_at, c.id limit ${perKind}
  `.execute(db);
  return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at.toISOString() }));
}

/** What ends or begins by itself in the next two days. */
export async function findComing(
  db: Database,
  shopId: string,
  nowMs: number,
): Promise<Pick<ShopDesk, 'promotionsEnding' | 'scheduledClips'>> {
  const [from, to] = [new Date(nowMs), new Date(nowMs + endingMs)];
  const promotions = await db
    .selectFrom('promotions')
    .select(['id', 'name', 'ends_at'])
    .where('shop_id', '=', shopId)
    .where('published_at', 'is not', null)
    .where('stopped_at', 'is', null)
    .where('starts_at', '<=', from)
    .where('ends_at', '>', from)
    .where('ends_at', '<=', to)
    .orderBy('ends_at')
    .limit(perKind)
    .execute();
  const clips = await db
    .selectFrom('clips')
    .select(['id', 'caption', 'publish_at'])
    .where('author_id', '=', shopId)
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', to)
    .orderBy('publish_at')
    .limit(perKind)
    .execute();
  return {
    promotionsEnding: promotions.map(({ id, name, ends_at }) => ({
      ...{ id, name },
      endsAt: ends_at.toISOString(),
    })),
    scheduledClips: clips.map(({ id, caption, publish_at }) => ({
      ...{ id, caption },
      publishAt: publish_at?.toISOString() ?? '',
    })),
  };
}

/** The newest catalogue file that was looked through, has faults and waits for a decision. */
export async function findFaultyFile(
  db: Database,
  shopId: string,
  nowMs: number,
): Promise<ShopDesk['faultyFile']> {
  const row = await db
    .selectFrom('catalogue_files')
    .select(['id', 'name', 'state', 'fault_count', 'created_at'])
    .where('shop_id', '=', shopId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.state !== 'checked' || row.fault_count === 0) return null;
  if (row.created_at.getTime() < nowMs - fileDays * dayMs) return null;
  return { id: row.id, name: row.name, faultCount: row.fault_count };
}

export async function countPausedWebhooks(db: Database, shopId: string): Promise<number> {
  const { count } = await db
    .selectFrom('webhook_endpoints')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('shop_id', '=', shopId)
    .where('pause_reason', 'in', ['gone', 'failing'])
    .executeTakeFirstOrThrow();
  return count;
}
