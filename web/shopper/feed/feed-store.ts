import type { ClipView, FeedGoodsView, ReasonView, RoomCardView } from '@kanmai/client';

export interface FeedEntry {
  clip: ClipView;
  /** The page that served it; null for a clip opened from a link. */
  requestId: string | null;
  position: number;
  reason: ReasonView | null;
}

/** A room that is live, between clips. */
export interface RoomEntry {
  room: RoomCardView;
  reason: ReasonView;
}

/** Goods, between clips. */
export interface GoodsEntry {
  goods: FeedGoodsView;
  /** The page that served them, and where on it. */
  requestId: string;
  position: number;
  reason: ReasonView;
}

export type RowEntry = FeedEntry | RoomEntry | GoodsEntry;

/** The clip at a place of the row; undefined where a room, goods or nothing is. */
export function clipEntry(entry: RowEntry | undefined): FeedEntry | undefined {
  return entry !== undefined && 'clip' in entry ? entry : undefined;
}

export function rowId(entry: RowEntry): string {
  if ('clip' in entry) return entry.clip.id;
  return 'room' in entry ? entry.room.id : entry.goods.id;
}

export interface FeedState {
  entries: readonly RowEntry[];
  index: number;
  status: 'idle' | 'loading' | 'failed' | 'end';
  /** The error code of the failed page. */
  problem: string | null;
  refreshing: boolean;
}

export interface FeedPageSource {
  /** The next page; none left when it has no entries. `cursor` is what the page before gave. */
  load: (cursor: string | null) => Promise<{ entries: RowEntry[]; cursor: string | null; more: boolean }>;
  codeOf: (error: unknown) => string;
  /** Called after each change, to keep what is needed to resume. */
  keep?: (state: FeedState) => void;
}

const fetchWhenLeft = 3;
const entriesMax = 400;

/** A row of clips that grows at its end. Lives outside React, so that leaving the page loses nothing. */
export class FeedStore {
  #state: FeedState = { entries: [], index: 0, status: 'idle', problem: null, refreshing: false };
  #cursor: string | null = null;
  #generation = 0;
  readonly #listeners = new Set<() => void>();
  readonly #source: FeedPageSource;

  constructor(source: FeedPageSource) {
    this.#source = source;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): FeedState => this.#state;

  /** Puts what was kept from before in front, at its place. */
  resume(entries: readonly RowEntry[], index: number): void {
    if (this.#state.entries.length > 0 || entries.length === 0) return;
    this.#set({ entries, index: Math.min(Math.max(0, index), entries.length - 1) });
  }

  /** Opens this clip now: where it was seen, or as the one after the playing one, so that none in between is lost. */
  open(entry: FeedEntry): void {
    const { entries: all, index } = this.#state;
    const at = all.findIndex((each) => rowId(each) === entry.clip.id);
    if (at >= 0 && at <= index) {
      this.turn(at);
      return;
    }
    const entries = at < 0 ? all : all.toSpliced(at, 1);
    const place = Math.min(entries.length, index + 1);
    this.#set({ entries: entries.toSpliced(place, 0, entry), index: place });
    this.fill();
  }

  turn(index: number): void {
    this.#set({ index: Math.min(Math.max(0, index), this.#state.entries.length) });
    this.fill();
  }

  /** Asks for the next page when few clips are left. */
  fill(): void {
    const { entries, index, status } = this.#state;
    if (status === 'idle' && entries.length - index <= fetchWhenLeft) void this.#fetch();
  }

  retry(): void {
    if (this.#state.status !== 'failed' && this.#state.status !== 'end') return;
    this.#set({ status: 'idle', problem: null });
    this.fill();
  }

  /** Begins anew: the row is replaced once the new page is here, and stays when it does not come. */
  async refresh(): Promise<void> {
    if (this.#state.refreshing) return;
    const generation = ++this.#generation;
    this.#set({ refreshing: true });
    try {
      const page = await this.#source.load(null);
      if (generation !== this.#generation) return;
      this.#cursor = page.cursor;
      const entries = page.entries.length > 0 ? page.entries : this.#state.entries;
      this.#set({ entries, index: 0, status: page.more ? 'idle' : 'end', problem: null, refreshing: false });
      this.fill();
    } catch (error) {
      if (generation === this.#generation)
        this.#set({ refreshing: false, problem: this.#source.codeOf(error) });
    }
  }

  /** Changes clips that are already here, e.g. after a like. */
  patch(change: (clip: ClipView) => ClipView): void {
    this.#set({
      entries: this.#state.entries.map((entry) =>
        'clip' in entry ? { ...entry, clip: change(entry.clip) } : entry,
      ),
    });
  }

  /** Takes out what the person does not want, from the next clip on; the playing one goes too. */
  remove(unwanted: (clip: ClipView) => boolean): void {
    const { entries, index } = this.#state;
    const kept = entries.filter((entry, at) => at < index || !('clip' in entry && unwanted(entry.clip)));
    this.#set({ entries: kept, index: Math.min(index, kept.length) });
    this.fill();
  }

  /** Takes out a room that is over, or goods that are gone; who looks at it goes on with what comes after it. */
  removeCard(cardId: string): void {
    const { entries, index } = this.#state;
    const at = entries.findIndex((entry) => rowId(entry) === cardId);
    if (at >= 0) this.#set({ entries: entries.toSpliced(at, 1), index: at < index ? index - 1 : index });
    this.fill();
  }

  clear(): void {
    this.#generation++;
    this.#cursor = null;
    this.#set({ entries: [], index: 0, status: 'idle', problem: null, refreshing: false });
  }

  async #fetch(): Promise<void> {
    const generation = this.#generation;
    this.#set({ status: 'loading', problem: null });
    try {
      const page = await this.#source.load(this.#cursor);
      if (generation !== this.#generation) return;
      this.#cursor = page.cursor;
      const known = new Set(this.#state.entries.map(rowId));
      const fresh = page.entries.filter((entry) => !known.has(rowId(entry)));
      // An empty page ends the row whatever it says: asking on at once would never stop.
      const more = page.more && page.entries.length > 0;
      this.#append(fresh, more ? 'idle' : 'end');
      // A page of clips that are all here already is no progress for the thumb: ask on.
      if (more) this.fill();
    } catch (error) {
      if (generation === this.#generation)
        this.#set({ status: 'failed', problem: this.#source.codeOf(error) });
    }
  }

  #append(fresh: RowEntry[], status: FeedState['status']): void {
    const all = [...this.#state.entries, ...fresh];
    const dropped = Math.max(0, Math.min(all.length - entriesMax, this.#state.index - 5));
    this.#set({ entries: all.slice(dropped), index: this.#state.index - dropped, status });
  }

  #set(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change };
    this.#source.keep?.(this.#state);
    for (const listener of this.#listeners) listener();
  }
}
