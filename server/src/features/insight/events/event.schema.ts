/** Every kind of step in the log. A kind is added here and nowhere else. */
export const eventKinds = [
  // what a person does with clips
  'impression',
  'watch',
  'like',
  'unlike',
  'comment',
  'share',
  'hide',
  'follow',
  'unfollow',
  // what a person does with goods
  'goods-shown',
  'product-open',
  'search',
  'cart-add',
  'order-placed',
  'order-paid',
  'order-shipped',
  'order-delivered',
  'order-received',
  'order-receipt-extended',
  'order-receipt-paused',
  'order-receipt-resumed',
  'order-unshipped-cancelled',
  'parcel-shipped',
  'parcel-corrected',
  'parcel-picked-up',
  'parcel-delivered',
  'parcel-lost',
  'parcel-returned',
  'parcel-cancelled',
  'order-closed',
  'order-cancel-asked',
  'order-cancel-withdrawn',
  'order-cancel-declined',
  'order-message',
  'after-sale-opened',
  'after-sale-answered',
  'after-sale-closed',
  'claim-opened',
  'claim-answered',
  'claim-closed',
  'review-written',
  'review-answered',
  // how far a review is believed from now on
  'review-weighed',
  // what was decided about adverts, inspected goods and bought praise
  'advert-judged',
  'inspection-judged',
  'fraud-ruled',
  // one row of an imported log, with all its feedback; something done before that log begins; and a purchase that
  // only that log knows
  'exposure',
  'past',
  'purchase',
  // what happens to things
  'clip-published',
  'clip-taken-down',
  'clip-restored',
  'clip-changed',
  'clip-signals',
  'clip-race-moved',
  'shop-changed',
  'creator-changed',
  'product-changed',
  'stock-changed',
  'item-vectors',
  // what happens to people
  'person-merged',
  'interests-reset',
  // what people ask of their feed
  'feed-tuned',
  'unhide',
  'interest-forgotten',
  'person-erased',
  // what operators try out
  'experiment-changed',
  // what operators set
  'feed-cards-changed',
  // what happens in live rooms
  'room-live',
  'room-ended',
  'room-view',
  'room-intervention',
  'room-intervention-taken-back',
  'case-opened',
  'case-compensated',
  'case-ruled',
  'room-coupon-claimed',
  'red-packet-taken',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** A step to be appended. `subjectId` is what it is about: a clip, product, order, author … */
export interface NewEvent {
  readonly kind: EventKind;
  readonly atMs: number;
  readonly personId?: string | null;
  readonly shopId?: string | null;
  readonly subjectId?: string | null;
  readonly data?: Record<string, unknown>;
}

/** A step as readers receive it, in reading order. */
export interface LoggedEvent {
  readonly id: number;
  readonly kind: EventKind;
  readonly atMs: number;
  readonly personId: string | null;
  readonly shopId: string | null;
  readonly subjectId: string | null;
  readonly data: Record<string, unknown>;
}

/** Where a reader stands in the log: the last transaction and id it has read. */
export interface LogPosition {
  readonly tx: string;
  readonly eventId: number;
}

export const logStart: LogPosition = { tx: '0', eventId: 0 };
