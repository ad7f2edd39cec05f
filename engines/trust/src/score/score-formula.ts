import type { TrustDimension } from './score-kinds.ts';

/** What one happening of a kind says: `weight` observations of a dimension, of which the share `good` (0 to 1) is good. */
export interface Says {
  readonly kind: string;
  readonly dimension: TrustDimension;
  readonly good: number;
  readonly weight: number;
}

/** How what happened becomes a score. A new version never changes what an old one says of the same events. */
export interface ScoreFormula {
  readonly code: string;
  readonly version: number;
  readonly says: readonly Says[];
  /** Parts of the whole, of the dimensions that this formula looks at. */
  readonly shares: Readonly<Partial<Record<TrustDimension, number>>>;
  /** What is usual where a category has seen nothing yet. */
  readonly usual: number;
  /** Observations that what is usual in the category is worth, and that what is usual at all is worth to a category. */
  readonly priorWorth: number;
  readonly categoryWorth: number;
  /** With fewer observations than this, faded as they are, a dimension is not known. */
  readonly knownMin: number;
  /** Chance that the truth is within the interval. */
  readonly level: number;
  /** The face of a posterior of 0 and of 1. */
  readonly face: { readonly least: number; readonly most: number };
}

const goods: readonly Says[] = [
  { kind: 'stars-5', dimension: 'goods', good: 1, weight: 1 },
  { kind: 'stars-4', dimension: 'goods', good: 0.8, weight: 1 },
  { kind: 'stars-3', dimension: 'goods', good: 0.4, weight: 1 },
  { kind: 'stars-2', dimension: 'goods', good: 0.1, weight: 1 },
  { kind: 'stars-1', dimension: 'goods', good: 0, weight: 1 },
  { kind: 'order-kept', dimension: 'goods', good: 1, weight: 0.2 },
  { kind: 'quality-refund', dimension: 'goods', good: 0, weight: 2 },
];

const logistics: readonly Says[] = [
  { kind: 'parcel-on-time', dimension: 'logistics', good: 1, weight: 1 },
  { kind: 'parcel-late', dimension: 'logistics', good: 0, weight: 1 },
  { kind: 'parcel-damaged', dimension: 'logistics', good: 0, weight: 1 },
  { kind: 'parcel-lost', dimension: 'logistics', good: 0, weight: 2 },
];

const service: readonly Says[] = [
  { kind: 'answer-quick', dimension: 'service', good: 1, weight: 0.5 },
  { kind: 'answer-slow', dimension: 'service', good: 0, weight: 0.5 },
  { kind: 'claim-honoured', dimension: 'service', good: 1, weight: 2 },
  { kind: 'claim-forced', dimension: 'service', good: 0, weight: 3 },
];

/** A fake weighs as much as fifty orders that were as promised. */
const honesty: readonly Says[] = [
  { kind: 'order-kept', dimension: 'honesty', good: 1, weight: 0.2 },
  { kind: 'check-passed', dimension: 'honesty', good: 1, weight: 2 },
  { kind: 'advertising-violation', dimension: 'honesty', good: 0, weight: 4 },
  { kind: 'fake-found', dimension: 'honesty', good: 0, weight: 10 },
  { kind: 'review-fake', dimension: 'honesty', good: 0, weight: 4 },
];

const base = {
  version: 1,
  ...{ usual: 0.9, priorWorth: 20, categoryWorth: 50, knownMin: 3, level: 0.9 },
  face: { least: 1, most: 5 },
};

export const shopFormula: ScoreFormula = {
  ...{ ...base, code: 'shop', says: [...goods, ...logistics, ...service, ...honesty] },
  shares: { goods: 0.4, logistics: 0.25, service: 0.2, honesty: 0.15 },
};

export const hostFormula: ScoreFormula = {
  ...{ ...base, code: 'host', says: [...goods, ...service, ...honesty] },
  shares: { goods: 0.4, service: 0.2, honesty: 0.4 },
};

export const buyerFormula: ScoreFormula = {
  ...base,
  code: 'buyer',
  says: [
    { kind: 'order-kept', dimension: 'honesty', good: 1, weight: 0.5 },
    { kind: 'claim-upheld', dimension: 'honesty', good: 1, weight: 1 },
    { kind: 'claim-abusive', dimension: 'honesty', good: 0, weight: 4 },
    { kind: 'review-fake', dimension: 'honesty', good: 0, weight: 4 },
  ],
  shares: { honesty: 1 },
};
