import { minuteMs } from '@kanmai/kernel';
import type { Peers } from './race.views.ts';

/** Races are looked at once a minute: before that there is nothing new to compare with. */
const freshForMs = minuteMs;

/** The peers that pages of races compare with: one load a minute at most, for all who ask. */
export class RacePeers {
  private readonly load: () => Promise<Peers>;
  private readonly nowMs: () => number;
  private loaded: Promise<Peers> | null = null;
  private loadedAtMs = 0;

  constructor(load: () => Promise<Peers>, nowMs: () => number) {
    this.load = load;
    this.nowMs = nowMs;
  }

  current(): Promise<Peers> {
    const nowMs = this.nowMs();
    if (this.loaded === null || nowMs - this.loadedAtMs >= freshForMs) {
      this.loadedAtMs = nowMs;
      const loading = this.load();
      this.loaded = loading;
      // What failed is tried again by the next who asks.
      loading.catch(() => {
        if (this.loaded === loading) this.loaded = null;
      });
    }
    return this.loaded;
  }
}
