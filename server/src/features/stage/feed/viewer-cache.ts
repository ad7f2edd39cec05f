import type { LoggedEvent } from '../../insight/events/index.ts';
import { type Dials, neutralDials } from '../choices/index.ts';
import { BoundedMap } from './bounded-map.ts';
import type { ViewerRow } from './feed.views.ts';

/** What pages need of the person they are for. */
export interface Viewer {
  readonly likes: Set<string>;
  readonly follows: Set<string>;
  readonly hidden: {
    readonly items: Set<string>;
    readonly authors: Set<string>;
    readonly categories: Set<string>;
  };
  readonly choices: ViewerChoices;
  /** Whether recommendations are off. */
  readonly paused: boolean;
}

/** What the person asked for in so many words. */
export interface ViewerChoices {
  readonly authors: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  readonly dials: Dials;
}

const viewersMax = 20_000;

/** Viewers by person: loaded once, then kept fresh by the event log. */
export class ViewerCache {
  private readonly viewers = new BoundedMap<string, Viewer>(viewersMax);
  private readonly loading = new Map<string, { promise: Promise<Viewer>; spoiled: boolean }>();
  private readonly load: (personId: string) => Promise<ViewerRow>;

  constructor(load: (personId: string) => Promise<ViewerRow>) {
    this.load = load;
  }

  peek(personId: string): Viewer | undefined {
    return this.viewers.get(personId);
  }

  /** One load for all who ask at once. */
  get(personId: string): Promise<Viewer> {
    const known = this.viewers.get(personId);
    if (known !== undefined) return Promise.resolve(known);
    const running = this.loading.get(personId);
    if (running !== undefined) return running.promise;
    const state = { promise: this.fetch(personId), spoiled: false };
    this.loading.set(personId, state);
    return state.promise;
  }

  private async fetch(personId: string): Promise<Viewer> {
    try {
      const viewer = viewerOf(await this.load(personId));
      // What happened while it was loading may not be in it.
      if (this.loading.get(personId)?.spoiled === false) this.viewers.set(personId, viewer);
      return viewer;
    } finally {
      this.loading.delete(personId);
    }
  }

  forget(personId: string): void {
    this.viewers.delete(personId);
    const running = this.loading.get(personId);
    if (running !== undefined) running.spoiled = true;
  }

  /** Follows a step of the log. */
  apply(event: LoggedEvent): void {
    if (event.kind === 'person-merged') {
      this.forget(String(event.data.to));
      this.forget(String(event.data.from));
    }
    if (event.personId === null || !viewerKinds.has(event.kind)) return;
    const running = this.loading.get(event.personId);
    if (running !== undefined) running.spoiled = true;
    if (tuningKinds.has(event.kind)) {
      this.forget(event.personId);
      return;
    }
    const viewer = this.viewers.peek(event.personId);
    if (viewer !== undefined && event.subjectId !== null) change(viewer, event, event.subjectId);
  }
}

/** Seldom: what is known of the person is loaded anew. */
const tuningKinds: ReadonlySet<string> = new Set(['interests-reset', 'feed-tuned', 'unhide']);

const viewerKinds: ReadonlySet<string> = new Set([
  'like',
  'unlike',
  'follow',
  'unfollow',
  'hide',
  ...tuningKinds,
]);

function change(viewer: Viewer, event: LoggedEvent, subjectId: string): void {
  if (event.kind === 'like') viewer.likes.add(subjectId);
  else if (event.kind === 'unlike') viewer.likes.delete(subjectId);
  else if (event.kind === 'follow') viewer.follows.add(subjectId);
  else if (event.kind === 'unfollow') viewer.follows.delete(subjectId);
  else if (event.data.scope === 'author') viewer.hidden.authors.add(String(event.data.authorId));
  else if (event.data.scope === 'category') viewer.hidden.categories.add(String(event.data.category));
  else viewer.hidden.items.add(subjectId);
}

function viewerOf(row: ViewerRow): Viewer {
  const targets = (scope: string) =>
    new Set(row.hides.filter((hide) => hide.scope === scope).map((hide) => hide.target));
  const levels = (scope: string) =>
    new Map(
      row.choices.filter((choice) => choice.scope === scope).map(({ target, level }) => [target, level]),
    );
  return {
    likes: new Set(row.likes),
    follows: new Set(row.follows),
    hidden: { items: targets('item'), authors: targets('author'), categories: targets('category') },
    choices: { authors: levels('author'), categories: levels('category'), dials: row.dials ?? neutralDials },
    paused: row.paused,
  };
}
