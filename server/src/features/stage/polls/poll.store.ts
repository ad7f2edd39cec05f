import type { PersonId, RoomId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface StoredPoll {
  readonly id: string;
  readonly roomId: RoomId;
  readonly state: 'open' | 'closed';
  readonly question: string;
  readonly options: readonly string[];
  readonly openedAtMs: number;
  readonly closesAtMs: number;
  readonly closedAtMs: number | null;
  readonly closeReason: CloseReason | null;
  /** Null while it is open. */
  readonly result: readonly number[] | null;
}

export type CloseReason = 'time' | 'host' | 'room';

const columns = sql`p.id, p.room_id as "roomId", p.state, p.question, p.options, p.result,
  (extract(epoch from p.opened_at) * 1000)::bigint as "openedAtMs",
  (extract(epoch from p.closes_at) * 1000)::bigint as "closesAtMs",
  (extract(epoch from p.closed_at) * 1000)::bigint as "closedAtMs", p.close_reason as "closeReason"`;

export async function findPoll(db: Database | Tx, pollId: string): Promise<StoredPoll | null> {
  const { rows } = await sql<StoredPoll>`select ${columns} from polls p where p.id = ${pollId}`.execute(db);
  return rows[0] ?? null;
}

/** Locked so that nobody votes any more until the unit of work ends: votes lock the row for themselves. */
export async function lockPoll(tx: Tx, pollId: string): Promise<StoredPoll | null> {
  const { rows } = await sql<StoredPoll>`
    select ${columns} from polls p where p.id = ${pollId} for update
  `.execute(tx);
  return rows[0] ?? null;
}

/** Of one room, the newest first. */
export async function listPolls(
  db: Database | Tx,
  roomId: string,
  limit: number,
): Promise<readonly StoredPoll[]> {
  const { rows } = await sql<StoredPoll>`
    select ${columns} from polls p where p.room_id = ${roomId} order by p.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function countPolls(tx: Tx, roomId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from polls where room_id = ${roomId}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** @throws a unique violation when one is open in the room */
export async function insertPoll(
  tx: Tx,
  poll: Pick<StoredPoll, 'id' | 'roomId' | 'question' | 'options' | 'openedAtMs' | 'closesAtMs'> & {
    readonly openedBy: PersonId;
  },
): Promise<void> {
  await tx
    .insertInto('polls')
    .values({
      ...{ id: poll.id, room_id: poll.roomId, state: 'open', question: poll.question },
      ...{ options: [...poll.options], opened_by: poll.openedBy },
      ...{ opened_at: new Date(poll.openedAtMs), closes_at: new Date(poll.closesAtMs) },
    })
    .execute();
}

/**
 * Takes a vote of an open poll; false when the poll is over. Whoever closes it waits for the votes under way, and a vote
 * that waited for the closing finds it closed.
 *
 * @throws a unique violation when they have voted
 */
export async function insertVote(
  tx: Tx,
  vote: { readonly pollId: string; readonly personId: string; readonly choice: number },
  nowMs: number,
): Promise<boolean> {
  const now = new Date(nowMs);
  const { numAffectedRows } = await sql`
    with poll as (
      select id from polls where id = ${vote.pollId} and state = 'open' and closes_at > ${now} for share
    )
    insert into poll_votes (poll_id, person_id, choice, voted_at)
    select id, ${vote.personId}, ${vote.choice}, ${now} from poll
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** What somebody chose, by poll. */
export async function findVotesOf(
  db: Database,
  pollIds: readonly string[],
  personId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ poll_id: string; choice: number }>`
    select poll_id, choice from poll_votes
    where poll_id = any(${[...pollIds]}::text[]) and person_id = ${personId}
  `.execute(db);
  return new Map(rows.map((row) => [row.poll_id, row.choice]));
}

/** How many chose each option. */
export async function countVotes(
  db: Database | Tx,
  { id, options }: Pick<StoredPoll, 'id' | 'options'>,
): Promise<number[]> {
  const { rows } = await sql<{ choice: number; votes: number }>`
    select choice, count(*)::int as votes from poll_votes where poll_id = ${id} group by choice
  `.execute(db);
  const votes = new Map(rows.map((row) => [row.choice, row.votes]));
  return options.map((_, choice) => votes.get(choice) ?? 0);
}

export async function setClosed(
  tx: Tx,
  pollId: string,
  closing: { readonly reason: CloseReason; readonly result: readonly number[] },
  nowMs: number,
): Promise<void> {
  await sql`
    update polls set state = 'closed', closed_at = ${new Date(nowMs)}, close_reason = ${closing.reason},
      result = ${[...closing.result]}::integer[]
    where id = ${pollId}
  `.execute(tx);
}

/** Open polls whose time, or whose room, is over; at most `limit`. */
export async function listDuePolls(db: Database, nowMs: number, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from polls p join rooms r on r.id = p.room_id
    where p.state = 'open' and (p.closes_at <= ${new Date(nowMs)} or r.state <> 'live') order by p.id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}
