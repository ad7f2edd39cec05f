import { newId, type Random } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** Somebody known elsewhere: the system they came from, and their id there. */
export interface PersonRef {
  readonly source: string;
  readonly sourceId: string;
}

/** Finds people by their identity elsewhere, making those not known yet. Answers `[ref, personId]` pairs. */
export async function ensureImportedPeople(
  tx: Tx,
  random: Random,
  refs: readonly PersonRef[],
  nowMs: number,
): Promise<readonly (readonly [PersonRef, string])[]> {
  if (refs.length === 0) return [];
  const known = await findImportedPeople(tx, refs);
  const missing = refs.filter((ref) => !known.has(textOf(ref)));
  await insertPeople(tx, random, missing, nowMs);
  const all = missing.length === 0 ? known : await findImportedPeople(tx, refs);
  return refs.map((ref) => [ref, all.get(textOf(ref)) ?? ''] as const);
}

export async function findImportedPeople(
  tx: Pick<Tx, 'getExecutor'>,
  refs: readonly PersonRef[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; source: string; source_id: string }>`
    select people.id, people.source, people.source_id
    from people
    join unnest(${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[])
      as wanted (source, source_id) on (people.source, people.source_id) = (wanted.source, wanted.source_id)
  `.execute(tx);
  return new Map(rows.map((row) => [textOf({ source: row.source, sourceId: row.source_id }), row.id]));
}

async function insertPeople(
  tx: Tx,
  random: Random,
  refs: readonly PersonRef[],
  nowMs: number,
): Promise<void> {
  if (refs.length === 0) return;
  await sql`
    insert into people (id, source, source_id, created_at)
    select id, source, source_id, ${new Date(nowMs)}
    from unnest(
      ${refs.map(() => newId('person', nowMs, random))}::text[],
      ${refs.map((ref) => ref.source)}::text[],
      ${refs.map((ref) => ref.sourceId)}::text[]) as given (id, source, source_id)
    on conflict (source, source_id) do nothing
  `.execute(tx);
}

function textOf(ref: PersonRef): string {
  return `${ref.source}\u0000${ref.sourceId}`;
}
