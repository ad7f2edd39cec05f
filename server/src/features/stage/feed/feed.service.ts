import type { Choices, Interest } from '@kanmai/interest';
import { newId, type PersonId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { ByteText } from '../../../http/byte-text.ts';
import type { ServingPlan } from '../../insight/experiments/index.ts';
import type { CachedAuthor, CachedClip, CardCache, FoundCards } from './card-cache.ts';
import type { DegradedReason, EngineWatch } from './engine-watch.ts';
import { hydrate } from './feed.hydration.ts';
import { feedReasonOf, type PresentedItem, pageText } from './feed.presentation.ts';
import { type FeedRoomsParts, roomForPage } from './feed.rooms.ts';
import { applyRules, type FeedEntry } from './feed.rules.ts';
import type { FeedReason } from './feed.schema.ts';
import { type SkeletonEntry, type SkeletonQuery, skeleton } from './feed.skeleton.ts';
import { listSeenClips } from './feed.views.ts';
import { impersonalPage } from './impersonal-page.ts';
import type { ImpersonalPool } from './impersonal-pool.ts';
import type { NearCache } from './near-cache.ts';
import type { Served } from './served.ts';
import type { Viewer, ViewerCache, ViewerChoices } from './viewer-cache.ts';

export interface FeedParts {
  readonly deps: FeatureDeps;
  readonly interest: Interest;
  readonly cards: CardCache;
  readonly viewers: ViewerCache;
  readonly served: Served;
  readonly near: NearCache;
  /** What may be shown to anybody. */
  readonly pool: ImpersonalPool;
  readonly watch: EngineWatch;
  /** Counts a feed that was answered without the engine. */
  readonly countDegraded: (reason: DegradedReason) => void;
  /** What experiments make of this person's pages; null where none concerns them. */
  readonly planFor: (personId: string) => ServingPlan | null;
  /** The rooms that are live, to be shown between clips. */
  readonly rooms: FeedRoomsParts;
}

export interface FeedQuery {
  readonly personId: PersonId;
  readonly limit: number;
  /** Serve what was seen already, longest ago first. */
  readonly again: boolean;
}

/** The rules may drop some of a skeleton: it is asked for more at most this often. */
const roundsMax = 3;
const seenMax = 400;

/** A page of the feed, as JSON: skeleton → hydration → rules → presentation. */
export async function feedPage(parts: FeedParts, query: FeedQuery): Promise<ByteText> {
  const viewer = parts.viewers.peek(query.personId) ?? (await parts.viewers.get(query.personId));
  const source = await sourceOf(parts, query, viewer);
  const page: FeedEntry[] = [];
  const loaded: FoundCards[] = [];
  const refused = new Set<string>();
  for (let round = 0; round < roundsMax && page.length < query.limit; round++) {
    const found = await source(query.limit - page.length, refused);
    if (found.length === 0) break;
    const hydrated = await hydrate(parts.cards, found);
    loaded.push(hydrated);
    const ruled = applyRules(hydrated.entries, viewer, page);
    for (const { clipId } of ruled.dropped) refused.add(clipId);
    for (const entry of ruled.kept) refused.add(entry.clipId);
    page.push(...ruled.kept);
  }
  return present(parts, query, viewer, page, together(loaded));
}

/** As a rule one round was enough, and there is nothing to join. */
function together(loaded: readonly FoundCards[]): FoundCards {
  const [only] = loaded;
  if (only !== undefined && loaded.length === 1) return only;
  return {
    clips: new Map(loaded.flatMap(({ clips }) => [...clips])),
    authors: new Map(loaded.flatMap(({ authors }) => [...authors])),
  };
}

async function sourceOf(
  parts: FeedParts,
  { personId, limit, again }: FeedQuery,
  viewer: Viewer,
): Promise<Source> {
  if (viewer.paused) return impersonalSource(parts, { personId, limit, again }, viewer);
  return again
    ? await seenSource(parts, personId)
    : freshSource(parts, personId, await choicesOf(parts, viewer.choices), viewer.choices.dials.city);
}

/** Recommendations are off: what is popular and new, and what is near where that was asked for. */
async function impersonalSource(
  { pool, served }: FeedParts,
  { personId, limit, again }: FeedQuery,
  { choices: { dials }, hidden }: Viewer,
): Promise<Source> {
  const { nearness, city } = dials;
  const rows = await pool.get(nearness > 0 ? city : null);
  const before = again ? served.again(personId) : served.ahead(personId);
  // All of it was served once more: from the start.
  if (again && rows.every(({ clipId }) => before.has(clipId))) served.startAgain(personId);
  return (count, refused) => {
    const exclude = { has: (clipId: string) => before.has(clipId) || refused.has(clipId) };
    const page = impersonalPage(rows, { count, exclude, hidden, nearness, from: limit - count });
    return page.map(({ clipId, reason }) => ({
      ...{ clipId, reason, number: null, propensity: null },
      channel: reason.code.slice('off-'.length),
    }));
  };
}

/** What the engine is to know of what the person asked for. As a rule nothing has to be waited for. */
export async function choicesOf(
  { near }: Pick<FeedParts, 'near'>,
  { authors, categories, dials }: ViewerChoices,
): Promise<Choices> {
  const { freshness, nearness, city } = dials;
  const asked = { authors, categories, freshness, nearness };
  const found = nearness > 0 && city !== null ? await near.get(city) : null;
  return found === null ? asked : { ...asked, near: found };
}

/** Answers the next ids, without those already refused or taken. */
type Source = (count: number, refused: ReadonlySet<string>) => SkeletonEntry[] | Promise<SkeletonEntry[]>;

function freshSource(parts: FeedParts, personId: string, choices: Choices, city: string | null): Source {
  const { deps, served } = parts;
  const plan = parts.planFor(personId);
  return (count, refused) => {
    const ahead = served.ahead(personId);
    const exclude = refused.size === 0 ? ahead.values() : [...ahead.values(), ...refused];
    const atMs = deps.clock.nowMs();
    const found = askEngine(parts, { personId, atMs, count, exclude, choices, plan });
    if (Array.isArray(found)) return found;
    parts.countDegraded(found);
    return degraded(parts, { exclude: new Set([...ahead.keys(), ...refused]), count, city });
  };
}

/** What the engine answers, or why it is gone on without. */
function askEngine(parts: FeedParts, query: SkeletonQuery): SkeletonEntry[] | DegradedReason {
  const { interest, deps, watch } = parts;
  if (watch.rests) return 'slow';
  try {
    const found = watch.run(() => skeleton(interest, query, deps.random));
    // An engine without a single clip has lost its snapshot and reads the log again, or there are none.
    return found.length === 0 && interest.counters().available === 0 ? 'empty' : found;
  } catch (error) {
    deps.log.error({ error }, 'the interest engine failed; the feed goes on without it');
    return 'failed';
  }
}

/** What is trending, in the person's city first where that is known. */
async function degraded(
  { pool }: FeedParts,
  query: { exclude: ReadonlySet<string>; count: number; city: string | null },
): Promise<SkeletonEntry[]> {
  const rows = await pool.get(query.city);
  return rows
    .filter(({ clipId }) => !query.exclude.has(clipId))
    .slice(0, query.count)
    .map(({ clipId }) => trendingEntry(clipId));
}

const trendingEntry = (clipId: string): SkeletonEntry => ({
  clipId,
  number: null,
  channel: 'trending',
  reason: { code: 'popular-now', category: '' },
  propensity: null,
});

/** What was seen, longest ago first; when all of it was served again, from the start. */
async function seenSource(parts: FeedParts, personId: string): Promise<Source> {
  const logged = await listSeenClips(parts.deps.db, personId, seenMax);
  const seen = [...new Set([...logged, ...parts.served.ahead(personId).keys()])];
  const before = parts.served.again(personId);
  const left = seen.filter((id) => !before.has(id));
  if (left.length === 0) parts.served.startAgain(personId);
  const candidates = left.length === 0 ? seen : left;
  return (count, refused) =>
    candidates
      .filter((id) => !refused.has(id))
      .slice(0, count)
      .map(trendingEntry);
}

function present(
  parts: FeedParts,
  query: FeedQuery,
  viewer: Viewer,
  page: readonly FeedEntry[],
  loaded: FoundCards,
): ByteText {
  const { personId } = query;
  const requestId = newId('feed', parts.deps.clock.nowMs(), parts.deps.random);
  const items = page.map((entry, position): PresentedItem => {
    const reason = reasonOf(parts, query, viewer, entry, loaded);
    const { channel, propensity, clipId, number, experiments } = entry;
    if (query.again) parts.served.noteAgain(personId, clipId);
    else
      parts.served.note(
        personId,
        { clipId, number },
        {
          ...{ requestId, position, channel, propensity, reason },
          ...experiments,
        },
      );
    return {
      clip: (loaded.clips.get(clipId) as CachedClip).text,
      author: (loaded.authors.get(entry.author.id) as CachedAuthor).text,
      liked: viewer.likes.has(clipId),
      followed: viewer.follows.has(entry.author.id),
      position,
      channel,
      reason,
    };
  });
  const clips = items.length;
  const room = query.again
    ? undefined
    : roomForPage(parts.rooms, parts.interest, { personId, viewer, clips });
  return pageText(requestId, items, { endOfFeed: clips === 0, personal: !viewer.paused, room });
}

function reasonOf(
  parts: FeedParts,
  { personId }: FeedQuery,
  viewer: Viewer,
  entry: SkeletonEntry,
  loaded: FoundCards,
): FeedReason {
  return feedReasonOf(entry.reason, {
    titleOf: (clipId) => loaded.clips.get(clipId)?.card.caption ?? '',
    authorNameOf: (authorId) => loaded.authors.get(authorId)?.card.name ?? '',
    isNewPerson: () => parts.interest.interests(personId).remembered === 0,
    city: viewer.choices.dials.city ?? '',
  });
}
