import { type ClipId, err, newId, ok, type Random, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { AuditEntry } from '../../people/audit/index.ts';
import { clipAdvert, screenAdvert } from '../../trust/adverts/index.ts';
import { findAsset } from '../media/index.ts';
import { clipEvent } from './clip.events.ts';
import { authorKindOf, canPublishAs, decideGoods, decidePlace } from './clip.policy.ts';
import type { ClipChange, ClipPlace, NewClip } from './clip.schema.ts';
import { bareClip, insertClip, lockClip, replaceGoods, type StoredClip, updateClip } from './clip.store.ts';
import { findAttachableProducts, loadAuthorCards } from './clip.views.ts';
import { settleReports } from './report.store.ts';

/** Writes a line of the audit log in the unit of work of what it speaks of. */
export type Audit = (tx: Tx, entry: AuditEntry) => Promise<void>;

export interface ClipMoment {
  readonly actor: Actor;
  readonly nowMs: number;
}

export type Made = Result<{ id: string }, Problem>;

/** Makes a draft of an asset of one's own; published at once, or as soon as the video is ready, when asked. */
export async function createClip(tx: Tx, moment: ClipMoment, random: Random, clip: NewClip): Promise<Made> {
  const { actor, nowMs } = moment;
  if (!canPublishAs(actor, clip.authorId)) return err({ type: 'not-allowed', field: 'authorId' });
  const asset = await findAsset(tx, clip.assetId);
  if (asset === null || asset.ownerId !== actor.personId) return err({ type: 'not-found', field: 'assetId' });
  if (asset.state === 'refused')
    return err({ type: 'upload-refused', field: 'assetId', detail: asset.refusal ?? '' });
  if (clip.publish && !(await isAuthorOpen(tx, clip.authorId))) return err({ type: 'shop-not-open' });
  const refused = await refusedGoods(tx, clip.authorId, clip.goods);
  if (refused !== null) return err(refused);
  const place = placeGiven(clip.place);
  if (!place.ok) return place;
  const draft: StoredClip = {
    ...bareClip,
    place: place.value ?? null,
    id: newId('clip', nowMs, random),
    authorId: clip.authorId,
    authorKind: authorKindOf(clip.authorId),
    assetId: clip.assetId,
    caption: clip.caption.trim(),
    category: clip.category.trim(),
    tags: distinct(clip.tags),
    state: 'draft',
    durationMs: asset.durationMs ?? 0,
    publishedAtMs: null,
    publishWhenReady: clip.publish && asset.state !== 'ready',
  };
  const read = clip.publish ? await screenClip(tx, draft, nowMs, true) : ok(null);
  if (!read.ok) return read;
  await insertClip(tx, draft, nowMs);
  await replaceGoods(tx, draft.id, clip.goods);
  if (clip.publish && asset.state === 'ready')
    await publish(tx, draft, asset.durationMs ?? 0, nowMs, actor.personId);
  return ok({ id: draft.id });
}

/** Reads what a clip is about to tell the public; of one that is made only if it is not refused, say so. */
export function screenClip(
  tx: Tx,
  clip: StoredClip,
  nowMs: number,
  isNew = false,
): Promise<Result<null, Problem>> {
  return screenAdvert(tx, { ...clipAdvert(clip), isNew }, nowMs);
}

function distinct(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

async function refusedGoods(tx: Tx, authorId: string, goods: NewClip['goods']): Promise<Problem | null> {
  const ids = goods.map((chip) => chip.productId);
  const refused = decideGoods(authorId, ids, await findAttachableProducts(tx, ids));
  if (refused === null) return null;
  if (refused.why === 'not-on-sale')
    return { type: 'not-on-sale', field: 'goods', productId: refused.productId };
  return {
    type: 'bad-request',
    field: 'goods',
    productId: refused.productId,
    detail: `product ${refused.why}`,
  };
}

function placeGiven(given: NewClip['place']): Result<ClipPlace | null | undefined, Problem> {
  if (given === undefined || given === null) return ok(given);
  const place = decidePlace(given);
  if (place === 'unnamed')
    return err({ type: 'bad-request', field: 'place.name', detail: 'Name the place.' });
  if (place === 'half-placed')
    return err({ type: 'bad-request', field: 'place', detail: 'Send both lat and lng, or neither.' });
  return ok(place);
}

/** Makes a clip public from now on, whatever brought it there. */
export async function publish(
  tx: Tx,
  clip: StoredClip,
  durationMs: number,
  nowMs: number,
  actorId: string | null,
): Promise<void> {
  const published: StoredClip = {
    ...clip,
    state: 'published',
    durationMs,
    publishedAtMs: nowMs,
    publishWhenReady: false,
    publishAtMs: null,
  };
  await updateClip(tx, published, nowMs);
  await appendEvents(tx, [clipEvent('clip-published', published, nowMs, actorId)]);
}

/** The clip of one's own, locked; a stranger's clip is not told from one that does not exist. */
export async function lockOwnClip(tx: Tx, actor: Actor, clipId: string): Promise<StoredClip | null> {
  const clip = await lockClip(tx, clipId);
  if (clip === null || clip.state === 'removed' || !canPublishAs(actor, clip.authorId)) return null;
  return clip;
}

export async function changeClip(
  tx: Tx,
  moment: ClipMoment,
  clipId: ClipId | string,
  change: ClipChange,
): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  // What an operator took down stays as it was ruled on.
  if (clip.state === 'taken-down') return err({ type: 'state-conflict', state: clip.state });
  if (change.goods !== undefined) {
    const refused = await refusedGoods(tx, clip.authorId, change.goods);
    if (refused !== null) return err(refused);
    await replaceGoods(tx, clip.id, change.goods);
  }
  const place = placeGiven(change.place);
  if (!place.ok) return place;
  const changed: StoredClip = {
    ...clip,
    caption: change.caption?.trim() ?? clip.caption,
    category: change.category?.trim() ?? clip.category,
    tags: change.tags === undefined ? clip.tags : distinct(change.tags),
    place: place.value === undefined ? clip.place : place.value,
  };
  const isSaid = clip.state !== 'draft' || clip.publishWhenReady;
  const isAnew =
    changed.caption !== clip.caption ||
    changed.category !== clip.category ||
    changed.tags.some((tag) => !clip.tags.includes(tag));
  const read = isSaid && isAnew ? await screenClip(tx, changed, moment.nowMs) : ok(null);
  if (!read.ok) return read;
  await keepChanged(tx, changed, moment.nowMs, moment.actor.personId);
  return ok({ id: clip.id });
}

/** Keeps what was changed, and tells the readers when it is of what they know. */
export async function keepChanged(
  tx: Tx,
  changed: StoredClip,
  nowMs: number,
  actorId: string | null,
): Promise<void> {
  await updateClip(tx, changed, nowMs);
  if (changed.state === 'published')
    await appendEvents(tx, [clipEvent('clip-changed', changed, nowMs, actorId)]);
}

/** Publishes a draft, or notes that it is to be published when its video is ready. Repeating changes nothing. */
export async function publishClip(tx: Tx, moment: ClipMoment, clipId: string): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.state === 'published') return ok({ id: clip.id });
  if (!(await isAuthorOpen(tx, clip.authorId))) return err({ type: 'shop-not-open' });
  if (!isUnpublished(clip) || clip.assetId === null)
    return err({ type: 'state-conflict', state: clip.state });
  const asset = await findAsset(tx, clip.assetId);
  if (asset === null || asset.state === 'refused') {
    return err({ type: 'upload-refused', detail: asset?.refusal ?? 'the video is gone' });
  }
  const read = await screenClip(tx, clip, moment.nowMs);
  if (!read.ok) return read;
  if (asset.state === 'ready')
    await publish(tx, clip, asset.durationMs ?? 0, moment.nowMs, moment.actor.personId);
  else
    await updateClip(
      tx,
      { ...clip, state: 'draft', publishAtMs: null, publishWhenReady: true },
      moment.nowMs,
    );
  return ok({ id: clip.id });
}

