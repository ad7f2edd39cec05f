import type { SimShop } from './market.ts';

export interface Offer {
  readonly shop: SimShop;
  /** What is shown beside it; null where nothing is. */
  readonly stars: number | null;
  readonly experience: number | null;
}

export interface SimOrder {
  readonly id: string;
  readonly buyerId: string;
  readonly shop: SimShop;
  readonly atMs: number;
  readonly phone: string;
}

export interface SimClaim {
  readonly order: SimOrder;
  readonly atMs: number;
  /** What the shop answers, and what a person who looks finds: the truth, most of the time. */
  readonly shopAgrees: boolean;
  readonly foundJust: boolean;
  /** Whether the buyer takes a refusal further. */
  readonly insists: boolean;
}

/** What stands between buyers and shops: the engines, or nothing of them. It never sees what is hidden. */
export interface Platform {
  offers(category: number, count: number, atMs: number): readonly Offer[];
  delivered(order: SimOrder, atMs: number, isLate: boolean, isTraced: boolean): void;
  reviewed(order: SimOrder, atMs: number, stars: number): void;
  /** Whether the money goes back. */
  claimed(claim: SimClaim): boolean;
  /** Every evening; `truth` is what an operator finds who looks at a shop's suspected accounts, right most of the time. */
  evening(atMs: number, isCopy: (personId: string) => boolean): void;
}
