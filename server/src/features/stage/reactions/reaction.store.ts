import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { HideScope } from './reaction.schema.ts';

/** Likes the clip; false when it was liked already. */
export async function insertLike(tx: Tx, clipId: string, personId: string, nowMs: number): Promise<boolean> {
  const row = await tx
    .insertInto('clip_likes')
    .values({ clip_id: clipId, person_id: personId, liked_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('clip_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the like back; false when there was none. */
export async function deleteLike(tx: Tx, clipId: string, personId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('clip_likes')
    .where('clip_id', '=', clipId)
    .where('person_id', '=', personId)
    .returning('clip_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a person shared these clips; answers those that they had not shared before, in one order for everybody. */
export async function insertShares(
  tx: Tx,
  personId: string,
  clipIds: readonly string[],
  nowMs: number,
): Promise<string[]> {
  if (clipIds.length === 0) return [];
  const rows = await tx
    .insertInto('clip_shares')
    .values(
      [...new Set(clipIds)]
        .sort()
        .map((clipId) => ({ clip_id: clipId, person_id: personId, shared_at: new Date(nowMs) })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('clip_id')
    .execute();
  return rows.map((row) => row.clip_id).sort();
}

export type Count = 'likes' | 'comments' | 'shares';

/** Adds to a clip's count and answers it. Never below zero. */
export async function addToCount(tx: Tx, clipId: string, count: Count, change: number): Promise<number> {
  const column = sql.ref(count);
  const { rows } = await sql<{ count: number }>`
    insert into clip_counts (clip_id, ${column}) values (${clipId}, ${Math.max(0, change)})
    on conflict (clip_id) do update set ${column} = greatest(0, clip_counts.${column} + ${change})
    returning ${column} as count
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function readCount(db: Database | Tx, clipId: string, count: Count): Promise<number> {
  const row = await db
    .selectFrom('clip_counts')
    .select(count)
    .where('clip_id', '=', clipId)
    .executeTakeFirst();
  return row?.[count] ?? 0;
}

export async function insertHide(
  tx: Tx,
  hide: { readonly personId: string; readonly scope: HideScope; readonly target: string },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('hides')
    .values({ person_id: hide.personId, scope: hide.scope, target: hide.target, hidden_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes one back; false when there was none. */
export async function deleteHide(
  tx: Tx,
  hide: { readonly personId: string; readonly scope: HideScope; readonly target: string },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('hides')
    .where('person_id', '=', hide.personId)
    .where('scope', '=', hide.scope)
    .where('target', '=', hide.target)
    .returning('target')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what a person hid: they start afresh. */
export async function deleteHides(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('hides').where('person_id', '=', personId).execute();
}

/** A stranger signed in: their likes, shares, hides and comments become the account's; what both liked or shared counts once. */
export async function mergeReactions(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    with twice as (
      delete from clip_likes l where l.person_id = ${from}
        and exists (select from clip_likes o where o.clip_id = l.clip_id and o.person_id = ${into})
      returning l.clip_id)
    update clip_counts c set likes = greatest(0, c.likes - 1) from twice where c.clip_id = twice.clip_id
  `.execute(tx);
  await tx.updateTable('clip_likes').set({ person_id: into }).where('person_id', '=', from).execute();
  await sql`
    with twice as (
      delete from clip_shares s where s.person_id = ${from}
        and exists (select from clip_shares o where o.clip_id = s.clip_id and o.person_id = ${into})
      returning s.clip_id)
    update clip_counts c set shares = greatest(0, c.shares - 1) from twice where c.clip_id = twice.clip_id
  `.execute(tx);
  await tx.updateTable('clip_shares').set({ person_id: into }).where('person_id', '=', from).execute();
  await sql`
    insert into hides (person_id, scope, target, hidden_at)
    select ${into}, scope, target, hidden_at from hides where person_id = ${from}
    on conflict do nothing
  `.execute(tx);
  await deleteHides(tx, from);
  await tx.updateTable('comments').set({ person_id: into }).where('person_id', '=', from).execute();
}

export interface ImportedReaction {
  readonly kind: 'like' | 'share';
  readonly clipId: string;
  readonly personId: string;
  readonly atMs: number;
}

/** Keeps likes and shares that came in by an import, so that clips show them; a like known already counts once. */
export async function putImportedReactions(tx: Tx, reactions: readonly ImportedReaction[]): Promise<void> {
  const likes = reactions.filter(({ kind }) => kind === 'like');
  const shares = reactions.filter(({ kind }) => kind === 'share');
  if (reactions.length === 0) return;
  await sql`
    with liked as (
      insert into clip_likes (clip_id, person_id, liked_at)
      select clip_id, person_id, max(at) from unnest(
        ${likes.map(({ clipId }) => clipId)}::text[], ${likes.map(({ personId }) => personId)}::text[],
        ${likes.map(({ atMs }) => new Date(atMs).toISOString())}::timestamptz[]) as given (clip_id, person_id, at)
      group by clip_id, person_id
      on conflict do nothing
      returning clip_id),
    counted as (
      select clip_id, sum(likes)::int as likes, sum(shares)::int as shares from (
        select clip_id, 1 as likes, 0 as shares from liked
        union all
        select clip_id, 0, 1 from unnest(${shares.map(({ clipId }) => clipId)}::text[]) as shared (clip_id)) as each
      group by clip_id)
    insert into clip_counts (clip_id, likes, shares)
    select clip_id, likes, shares from counted order by clip_id
    on conflict (clip_id) do update
      set likes = clip_counts.likes + excluded.likes, shares = clip_counts.shares + excluded.shares
  `.execute(tx);
}