/** Whether nobody was told of it yet. */
export function isUnpublished(clip: Pick<StoredClip, 'state'>): boolean {
  return clip.state === 'draft' || clip.state === 'scheduled';
}

/** Publishes what waited for its time or its video; that of a shop that is not open becomes a draft again. */
export async function publishWaiting(
  tx: Tx,
  clip: StoredClip,
  durationMs: number,
  nowMs: number,
): Promise<void> {
  if (await isAuthorOpen(tx, clip.authorId)) return publish(tx, clip, durationMs, nowMs, null);
  const draft: StoredClip = { ...clip, state: 'draft', publishAtMs: null, publishWhenReady: false };
  await updateClip(tx, draft, nowMs);
}

/** A shop publishes nothing before it is approved, nor while it is suspended. */
export async function isAuthorOpen(tx: Tx, authorId: string): Promise<boolean> {
  return (await loadAuthorCards(tx, [authorId])).get(authorId)?.open === true;
}

/** Takes a clip back for good. */
export async function removeClip(tx: Tx, moment: ClipMoment, clipId: string): Promise<Made> {
  const clip = await lockOwnClip(tx, moment.actor, clipId);
  if (clip === null) return err({ type: 'not-found' });
  const removed: StoredClip = {
    ...clip,
    ...{
      state: 'removed',
      publishWhenReady: false,
      publishAtMs: null,
      nextAssetId: null,
      coverWantedMs: null,
    },
  };
  await updateClip(tx, removed, moment.nowMs);
  if (!isUnpublished(clip)) {
    await appendEvents(tx, [clipEvent('clip-taken-down', removed, moment.nowMs, moment.actor.personId)]);
  }
  return ok({ id: clip.id });
}

/** An operator's decision, with its reason in the audit log. */
export async function takeDownClip(
  tx: Tx,
  moment: ClipMoment,
  audit: Audit,
  clipId: string,
  reason: string,
): Promise<Made> {
  const clip = await lockClip(tx, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.state !== 'published') return err({ type: 'state-conflict', state: clip.state });
  const down: StoredClip = { ...clip, state: 'taken-down', nextAssetId: null, coverWantedMs: null };
  await updateClip(tx, down, moment.nowMs, reason);
  await settleReports(tx, clip.id, moment.nowMs);
  await appendEvents(tx, [clipEvent('clip-taken-down', down, moment.nowMs, moment.actor.personId)]);
  await audit(tx, { actorId: moment.actor.personId, action: 'clip-take-down', subjectId: clip.id, reason });
  return ok({ id: clip.id });
}

export async function restoreClip(
  tx: Tx,
  moment: ClipMoment,
  audit: Audit,
  clipId: string,
  reason: string,
): Promise<Made> {
  const clip = await lockClip(tx, clipId);
  if (clip === null) return err({ type: 'not-found' });
  if (clip.state !== 'taken-down') return err({ type: 'state-conflict', state: clip.state });
  const restored: StoredClip = { ...clip, state: 'published' };
  await updateClip(tx, restored, moment.nowMs);
  await appendEvents(tx, [clipEvent('clip-restored', restored, moment.nowMs, moment.actor.personId)]);
  await audit(tx, { actorId: moment.actor.personId, action: 'clip-restore', subjectId: clip.id, reason });
  return ok({ id: clip.id });
}
