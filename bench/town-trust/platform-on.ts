import { interestDefaults } from '@kanmai/interest';
import { buyerFormula } from '@kanmai/trust';
import { signalsOf } from '../../server/src/features/stage/clip-signals/index.ts';
import type { SeenReview } from '../../server/src/features/trust/fraud/index.ts';
import { unitOf } from '../../server/src/features/trust/scores/index.ts';
import type { Arm } from './arm.ts';
import { ClaimDesk, type Ruling } from './claim-desk.ts';
import { FraudDesk } from './fraud-desk.ts';
import type { Market, SimShop } from './simulator/market.ts';
import type { SimClaim, SimOrder } from './simulator/platform.ts';
import { StarBoard } from './star-board.ts';
import { TrustLedger } from './trust-ledger.ts';

interface KeptReview extends SeenReview {
  readonly shop: SimShop;
  readonly belief: number;
}

/**
 * The same with the engines: the signal of trust in the ranking as the feed has it, scores beside the goods, praise that is bought
 * set aside, guarantees that decide.
 */
export function platformOn(market: Market): Arm {
  return new TrustedPlatform(market);
}

class TrustedPlatform implements Arm {
  readonly #market: Market;
  readonly #board = new StarBoard();
  readonly #ledger = new TrustLedger();
  readonly #claimDesk = new ClaimDesk();
  readonly #fraudDesk: FraudDesk<KeptReview>;
  readonly #traced = new Set<string>();
  #scores = new Map<string, { trust: number | null; experience: number | null }>();

  constructor(market: Market) {
    this.#market = market;
    this.#fraudDesk = new FraudDesk<KeptReview>({
      setAside: (review, aside) => this.#setAside(review, aside),
      bought: (shopId, people, atMs) => this.#bought(shopId, people, atMs),
    });
  }

  get claims() {
    return this.#claimDesk.claims;
  }

  offers(category: number, count: number, atMs: number) {
    const shops = this.#market.shops.filter((shop) => shop.category === category);
    return this.#board
      .pick(shops, count, atMs, ({ id }) => this.#board.worthOf(id, atMs) * this.#factorOf(id, atMs))
      .map((shop) => ({
        ...{ shop, stars: this.#board.starsOf(shop.id) },
        experience: this.#scores.get(shop.id)?.experience ?? null,
      }));
  }

  /** What the signal of trust leaves of a worth, by the weight that it has in the feed (rule I-R85). */
  #factorOf(shopId: string, atMs: number): number {
    return 1 - interestDefaults.signals.trust * (1 - this.#signalOf(shopId, atMs));
  }

  #signalOf(shopId: string, atMs: number): number {
    const { sum, count } = this.#board.reviewsOf(shopId);
    const trust = this.#scores.get(shopId)?.trust ?? null;
    const signals = signalsOf([
      {
        ...{ onSale: true, available: 1, soldPerDay: 0, paidCents: 0, listCents: 0 },
        ...{ reviews: count, stars: count === 0 ? 0 : sum / count, certified: 0, revoked: 0 },
        shop: {
          ...{ orders: 0, afterSales: 0, late: 0, promisedDays: 0 },
          trust: trust === null ? null : unitOf(trust),
          suspected: this.#fraudDesk.isSuspected(shopId, atMs),
        },
      },
    ]);
    return signals!.trust;
  }

  #say(shop: SimShop, kind: string, atMs: number, count = 1): void {
    this.#ledger.add(shop.id, kind, atMs, count);
    this.#ledger.add(`category ${shop.category}`, kind, atMs, count);
  }

  delivered({ id, shop, buyerId }: SimOrder, atMs: number, isLate: boolean, isTraced: boolean): void {
    this.#board.ordered(shop.id, atMs);
    this.#claimDesk.ordered(buyerId, atMs);
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
    this.#fraudDesk.reviewed({
      ...{ id, personId, shopId: shop.id, productId: `${shop.id} goods`, orderId: id, stars, atMs },
      ...{ phoneKey: phone, placeKey: '', deviceKeys: [], byOwnPeople: false },
      ...{ isTraced: this.#traced.has(id), shop, belief },
    });
  }

  claimed(claim: SimClaim): boolean {
    const ruling = this.#claimDesk.rule(claim, this.#ledger.buyer(claim.order.buyerId, claim.atMs));
    this.#learn(claim, ruling);
    return ruling.isPaid;
  }

  /** As the server reads the end of a claim: of the shop its goods and its service, of the buyer their honesty. */
  #learn({ order, atMs, shopAgrees }: SimClaim, { isPaid, isLookedAt }: Ruling): void {
    const { shop, buyerId } = order;
    if (isPaid) {
      this.#say(shop, 'order-kept', atMs, -1);
      this.#say(shop, 'quality-refund', atMs);
      this.#say(shop, shopAgrees || !isLookedAt ? 'claim-honoured' : 'claim-forced', atMs);
    }
    if (isPaid) this.#ledger.add(buyerId, 'claim-upheld', atMs, 1);
    else if (isLookedAt) this.#ledger.add(buyerId, 'claim-abusive', atMs, 1);
  }

  evening(atMs: number, isCopy: (personId: string) => boolean): void {
    this.#fraudDesk.evening(atMs, isCopy);
    this.#scores = new Map(
      this.#market.shops.map(({ id, category }) => [id, this.#ledger.shop(id, `category ${category}`, atMs)]),
    );
  }

  #bought(shopId: string, people: readonly string[], atMs: number): void {
    const shop = this.#market.shops.find(({ id }) => id === shopId)!;
    this.#say(shop, 'review-fake', atMs);
    for (const person of people) this.#ledger.add(person, 'review-fake', atMs, 1);
  }

  #setAside(review: KeptReview, aside: boolean): void {
    const sign = aside ? -1 : 1;
    this.#board.star(review.shopId, review.stars, sign);
    this.#say(review.shop, `stars-${review.stars}`, review.atMs, sign * review.belief);
  }
}
