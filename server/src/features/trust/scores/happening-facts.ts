/** What of an order never changes after it was placed. */
export interface OrderFacts {
  readonly shopId: string;
  readonly personId: string;
  /** The end of the last day on which it was promised to arrive. */
  readonly promisedUntilMs: number;
  /** Creators whose clips and rooms it was bought through; not the buyer, who may be one. */
  readonly hostIds: readonly string[];
}

/** What the reading of steps looks up, all of it unchangeable: the log read again says the same. */
export interface HappeningFacts {
  readonly orders: ReadonlyMap<string, OrderFacts>;
  /** By case of after-sales, when it was opened. */
  readonly openedAtMs: ReadonlyMap<string, number>;
  /** By clip and by room, the creator it is of, and who that is where it is known; those of shops are left out. */
  readonly hostOf: ReadonlyMap<string, { readonly id: string; readonly personId: string | null }>;
}
