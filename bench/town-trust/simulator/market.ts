import { type Random, randomBelow, seededRandom } from '@kanmai/kernel';

export const marketSize = { shops: 48, categories: 4, buyers: 800, days: 120, offered: 8 } as const;

export interface SimShop {
  readonly id: string;
  readonly category: number;
  readonly priceMinor: number;
  /** Hidden: chances that the goods are right, that the parcel is in time, that a just complaint is paid without a fight. */
  readonly right: number;
  readonly inTime: number;
  readonly honours: number;
  /** Hidden: accounts that it buys from itself with; none, when it is honest. */
  readonly copies: readonly string[];
  /** Whether they all give one phone. */
  readonly isCareless: boolean;
}

export interface SimBuyer {
  readonly id: string;
  /** Chance to go shopping on a day, while content. */
  readonly visits: number;
  /** Chance to complain when wronged; to take it further when the shop refuses; to write a review. */
  readonly complains: number;
  readonly insists: number;
  readonly reviews: number;
  /** Complains of goods that were right, so often. */
  readonly cheats: number;
}

export interface Market {
  readonly seed: number;
  readonly shops: readonly SimShop[];
  readonly buyers: readonly SimBuyer[];
}

const dishonestShare = 0.25;
const cheatShare = 0.05;
const copiesCount = 8;

/** A market of its own for each seed: three of four shops are honest, one of twenty buyers is not. */
export function makeMarket(seed: number): Market {
  const random = seededRandom(seed * 6_007 + 3);
  return {
    seed,
    shops: Array.from({ length: marketSize.shops }, (_, n) => makeShop(random, n)),
    buyers: Array.from({ length: marketSize.buyers }, (_, n) => ({
      ...{ id: `buyer_${n}`, visits: 0.02 + 0.08 * random.next() },
      ...{ complains: 0.5 + 0.4 * random.next(), insists: 0.2 + 0.3 * random.next() },
      ...{ reviews: 0.2 + 0.4 * random.next() },
      cheats: random.next() < cheatShare ? 0.6 : 0,
    })),
  };
}

function makeShop(random: Random, n: number): SimShop {
  const isDishonest = random.next() < dishonestShare;
  const base = 30_00 + randomBelow(random, 60_00);
  return {
    ...{ id: `shop_${n}`, category: n % marketSize.categories },
    // Bad goods are bought cheaply, and sold a little below what honest ones cost.
    priceMinor: isDishonest ? Math.round(0.85 * base) : base,
    right: isDishonest ? 0.45 + 0.25 * random.next() : 0.92 + 0.07 * random.next(),
    inTime: isDishonest ? 0.6 + 0.3 * random.next() : 0.85 + 0.14 * random.next(),
    honours: isDishonest ? 0.1 + 0.2 * random.next() : 0.7 + 0.3 * random.next(),
    copies: isDishonest ? Array.from({ length: copiesCount }, (_, copy) => `copy_${n}_${copy}`) : [],
    isCareless: random.next() < 0.5,
  };
}
