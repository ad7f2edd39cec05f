import { dayMs, hourMs } from '@kanmai/kernel';
import { type CompiledPolicy, type CountedScore, guarantees, PolicyShelf } from '@kanmai/trust';
import { refusedShare } from '../../server/src/features/trust/guarantees/index.ts';
import { abusePerMille } from '../../server/src/features/trust/scores/index.ts';
import type { ClaimsSeen } from './arm.ts';
import type { SimClaim } from './simulator/platform.ts';

export interface Ruling {
  readonly isPaid: boolean;
  readonly isLookedAt: boolean;
}

interface PastClaim {
  readonly atMs: number;
  readonly isPaid: boolean;
}

/** So far back a buyer's orders and claims are looked at. */
const backMs = 90 * dayMs;

/** Claims under a guarantee of fresh goods: the policy decides by the facts that the server gives it, a person where it says so. */
export class ClaimDesk {
  readonly claims: ClaimsSeen = { made: 0, looked: 0 };
  readonly #right: CompiledPolicy;
  readonly #past = new Map<string, PastClaim[]>();
  readonly #orders = new Map<string, number[]>();

  constructor() {
    const shelf = new PolicyShelf();
    for (const policy of guarantees) shelf.put(policy);
    this.#right = shelf.newest('spoilage-refund')!;
  }

  ordered(buyerId: string, atMs: number): void {
    this.#orders.set(buyerId, [...(this.#orders.get(buyerId) ?? []), atMs]);
  }

  /** The shop has answered by the time that counts; where the policy says `review` a person looks. */
  rule(claim: SimClaim, buyer: CountedScore): Ruling {
    const { outcome } = this.#right.decide({ ...this.#buyerFacts(claim, buyer), ...factsOf(claim) });
    const isLookedAt = outcome === 'review';
    const isPaid = outcome === 'pay' || (isLookedAt && claim.foundJust);
    const { buyerId } = claim.order;
    this.#past.set(buyerId, [...(this.#past.get(buyerId) ?? []), { atMs: claim.atMs, isPaid }]);
    this.claims.made += 1;
    if (isLookedAt) this.claims.looked += 1;
    return { isPaid, isLookedAt };
  }

  #buyerFacts({ order, atMs }: SimClaim, buyer: CountedScore) {
    const past = (this.#past.get(order.buyerId) ?? []).filter((each) => each.atMs > atMs - backMs);
    const refused = past.filter(({ isPaid }) => !isPaid).length;
    const value = buyer.value();
    return {
      'buyer.claims90Days': past.length,
      'buyer.orders90Days': (this.#orders.get(order.buyerId) ?? []).filter((at) => at > atMs - backMs).length,
      'buyer.abuse': abusePerMille(
        refusedShare({ claimsRefused: refused, claimsClosed: past.length }),
        value === undefined ? undefined : { value },
      ),
    };
  }
}

function factsOf({ order, atMs, shopAgrees }: SimClaim) {
  return {
    ...{ 'goods.categories': ['fruit'], 'order.paidMinor': order.shop.priceMinor },
    ...{ 'order.deliveredAtMs': atMs, 'claim.atMs': atMs + hourMs, 'now.atMs': atMs + 49 * hourMs },
    ...{ 'claim.reason': 'spoiled', 'claim.byBuyer': true, 'claim.paidBefore': 0, 'evidence.photo': 2 },
    'shop.depositMinor': 500_00,
    'shop.answer': shopAgrees ? 'agrees' : 'disagrees',
  };
}
