/** When orders and praise of a shop are taken to be bought, and what follows. A case names the version that opened it. */
export const fraudPolicy = {
  version: 1,
  /** Reviews of so many days are looked at, the newest so many of them. */
  lookBackDays: 180,
  reviewsMax: 100_000,
  /** So many accounts that share a phone or an address are no family. */
  clusterMin: 4,
  /** A case is opened from so much evidence, and so many reviews, on. */
  openFrom: 0.5,
  reviewsMin: 3,
  /** From so much on the shop's money is not paid out before somebody has ruled. */
  holdFrom: 0.65,
} as const;

export const clueCodes = [
  'lockstep',
  'same-phone',
  'same-place',
  'own-people',
  'burst',
  'untraced',
  'behaviour',
] as const;
export type ClueCode = (typeof clueCodes)[number];

/** How much each speaks for itself; together they speak as independent witnesses do. */
const weightOf: Readonly<Record<ClueCode, number>> = {
  lockstep: 0.5,
  'same-phone': 0.5,
  // A dormitory, an office and a parcel station share an address honestly.
  'same-place': 0.35,
  'own-people': 0.4,
  burst: 0.3,
  untraced: 0.35,
  behaviour: 0.2,
};

/** How strong clues are together, from 0 to 1; the same clue again adds nothing. */
export function strengthOf(codes: Iterable<ClueCode>): number {
  let doubt = 1;
  for (const code of new Set(codes)) doubt *= 1 - weightOf[code];
  return 1 - doubt;
}

export type FraudState = 'open' | 'confirmed' | 'dismissed';

/** Whether a shop's payouts wait for a ruling on a case. */
export function holdsPayouts(state: FraudState, strength: number): boolean {
  return state === 'open' && strength >= fraudPolicy.holdFrom;
}
