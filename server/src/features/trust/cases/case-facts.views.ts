import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { FrozenListing, TranscriptLine } from './case.store.ts';

/** A part of a broadcast, and the goods it was about. */
export interface CaseScope {
  readonly roomId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly productIds: readonly string[];
}

const linesMax = 2_000;

/** What was said in that part, in order. */
export async function listTranscript(
  tx: Tx,
  { roomId, fromMs, untilMs }: Omit<CaseScope, 'productIds'>,
): Promise<TranscriptLine[]> {
  const rows = await tx
    .selectFrom('room_captions')
    .select(['at', 'language', 'text'])
    .where('room_id', '=', roomId)
    .where('at', '>=', new Date(fromMs))
    .where('at', '<=', new Date(untilMs))
    .orderBy('at')
    .limit(linesMax)
    .execute();
  return rows.map(({ at, language, text }) => ({ atMs: at.getTime(), language, text }));
}

/** The listings as they are now. */
export async function freezeListings(tx: Tx, productIds: readonly string[]): Promise<FrozenListing[]> {
  const { rows } = await sql<Omit<FrozenListing, 'version'>>`
    select p.id as "productId", p.shop_id as "shopId", p.title, p.description, p.attributes, v.variants
    from products p cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'title', title, 'priceCents', price_cents)
        order by position, id), '[]') as variants from variants where product_id = p.id and removed_at is null
    ) v where p.id = any(${[...productIds]}::text[]) order by p.id
  `.execute(tx);
  return rows.map((row) => ({
    ...row,
    version: createHash('sha256').update(JSON.stringify(row)).digest('hex'),
  }));
}

/** The goods that were pinned in that part; of a whole bag those that were never pinned are not it. */
export async function listPinned(
  tx: Tx,
  { roomId, fromMs, untilMs }: Omit<CaseScope, 'productIds'>,
): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`
    select distinct product_id from room_pins where room_id = ${roomId} and pinned_at <= ${new Date(untilMs)}
      and coalesce(unpinned_at, 'infinity') >= ${new Date(fromMs)} order by product_id limit 50
  `.execute(tx);
  return rows.map((row) => row.product_id);
}

/** Where in a broadcast an order was placed: the room, its goods, and since when they were explained. */
export async function findOrderScope(tx: Tx, orderId: string): Promise<CaseScope | null> {
  const { rows } = await sql<{ room_id: string; placed_at: Date; from_at: Date; products: string[] }>`
    select l.room_id, o.placed_at, array_agg(distinct l.product_id) as products,
      coalesce(min((select max(p.pinned_at) from room_pins p where p.room_id = l.room_id
        and p.product_id = l.product_id and p.pinned_at <= o.placed_at)), o.placed_at - interval '10 minutes') as from_at
    from orders o join order_lines l on l.order_id = o.id
    where o.id = ${orderId} and l.room_id is not null
    group by l.room_id, o.placed_at order by l.room_id limit 1
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  // Who orders is still listening a moment later.
  const untilMs = row.placed_at.getTime() + 60_000;
  return { roomId: row.room_id, fromMs: row.from_at.getTime(), untilMs, productIds: row.products };
}

/** A paid order with the goods, placed in the room in that part of the broadcast or within a minute after. */
export interface Bought {
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly personName: string;
  readonly currency: string;
  readonly placedAt: Date;
  readonly state: string;
  /** For the goods of the case. */
  readonly paidCents: number;
}

export const afterMs = 60_000;

/** Who bought, in the order of ids, after one of them. */
export async function listBought(
  db: Database | Tx,
  { roomId, fromMs, untilMs, productIds }: CaseScope,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<Bought[]> {
  const { rows } = await sql<Bought>`
    select o.id as "orderId", o.shop_id as "shopId", o.person_id as "personId", p.display_name as "personName", o.currency,
      o.placed_at as "placedAt", o.state, sum(l.total_cents)::int8 as "paidCents"
    from order_lines l join orders o on o.id = l.order_id join people p on p.id = o.person_id
    where l.room_id = ${roomId} and l.product_id = any(${[...productIds]}::text[]) and o.paid_at is not null
      and o.placed_at >= ${new Date(fromMs)} and o.placed_at <= ${new Date(untilMs + afterMs)} and o.id > ${after}
    group by o.id, p.display_name order by o.id limit ${limit}
  `.execute(db);
  return rows;
}

/** Who saw it: whose time in the room, as it was told to the log, touches that part; and who was there without a break. */
const sawIt = ({ roomId, fromMs, untilMs }: Omit<CaseScope, 'productIds'>) => sql`
  from room_viewers v where v.room_id = ${roomId}
    and v.joined_at <= ${new Date(untilMs)} and v.seen_at >= ${new Date(fromMs)}
    and (v.here or exists (
      select from events e where e.person_id = v.person_id and e.kind = 'room-view' and e.subject_id = v.room_id
        and e.at >= ${new Date(fromMs)}
        and e.at - make_interval(secs => coalesce((e.data ->> 'watchedMs')::bigint, 0) / 1000.0) <= ${new Date(untilMs)}))
`;

export async function countViewers(db: Database | Tx, scope: Omit<CaseScope, 'productIds'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${sawIt(scope)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function listViewers(
  db: Database,
  scope: Omit<CaseScope, 'productIds'>,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<{ personId: string; joinedAt: Date; watchedMs: number }[]> {
  const { rows } = await sql<{ personId: string; joinedAt: Date; watchedMs: number }>`
    select v.person_id as "personId", v.joined_at as "joinedAt", v.watched_ms as "watchedMs"
    ${sawIt(scope)} and v.person_id > ${after} order by v.person_id limit ${limit}
  `.execute(db);
  return rows;
}
