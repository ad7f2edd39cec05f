import type { Tx } from '../../../database.ts';

export async function insertComment(
  tx: Tx,
  comment: { readonly id: string; readonly clipId: string; readonly personId: string; readonly body: string },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('comments')
    .values({
      id: comment.id,
      clip_id: comment.clipId,
      person_id: comment.personId,
      body: comment.body,
      created_at: new Date(nowMs),
    })
    .execute();
}

/** How many comments, removed ones included, this person wrote since then. */
export async function countCommentsSince(tx: Tx, personId: string, sinceMs: number): Promise<number> {
  const row = await tx
    .selectFrom('comments')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('created_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface LockedComment {
  readonly clipId: string;
  readonly clipAuthorId: string;
  readonly personId: string;
  readonly removed: boolean;
}

export async function lockComment(tx: Tx, commentId: string): Promise<LockedComment | null> {
  const row = await tx
    .selectFrom('comments')
    .innerJoin('clips', 'clips.id', 'comments.clip_id')
    .select(['comments.clip_id', 'clips.author_id', 'comments.person_id', 'comments.removed_at'])
    .where('comments.id', '=', commentId)
    .forUpdate('comments')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    clipId: row.clip_id,
    clipAuthorId: row.author_id,
    personId: row.person_id,
    removed: row.removed_at !== null,
  };
}

export async function markCommentRemoved(tx: Tx, commentId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('comments')
    .set({ removed_at: new Date(nowMs) })
    .where('id', '=', commentId)
    .execute();
}
