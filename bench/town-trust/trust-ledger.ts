import { dayMs } from '@kanmai/kernel';
import {
  buyerFormula,
  type CountedScore,
  countedScore,
  type DayCount,
  experienceOf,
  fadedCounts,
  shopFormula,
  windowOf,
} from '@kanmai/trust';

/** What happened by day, as the server keeps it: of shops, of buyers, and of each category of shops. */
export class TrustLedger {
  readonly #days = new Map<string, Map<string, DayCount>>();

  /** Adds to a day, or takes from it what is said no more. */
  add(owner: string, kind: string, atMs: number, count: number): void {
    const days = this.#days.get(owner) ?? new Map<string, DayCount>();
    const day = Math.floor(atMs / dayMs);
    const key = `${day} ${kind}`;
    days.set(key, { day, kind, count: (days.get(key)?.count ?? 0) + count });
    this.#days.set(owner, days);
  }

  #of(owner: string): DayCount[] {
    return [...(this.#days.get(owner)?.values() ?? [])];
  }

  shop(shopId: string, category: string, atMs: number): { trust: number | null; experience: number | null } {
    const [own, whole] = [this.#of(shopId), this.#of(category)];
    const trust = countedScore(shopFormula, fadedCounts(own, atMs), fadedCounts(whole, atMs));
    return {
      trust: trust.value() ?? null,
      experience: experienceOf(windowOf(own, whole, atMs))?.value() ?? null,
    };
  }

  buyer(personId: string, atMs: number): CountedScore {
    const own = fadedCounts(this.#of(personId), atMs);
    return countedScore(buyerFormula, own, own);
  }
}
