import { createHash } from 'node:crypto';
import type { PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { AdvertFinding } from './advert.policy.ts';
import type { Advert, AdvertKind } from './advert.ts';
import { type JudgedCase, logJudged } from './advert-case.events.ts';

export type CaseOutcome = 'refused' | 'warned' | 'found';
export type CaseState = 'open' | 'mended' | 'passed';

/** A text of a field, and what is wrong with it. */
export interface AdvertCase {
  readonly authorId: string;
  readonly kind: AdvertKind;
  /** Empty: of something that was to be made, and was refused. */
  readonly subjectId: string;
  readonly field: string;
  readonly text: string;
  readonly outcome: CaseOutcome;
  readonly findings: readonly AdvertFinding[];
}

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Keeps cases; one that is known is counted again, and what was let pass stays so. */
export async function storeCases(tx: Tx, cases: readonly AdvertCase[], nowMs: number): Promise<void> {
  if (cases.length === 0) return;
  const now = new Date(nowMs);
  const kept = await tx
    .insertInto('advert_cases')
    .values(
      cases.map((one) => ({
        ...{ author_id: one.authorId, subject_kind: one.kind, subject_id: one.subjectId, field: one.field },
        ...{ text: one.text, text_hash: hashOf(one.text), outcome: one.outcome },
        findings: JSON.stringify(one.findings),
        codes: [...new Set(one.findings.map(({ officialCode }) => officialCode))],
        gravity: Math.max(...one.findings.map(({ gravity }) => gravity)),
        ...{ first_at: now, last_at: now },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['author_id', 'subject_kind', 'subject_id', 'field', 'text_hash'])
        .doUpdateSet((eb) => ({
          ...{ findings: eb.ref('excluded.findings'), last_at: eb.ref('excluded.last_at') },
          ...{ codes: eb.ref('excluded.codes'), gravity: eb.ref('excluded.gravity') },
          // To be found again is not to be tried again.
          outcome: sql<string>`case excluded.outcome when 'found' then advert_cases.outcome else excluded.outcome end`,
          times: sql<number>`advert_cases.times + (excluded.outcome <> 'found')::integer`,
          state: sql<string>`case advert_cases.state when 'passed' then 'passed' else 'open' end`,
        })),
    )
    .returning(judged)
    .execute();
  await logJudged(tx, kept, nowMs);
}

const judged = ['id', 'author_id', 'outcome', 'state', 'gravity'] as const;

/** Which fields of an advert, as they are, an operator let pass: of this subject, or before it was made. */
export async function findPassedFields(
  db: Tx | Database,
  advert: Pick<Advert, 'authorId' | 'kind' | 'subjectId'>,
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  if (texts.size === 0) return new Set();
  const rows = await db
    .selectFrom('advert_cases')
    .select(['field', 'text'])
    .where('author_id', '=', advert.authorId)
    .where('subject_kind', '=', advert.kind)
    .where('subject_id', 'in', ['', advert.subjectId])
    .where('field', 'in', [...texts.keys()])
    .where('text_hash', 'in', [...texts.values()].map(hashOf))
    .where('state', '=', 'passed')
    .execute();
  return new Set(rows.filter(({ field, text }) => texts.get(field) === text).map(({ field }) => field));
}

/** What these fields said before and say no more is settled. */
export async function settleMended(
  tx: Tx,
  advert: Pick<Advert, 'authorId' | 'kind' | 'subjectId'>,
  texts: ReadonlyMap<string, string>,
  nowMs: number,
): Promise<void> {
  if (texts.size === 0) return;
  const { rows } = await sql<JudgedCase>`
    update advert_cases c set state = 'mended'
    from unnest(${[...texts.keys()]}::text[], ${[...texts.values()]}::text[]) as said (field, text)
    where c.author_id = ${advert.authorId} and c.subject_kind = ${advert.kind} and c.subject_id = ${advert.subjectId}
      and c.state = 'open' and c.field = said.field and c.text <> said.text
    returning c.id, c.author_id, c.outcome, c.state, c.gravity
  `.execute(tx);
  await logJudged(tx, rows, nowMs);
}

export interface LockedCase {
  readonly id: number;
  readonly subjectId: string;
  readonly authorId: string;
  readonly field: string;
  readonly text: string;
  readonly state: CaseState;
}

export async function lockCase(tx: Tx, id: number): Promise<LockedCase | null> {
  const row = await tx
    .selectFrom('advert_cases')
    .select(['id', 'author_id', 'subject_id', 'field', 'text', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const { author_id: authorId, subject_id: subjectId, field, text } = row;
  return { id: Number(row.id), authorId, subjectId, field, text, state: row.state as CaseState };
}

export async function setCaseState(
  tx: Tx,
  id: number,
  given: { readonly state: CaseState; readonly reason: string; readonly operatorId: PersonId },
  nowMs: number,
): Promise<void> {
  const rows = await tx
    .updateTable('advert_cases')
    .set({
      ...{ state: given.state, reason: given.reason },
      ...{ decided_by: given.operatorId, decided_at: new Date(nowMs) },
    })
    .where('id', '=', id)
    .returning(judged)
    .execute();
  await logJudged(tx, rows, nowMs);
}
