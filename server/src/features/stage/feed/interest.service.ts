import type { Database } from '../../../database.ts';
import { type ChoiceScope, neutralDials } from '../choices/index.ts';
import { authorViewOf } from '../clips/index.ts';
import type { CardCache } from './card-cache.ts';
import type { Engine } from './engine.ts';
import { feedReasonOf } from './feed.presentation.ts';
import type { FeedReason, InterestsView, ScoreRow } from './feed.schema.ts';
import { choicesOf } from './feed.service.ts';
import { clipOfReason } from './feed.skeleton.ts';
import { findIdsBySource, loadViewer } from './feed.views.ts';
import type { NearCache } from './near-cache.ts';
import type { Served } from './served.ts';
import type { ViewerCache } from './viewer-cache.ts';

export interface InterestParts {
  readonly engine: Engine;
  readonly cards: CardCache;
  readonly viewers: ViewerCache;
  readonly served: Served;
  readonly near: NearCache;
  readonly db: Database;
}

const namedMax = 20;
const hiddenMax = 200;

interface Target {
  readonly scope: ChoiceScope;
  readonly target: string;
}

/** What the engine believes this person likes, strongest first; what it believes they dislike is left out. */
export async function describeInterests(
  parts: InterestParts,
  loadAuthors: (ids: readonly string[]) => Promise<ReadonlyMap<string, Parameters<typeof authorViewOf>[0]>>,
  personId: string,
): Promise<InterestsView> {
  const [believed] = await parts.engine.ask('interests', [personId]);
  if (believed === undefined) throw new Error('the engine answered for nobody');
  // From the database: what was chosen just now may have been chosen in another process.
  const row = await loadViewer(parts.db, personId);
  const hidden = row.hides.filter((hide): hide is Target => hide.scope !== 'item').slice(0, hiddenMax);
  const choices = row.choices as (Target & { level: number })[];
  const liked = believed.authors.filter((author) => author.weight > 0 || author.followed).slice(0, namedMax);
  const targets = [...choices, ...hidden].filter(({ scope }) => scope === 'author');
  const authors = await loadAuthors([
    ...liked.map(({ author }) => author),
    ...targets.map(({ target }) => target),
  ]);
  const followed = new Set(row.follows);
  const authorOf = ({ scope, target }: Target) => {
    const author = scope === 'author' ? authors.get(target) : undefined;
    return author === undefined ? null : authorViewOf(author, followed.has(target));
  };
  return {
    categories: believed.categories
      .filter(({ category, weight }) => weight > 0 && category !== '')
      .slice(0, namedMax)
      .map(({ category, weight }) => ({ name: category, weight })),
    authors: liked.flatMap(({ author: id, weight }) => {
      const author = authors.get(id);
      return author === undefined ? [] : [{ author: authorViewOf(author, followed.has(id)), weight }];
    }),
    wanted: believed.wanted.map(({ category, strength }) => ({ name: category, strength })),
    choices: choices.map(({ scope, target, level }) => ({
      scope,
      target,
      level,
      author: authorOf({ scope, target }),
    })),
    dials: row.dials ?? neutralDials,
    recommendations: !row.paused,
    hidden: hidden.map(({ scope, target }) => ({ scope, target, author: authorOf({ scope, target }) })),
  };
}

/** Why this clip is, or would be, shown to this person: as it was served, else what speaks for it now. */
export async function explainClip(
  parts: InterestParts,
  personId: string,
  clipId: string,
): Promise<FeedReason> {
  const served = parts.served.find(personId, clipId);
  if (served !== null) return served.reason;
  const { choices, paused } = await parts.viewers.get(personId);
  if (paused) return { code: 'off', params: {} };
  const asked = await choicesOf(parts, choices);
  const { reasons, isNewPerson } = await parts.engine.ask('explain', personId, clipId, asked);
  const [strongest] = reasons;
  if (strongest === undefined) return { code: isNewPerson ? 'new-person' : 'explore', params: {} };
  const because = clipOfReason(strongest.reason);
  const { clips, authors } = await parts.cards.find(because === null ? [clipId] : [clipId, because]);
  return feedReasonOf(strongest.reason, {
    titleOf: (id) => clips.get(id)?.card.caption ?? '',
    authorNameOf: (id) => authors.get(id)?.card.name ?? '',
    city: choices.dials.city ?? '',
  });
}

export interface Score {
  readonly click: number;
  readonly longView: number;
  readonly like: number;
}

/** The engine's probabilities for people and clips known from elsewhere; what it does not know has the base rates. */
export async function scoreRows(parts: InterestParts, rows: readonly ScoreRow[]): Promise<Score[]> {
  const people = await findIdsBySource(
    parts.db,
    'people',
    rows.map((row) => row.person),
  );
  const clips = await findIdsBySource(
    parts.db,
    'clips',
    rows.map((row) => row.clip),
  );
  const scores = await parts.engine.ask(
    'score',
    rows.map(({ at, tab }, index) => {
      const atMs = typeof at === 'number' ? at : Date.parse(at);
      return {
        person: people[index] ?? '',
        item: clips[index] ?? '',
        atMs: Number.isNaN(atMs) ? 0 : atMs,
        ...(tab === undefined ? {} : { tab: String(tab) }),
      };
    }),
  );
  return scores.map(({ click, longView, like }) => ({ click, longView, like }));
}
