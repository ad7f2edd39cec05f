import type { ClipView, FeedItem, FeedPage } from '@kanmai/client';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { feedEvents } from './feed-events.ts';
import { clipEntry, type FeedEntry, type FeedState, FeedStore, type RowEntry } from './feed-store.ts';
import { keepResume, readResume } from './resume.ts';

const pageSize = 6;

/** The row that is chosen for this person. */
export const forYou = new FeedStore({
  load: async () => {
    // What was just watched is known before the next page is made.
    await feedEvents.flush();
    const page = await unwrap(api.GET('/api/v1/feed', { params: { query: { limit: pageSize } } }));
    return { entries: rowOf(page), cursor: null, more: !page.endOfFeed };
  },
  codeOf,
  keep: keepServed,
});

let keptEntries: readonly RowEntry[] = [];

/** What was served is kept at once: it is not served again, and the page may be left the next moment. */
function keepServed(state: FeedState): void {
  if (state.entries === keptEntries) return;
  keptEntries = state.entries;
  const { clipId, positionS } = resumePosition;
  keepResume(state, clipEntry(state.entries[state.index])?.clip.id === clipId ? positionS : 0);
}

/** The clips of those the person follows, newest first. */
export const following = new FeedStore({
  load: async (cursor) => {
    await feedEvents.flush();
    const query = { limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    const page = await unwrap(api.GET('/api/v1/feed/following', { params: { query } }));
    return { entries: page.items.map(toEntry), cursor: page.nextCursor, more: page.nextCursor !== null };
  },
  codeOf,
});

/** The clips of a page, and its room or its goods where they belong. */
function rowOf({ requestId, items, room, goods }: FeedPage): RowEntry[] {
  const clips: RowEntry[] = items.map(toEntry);
  if (room !== undefined) return clips.toSpliced(room.position, 0, { room: room.room, reason: room.reason });
  return goods === undefined ? clips : clips.toSpliced(goods.position, 0, { ...goods, requestId });
}

const stores = [forYou, following];

function toEntry(item: FeedItem | ClipView): FeedEntry {
  if (!('clip' in item)) return { clip: item, requestId: null, position: 0, reason: null };
  return { clip: item.clip, requestId: item.requestId, position: item.position, reason: item.reason };
}

export function openedEntry(clip: ClipView): FeedEntry {
  return { clip, requestId: null, position: 0, reason: { code: 'opened', params: {} } };
}

export function patchClips(change: (clip: ClipView) => ClipView): void {
  for (const store of stores) store.patch(change);
}

export function clearFeeds(): void {
  for (const store of stores) store.clear();
}

/** Where the last visit was; a position to go to once that clip plays. */
export const resumePosition: { clipId: string | null; positionS: number } = { clipId: null, positionS: 0 };

export function resumeFeed(): void {
  const kept = readResume();
  if (kept === null) return;
  resumePosition.clipId = clipEntry(kept.entries[kept.index])?.clip.id ?? null;
  resumePosition.positionS = kept.positionS;
  forYou.resume(kept.entries, kept.index);
}
