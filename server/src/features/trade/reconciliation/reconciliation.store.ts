import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { ProviderDay, ProviderEntry } from '../../../ports/payment.ts';
import { type Difference, entryKey, type OwnEntry, type Totals } from './reconciliation.policy.ts';
import type { RunState } from './reconciliation.schema.ts';

/** Writes down that a day is looked at, and locks it: two runs of one day come one after the other. */
export async function lockRun(tx: Tx, provider: string, date: string, nowMs: number): Promise<void> {
  await sql`
    insert into reconciliations (provider, day, state, checked_at)
    values (${provider}, ${date}, 'waiting', ${new Date(nowMs)}) on conflict do nothing
  `.execute(tx);
  await sql`select 1 from reconciliations where provider = ${provider} and day = ${date} for update`.execute(
    tx,
  );
}

export interface RunResult {
  readonly state: RunState;
  readonly detail: string;
  readonly entries: number;
  readonly totals: readonly Totals[];
}

export async function setRun(
  tx: Tx,
  provider: string,
  date: string,
  result: RunResult,
  nowMs: number,
): Promise<void> {
  await sql`
    update reconciliations set state = ${result.state}, detail = ${result.detail}, entries = ${result.entries},
      totals = ${JSON.stringify(result.totals)}::jsonb, checked_at = ${new Date(nowMs)}
    where provider = ${provider} and day = ${date}
  `.execute(tx);
}

/** Of these days, those that were compared; the others wait, failed or were never looked at. */
export async function findComparedDays(db: Database, provider: string, dates: readonly string[]) {
  const { rows } = await sql<{ day: string }>`
    select day from reconciliations
    where provider = ${provider} and day = any(${dates}::date[]) and state in ('even', 'uneven')
  `.execute(db);
  return new Set(rows.map(({ day }) => day));
}

/** Keeps what a file says, in place of what an earlier reading of the same day said. */
export async function replaceEntries(
  tx: Tx,
  provider: string,
  date: string,
  entries: readonly ProviderEntry[],
): Promise<void> {
  await sql`delete from provider_entries where provider = ${provider} and day = ${date}`.execute(tx);
  await sql`
    insert into provider_entries (provider, day, position, kind, reference, provider_ref, amount_cents, currency, at)
    select ${provider}, ${date}, position, entry ->> 'kind', entry ->> 'reference', entry ->> 'providerRef',
      (entry ->> 'amountCents')::bigint, entry ->> 'currency', to_timestamp((entry ->> 'atMs')::numeric / 1000)
    from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) with ordinality as given (entry, position)
  `.execute(tx);
}

interface OwnRow {
  kind: OwnEntry['kind'];
  reference: string;
  providerRef: string;
  amountCents: OwnEntry['amountCents'];
  currency: string;
  at: Date;
}

/** Everything of ours that providers move, in the one form. `done` says when we took it as done, null when not yet. */
const own = sql`
  select 'capture' as kind, id as reference, provider, provider_ref, amount_cents, currency, captured_at as done
    from payments where captured_at is not null
  union all
  select 'refund', id, provider, provider_ref, amount_cents, currency, refunded_at
    from payments where state in ('refunding', 'refunded')
  union all
  select 'refund', r.id, p.provider, p.provider_ref, r.amount_cents, r.currency, r.refunded_at
    from payment_refunds r join payments p on p.id = r.payment_id
  union all
  select 'split', r.order_id, p.provider, p.provider_ref, r.amount_cents, r.currency, r.released_at
    from payment_releases r join payments p on p.id = r.payment_id
`;

const toOwn = (row: OwnRow): OwnEntry => {
  const { at, ...entry } = row;
  return { ...entry, atMs: at.getTime() };
};

