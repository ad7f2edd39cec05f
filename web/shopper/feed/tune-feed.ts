import type { FeedTarget } from '@kanmai/client';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { errorText, type Messages } from '../messages/index.ts';
import type { FeedEntry, FeedStore } from './feed-store.ts';

/** More or less of the shop, the creator or the category of a clip. Less takes what is still to come out of the row. */
export async function tuneByClip(
  store: FeedStore,
  { clip }: FeedEntry,
  scope: FeedTarget['scope'],
  level: 1 | -1,
  m: Messages,
): Promise<void> {
  const [target, name] =
    scope === 'author' ? [clip.author.id, clip.author.name] : [clip.category, clip.category];
  try {
    await unwrap(api.PUT('/api/v1/me/choices', { body: { scope, target, level } }));
    if (level < 0)
      store.remove(
        (one) =>
          one.id !== clip.id && (scope === 'author' ? one.author.id === target : one.category === target),
      );
    showToast(level > 0 ? m.choices.moreDone(name) : m.choices.lessDone(name));
  } catch (error) {
    const code = codeOf(error);
    showToast(code === 'too-many' ? m.choices.limit : errorText(m, code), 'danger');
  }
}
