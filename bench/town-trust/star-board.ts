import { dayMs } from '@kanmai/kernel';
import type { SimShop } from './simulator/market.ts';

/** What any shop page shows: stars, with ten imagined ones, and orders lately. */
export class StarBoard {
  readonly #stars = new Map<string, { sum: number; count: number }>();
  readonly #orders = new Map<string, Map<number, number>>();

  star(shopId: string, stars: number, sign: 1 | -1 = 1): void {
    const { sum, count } = this.reviewsOf(shopId);
    this.#stars.set(shopId, { sum: sum + sign * stars, count: count + sign });
  }

  reviewsOf(shopId: string): { readonly sum: number; readonly count: number } {
    return this.#stars.get(shopId) ?? { sum: 0, count: 0 };
  }

  starsOf(shopId: string): number | null {
    const { sum, count } = this.reviewsOf(shopId);
    return count === 0 ? null : (sum + 10 * usualStars) / (count + 10);
  }

  ordered(shopId: string, atMs: number): void {
    const days = this.#orders.get(shopId) ?? new Map<number, number>();
    const day = Math.floor(atMs / dayMs);
    days.set(day, (days.get(day) ?? 0) + 1);
    this.#orders.set(shopId, days);
  }

  /** How far what sells and is praised is put first; above nought. */
  worthOf(shopId: string, atMs: number): number {
    return (
      (1 + this.#lately(shopId, atMs)) * Math.exp(1.5 * ((this.starsOf(shopId) ?? usualStars) - usualStars))
    );
  }

  /** Orders of the last thirty days. */
  #lately(shopId: string, atMs: number): number {
    const today = Math.floor(atMs / dayMs);
    let sum = 0;
    for (const [day, count] of this.#orders.get(shopId) ?? []) if (day > today - 30) sum += count;
    return sum;
  }

  /** The first by their worth, with two of the others in their turn: whoever is new is shown, too. */
  pick(
    shops: readonly SimShop[],
    count: number,
    atMs: number,
    worthOf: (shop: SimShop) => number,
  ): readonly SimShop[] {
    const ranked = shops
      .map((shop) => ({ shop, worth: worthOf(shop) }))
      .sort((a, b) => b.worth - a.worth)
      .map(({ shop }) => shop);
    const first = ranked.slice(0, count - 2);
    const rest = ranked.slice(count - 2);
    const turn = Math.floor(atMs / dayMs);
    return [...first, ...[0, 1].flatMap((n) => rest[(turn + n) % Math.max(1, rest.length)] ?? [])];
  }
}

const usualStars = 4.2;
