import type { Vocabulary } from './facts.ts';

/** What guarantees may speak of. All money is of the order's line in question, in its currency's minor units. */
export const guaranteeFacts = {
  // The claim. `claim.atMs` is when it was made, `now.atMs` when it is decided.
  'now.atMs': 'time',
  'claim.atMs': 'time',
  /** fake, late-shipment, damaged, allergy, spoiled, no-longer-wanted, lower-price, not-as-described */
  'claim.reason': 'text',
  /** Whether the claimant is the buyer of the order. */
  'claim.byBuyer': 'flag',
  /** How often this right was paid for this line before. */
  'claim.paidBefore': 'count',
  /** refund, return-and-refund */
  'claim.wish': 'text',
  'claim.askedMinor': 'minor',
  // The order line.
  'order.paidMinor': 'minor',
  'order.paidAtMs': 'time',
  'order.shippedAtMs': 'time',
  'order.deliveredAtMs': 'time',
  /** By when it was promised to be sent. */
  'order.shipByMs': 'time',
  /** A presale or a made-to-order line, which has its own date. */
  'order.isPresale': 'flag',
  /** The goods' category and all above it. */
  'goods.categories': 'texts',
  'room.tier': 'text',
  'shop.tier': 'text',
  'shop.depositMinor': 'minor',
  'shop.serviceBudgetMinor': 'minor',
  /** agrees, disagrees */
  'shop.answer': 'text',
  'shop.contactedAtMs': 'time',
  // The buyer.
  'buyer.claims90Days': 'count',
  'buyer.orders90Days': 'count',
  /** How likely the buyer abuses rights, from nought to a thousand. */
  'buyer.abuse': 'per-mille',
  /** Orders received before and kept. */
  'buyer.ordersKept': 'count',
  /** Refunds paid before the goods were back, whose goods are still awaited. */
  'buyer.returnsOpen': 'count',
  /** What was refunded for goods that never came back, and was not recovered. */
  'buyer.owesMinor': 'minor',
  // What others found.
  /** genuine, fake, undecided */
  'lab.verdict': 'text',
  'lab.receivedAtMs': 'time',
  'return.sentAtMs': 'time',
  'return.receivedAtMs': 'time',
  'return.freightMinor': 'minor',
  /** The lowest price at the same shop, for the same variant and number, since the order was paid. */
  'price.lowestSinceMinor': 'minor',
  /** The same for the pieces that were kept: those whose money went back whole are left out; and what was paid for them. */
  'price.lowestForKeptMinor': 'minor',
  'price.paidForKeptMinor': 'minor',
  /** What was paid for them less what the same right gave back before, and that. */
  'price.keptMinor': 'minor',
  'price.givenBackMinor': 'minor',
  'price.isCouponOnly': 'flag',
  'evidence.photo': 'evidence',
  'evidence.video': 'evidence',
  'evidence.freight-receipt': 'evidence',
  'evidence.medical-note': 'evidence',
  'evidence.lab-report': 'evidence',
  'evidence.price-screenshot': 'evidence',
} as const satisfies Vocabulary;
export type GuaranteeFact = keyof typeof guaranteeFacts;
