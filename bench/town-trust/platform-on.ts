import { hourMs } from '@kanmai/kernel';
import { buyerFormula, type CompiledPolicy, guarantees, PolicyShelf } from '@kanmai/trust';
import { findFraud, type SeenReview } from '../../server/src/features/trust/fraud/index.ts';
import { abusePerMille, unitOf } from '../../server/src/features/trust/scores/index.ts';
import type { Market, SimShop } from './simulator/market.ts';
import type { Platform, SimClaim, SimOrder } from './simulator/platform.ts';
import { StarBoard } from './star-board.ts';
import { TrustLedger } from './trust-ledger.ts';

interface KeptReview extends SeenReview {
  readonly shop: SimShop;
  readonly belief: number;
}

/** Fraud is looked for every third evening, to save time; the server looks every night. */
const lookEveryDays = 3;
const ruledAfterDays = 3;

/** The same with the engines: scores in the ranking and beside the goods, praise that is bought set aside, guarantees that decide. */
export function platformOn(market: Market): Platform {
  return new TrustedPlatform(market);
}

class TrustedPlatform implements Platform {
  readonly #market: Market;
  readonly #board = new StarBoard();
  readonly #ledger = new TrustLedger();
  readonly #right: CompiledPolicy;
  readonly #reviews = new Map<string, KeptReview>();
  readonly #traced = new Set<string>();
  readonly #aside = new Set<string>();
  readonly #cleared = new Set<string>();
  readonly #cases = new Map<string, { readonly openedOn: number; readonly reviewIds: readonly string[] }>();
  readonly #found = new Set<string>();
  readonly #claims = new Map<string, { closed: number; refused: number }>();
  #scores = new Map<string, { trust: number | null; experience: number | null }>();
  #evenings = 0;

  constructor(market: Market) {
    this.#market = market;
    const shelf = new PolicyShelf();
    for (const policy of guarantees) shelf.put(policy);
    this.#right = shelf.newest('spoilage-refund')!;
  }

  offers(category: number, count: number, atMs: number) {
    const rank = ({ id }: SimShop) =>
      Math.log1p(this.#board.lately(id, atMs)) +
      6 * (unitOf(this.#scores.get(id)?.trust ?? 4.6) - 0.9) * (this.#isSuspected(id) ? 0.5 : 1) -
      (this.#isSuspected(id) ? 2 : 0);
    const shops = this.#market.shops.filter((shop) => shop.category === category);
    return this.#board.pick(shops, count, atMs, rank).map((shop) => ({
      ...{ shop, stars: this.#board.starsOf(shop.id) },
      experience: this.#scores.get(shop.id)?.experience ?? null,
    }));
  }

  #isSuspected(shopId: string): boolean {
    return this.#cases.has(shopId) || this.#found.has(shopId);
  }

  #say(shop: SimShop, kind: string, atMs: number, count = 1): void {
    this.#ledger.add(shop.id, kind, atMs, count);
    this.#ledger.add(`category ${shop.category}`, kind, atMs, count);
  }

  delivered({ id, shop, buyerId }: SimOrder, atMs: number, isLate: boolean, isTraced: boolean): void {
    this.#board.ordered(shop.id, atMs);
    if (isTraced) this.#traced.add(id);
    this.#say(shop, isLate ? 'parcel-late' : 'parcel-on-time', atMs);
    this.#say(shop, 'order-kept', atMs);
    this.#ledger.add(buyerId, 'order-kept', atMs, 1);
  }

