/** What is known of one product that a clip shows; counts are of the shop's newest orders of the last thirty days. */
export interface GoodsFacts {
  readonly onSale: boolean;
  /** Units that can still be bought. */
  readonly available: number;
  readonly soldPerDay: number;
  /** Reviews and their mean stars, 1 to 5. */
  readonly reviews: number;
  readonly stars: number;
  /** Certificates in force, and those that were revoked. */
  readonly certified: number;
  readonly revoked: number;
  /** What was paid of what the same goods cost before reductions. */
  readonly paidCents: number;
  readonly listCents: number;
  readonly shop: ShopFacts;
}

export interface ShopFacts {
  readonly orders: number;
  readonly afterSales: number;
  /** Not shipped in time, or not arrived by the day that was promised. */
  readonly late: number;
  /** Days from the order to the last day promised, on average. */
  readonly promisedDays: number;
  /** How far the shop is trusted, from 0 to 1; null where too little is known: then its complaints speak. */
  readonly trust: number | null;
  /** Its praise looks bought, and nobody has ruled yet; or somebody ruled that it is. */
  readonly suspected: boolean;
}

export interface ClipSignals {
  readonly trust: number;
  readonly stock: number;
  readonly promise: number;
  readonly margin: number;
}

/** Few facts are pulled to what is usual, as by so many imagined ones. */
const usual = {
  stars: { mean: 4.5, pull: 10 },
  afterSales: { share: 0.05, pull: 20 },
  late: { share: 0.05, pull: 20 },
} as const;
/** Stock for so many days of sales is enough. */
const enoughDays = 3;
/** Whoever promises arrival within so many days loses nothing by it. */
const promptDays = 5;
/** The share of the signal that each day promised beyond them takes. */
const lostPerDay = 0.06;
const differenceMin = 0.02;
/** So long what was found to be bought stands against the ranking; the score remembers longer. */
export const suspectedDays = 30;
/** What is left of the trust in goods whose praise looks bought. */
const suspectedShare = 0.5;

/** The signals of a clip from its goods; null when it shows none: nothing is said of it. */
export function signalsOf(goods: readonly GoodsFacts[]): ClipSignals | null {
  if (goods.length === 0) return null;
  const mean = (of: (facts: GoodsFacts) => number) =>
    goods.reduce((sum, facts) => sum + of(facts), 0) / goods.length;
  return {
    trust: mean(trustOf),
    // One of them to be had is enough.
    stock: Math.max(...goods.map(stockOf)),
    promise: mean(({ shop }) => promiseOf(shop)),
    margin: mean(marginOf),
  };
}

function trustOf({ reviews, stars, certified, revoked, shop }: GoodsFacts): number {
  const { mean, pull } = usual.stars;
  const rated = ((stars * reviews + mean * pull) / (reviews + pull) - 1) / (5 - 1);
  const believed = unit(rated * standingOf(shop));
  if (revoked > 0 && certified === 0) return believed / 2;
  // What an office vouches for lacks only half of what is lacking otherwise.
  return certified > 0 ? 1 - (1 - believed) / 2 : believed;
}

/** How far goods are believed by what is known of their shop, from 0 to 1. Who looks bought is believed less, whatever else speaks for them. */
export function standingOf({ trust, suspected, afterSales, orders }: StandingFacts): number {
  const trusted = trust ?? 1 - pulledShare(afterSales, orders, usual.afterSales);
  return unit(trusted) * (suspected ? suspectedShare : 1);
}

export type StandingFacts = Pick<ShopFacts, 'trust' | 'suspected' | 'afterSales' | 'orders'>;

function stockOf({ onSale, available, soldPerDay }: GoodsFacts): number {
  if (!onSale || available <= 0) return 0;
  return unit(available / Math.max(1, soldPerDay * enoughDays));
}

function promiseOf({ late, orders, promisedDays }: ShopFacts): number {
  const kept = 1 - pulledShare(late, orders, usual.late);
  return unit(kept * (1 - lostPerDay * Math.max(0, promisedDays - promptDays)));
}

function marginOf({ paidCents, listCents }: GoodsFacts): number {
  return listCents > 0 ? unit(paidCents / listCents) : 1;
}

function pulledShare(count: number, of: number, { share, pull }: { share: number; pull: number }): number {
  return unit((count + share * pull) / (of + pull));
}

function unit(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(1, value)) : 1;
}

/** Whether the ranking is to be told: something moved enough, or ran out, or came back. */
export function isNews(before: ClipSignals | null, now: ClipSignals): boolean {
  if (before === null) return true;
  const names = ['trust', 'stock', 'promise', 'margin'] as const;
  return (
    names.some((name) => Math.abs(before[name] - now[name]) >= differenceMin) ||
    before.stock > 0 !== now.stock > 0
  );
}
