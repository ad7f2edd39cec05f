import { dayMs } from '@kanmai/kernel';
import { suspectedDays } from '../../server/src/features/stage/clip-signals/index.ts';
import { findFraud, type SeenReview } from '../../server/src/features/trust/fraud/index.ts';

/** Fraud is looked for every third evening, to save time; the server looks every night. */
const lookEveryDays = 3;
const ruledAfterDays = 3;

/** What a case does to reviews, and to whom it was about. */
export interface FraudDoors<Review extends SeenReview> {
  readonly setAside: (review: Review, aside: boolean) => void;
  readonly bought: (shopId: string, personIds: readonly string[], atMs: number) => void;
}

/** Praise that looks bought is set aside, and an operator rules on it some days later. */
export class FraudDesk<Review extends SeenReview> {
  readonly #doors: FraudDoors<Review>;
  readonly #reviews = new Map<string, Review>();
  readonly #aside = new Set<string>();
  readonly #cleared = new Set<string>();
  readonly #cases = new Map<string, { readonly openedOn: number; readonly reviewIds: readonly string[] }>();
  /** When a shop was last found to have bought praise. */
  readonly #foundAtMs = new Map<string, number>();
  #evenings = 0;

  constructor(doors: FraudDoors<Review>) {
    this.#doors = doors;
  }

  reviewed(review: Review): void {
    this.#reviews.set(review.id, review);
  }

  /** Whether a case is open, or was confirmed lately. */
  isSuspected(shopId: string, atMs: number): boolean {
    const foundAtMs = this.#foundAtMs.get(shopId);
    return this.#cases.has(shopId) || (foundAtMs !== undefined && foundAtMs > atMs - suspectedDays * dayMs);
  }

  evening(atMs: number, isCopy: (personId: string) => boolean): void {
    this.#evenings += 1;
    for (const [shopId, { openedOn }] of [...this.#cases])
      if (this.#evenings - openedOn >= ruledAfterDays) this.#rule(shopId, atMs, isCopy);
    if (this.#evenings % lookEveryDays === 0) this.#look();
  }

  #look(): void {
    const seen = [...this.#reviews.values()].filter(({ id }) => !this.#cleared.has(id));
    for (const { shopId, reviews } of findFraud(seen)) {
      const reviewIds = reviews.map(({ id }) => id);
      for (const id of reviewIds) this.#setAside(id, true);
      const open = this.#cases.get(shopId);
      this.#cases.set(shopId, { openedOn: open?.openedOn ?? this.#evenings, reviewIds });
    }
  }

  /** An operator looks at the accounts: most are copies, or they are not. */
  #rule(shopId: string, atMs: number, isCopy: (personId: string) => boolean): void {
    const { reviewIds } = this.#cases.get(shopId)!;
    const people = [...new Set(reviewIds.map((id) => this.#reviews.get(id)!.personId))];
    const isBought = people.filter(isCopy).length > people.length / 2;
    for (const id of reviewIds) {
      this.#cleared.add(id);
      if (!isBought) this.#setAside(id, false);
    }
    if (isBought) {
      this.#foundAtMs.set(shopId, atMs);
      this.#doors.bought(shopId, people, atMs);
    }
    this.#cases.delete(shopId);
  }

  #setAside(id: string, aside: boolean): void {
    if (this.#aside.has(id) === aside) return;
    if (aside) this.#aside.add(id);
    else this.#aside.delete(id);
    this.#doors.setAside(this.#reviews.get(id)!, aside);
  }
}
