import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from './database.ts';

/**
 * All rows of a query as one piece of JSON, for groups of hundreds with many columns: reading it is one call, where pg
 * reads and converts every value by itself (under a burst that took an eighth of the server's time). Values are what JSON
 * makes of them: a time has to be selected as a number or text.
 */
export async function rowsAsJson<Row>(db: Database | Tx, query: RawBuilder<Row>): Promise<readonly Row[]> {
  const { rows } = await sql<{ all: readonly Row[] | null }>`
    select json_agg(one) as all from (${query}) as one
  `.execute(db);
  return rows[0]?.all ?? [];
}
