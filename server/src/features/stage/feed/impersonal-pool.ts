import { minuteMs } from '@kanmai/kernel';
import type { Log } from '../../../log.ts';
import { BoundedMap } from './bounded-map.ts';
import type { PoolRow } from './feed.views.ts';

export interface ImpersonalPoolParts {
  readonly load: (city: string | null) => Promise<readonly PoolRow[]>;
  readonly nowMs: () => number;
  readonly log: Pick<Log, 'warn'>;
}

const citiesMax = 200;
const freshForMs = minuteMs;
/** The key of what is for everybody, wherever they are; no city is called so. */
const anywhere = '';

interface Held {
  rows: readonly PoolRow[] | null;
  untilMs: number;
  loading: Promise<void> | null;
}

/**
 * What may be shown to anybody without knowing them, by what is popular now: for everybody, and for each city with what is
 * around. Only the first to ask waits; later on what is held serves while it is loaded again.
 */
export class ImpersonalPool {
  private readonly pools = new BoundedMap<string, Held>(citiesMax);
  private readonly parts: ImpersonalPoolParts;

  constructor(parts: ImpersonalPoolParts) {
    this.parts = parts;
  }

  /** @throws where it was never loaded and cannot be. */
  async get(city: string | null): Promise<readonly PoolRow[]> {
    const key = city ?? anywhere;
    const held = this.pools.get(key) ?? { rows: null, untilMs: 0, loading: null };
    this.pools.set(key, held);
    if (held.rows !== null && this.parts.nowMs() < held.untilMs) return held.rows;
    held.loading ??= this.load(city, held);
    if (held.rows === null) await held.loading;
    else held.loading.catch(() => undefined);
    return held.rows ?? [];
  }

  /** What is held stays when the new cannot be loaded. */
  private async load(city: string | null, held: Held): Promise<void> {
    try {
      const rows = await this.parts.load(city);
      // Nothing yet: whoever comes next looks again.
      held.rows = rows.length === 0 ? null : rows;
      held.untilMs = this.parts.nowMs() + freshForMs;
    } catch (error) {
      if (held.rows === null) throw error;
      this.parts.log.warn({ error, city }, 'what is popular could not be loaded anew');
    } finally {
      held.loading = null;
    }
  }
}
