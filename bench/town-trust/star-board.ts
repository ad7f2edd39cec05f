import { dayMs } from '@kanmai/kernel';
import type { SimShop } from './simulator/market.ts';

/** Mean stars with ten imagined ones of 4.2, and orders lately: what any shop page shows. */
export class StarBoard {
  readonly #stars = new Map<string, { sum: number; count: number }>();
  readonly #orders = new Map<string, Map<number, number>>();

  star(shopId: string, stars: number, sign: 1 | -1 = 1): void {
    const before = this.#stars.get(shopId) ?? { sum: 0, count: 0 };
    this.#stars.set(shopId, { sum: before.sum + sign * stars, count: before.count + sign });
  }

  starsOf(shopId: string): number | null {
    const { sum, count } = this.#stars.get(shopId) ?? { sum: 0, count: 0 };
    return count === 0 ? null : (sum + 10 * 4.2) / (count + 10);
  }

  ordered(shopId: string, atMs: number): void {
    const days = this.#orders.get(shopId) ?? new Map<number, number>();
    const day = Math.floor(atMs / dayMs);
    days.set(day, (days.get(day) ?? 0) + 1);
    this.#orders.set(shopId, days);
  }

  /** Orders of the last thirty days. */
  lately(shopId: string, atMs: number): number {
    const today = Math.floor(atMs / dayMs);
    let sum = 0;
    for (const [day, count] of this.#orders.get(shopId) ?? []) if (day > today - 30) sum += count;
    return sum;
  }

  /** The first by a rank, with two of the others in their turn: whoever is new is shown, too. */
  pick(
    shops: readonly SimShop[],
    count: number,
    atMs: number,
    rank: (shop: SimShop) => number,
  ): readonly SimShop[] {
    const ranked = [...shops].sort((a, b) => rank(b) - rank(a));
    const first = ranked.slice(0, count - 2);
    const rest = ranked.slice(count - 2);
    const turn = Math.floor(atMs / dayMs);
    return [...first, ...[0, 1].flatMap((n) => rest[(turn + n) % Math.max(1, rest.length)] ?? [])];
  }
}
