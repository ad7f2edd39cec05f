import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { OrderCompensation, Ruling } from './case.schema.ts';
import type { PenaltyClass } from './penalty.policy.ts';
import type { CarriedOut } from './penalty.store.ts';
import { articleOf } from './penalty.views.ts';

const limitDefault = 20;

interface Row {
  readonly id: string;
  readonly given_at: Date;
  readonly class: PenaltyClass;
  readonly points: number;
  readonly official_code: string;
  readonly public_text: string;
  readonly consequences: readonly CarriedOut[];
  readonly shop_id: string | null;
  readonly shop_name: string | null;
  readonly orders: number;
  readonly cents: number;
  readonly currency: string | null;
}

/** Of shops the name; of a creator, who is a person, nothing. What was undone is told no more. */
const selected = sql`
  select n.id, n.given_at, n.class, n.points, n.official_code, n.public_text, n.consequences,
    s.id as shop_id, s.name as shop_name, m.orders, m.cents, m.currency
  from penalties n left join shops s on s.id = n.author_id
  cross join lateral (
    select count(*)::int as orders, coalesce(sum(paid_cents), 0)::int8 as cents, min(currency) as currency
    from case_compensations where case_id = n.case_id and state = 'paid'
  ) m where n.undone_at is null
`;

/** Rulings for everybody to read, the newest first. */
export async function listRulings(
  db: Database,
  { cursor, limit = limitDefault }: { readonly cursor?: string; readonly limit?: number },
): Promise<Page<Ruling>> {
  const before = String(readCursor(cursor, 1)?.[0] ?? '~');
  const { rows } =
    await sql<Row>`${selected} and n.id < ${before} order by n.id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, rulingOf, ({ id }) => [id]);
}

export async function findRuling(db: Database, id: string): Promise<Ruling | null> {
  const { rows } = await sql<Row>`${selected} and n.id = ${id}`.execute(db);
  return rows[0] === undefined ? null : rulingOf(rows[0]);
}

function rulingOf(row: Row): Ruling {
  const { orders, cents, currency } = row;
  return {
    ...{ id: row.id, at: row.given_at.toISOString(), class: row.class, points: row.points },
    shop: row.shop_id === null ? null : { id: row.shop_id, name: row.shop_name ?? '' },
    ...{ officialCode: row.official_code, article: articleOf(row.official_code), text: row.public_text },
    consequences: row.consequences.map(({ kind }) => kind),
    compensated: orders === 0 || currency === null ? null : { orders, cents, currency },
  };
}

/** What an order of this buyer's was compensated with. */
export async function listOrderCompensations(
  db: Database,
  { orderId, personId }: { readonly orderId: string; readonly personId: string },
): Promise<OrderCompensation[]> {
  const { rows } = await sql<{
    at: Date;
    cents: number;
    currency: string;
    reached: boolean;
    ruling: string | null;
  }>`
    select c.paid_at as at, c.paid_cents as cents, c.currency, p.state = 'paid' as reached, n.id as ruling
    from case_compensations c join claim_payouts p on p.id = c.id
    left join penalties n on n.case_id = c.case_id and n.undone_at is null
    where c.order_id = ${orderId} and c.person_id = ${personId} and c.state = 'paid' order by c.id limit 20
  `.execute(db);
  return rows.map(({ at, cents, currency, reached, ruling }) => ({
    ...{ at: at.toISOString(), paidCents: cents, currency, reached, rulingId: ruling },
  }));
}