/** Our side of these entries, whenever it was, done or under way. */
export async function findOwn(
  tx: Tx,
  provider: string,
  entries: readonly ProviderEntry[],
): Promise<OwnEntry[]> {
  const references = [...new Set(entries.map(({ reference }) => reference))];
  const { rows } = await sql<OwnRow>`
    select kind, reference, provider_ref as "providerRef", amount_cents as "amountCents", currency,
      coalesce(done, now()) as at
    from (${own}) as own where provider = ${provider} and reference = any(${references}::text[])
  `.execute(tx);
  return rows.map(toOwn);
}

/** What we took as done on a day. */
export async function listOwnOf(tx: Tx, provider: string, day: ProviderDay): Promise<OwnEntry[]> {
  const { rows } = await sql<OwnRow>`
    select kind, reference, provider_ref as "providerRef", amount_cents as "amountCents", currency, done as at
    from (${own}) as own where provider = ${provider}
      and done >= ${new Date(day.fromMs)} and done < ${new Date(day.untilMs)}
    order by done, reference
  `.execute(tx);
  return rows.map(toOwn);
}

/** The keys of those of ours that some file up to this day named. */
export async function findKnown(
  tx: Tx,
  provider: string,
  date: string,
  entries: readonly OwnEntry[],
): Promise<Set<string>> {
  const { rows } = await sql<{ kind: string; reference: string }>`
    select distinct kind, reference from provider_entries
    where provider = ${provider} and day <= ${date}
      and reference = any(${entries.map(({ reference }) => reference)}::text[])
  `.execute(tx);
  return new Set(rows.map(entryKey));
}

/**
 * Keeps the differences of a day: what is gone is gone, what was there before keeps its explanation.
 * Answers how many are open.
 */
export async function replaceDifferences(
  tx: Tx,
  provider: string,
  date: string,
  differences: readonly Difference[],
): Promise<number> {
  const given = JSON.stringify(differences);
  await sql`
    delete from reconciliation_differences d where provider = ${provider} and day = ${date}
      and not exists (select 1 from jsonb_array_elements(${given}::jsonb) g
        where g ->> 'kind' = d.kind and g ->> 'entryKind' = d.entry_kind and g ->> 'reference' = d.reference
          and g ->> 'providerRef' = d.provider_ref
          and (g ->> 'ourCents')::bigint is not distinct from d.our_cents
          and (g ->> 'theirCents')::bigint is not distinct from d.their_cents)
  `.execute(tx);
  await sql`
    insert into reconciliation_differences
      (provider, day, kind, entry_kind, reference, provider_ref, our_cents, their_cents, currency, at)
    select ${provider}, ${date}, g ->> 'kind', g ->> 'entryKind', g ->> 'reference', g ->> 'providerRef',
      (g ->> 'ourCents')::bigint, (g ->> 'theirCents')::bigint, g ->> 'currency',
      to_timestamp((g ->> 'atMs')::numeric / 1000)
    from jsonb_array_elements(${given}::jsonb) g on conflict do nothing
  `.execute(tx);
  return countOpen(tx, provider, date);
}

export async function countOpen(tx: Tx, provider: string, date: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from reconciliation_differences
    where provider = ${provider} and day = ${date} and explanation is null
  `.execute(tx);
  return rows[0]?.open ?? 0;
}

/** Locks a difference by its day, and tells which that is. */
export async function lockDifference(tx: Tx, id: number): Promise<{ provider: string; day: string } | null> {
  const { rows } = await sql<{ provider: string; day: string }>`
    select r.provider, r.day from reconciliation_differences d
      join reconciliations r on r.provider = d.provider and r.day = d.day
    where d.id = ${id} for update of r
  `.execute(tx);
  return rows[0] ?? null;
}

export async function setExplanation(
  tx: Tx,
  id: number,
  explanation: string,
  personId: string,
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('reconciliation_differences')
    .set({ explanation, explained_by: personId, explained_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}

export async function setRunState(tx: Tx, provider: string, date: string, state: RunState): Promise<void> {
  await sql`update reconciliations set state = ${state} where provider = ${provider} and day = ${date}`.execute(
    tx,
  );
}
