/** Why a claim is made; each policy takes some of them. */
export const claimReasons = [
  ...(['fake', 'late-shipment', 'damaged', 'allergy', 'spoiled'] as const),
  ...(['no-longer-wanted', 'lower-price', 'not-as-described'] as const),
] as const;
export type ClaimReason = (typeof claimReasons)[number];

export const evidenceKinds = [
  ...(['photo', 'video', 'freight-receipt', 'medical-note', 'lab-report', 'price-screenshot'] as const),
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const claimPolicy = {
  version: 1,
  /** So long after a decision it can be appealed against, once. */
  appealDays: 30,
  filesMax: 18,
} as const;
