import type { PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { bagLimits, type EntryReceipt } from './lucky-bag.schema.ts';

/** An entry as it is drawn from. */
export interface StoredEntry {
  readonly personId: PersonId;
  readonly entryId: string;
  readonly number: number;
  readonly shareHash: string;
  readonly share: string | null;
  /** Null until the bag is closed. */
  readonly conditionsMet: boolean | null;
}

interface EntryRow {
  person_id: PersonId;
  entry_id: string;
  number: number;
  share_hash: string;
  share: string | null;
  conditions_met: boolean | null;
}

const columns = sql`person_id, entry_id, number, share_hash, share, conditions_met`;

function entryOf(row: EntryRow): StoredEntry {
  return {
    personId: row.person_id,
    entryId: row.entry_id,
    number: row.number,
    shareHash: row.share_hash,
    share: row.share,
    conditionsMet: row.conditions_met,
  };
}

export async function findEntry(
  db: Database | Tx,
  bagId: string,
  personId: string,
): Promise<StoredEntry | null> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from lucky_bag_entries where bag_id = ${bagId} and person_id = ${personId}
  `.execute(db);
  return rows[0] === undefined ? null : entryOf(rows[0]);
}

/** Of these bags, a person's entries by bag. */
export async function findEntriesOf(
  db: Database,
  bagIds: readonly string[],
  personId: string,
): Promise<ReadonlyMap<string, StoredEntry>> {
  const { rows } = await sql<EntryRow & { bag_id: string }>`
    select bag_id, ${columns} from lucky_bag_entries
    where bag_id = any(${[...bagIds]}::text[]) and person_id = ${personId}
  `.execute(db);
  return new Map(rows.map((row) => [row.bag_id, entryOf(row)]));
}

/**
 * Enters somebody in an open bag with the next number, or answers null when the bag is over or full, or they are in it
 * already. The bag's row is locked: numbers have no gaps, and nobody enters a bag that is being closed.
 */
export async function insertEntry(
  tx: Tx,
  entry: {
    readonly bagId: string;
    readonly personId: string;
    readonly entryId: string;
    readonly shareHash: string;
  },
  nowMs: number,
): Promise<EntryReceipt | null> {
  const now = new Date(nowMs);
  const { rows } = await sql<{ entry_id: string; number: number; share_hash: string }>`
    with bag as (
      update lucky_bags set entry_count = entry_count + 1
      where id = ${entry.bagId} and state = 'open' and closes_at > ${now} and entry_count < ${bagLimits.entriesMax}
      returning id, entry_count
    )
    insert into lucky_bag_entries (bag_id, person_id, entry_id, number, share_hash, entered_at)
    select id, ${entry.personId}, ${entry.entryId}, entry_count, ${entry.shareHash}, ${now} from bag
    returning entry_id, number, share_hash
  `.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { entryId: row.entry_id, number: row.number, shareHash: row.share_hash };
}

/** All entries of a bag in order of entry: at most `entriesMax`. */
export async function listEntries(db: Database | Tx, bagId: string): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from lucky_bag_entries where bag_id = ${bagId} order by number
  `.execute(db);
  return rows.map(entryOf);
}

/** Decides who may win: everybody who entered and, where presence is asked for, is in the room now. */
export async function decideEligible(
  tx: Tx,
  bagId: string,
  presence: { readonly roomId: string; readonly seenAfterMs: number } | null,
): Promise<void> {
  const present =
    presence === null
      ? sql`true`
      : sql`exists (select from room_viewers v where v.room_id = ${presence.roomId}
          and v.person_id = e.person_id and v.here and v.seen_at > ${new Date(presence.seenAfterMs)})`;
  await sql`
    update lucky_bag_entries e set conditions_met = ${present} where e.bag_id = ${bagId}
  `.execute(tx);
}

export async function setShare(tx: Tx, bagId: string, personId: string, share: string): Promise<void> {
  await sql`
    update lucky_bag_entries set share = ${share} where bag_id = ${bagId} and person_id = ${personId}
  `.execute(tx);
}

/** Keeps that somebody said the bag's phrase; once is enough. */
export async function insertPhrase(
  db: Database,
  bagId: string,
  personId: string,
  nowMs: number,
): Promise<void> {
  await sql`
    insert into lucky_bag_phrases (bag_id, person_id, said_at)
    select id, ${personId}, ${new Date(nowMs)} from lucky_bags
    where id = ${bagId} and state = 'open' and closes_at > ${new Date(nowMs)}
    on conflict do nothing
  `.execute(db);
}

/** Whether somebody said the bag's phrase, and whether they follow the broadcaster. */
export async function findEntrant(
  db: Database | Tx,
  given: { readonly bagId: string; readonly personId: string; readonly broadcasterId: string },
): Promise<{ readonly saidPhrase: boolean; readonly follows: boolean }> {
  const { rows } = await sql<{ said: boolean; follows: boolean }>`
    select
      exists (select from lucky_bag_phrases where bag_id = ${given.bagId} and person_id = ${given.personId}) as said,
      exists (select from follows where author_id = ${given.broadcasterId} and person_id = ${given.personId}) as follows
  `.execute(db);
  return { saidPhrase: rows[0]?.said === true, follows: rows[0]?.follows === true };
}
