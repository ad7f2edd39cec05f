import type { AuthorView, ClipView } from '@kanmai/client';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { errorText, type Messages } from '../messages/index.ts';
import { recordStep } from './feed-events.ts';
import type { FeedEntry, FeedStore } from './feed-store.ts';
import { patchClips } from './feeds.ts';

/** Shows the like at once; takes it back when the platform does not agree. */
export async function setLiked(clip: ClipView, liked: boolean, messages: Messages): Promise<void> {
  if (clip.liked === liked) return;
  const show = (now: boolean) =>
    patchClips((one) =>
      one.id === clip.id && one.liked !== now
        ? { ...one, liked: now, likeCount: one.likeCount + (now ? 1 : -1) }
        : one,
    );
  show(liked);
  const params = { params: { path: { clipId: clip.id } } };
  try {
    await unwrap(
      liked
        ? api.PUT('/api/v1/clips/{clipId}/like', params)
        : api.DELETE('/api/v1/clips/{clipId}/like', params),
    );
  } catch (error) {
    show(!liked);
    showToast(errorText(messages, codeOf(error)), 'danger');
  }
}

export async function setFollowed(author: AuthorView, followed: boolean, messages: Messages): Promise<void> {
  const show = (now: boolean) =>
    patchClips((clip) =>
      clip.author.id === author.id ? { ...clip, author: { ...clip.author, followed: now } } : clip,
    );
  show(followed);
  const params = { params: { path: { authorId: author.id } } };
  try {
    await unwrap(
      followed
        ? api.PUT('/api/v1/follows/{authorId}', params)
        : api.DELETE('/api/v1/follows/{authorId}', params),
    );
  } catch (error) {
    show(!followed);
    showToast(errorText(messages, codeOf(error)), 'danger');
  }
}

export async function shareClip(entry: FeedEntry, messages: Messages): Promise<void> {
  const url = new URL(`/c/${entry.clip.id}`, location.origin).href;
  recordStep(entry, { kind: 'share' });
  if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) {
    // Rejected when the person changes their mind, which needs no words.
    await navigator.share({ title: entry.clip.caption, url }).catch(() => undefined);
    return;
  }
  await navigator.clipboard?.writeText(url).then(
    () => showToast(messages.feed.linkCopied),
    () => showToast(url),
  );
}

export async function hideClip(
  store: FeedStore,
  clip: ClipView,
  scope: 'item' | 'author' | 'category',
  messages: Messages,
): Promise<void> {
  try {
    await unwrap(
      api.POST('/api/v1/clips/{clipId}/hide', { params: { path: { clipId: clip.id } }, body: { scope } }),
    );
    store.remove((one) => {
      if (scope === 'author') return one.author.id === clip.author.id;
      return scope === 'category' ? one.category === clip.category : one.id === clip.id;
    });
    const said = {
      item: messages.feed.hiddenItem,
      author: messages.feed.hiddenAuthor,
      category: messages.feed.hiddenCategory,
    };
    showToast(said[scope]);
  } catch (error) {
    showToast(errorText(messages, codeOf(error)), 'danger');
  }
}
