import { newId, type PersonId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { ByteText } from '../../../http/byte-text.ts';
import type { ServingPlan } from '../../insight/experiments/index.ts';
import type { Ahead } from './ahead.ts';
import type { CardCache } from './card-cache.ts';
import { type Engine, EngineLost } from './engine.ts';
import type { PageQuery } from './engine-page.ts';
import { type DegradedReason, EngineLate, type EngineWatch } from './engine-watch.ts';
import { type BetweenClips, type BetweenParts, cardForPage } from './feed.between.ts';
import { hydrate } from './feed.hydration.ts';
import { feedReasonOf, type PresentedItem, pageText } from './feed.presentation.ts';
import { applyRules, type FeedEntry } from './feed.rules.ts';
import { type PlannedQuery, pageQueryOf, type SkeletonEntry, skeletonOf } from './feed.skeleton.ts';
import { listSeenClips } from './feed.views.ts';
import { impersonalPage } from './impersonal-page.ts';
import type { ImpersonalPool } from './impersonal-pool.ts';
import type { NearCache } from './near-cache.ts';
import type { PageTurns } from './page-turns.ts';
import type { Served, ServedPlace } from './served.ts';
import type { Tastes } from './tastes.ts';
import type { Viewer, ViewerCache, ViewerChoices } from './viewer-cache.ts';

export interface FeedParts {
  readonly deps: FeatureDeps;
  readonly engine: Engine;
  readonly cards: CardCache;
  readonly viewers: ViewerCache;
  readonly served: Served;
  readonly turns: PageTurns;
  readonly near: NearCache;
  /** What may be shown to anybody. */
  readonly pool: ImpersonalPool;
  readonly watch: EngineWatch;
  /** Counts a feed that was answered without the engine. */
  readonly countDegraded: (reason: DegradedReason) => void;
  /** What experiments make of this person's pages; null where none concerns them. */
  readonly planFor: (personId: string) => ServingPlan | null;
  /** Rooms and goods, to be shown between clips. */
  readonly between: BetweenParts;
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

/** A page of the feed, as JSON: skeleton → hydration → rules → presentation. No two at a time for one person. */
export function feedPage(parts: FeedParts, query: FeedQuery): Promise<ByteText> {
  return parts.turns.take(query.personId, () => makePage(parts, query));
}

async function makePage(parts: FeedParts, query: FeedQuery): Promise<ByteText> {
  const viewer = parts.viewers.peek(query.personId) ?? (await parts.viewers.get(query.personId));
  const source = await sourceOf(parts, query, viewer);
  const page: FeedEntry[] = [];
  const refused = new Set<string>();
  for (let round = 0; round < roundsMax && page.length < query.limit; round++) {
    const found = await source(query.limit - page.length, refused);
    if (found.length === 0) break;
    const ruled = applyRules(await hydrate(parts.cards, found), viewer, page);
    for (const { clipId } of ruled.dropped) refused.add(clipId);
    for (const entry of ruled.kept) refused.add(entry.clipId);
    page.push(...ruled.kept);
  }
  const requestId = newId('feed', parts.deps.clock.nowMs(), parts.deps.random);
  const between = query.again ? {} : await cardOf(parts, query, { viewer, requestId, clips: page.length });
  return present(parts, query, { requestId, viewer, page, between });
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

/**
 * What the engine is to know of what the person asked for; nothing where they asked for nothing. As a rule nothing has to
 * be waited for.
 */
export async function choicesOf(
  { near }: Pick<FeedParts, 'near'>,
  { authors, categories, dials }: ViewerChoices,
): Promise<PageQuery['choices']> {
  const { freshness, nearness, city } = dials;
  const isNear = nearness > 0 && city !== null && (await near.get(city)) !== null;
  if (!isNear && freshness === 0 && authors.size === 0 && categories.size === 0) return undefined;
  return { authors, categories, freshness, nearness, city: isNear ? city : null };
}

/** Answers the next ids, without those already refused or taken. */
type Source = (count: number, refused: ReadonlySet<string>) => SkeletonEntry[] | Promise<SkeletonEntry[]>;

function freshSource(
  parts: FeedParts,
  personId: string,
  choices: PageQuery['choices'],
  city: string | null,
): Source {
  const { deps, served } = parts;
  const plan = parts.planFor(personId);
  return async (count, refused) => {
    const ahead = served.ahead(personId);
    const found = await askEngine(parts, {
      ...{ person: personId, atMs: deps.clock.nowMs(), count, plan },
      exclude: excluded(ahead, refused),
      seed: deps.random.next() * 2 ** 32,
      ...(choices === undefined ? {} : { choices }),
    });
    if (Array.isArray(found)) return found;
    parts.countDegraded(found);
    return degraded(parts, { exclude: new Set([...ahead.keys(), ...refused]), count, city });
  };
}

function excluded(ahead: Ahead, refused: ReadonlySet<string>): PageQuery['exclude'] {
  const names = ahead.forEngine();
  return refused.size === 0 ? names : [...names, ...refused];
}

/** What the engine answers, or why it is gone on without. */
async function askEngine(
  { engine, deps, watch }: FeedParts,
  query: PlannedQuery,
): Promise<SkeletonEntry[] | DegradedReason> {
  if (watch.rests) return 'slow';
  try {
    const answer = await watch.run(() => engine.page(pageQueryOf(query)));
    // An engine without a single clip has lost its snapshot and reads the log again, or there are none.
    return answer.isEmpty ? 'empty' : skeletonOf(answer, query.plan);
  } catch (error) {
    if (error instanceof EngineLate) return 'slow';
    // That it is lost was said once, and is mended by the reader of the log.
    if (error instanceof EngineLost) return 'failed';
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

/** As a rule it is too early for a card. A page never fails for want of one: what went wrong is said in the log. */
async function cardOf(
  parts: FeedParts,
  { personId }: FeedQuery,
  page: { readonly viewer: Viewer; readonly requestId: string; readonly clips: number },
): Promise<BetweenClips> {
  try {
    return await cardForPage(parts.between, () => tastesOf(parts, personId), { personId, ...page });
  } catch (error) {
    parts.deps.log.error({ error }, 'no card could be put between clips; the page goes without');
    return {};
  }
}

/** Null where the engine is late or lost: both were said already. */
async function tastesOf({ engine, watch }: FeedParts, personId: string): Promise<Tastes | null> {
  if (watch.rests) return null;
  try {
    const [found] = await watch.run(() => engine.ask('interests', [personId]));
    return found ?? null;
  } catch (error) {
    if (error instanceof EngineLate || error instanceof EngineLost) return null;
    throw error;
  }
}

interface MadePage {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly page: readonly FeedEntry[];
  readonly between: BetweenClips;
}

function present(
  { served }: FeedParts,
  { personId, again }: FeedQuery,
  { requestId, viewer, page, between }: MadePage,
): ByteText {
  const places = page.map((entry) => placeOf(entry, viewer));
  if (again) for (const { clipId } of places) served.noteAgain(personId, clipId);
  else if (places.length > 0) served.note(personId, { requestId, places });
  const items = page.map(
    ({ clip, author }, position): PresentedItem => ({
      clip: clip.text,
      author: author.text,
      liked: viewer.likes.has(clip.card.id),
      followed: viewer.follows.has(author.card.id),
      place: places[position] as ServedPlace,
    }),
  );
  return pageText(requestId, items, {
    ...between,
    endOfFeed: items.length === 0,
    personal: !viewer.paused,
  });
}

function placeOf(entry: FeedEntry, { choices }: Viewer): ServedPlace {
  const { clipId, number, channel, propensity, experiments, author, reasonTitle } = entry;
  const reason = feedReasonOf(entry.reason, {
    titleOf: () => reasonTitle,
    authorNameOf: (authorId) => (authorId === author.card.id ? author.card.name : ''),
    city: choices.dials.city ?? '',
  });
  const place = { clipId, number, channel, propensity, reason };
  return experiments === undefined ? place : { ...place, experiments };
}
