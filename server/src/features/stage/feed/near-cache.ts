import { Near } from '@kanmai/interest';
import { minuteMs } from '@kanmai/kernel';
import type { Log } from '../../../log.ts';
import { BoundedMap } from './bounded-map.ts';
import type { NearRow } from './feed.views.ts';

export interface NearParts {
  readonly load: (city: string) => Promise<NearRow>;
  /** Told of what was loaded, before anybody is answered with it. */
  readonly loaded: (city: string, near: Near) => void;
  readonly nowMs: () => number;
  readonly log: Pick<Log, 'warn'>;
}

const citiesMax = 500;
const freshForMs = minuteMs;

interface Held {
  near: Near | null;
  untilMs: number;
  loading: Promise<void> | null;
}

/** What is near, by city. Only the first to ask waits; later on what is held serves while it is loaded again. */
export class NearCache {
  private readonly cities = new BoundedMap<string, Held>(citiesMax);
  private readonly parts: NearParts;

  constructor(parts: NearParts) {
    this.parts = parts;
  }

  /** Null where it cannot be loaded: a page goes on without it. */
  async get(city: string): Promise<Near | null> {
    const held = this.cities.get(city) ?? { near: null, untilMs: 0, loading: null };
    this.cities.set(city, held);
    if (held.near !== null && this.parts.nowMs() < held.untilMs) return held.near;
    held.loading ??= this.load(city, held);
    if (held.near === null) await held.loading;
    return held.near;
  }

  /** What is held stays when the new cannot be loaded. */
  private async load(city: string, held: Held): Promise<void> {
    try {
      const { authors, items } = await this.parts.load(city);
      held.near = new Near(authors, items);
      this.parts.loaded(city, held.near);
      held.untilMs = this.parts.nowMs() + freshForMs;
    } catch (error) {
      this.parts.log.warn({ error, city }, 'what is near could not be loaded');
    } finally {
      held.loading = null;
    }
  }
}
