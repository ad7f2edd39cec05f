import type { PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export type WinnerState = 'won' | 'claimed' | 'lapsed';

export interface Winner {
  readonly personId: PersonId;
  readonly rank: number;
  readonly state: WinnerState;
  readonly orderId: string | null;
}

interface WinnerRow {
  bag_id: string;
  person_id: PersonId;
  rank: number;
  state: WinnerState;
  order_id: string | null;
}

const winnerOf = (row: WinnerRow): Winner => ({
  ...{ personId: row.person_id, rank: row.rank, state: row.state, orderId: row.order_id },
});

export async function insertWinners(
  tx: Tx,
  bagId: string,
  winners: readonly { readonly personId: string; readonly entryId: string }[],
): Promise<void> {
  if (winners.length === 0) return;
  await sql`
    insert into lucky_bag_winners (bag_id, person_id, rank, entry_id, state)
    select ${bagId}, person_id, rank, entry_id, 'won' from unnest(
      ${winners.map(({ personId }) => personId)}::text[], ${winners.map(({ entryId }) => entryId)}::text[]
    ) with ordinality as t (person_id, entry_id, rank)
  `.execute(tx);
}

export async function findWinner(db: Database | Tx, bagId: string, personId: string): Promise<Winner | null> {
  const { rows } = await sql<WinnerRow>`
    select * from lucky_bag_winners where bag_id = ${bagId} and person_id = ${personId}
  `.execute(db);
  return rows[0] === undefined ? null : winnerOf(rows[0]);
}

/** Of these bags, what a person won, by bag. */
export async function findWinsOf(
  db: Database,
  bagIds: readonly string[],
  personId: string,
): Promise<ReadonlyMap<string, Winner>> {
  const { rows } = await sql<WinnerRow>`
    select * from lucky_bag_winners where bag_id = any(${[...bagIds]}::text[]) and person_id = ${personId}
  `.execute(db);
  return new Map(rows.map((row) => [row.bag_id, winnerOf(row)]));
}

export async function setClaimed(
  tx: Tx,
  bagId: string,
  personId: string,
  orderId: string,
  nowMs: number,
): Promise<void> {
  await sql`
    update lucky_bag_winners set state = 'claimed', order_id = ${orderId}, claimed_at = ${new Date(nowMs)}
    where bag_id = ${bagId} and person_id = ${personId}
  `.execute(tx);
}

/** What was not claimed is no longer to be had. */
export async function setLapsed(tx: Tx, bagId: string): Promise<void> {
  await sql`
    update lucky_bag_winners set state = 'lapsed' where bag_id = ${bagId} and state = 'won'
  `.execute(tx);
}

/** The names that winners go by in the room. */
export async function findNames(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; display_name: string }>`
    select id, display_name from people where id = any(${[...personIds]}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row.display_name]));
}
