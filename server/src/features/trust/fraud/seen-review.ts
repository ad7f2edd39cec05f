import type { ClueCode } from './fraud.policy.ts';

/** A review with what is known of its account and its order; keys are hashes, and the same key is the same thing. */
export interface SeenReview {
  readonly id: string;
  readonly personId: string;
  readonly shopId: string;
  readonly productId: string;
  readonly orderId: string;
  readonly stars: number;
  readonly atMs: number;
  /** Where and to whom the order went. */
  readonly phoneKey: string;
  readonly placeKey: string;
  /** Written by somebody who works for the shop. */
  readonly byOwnPeople: boolean;
  /** Whether a carrier ever saw one of the order's parcels. */
  readonly isTraced: boolean;
}

/** One thing that speaks for a shop's praise being bought, beside what is usual. */
export interface Clue {
  readonly code: ClueCode;
  /** The accounts and reviews it is about. */
  readonly personIds: readonly string[];
  readonly reviewIds: readonly string[];
  /** First and last day of them, in Coordinated Universal Time. */
  readonly days: readonly [from: string, until: string];
  readonly share: number;
  readonly usualShare: number;
  /** What the share is of. */
  readonly among: number;
}

export interface Suspicion {
  readonly shopId: string;
  readonly strength: number;
  readonly clues: readonly Clue[];
  /** Of them, those that would be set aside. */
  readonly reviews: readonly SeenReview[];
}
