export const trustDimensions = ['goods', 'logistics', 'service', 'honesty'] as const;
export type TrustDimension = (typeof trustDimensions)[number];

/** What fades: half of it is gone after so many days. */
export interface ScoreKind {
  readonly kind: string;
  readonly halfLifeDays: 30 | 90;
}

/** What happens to a shop, a host or a buyer that says something of their trustworthiness. */
export const scoreKinds: readonly ScoreKind[] = [
  { kind: 'parcel-on-time', halfLifeDays: 30 },
  { kind: 'parcel-late', halfLifeDays: 30 },
  { kind: 'parcel-lost', halfLifeDays: 30 },
  { kind: 'parcel-damaged', halfLifeDays: 30 },
  { kind: 'stars-5', halfLifeDays: 90 },
  { kind: 'stars-4', halfLifeDays: 90 },
  { kind: 'stars-3', halfLifeDays: 90 },
  { kind: 'stars-2', halfLifeDays: 90 },
  { kind: 'stars-1', halfLifeDays: 90 },
  { kind: 'order-kept', halfLifeDays: 90 },
  { kind: 'quality-refund', halfLifeDays: 90 },
  { kind: 'answer-quick', halfLifeDays: 30 },
  { kind: 'answer-slow', halfLifeDays: 30 },
  { kind: 'claim-honoured', halfLifeDays: 30 },
  { kind: 'claim-forced', halfLifeDays: 30 },
  { kind: 'check-passed', halfLifeDays: 90 },
  { kind: 'advertising-violation', halfLifeDays: 90 },
  { kind: 'fake-found', halfLifeDays: 90 },
  { kind: 'claim-upheld', halfLifeDays: 90 },
  { kind: 'claim-abusive', halfLifeDays: 90 },
  { kind: 'review-fake', halfLifeDays: 90 },
  // One review is one observation of service and one of the delivery, shared between the two by its stars.
  { kind: 'service-praised', halfLifeDays: 90 },
  { kind: 'service-blamed', halfLifeDays: 90 },
  { kind: 'delivery-praised', halfLifeDays: 30 },
  { kind: 'delivery-blamed', halfLifeDays: 30 },
];
