import type { Log } from '../../../log.ts';
import type { EventKind, LoggedEvent } from '../../insight/events/index.ts';
import type { AuthorCard, ClipCard } from '../clips/index.ts';
import { BoundedMap } from './bounded-map.ts';
import { type AuthorText, authorTextOf, type ClipText, clipTextOf } from './feed.presentation.ts';

export interface CachedClip {
  readonly card: ClipCard;
  readonly text: ClipText;
}

export interface CachedAuthor {
  readonly card: AuthorCard;
  readonly text: AuthorText;
}

/** Clips and authors by their ids. */
export interface FoundCards {
  readonly clips: ReadonlyMap<string, CachedClip>;
  readonly authors: ReadonlyMap<string, CachedAuthor>;
}

export interface CardLoaders {
  readonly clips: (ids: readonly string[]) => Promise<ReadonlyMap<string, ClipCard>>;
  readonly authors: (ids: readonly string[]) => Promise<ReadonlyMap<string, AuthorCard>>;
  /** The public origin, without a trailing slash. */
  readonly origin: () => string;
}

export interface CardLimits {
  readonly clipsMax: number;
  readonly authorsMax: number;
  /** Changed cards are loaded again together, this long after the first of them changed. */
  readonly refreshAfterMs: number;
}

export const cardLimits: CardLimits = { clipsMax: 50_000, authorsMax: 20_000, refreshAfterMs: 100 };

const stateKinds: ReadonlySet<EventKind> = new Set([
  'clip-published',
  'clip-changed',
  'clip-restored',
  'clip-taken-down',
]);
const countKinds: ReadonlySet<EventKind> = new Set(['like', 'unlike', 'comment', 'share']);
const productKinds: ReadonlySet<EventKind> = new Set(['product-changed', 'stock-changed']);
const authorKinds: ReadonlySet<EventKind> = new Set([
  'shop-changed',
  'creator-changed',
  'follow',
  'unfollow',
]);

const refreshedAtOnce = 500;

function take(from: Set<string>, most: number): string[] {
  const taken: string[] = [];
  for (const id of from) {
    if (taken.length >= most) break;
    taken.push(id);
    from.delete(id);
  }
  return taken;
}

/** A load under way: what changes meanwhile must not be kept from it. */
interface Load {
  readonly spoiled: Set<string>;
  allSpoiled: boolean;
}

/** Cards of clips and authors, loaded in batches when missing and kept fresh by the event log. Bounded. */
export class CardCache {
  private readonly clips: BoundedMap<string, CachedClip>;
  private readonly authors: BoundedMap<string, CachedAuthor>;
  private readonly clipsOfProduct = new Map<string, Set<string>>();
  private readonly loads = new Set<Load>();
  private readonly staleClips = new Set<string>();
  private readonly staleAuthors = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private readonly loaders: CardLoaders;
  private readonly limits: CardLimits;
  private readonly log: Pick<Log, 'warn'>;

  constructor(loaders: CardLoaders, log: Pick<Log, 'warn'>, limits: CardLimits = cardLimits) {
    this.loaders = loaders;
    this.log = log;
    this.limits = limits;
    this.clips = new BoundedMap(limits.clipsMax, (id, { card }) => this.unlinkGoods(id, card));
    this.authors = new BoundedMap(limits.authorsMax);
  }

  /** A clip that needs no loading. */
  heldClip(id: string): CachedClip | undefined {
    return this.clips.get(id);
  }

  /** An author that needs no loading. */
  heldAuthor(id: string): CachedAuthor | undefined {
    return this.authors.get(id);
  }

  /** These clips and their authors, loading what is missing: at most three queries. Unknown ids are left out. */
  async find(clipIds: readonly string[]): Promise<FoundCards> {
    const clips = new Map<string, CachedClip>();
    const missing: string[] = [];
    for (const id of clipIds) {
      const clip = this.clips.get(id);
      if (clip === undefined) missing.push(id);
      else clips.set(id, clip);
    }
    if (missing.length > 0) for (const [id, clip] of await this.loadClips(missing)) clips.set(id, clip);
    const authors = new Map<string, CachedAuthor>();
    const absent = new Set<string>();
    for (const { card } of clips.values()) {
      const author = this.authors.get(card.authorId);
      if (author === undefined) absent.add(card.authorId);
      else authors.set(card.authorId, author);
    }
    if (absent.size > 0)
      for (const [id, author] of await this.loadAuthors([...absent])) authors.set(id, author);
    return { clips, authors };
  }

  /** Follows a step of the log. */
  apply(event: LoggedEvent): void {
    if (event.subjectId === null) return;
    const { kind, subjectId } = event;
    if (stateKinds.has(kind)) this.clipIsAnother(subjectId, event.data.available === true);
    else if (countKinds.has(kind)) this.clipChanged(subjectId);
    else if (productKinds.has(kind)) this.productChanged(subjectId);
    else if (authorKinds.has(kind)) this.authorChanged(subjectId);
    if (kind === 'shop-changed') this.goodsOfShopChanged(subjectId);
  }

