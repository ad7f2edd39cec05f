import { setImmediate, setTimeout } from 'node:timers/promises';
import { dayMs, minuteMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { EventKind, LoggedEvent } from '../../insight/events/index.ts';
import { findStandings } from '../clip-signals/index.ts';
import { findSearchables, listSearchables, listSold } from './search.views.ts';
import { SearchIndex } from './search-index.ts';
import { openSpelling } from './search-spelling.ts';
import type { Searchable } from './search-terms.ts';

/** The steps that change what is found. */
export const searchedKinds: readonly EventKind[] = ['product-changed', 'stock-changed', 'shop-changed'];

const pageSize = 500;
/** So many products take a few milliseconds; then requests get their turn. */
const putAtOnce = 50;
const retryMs = 2_000;
const soldDays = 30;
const tellEveryMs = 10 * minuteMs;
const soldMax = { orders: 50_000, products: 50_000 };

type KeeperDeps = Pick<FeatureDeps, 'db' | 'log' | 'clock'>;

/** Keeps the index of this process: builds it from the database, then follows the event log. */
export class SearchKeeper {
  private readonly deps: KeeperDeps;
  private held: SearchIndex | null = null;
  private readonly changedProducts = new Set<string>();
  private readonly changedShops = new Set<string>();
  private readonly stopped = new AbortController();
  private built: Promise<void> = Promise.resolve();
  private telling: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;

  constructor(deps: KeeperDeps) {
    this.deps = deps;
  }

  /** Null until everything was read once. */
  index(): SearchIndex | null {
    return this.held;
  }

  /** Builds in the background, again and again until it works. */
  start(): void {
    this.built = this.buildUntilDone();
    this.timer = setInterval(() => this.tellAgain(), tellEveryMs);
    this.timer.unref();
  }

  /** Resolves when the index is there. */
  ready(): Promise<void> {
    return this.built;
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    if (this.timer !== null) clearInterval(this.timer);
    await this.built;
    await this.telling;
  }

  /** Tells what no query asks for: how much of each sold in the last 30 days, and how far each shop is believed. */
  async tell(index = this.held): Promise<void> {
    const { db, clock } = this.deps;
    index?.setSold(await listSold(db, clock.nowMs() - soldDays * dayMs, soldMax));
    index?.setStandings(await findStandings(db, clock.nowMs()));
  }

  private tellAgain(): void {
    this.telling = this.tell().catch((error: unknown) =>
      this.deps.log.warn(
        { error },
        'what sold most and who is believed could not be read and stays as it was',
      ),
    );
  }

  /** Follows steps of the log. Safe to repeat: what changed is read from the database as it is now. */
  async take(events: readonly LoggedEvent[]): Promise<void> {
    for (const event of events) this.note(event);
    if (this.held !== null) await this.refresh(this.held);
  }

  private note({ kind, subjectId, data }: LoggedEvent): void {
    if (subjectId === null) return;
    if (kind === 'product-changed' || kind === 'stock-changed') this.changedProducts.add(subjectId);
    // A new picture of the shop is not searched.
    else if (kind === 'shop-changed' && data.avatar === undefined) this.changedShops.add(subjectId);
  }

  private async buildUntilDone(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.build();
        return;
      } catch (error) {
        if (this.stopped.signal.aborted) return;
        this.deps.log.warn({ error }, 'the search index could not be built and is tried again');
        await setTimeout(retryMs, null, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  private async build(): Promise<void> {
    const index = new SearchIndex(await openSpelling());
    await this.readAll(index, {});
    await this.tell(index);
    // What changed while it was read, and while that was read in turn.
    while (!this.stopped.signal.aborted && this.changedProducts.size + this.changedShops.size > 0)
      await this.refresh(index);
    if (!this.stopped.signal.aborted) this.held = index;
  }

  /** Puts everything on sale, or one shop's; answers what it put. */
  private async readAll(index: SearchIndex, filter: { shopId?: string }): Promise<Set<string>> {
    const put = new Set<string>();
    let afterId = '';
    while (!this.stopped.signal.aborted) {
      const page = await listSearchables(this.deps.db, { ...filter, afterId }, pageSize);
      await putSlowly(index, page);
      if (filter.shopId !== undefined) for (const { id } of page) put.add(id);
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) break;
      afterId = last.id;
    }
    return put;
  }

  private async refresh(index: SearchIndex): Promise<void> {
    const shops = [...this.changedShops];
    const products = [...this.changedProducts];
    this.changedShops.clear();
    this.changedProducts.clear();
    try {
      for (const shopId of shops) await this.refreshShop(index, shopId);
      for (let i = 0; i < products.length && !this.stopped.signal.aborted; i += pageSize) {
        const ids = products.slice(i, i + pageSize);
        const found = await findSearchables(this.deps.db, ids);
        const onSale = new Set(found.map(({ id }) => id));
        for (const id of ids) if (!onSale.has(id)) index.remove(id);
        await putSlowly(index, found);
      }
    } catch (error) {
      for (const id of shops) this.changedShops.add(id);
      for (const id of products) this.changedProducts.add(id);
      throw error;
    }
  }

  private async refreshShop(index: SearchIndex, shopId: string): Promise<void> {
    const before = index.productsOfShop(shopId);
    const now = await this.readAll(index, { shopId });
    if (this.stopped.signal.aborted) return;
    for (const id of before) if (!now.has(id)) index.remove(id);
  }
}

async function putSlowly(index: SearchIndex, products: readonly Searchable[]): Promise<void> {
  for (let i = 0; i < products.length; i += putAtOnce) {
    for (const product of products.slice(i, i + putAtOnce)) index.put(product);
    await setImmediate();
  }
}
