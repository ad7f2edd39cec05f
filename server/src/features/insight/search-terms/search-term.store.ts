import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type LogPosition, logStart } from '../events/index.ts';
import { partsOf, type TermChanges } from './search-term.state.ts';

/** How far the log was counted, locked: of several processes one counts at a time. */
export async function lockPosition(tx: Tx): Promise<LogPosition> {
  const { rows } = await sql<LogPosition>`
    insert into search_terms_reader (tx, event_id) values (${logStart.tx}::xid8, ${logStart.eventId})
    on conflict (single) do update set single = true
    returning tx::text as tx, event_id as "eventId"
  `.execute(tx);
  return rows[0] as LogPosition;
}

export async function storePosition(tx: Tx, { tx: readTx, eventId }: LogPosition): Promise<void> {
  await sql`update search_terms_reader set tx = ${readTx}::xid8, event_id = ${eventId}`.execute(tx);
}

/** Forgets everything that was counted; the log tells it again. */
export async function forgetTerms(tx: Tx): Promise<void> {
  await lockPosition(tx);
  for (const table of ['search_term_days', 'search_term_people', 'search_term_opens'] as const)
    await tx.deleteFrom(table).execute();
  await storePosition(tx, logStart);
}

export async function applyTerms(tx: Tx, changes: TermChanges): Promise<void> {
  for (const { from, to } of changes.merged) await movePerson(tx, from, to);
  if (changes.erased.size > 0)
    await tx
      .deleteFrom('search_term_people')
      .where('person_id', 'in', [...changes.erased])
      .execute();
  await addDays(tx, changes);
  await addPeople(tx, changes);
  await addOpens(tx, changes);
  await forgetOld(tx);
}

async function movePerson(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    with gone as (delete from search_term_people where person_id = ${from} returning day, term)
    insert into search_term_people (day, term, person_id) select day, term, ${to} from gone
    on conflict do nothing
  `.execute(tx);
}

async function addDays(tx: Tx, { days }: TermChanges): Promise<void> {
  if (days.size === 0) return;
  const rows = [...days].map(([key, { searches, found }]) => {
    const [day, term] = partsOf(key);
    return { day, term, searches, found };
  });
  await sql`
    insert into search_term_days as d (day, term, searches, found)
    select day, term, searches, found from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      day date, term text, searches integer, found integer)
    on conflict (day, term) do update set
      searches = d.searches + excluded.searches, found = coalesce(excluded.found, d.found)
  `.execute(tx);
}

async function addPeople(tx: Tx, { people }: TermChanges): Promise<void> {
  if (people.size === 0) return;
  const rows = [...people].map((key) => partsOf(key));
  await sql`
    insert into search_term_people (day, term, person_id)
    select day::date, term, person_id from jsonb_to_recordset(${JSON.stringify(
      rows.map(([day, term, person]) => ({ day, term, person_id: person })),
    )}::jsonb) as x(day text, term text, person_id text)
    on conflict do nothing
  `.execute(tx);
}

async function addOpens(tx: Tx, { opens }: TermChanges): Promise<void> {
  if (opens.size === 0) return;
  const rows = [...opens].map(([key, count]) => {
    const [day, term, product] = partsOf(key);
    return { day, term, product, count };
  });
  await sql`
    insert into search_term_opens as o (day, term, product_id, opens)
    select day, term, product, count from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      day date, term text, product text, count integer)
    on conflict (day, term, product_id) do update set opens = o.opens + excluded.opens
  `.execute(tx);
}

const keptDays = 60;

/** Days are counted back from the newest that is known, so that counting again from the log ends the same. */
async function forgetOld(tx: Tx): Promise<void> {
  const newest = sql`(select max(day) from search_term_days) - ${keptDays}::int`;
  await sql`delete from search_term_people where day < ${newest}`.execute(tx);
  await sql`delete from search_term_opens where day < ${newest}`.execute(tx);
  await sql`delete from search_term_days where day < ${newest}`.execute(tx);
}