  /** Has these loaded soon, together, before anybody asks for them. */
  warm(clipIds: readonly string[]): void {
    for (const id of clipIds) if (this.staleClips.size < this.limits.clipsMax) this.staleClips.add(id);
    this.refreshSoon();
  }

  /** Stops what is waiting. */
  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** What it was must not be shown a moment longer; what may be served is loaded before it is asked for. */
  private clipIsAnother(id: string, available: boolean): void {
    this.clipChanged(id);
    this.clips.delete(id);
    if (available) this.warm([id]);
  }

  private clipChanged(id: string): void {
    for (const load of this.loads) load.spoiled.add(id);
    if (!this.clips.has(id)) return;
    this.staleClips.add(id);
    this.refreshSoon();
  }

  private authorChanged(id: string): void {
    for (const load of this.loads) load.spoiled.add(id);
    if (!this.authors.has(id)) return;
    this.staleAuthors.add(id);
    this.refreshSoon();
  }

  /** A shop that opens or closes: its goods are shown at the clips of others too. */
  private goodsOfShopChanged(shopId: string): void {
    for (const load of this.loads) load.allSpoiled = true;
    for (const [id, { card }] of this.clips.all())
      if (card.goods.some((chip) => chip.shopId === shopId)) this.clipChanged(id);
  }

  private productChanged(id: string): void {
    for (const load of this.loads) load.allSpoiled = true;
    for (const clipId of this.clipsOfProduct.get(id) ?? []) this.clipChanged(clipId);
  }

  private refreshSoon(): void {
    if (this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.refresh().catch((error) => this.log.warn({ error }, 'changed cards could not be loaded again'));
    }, this.limits.refreshAfterMs);
    this.timer.unref();
  }

  private async refresh(): Promise<void> {
    const clipIds = take(this.staleClips, refreshedAtOnce);
    const authorIds = take(this.staleAuthors, refreshedAtOnce);
    try {
      const clips = clipIds.length > 0 ? await this.loadClips(clipIds) : new Map<string, CachedClip>();
      const unknown = [...clips.values()]
        .map(({ card }) => card.authorId)
        .filter((id) => !this.authors.has(id));
      const wanted = [...new Set([...authorIds, ...unknown])];
      if (wanted.length > 0) await this.loadAuthors(wanted);
    } catch (error) {
      // Rather load them when they are asked for than show what is known to be old.
      for (const id of clipIds) this.clips.delete(id);
      for (const id of authorIds) this.authors.delete(id);
      throw error;
    } finally {
      if (this.staleClips.size > 0 || this.staleAuthors.size > 0) this.refreshSoon();
    }
  }

  private async loadClips(ids: readonly string[]): Promise<ReadonlyMap<string, CachedClip>> {
    const origin = this.loaders.origin();
    return this.load(
      ids,
      this.loaders.clips,
      (card) => ({ card, text: clipTextOf(card, origin) }),
      (id, clip) => {
        this.clips.set(id, clip);
        this.linkGoods(id, clip.card);
      },
    );
  }

  private async loadAuthors(ids: readonly string[]): Promise<ReadonlyMap<string, CachedAuthor>> {
    return this.load(
      ids,
      this.loaders.authors,
      (card) => ({ card, text: authorTextOf(card) }),
      (id, author) => this.authors.set(id, author),
    );
  }

  private async load<Card, Cached>(
    ids: readonly string[],
    query: (ids: readonly string[]) => Promise<ReadonlyMap<string, Card>>,
    make: (card: Card) => Cached,
    keep: (id: string, cached: Cached) => void,
  ): Promise<ReadonlyMap<string, Cached>> {
    const load: Load = { spoiled: new Set(), allSpoiled: false };
    this.loads.add(load);
    try {
      const loaded = new Map<string, Cached>();
      for (const [id, card] of await query(ids)) {
        const cached = make(card);
        loaded.set(id, cached);
        if (!load.allSpoiled && !load.spoiled.has(id)) keep(id, cached);
      }
      return loaded;
    } finally {
      this.loads.delete(load);
    }
  }

  private linkGoods(clipId: string, card: ClipCard): void {
    for (const { productId } of card.goods) {
      const clips = this.clipsOfProduct.get(productId) ?? new Set();
      this.clipsOfProduct.set(productId, clips.add(clipId));
    }
  }

  private unlinkGoods(clipId: string, card: ClipCard): void {
    for (const { productId } of card.goods) {
      const clips = this.clipsOfProduct.get(productId);
      clips?.delete(clipId);
      if (clips?.size === 0) this.clipsOfProduct.delete(productId);
    }
  }
}
