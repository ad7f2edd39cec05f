import type { PersonId, QuoteId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { AddressView, QuoteContent } from './quote.schema.ts';

export interface StoredQuote {
  readonly id: QuoteId;
  readonly content: QuoteContent;
  readonly expiresAtMs: number;
}

export async function insertQuote(
  tx: Tx,
  quote: StoredQuote & { readonly personId: PersonId },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('quotes')
    .values({
      id: quote.id,
      person_id: quote.personId,
      content: JSON.stringify(quote.content),
      total_cents: quote.content.totalCents,
      currency: quote.content.currency,
      created_at: new Date(nowMs),
      expires_at: new Date(quote.expiresAtMs),
    })
    .execute();
}

/** Removes quotes that nobody ordered and that expired before then. */
export async function deleteUnorderedQuotes(db: Database, beforeMs: number): Promise<void> {
  await sql`
    delete from quotes q where q.expires_at < ${new Date(beforeMs)}
      and not exists (select from checkouts c where c.quote_id = q.id)
  `.execute(db);
}

/** Locks a quote of this person, or of the stranger who became this person by signing in; null when it is somebody else's. */
export async function lockQuote(tx: Tx, personId: PersonId, quoteId: string): Promise<StoredQuote | null> {
  const { rows } = await sql<{ id: QuoteId; content: QuoteContent; expires_at: Date }>`
    select q.id, q.content, q.expires_at from quotes q join people p on p.id = q.person_id
    where q.id = ${quoteId} and ${personId} in (p.id, p.merged_into) for update of q
  `.execute(tx);
  const [row] = rows;
  return row === undefined
    ? null
    : { id: row.id, content: row.content, expiresAtMs: row.expires_at.getTime() };
}

/** A person's address: the one named, else the default one, else the newest. */
export async function findAddress(
  db: Database | Tx,
  personId: PersonId,
  addressId: string | null,
): Promise<AddressView | null> {
  let query = db
    .selectFrom('addresses')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null);
  if (addressId !== null) query = query.where('id', '=', addressId);
  const row = await query.orderBy('is_default', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return null;
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
