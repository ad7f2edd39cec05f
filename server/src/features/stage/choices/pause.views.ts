import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export async function isPaused(db: Database | Tx, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('feed_pauses')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('until_event', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Steps of a person between two steps of the log. */
export interface Pause {
  readonly personId: string;
  readonly fromEvent: number;
  /** Null: up to now. */
  readonly untilEvent: number | null;
}

/** When these people had recommendations off, as far as steps between two of the log are concerned. */
export async function findPauses(
  db: Database,
  personIds: readonly string[],
  span: { readonly firstEvent: number; readonly lastEvent: number },
): Promise<Pause[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<Pause>`
    select person_id as "personId", from_event as "fromEvent", until_event as "untilEvent" from feed_pauses
    where person_id = any(${[...personIds]}::text[]) and from_event < ${span.lastEvent}
      and (until_event is null or until_event >= ${span.firstEvent})
  `.execute(db);
  return rows;
}
