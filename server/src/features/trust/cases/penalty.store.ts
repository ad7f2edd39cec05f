import type { PersonId } from '@kanmai/kernel';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../../generated/database.ts';
import type { Database, Tx } from '../../../database.ts';
import type { Consequence, PenaltyClass, Points } from './penalty.policy.ts';

/** A consequence as it was carried out. */
export type CarriedOut =
  | { readonly kind: 'no-live'; readonly untilMs: number | null }
  | { readonly kind: 'deduct' | 'freeze'; readonly amountCents: number }
  | { readonly kind: 'take-down'; readonly productIds: readonly string[] }
  | { readonly kind: 'expel' };

/** The one that a consequence of the ladder becomes. */
export type CarriedOutOf<Kind extends Consequence['kind']> = Extract<CarriedOut, { kind: Kind }>;

export interface NewPenalty {
  readonly id: string;
  readonly caseId: string;
  readonly authorId: string;
  readonly class: PenaltyClass;
  readonly points: number;
  readonly officialCode: string;
  readonly year: number;
  readonly policyVersion: number;
  readonly consequences: readonly CarriedOut[];
  readonly publicText: string;
  readonly currency: string;
  readonly givenBy: PersonId;
}

export async function insertPenalty(tx: Tx, one: NewPenalty, nowMs: number): Promise<void> {
  await tx
    .insertInto('penalties')
    .values({
      ...{ id: one.id, case_id: one.caseId, author_id: one.authorId, class: one.class, points: one.points },
      ...{ official_code: one.officialCode, year: one.year, policy_version: one.policyVersion },
      ...{ consequences: JSON.stringify(one.consequences), public_text: one.publicText },
      ...{ currency: one.currency, given_at: new Date(nowMs), given_by: one.givenBy },
    })
    .execute();
}

/** One at a time for a shop or creator: points that are added up meanwhile stay so. */
export async function lockPoints(tx: Tx, authorId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`penalties ${authorId}`}, 0))`.execute(tx);
}

/** The points of a year that are in force. */
export async function sumPoints(tx: Tx, authorId: string, year: number): Promise<Points> {
  const rows = await tx
    .selectFrom('penalties')
    .select((select) => ['class', select.fn.sum<number>('points').as('points')])
    .where('author_id', '=', authorId)
    .where('year', '=', year)
    .where('undone_at', 'is', null)
    .groupBy('class')
    .execute();
  const of = (wanted: string) => Number(rows.find((row) => row.class === wanted)?.points ?? 0);
  return { A: of('A'), B: of('B') };
}

export interface StoredPenalty {
  readonly id: string;
  readonly caseId: string;
  readonly authorId: string;
  readonly officialCode: string;
  readonly consequences: readonly CarriedOut[];
  readonly currency: string;
  readonly publicText: string;
  readonly givenBy: PersonId;
  readonly undone: boolean;
}

const stored = (row: Selectable<DB['penalties']>): StoredPenalty => ({
  ...{ id: row.id, caseId: row.case_id, authorId: row.author_id, officialCode: row.official_code },
  consequences: row.consequences as unknown as CarriedOut[],
  ...{ currency: row.currency, publicText: row.public_text, undone: row.undone_at !== null },
  givenBy: row.given_by as PersonId,
});

export async function lockPenalty(tx: Tx, id: string): Promise<StoredPenalty | null> {
  const row = await tx
    .selectFrom('penalties')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : stored(row);
}

/** What whoever was given a penalty is told of it. */
export interface GivenPenalty {
  readonly authorId: string;
  readonly class: PenaltyClass;
  readonly points: number;
  readonly publicText: string;
}

export async function findGiven(db: Database, id: string): Promise<GivenPenalty | null> {
  const row = await db
    .selectFrom('penalties')
    .select(['author_id', 'class', 'points', 'public_text'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { author_id: authorId, points, public_text: publicText } = row;
  return { authorId, class: row.class as PenaltyClass, points, publicText };
}

export async function setUndone(
  tx: Tx,
  id: string,
  { reason, restoredCents }: { readonly reason: string; readonly restoredCents: number },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('penalties')
    .set({ undone_at: new Date(nowMs), undone_reason: reason, restored_cents: restoredCents })
    .where('id', '=', id)
    .execute();
}

/** All penalties of an author, those undone too. */
export async function listPenaltyIds(tx: Tx, authorId: string): Promise<string[]> {
  const rows = await tx.selectFrom('penalties').select('id').where('author_id', '=', authorId).execute();
  return rows.map(({ id }) => id);
}

/** All penalties of an author in the order they were given, those undone too. */
export async function listPenaltiesOf(tx: Tx, authorId: string): Promise<StoredPenalty[]> {
  const rows = await tx
    .selectFrom('penalties')
    .selectAll()
    .where('author_id', '=', authorId)
    .orderBy('id')
    .execute();
  return rows.map(stored);
}
