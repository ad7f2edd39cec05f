import type { PersonId, QuoteId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { rowsAsJson } from '../../../rows-as-json.ts';
import type { AddressView, QuoteContent } from './quote.schema.ts';

export interface StoredQuote {
  readonly id: QuoteId;
  readonly content: QuoteContent;
  readonly expiresAtMs: number;
  readonly owners: readonly string[];
  /** The checkout that ordered it. */
  readonly orderedAs: string | null;
}

export async function insertQuotes(
  tx: Tx,
  quotes: readonly (Omit<StoredQuote, 'orderedAs' | 'owners'> & { readonly personId: PersonId })[],
  nowMs: number,
): Promise<void> {
  if (quotes.length === 0) return;
  await sql`
    insert into quotes (id, person_id, content, total_cents, currency, created_at, expires_at)
    select id, person_id, content::jsonb, total_cents, currency, ${new Date(nowMs)}, expires_at from unnest(
      ${quotes.map(({ id }) => id)}::text[], ${quotes.map(({ personId }) => personId)}::text[],
      ${quotes.map(({ content }) => JSON.stringify(content))}::text[],
      ${quotes.map(({ content }) => content.totalCents)}::bigint[],
      ${quotes.map(({ content }) => content.currency)}::text[],
      ${quotes.map(({ expiresAtMs }) => new Date(expiresAtMs).toISOString())}::timestamptz[]
    ) as t (id, person_id, content, total_cents, currency, expires_at)
  `.execute(tx);
}

/** Removes quotes that nobody ordered and that expired before then. */
export async function deleteUnorderedQuotes(db: Database, beforeMs: number): Promise<void> {
  await sql`
    delete from quotes q where q.expires_at < ${new Date(beforeMs)}
      and not exists (select from checkouts c where c.quote_id = q.id)
  `.execute(db);
}

/**
 * Quotes by id, with whose they are: a stranger's is also of the person they became by signing in. Never locked: what a
 * quote says does not change, and that it is ordered once is what `checkouts.quote_id` makes sure of.
 */
export async function findQuotes(
  tx: Tx,
  quoteIds: readonly string[],
): Promise<ReadonlyMap<string, StoredQuote>> {
  const found = await rowsAsJson(
    tx,
    sql<StoredQuote>`
    select q.id, q.content, (extract(epoch from q.expires_at) * 1000)::float8 as "expiresAtMs",
      array_remove(array[p.id, p.merged_into], null) as owners, c.id as "orderedAs"
    from quotes q join people p on p.id = q.person_id left join checkouts c on c.quote_id = q.id
    where q.id = any(${[...quoteIds]}::text[])`,
  );
  return new Map(found.map((quote) => [quote.id, quote]));
}

/** A person and the address they name; null for the default one. */
export interface AddressAsk {
  readonly personId: PersonId;
  readonly addressId: string | null;
}

/** Each person's address: the one named, else the default one, else the newest; null where there is none. */
export async function findAddresses(
  db: Database | Tx,
  asks: readonly AddressAsk[],
): Promise<readonly (AddressView | null)[]> {
  const rows = await rowsAsJson(
    db,
    sql<AddressRow>`
    select a.id, a.person_id, a.recipient, a.phone, a.country, a.province, a.city, a.district, a.street,
      a.postal_code, a.is_default, row_number() over (
        partition by a.person_id order by a.is_default desc, a.id desc) = 1 as is_first
    from addresses a
    where a.person_id = any(${[...new Set(asks.map(({ personId }) => personId))]}::text[])
      and a.deleted_at is null`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const first = new Map(rows.filter((row) => row.is_first).map((row) => [row.person_id, row]));
  return asks.map(({ personId, addressId }) => {
    const row = addressId === null ? first.get(personId) : byId.get(addressId);
    return row === undefined || row.person_id !== personId ? null : addressOf(row);
  });
}

interface AddressRow {
  id: string;
  person_id: string;
  recipient: string;
  phone: string;
  country: string;
  province: string;
  city: string;
  district: string;
  street: string;
  postal_code: string;
  is_default: boolean;
  is_first: boolean;
}

function addressOf(row: AddressRow): AddressView {
  return {
    id: row.id,
    recipient: row.recipient,
    phone: row.phone,
    country: row.country,
    province: row.province,
    city: row.city,
    district: row.district,
    street: row.street,
    postalCode: row.postal_code,
    isDefault: row.is_default,
  };
}
