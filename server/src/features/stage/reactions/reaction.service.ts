import { err, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { HideScope, HideView, LikeView } from './reaction.schema.ts';
import { addToCount, deleteLike, insertHide, insertLike, readCount } from './reaction.store.ts';
import { findHideableProduct, findReactableClip, type ReactableClip } from './reaction.views.ts';

/** Who reacts to which clip, and when. */
export interface Reaction {
  readonly personId: string;
  readonly clipId: string;
  readonly nowMs: number;
}

/** Likes or unlikes. Repeating it changes nothing and is no second event. */
export async function setLike(
  tx: Tx,
  reaction: Reaction,
  liked: boolean,
): Promise<Result<LikeView, Problem>> {
  const { personId, clipId, nowMs } = reaction;
  const clip = await findReactableClip(tx, clipId);
  if (clip === null) return err({ type: 'not-found' });
  const changed = liked
    ? await insertLike(tx, clipId, personId, nowMs)
    : await deleteLike(tx, clipId, personId);
  if (!changed) return ok({ liked, likeCount: await readCount(tx, clipId, 'likes') });
  const likeCount = await addToCount(tx, clipId, 'likes', liked ? 1 : -1);
  const kind = liked ? 'like' : 'unlike';
  await appendEvents(tx, [
    { kind, atMs: nowMs, personId, shopId: shopOf(clip), subjectId: clipId, data: {} },
  ]);
  return ok({ liked, likeCount });
}

/** "Not interested": in this clip, in its author, or in its category. */
export async function hideClip(
  tx: Tx,
  reaction: Reaction,
  scope: HideScope,
): Promise<Result<HideView, Problem>> {
  const { personId, clipId, nowMs } = reaction;
  const clip = await findReactableClip(tx, clipId);
  if (clip === null) return err({ type: 'not-found' });
  const { authorId, category } = clip;
  const hidden = { ...{ id: clipId, authorId, category }, shopId: shopOf(clip) };
  return hide(tx, { personId, nowMs, scope }, hidden);
}

/** "Not interested": in goods between clips, in their shop, or in their category. */
export async function hideProduct(
  tx: Tx,
  { personId, productId, nowMs }: Omit<Reaction, 'clipId'> & { readonly productId: string },
  scope: HideScope,
): Promise<Result<HideView, Problem>> {
  const product = await findHideableProduct(tx, productId);
  if (product === null) return err({ type: 'not-found' });
  const { shopId, category } = product;
  return hide(tx, { personId, nowMs, scope }, { id: productId, authorId: shopId, shopId, category });
}

interface Hidden {
  readonly id: string;
  readonly authorId: string;
  readonly shopId: string | null;
  readonly category: string;
}

async function hide(
  tx: Tx,
  {
    personId,
    nowMs,
    scope,
  }: { readonly personId: string; readonly nowMs: number; readonly scope: HideScope },
  { id, authorId, shopId, category }: Hidden,
): Promise<Result<HideView, Problem>> {
  const target = { item: id, author: authorId, category }[scope];
  if (target === '') return err({ type: 'bad-request', field: 'scope', detail: 'it has no category' });
  await insertHide(tx, { personId, scope, target }, nowMs);
  const data = { scope, authorId, category };
  await appendEvents(tx, [{ kind: 'hide', atMs: nowMs, personId, shopId, subjectId: id, data }]);
  return ok({ scope, target });
}

export function shopOf(clip: Pick<ReactableClip, 'authorId'>): string | null {
  return clip.authorId.startsWith('shp_') ? clip.authorId : null;
}