  reviewed(order: SimOrder, atMs: number, stars: number): void {
    const { id, shop, buyerId: personId, phone } = order;
    const believed = this.#ledger.buyer(personId, atMs).value();
    const belief = believed === undefined ? buyerFormula.usual : unitOf(believed);
    this.#board.star(shop.id, stars);
    this.#say(shop, `stars-${stars}`, atMs, belief);
    this.#reviews.set(id, {
      ...{ id, personId, shopId: shop.id, productId: `${shop.id} goods`, orderId: id, stars, atMs },
      ...{ phoneKey: phone, placeKey: '', deviceKeys: [], byOwnPeople: false },
      ...{ isTraced: this.#traced.has(id), shop, belief },
    });
  }

  /** The guarantee decides: small sums at once, else when the shop was heard; who claims doubtfully is looked at by a person. */
  claimed(claim: SimClaim): boolean {
    const { order, atMs, shopAgrees, foundJust } = claim;
    const past = this.#claims.get(order.buyerId) ?? { closed: 0, refused: 0 };
    const value = this.#ledger.buyer(order.buyerId, atMs).value();
    const facts = {
      ...{ 'goods.categories': ['fruit'], 'order.paidMinor': order.shop.priceMinor },
      ...{ 'order.deliveredAtMs': atMs, 'claim.atMs': atMs + hourMs, 'now.atMs': atMs + 49 * hourMs },
      ...{ 'claim.reason': 'spoiled', 'claim.byBuyer': true, 'claim.paidBefore': 0, 'evidence.photo': 2 },
      ...{ 'shop.depositMinor': 500_00, 'buyer.claims90Days': past.closed, 'buyer.orders90Days': 10 },
      'shop.answer': shopAgrees ? 'agrees' : 'disagrees',
      'buyer.abuse': abusePerMille(
        past.refused / (past.closed + 4),
        value === undefined ? undefined : { value },
      ),
    };
    const { outcome } = this.#right.decide(facts);
    const isLookedAt = outcome === 'review';
    const isPaid = outcome === 'pay' || (isLookedAt && foundJust);
    this.#claims.set(order.buyerId, {
      closed: past.closed + 1,
      refused: past.refused + (isPaid ? 0 : 1),
    });
    this.#learn(claim, isPaid, isLookedAt);
    return isPaid;
  }

  #learn({ order, atMs, shopAgrees, foundJust }: SimClaim, isPaid: boolean, isLookedAt: boolean): void {
    const { shop, buyerId } = order;
    if (isPaid) {
      this.#say(shop, 'order-kept', atMs, -1);
      this.#say(shop, 'quality-refund', atMs);
      this.#say(shop, shopAgrees || !isLookedAt ? 'claim-honoured' : 'claim-forced', atMs);
    }
    // A shop that hears of unjust claims says so, and a person looks at some of them: what they find is the buyer's.
    if (isLookedAt) this.#ledger.add(buyerId, foundJust ? 'claim-upheld' : 'claim-abusive', atMs, 1);
  }

  evening(atMs: number, isCopy: (personId: string) => boolean): void {
    this.#evenings += 1;
    for (const [shopId, { openedOn }] of [...this.#cases])
      if (this.#evenings - openedOn >= ruledAfterDays) this.#rule(shopId, atMs, isCopy);
    if (this.#evenings % lookEveryDays === 0) this.#look();
    this.#scores = new Map(
      this.#market.shops.map(({ id, category }) => [id, this.#ledger.shop(id, `category ${category}`, atMs)]),
    );
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
    const shop = this.#market.shops.find(({ id }) => id === shopId)!;
    for (const id of reviewIds) {
      this.#cleared.add(id);
      if (!isBought) this.#setAside(id, false);
    }
    if (isBought) {
      this.#found.add(shopId);
      this.#say(shop, 'review-fake', atMs);
      for (const person of people) this.#ledger.add(person, 'review-fake', atMs, 1);
    }
    this.#cases.delete(shopId);
  }

  #setAside(id: string, aside: boolean): void {
    const review = this.#reviews.get(id)!;
    if (this.#aside.has(id) === aside) return;
    if (aside) this.#aside.add(id);
    else this.#aside.delete(id);
    const sign = aside ? -1 : 1;
    this.#board.star(review.shopId, review.stars, sign);
    this.#say(review.shop, `stars-${review.stars}`, review.atMs, sign * review.belief);
  }
}
