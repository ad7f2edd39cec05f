import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { Choice, Dials, Target } from './choice.schema.ts';

/** Has one change of a person's choices at a time. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute();
}

export async function countOtherChoices(tx: Tx, personId: string, target: Target): Promise<number> {
  const row = await tx
    .selectFrom('feed_choices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where((where) => where.or([where('scope', '<>', target.scope), where('target', '<>', target.target)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function putChoice(tx: Tx, personId: string, choice: Choice, nowMs: number): Promise<void> {
  const chosen = { level: choice.level, chosen_at: new Date(nowMs) };
  await tx
    .insertInto('feed_choices')
    .values({ person_id: personId, scope: choice.scope, target: choice.target, ...chosen })
    .onConflict((conflict) => conflict.columns(['person_id', 'scope', 'target']).doUpdateSet(chosen))
    .execute();
}

export async function deleteChoice(tx: Tx, personId: string, { scope, target }: Target): Promise<void> {
  await tx
    .deleteFrom('feed_choices')
    .where('person_id', '=', personId)
    .where('scope', '=', scope)
    .where('target', '=', target)
    .execute();
}

export async function putDials(tx: Tx, personId: string, dials: Dials, nowMs: number): Promise<void> {
  const turned = { ...dials, turned_at: new Date(nowMs) };
  await tx
    .insertInto('feed_dials')
    .values({ person_id: personId, ...turned })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(turned))
    .execute();
}

/** Forgets everything a person asked for. */
export async function deleteChoices(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('feed_choices').where('person_id', '=', personId).execute();
  await tx.deleteFrom('feed_dials').where('person_id', '=', personId).execute();
}

/** A stranger signed in: what they asked for becomes the account's, where the account had not asked otherwise. */
export async function mergeChoices(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    insert into feed_choices (person_id, scope, target, level, chosen_at)
    select ${into}, scope, target, level, chosen_at from feed_choices where person_id = ${from}
    on conflict do nothing
  `.execute(tx);
  await sql`
    insert into feed_dials (person_id, freshness, nearness, city, turned_at)
    select ${into}, freshness, nearness, city, turned_at from feed_dials where person_id = ${from}
    on conflict do nothing
  `.execute(tx);
  await deleteChoices(tx, from);
}
