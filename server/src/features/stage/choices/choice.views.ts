import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/** Whether there is such a shop or creator. */
export async function authorExists(db: Database | Tx, authorId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from shops where id = ${authorId}) or
      exists (select from creators where id = ${authorId}) as found
  `.execute(db);
  return rows[0]?.found === true;
}
