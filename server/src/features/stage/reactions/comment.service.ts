import { type CommentId, err, minuteMs, newId, ok, type Random, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { type Audit, canPublishAs } from '../clips/index.ts';
import { countCommentsSince, insertComment, lockComment, markCommentRemoved } from './comment.store.ts';
import { type CommentView, commentsPerMinuteMax } from './reaction.schema.ts';
import { shopOf } from './reaction.service.ts';
import { addToCount } from './reaction.store.ts';
import { type CommentRow, findReactableClip } from './reaction.views.ts';

export interface NewComment {
  readonly actor: Actor;
  readonly clipId: string;
  readonly body: string;
  readonly nowMs: number;
}

export async function addComment(
  tx: Tx,
  comment: NewComment,
  random: Random,
): Promise<Result<CommentView, Problem>> {
  const { actor, clipId, nowMs } = comment;
  const { personId } = actor;
  const body = comment.body.trim();
  if (body === '') return err({ type: 'bad-request', field: 'body', detail: 'body: only blanks' });
  const clip = await findReactableClip(tx, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if ((await countCommentsSince(tx, personId, nowMs - minuteMs)) >= commentsPerMinuteMax) {
    return err({ type: 'too-many-requests', detail: `At most ${commentsPerMinuteMax} comments a minute.` });
  }
  const id: CommentId = newId('comment', nowMs, random);
  await insertComment(tx, { id, clipId, personId, body }, nowMs);
  await addToCount(tx, clipId, 'comments', 1);
  const data = { commentId: id };
  await appendEvents(tx, [
    { kind: 'comment', atMs: nowMs, personId, shopId: shopOf(clip), subjectId: clipId, data },
  ]);
  const row = { id, personId, name: actor.displayName, body, createdAtMs: nowMs };
  return ok(commentViewOf(row, actor, clip.authorId));
}

/** Removes a comment: its writer, the clip's author, or a moderator may. A moderator's removal is audited. */
export async function removeComment(
  tx: Tx,
  removal: { readonly actor: Actor; readonly commentId: string; readonly nowMs: number },
  audit: Audit,
): Promise<Result<{ id: string }, Problem>> {
  const { actor, commentId, nowMs } = removal;
  const comment = await lockComment(tx, commentId);
  if (comment === null || comment.removed) return err({ type: 'not-found' });
  if (!canRemoveComment(actor, comment)) return err({ type: 'not-allowed' });
  await markCommentRemoved(tx, commentId, nowMs);
  await addToCount(tx, comment.clipId, 'comments', -1);
  if (comment.personId !== actor.personId) {
    await audit(tx, { actorId: actor.personId, action: 'comment-remove', subjectId: commentId });
  }
  return ok({ id: commentId });
}

export function canRemoveComment(
  actor: Pick<Actor, 'personId' | 'roles' | 'shops' | 'creatorId'>,
  comment: { readonly personId: string; readonly clipAuthorId: string },
): boolean {
  if (comment.personId === actor.personId) return true;
  return (
    actor.roles.has('moderator') || actor.roles.has('operator') || canPublishAs(actor, comment.clipAuthorId)
  );
}

export function commentViewOf(row: CommentRow, actor: Actor, clipAuthorId: string): CommentView {
  return {
    id: row.id,
    author: { name: row.name },
    body: row.body,
    createdAt: new Date(row.createdAtMs).toISOString(),
    mine: row.personId === actor.personId,
    removable: canRemoveComment(actor, { personId: row.personId, clipAuthorId }),
  };
}
