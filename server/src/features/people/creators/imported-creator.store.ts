import { newId, type Random } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** A creator known elsewhere, with the name they have there. */
export interface ImportedCreator {
  readonly source: string;
  readonly sourceId: string;
  readonly name: string;
}

/** Finds creators by their identity elsewhere, making those not known yet; answers ids in the order given. */
export async function ensureImportedCreators(
  tx: Tx,
  random: Random,
  creators: readonly ImportedCreator[],
  nowMs: number,
): Promise<readonly (string | null)[]> {
  if (creators.length === 0) return [];
  const sources = creators.map((creator) => creator.source);
  const sourceIds = creators.map((creator) => creator.sourceId);
  // A name that somebody else has is told apart by the identity elsewhere.
  await sql`
    insert into creators (id, name, source, source_id, created_at)
    select id, case when exists (select 1 from creators c where c.name = given.name)
        then left(given.name, 40) || ' · ' || given.source || ' ' || given.source_id else given.name end,
      source, source_id, ${new Date(nowMs)}
    from unnest(
      ${creators.map(() => newId('creator', nowMs, random))}::text[], ${creators.map((creator) => creator.name)}::text[],
      ${sources}::text[], ${sourceIds}::text[]) as given (id, name, source, source_id)
    where not exists (
      select 1 from creators known where (known.source, known.source_id) = (given.source, given.source_id))
    on conflict do nothing
  `.execute(tx);
  const { rows } = await sql<{ id: string | null }>`
    select creators.id
    from unnest(${sources}::text[], ${sourceIds}::text[]) with ordinality as wanted (source, source_id, place)
    left join creators on (creators.source, creators.source_id) = (wanted.source, wanted.source_id)
    order by wanted.place
  `.execute(tx);
  return rows.map((row) => row.id);
}
