import type { AuthorId, PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** Whether the follow is new. */
export async function storeFollow(
  tx: Tx,
  personId: PersonId,
  authorId: AuthorId,
  nowMs: number,
): Promise<boolean> {
  const row = await tx
    .insertInto('follows')
    .values({ person_id: personId, author_id: authorId, followed_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('author_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there was a follow to remove. */
export async function removeFollow(tx: Tx, personId: PersonId, authorId: AuthorId): Promise<boolean> {
  const row = await tx
    .deleteFrom('follows')
    .where('person_id', '=', personId)
    .where('author_id', '=', authorId)
    .returning('author_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Hands a stranger's follows to the account; whom both follow is followed once, since the earlier day. */
export async function moveFollows(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`
    with moved as (delete from follows where person_id = ${from} returning author_id, followed_at)
    insert into follows (person_id, author_id, followed_at)
    select ${to}, author_id, followed_at from moved
    on conflict (person_id, author_id)
      do update set followed_at = least(follows.followed_at, excluded.followed_at)
  `.execute(tx);
}

export const followsMax = 5_000;

export async function countFollows(tx: Tx, personId: PersonId): Promise<number> {
  const row = await tx
    .selectFrom('follows')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return row.count;
}
