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

/** What reviews say of service and of the delivery; half as much as what was measured. */
const served: readonly Says[] = [
  { kind: 'service-praised', dimension: 'service', good: 1, weight: 0.5 },
  { kind: 'service-blamed', dimension: 'service', good: 0, weight: 0.5 },
];
const delivered: readonly Says[] = [
  { kind: 'delivery-praised', dimension: 'logistics', good: 1, weight: 0.5 },
  { kind: 'delivery-blamed', dimension: 'logistics', good: 0, weight: 0.5 },
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

const shopFirst: ScoreFormula = {
  ...{ ...base, code: 'shop', says: [...goods, ...logistics, ...service, ...honesty] },
  shares: { goods: 0.4, logistics: 0.25, service: 0.2, honesty: 0.15 },
};

/** Since version 2 reviews also tell of service and of the delivery. */
export const shopFormula: ScoreFormula = {
  ...{ ...shopFirst, version: 2, says: [...shopFirst.says, ...served, ...delivered] },
};

const hostFirst: ScoreFormula = {
  ...{ ...base, code: 'host', says: [...goods, ...service, ...honesty] },
  shares: { goods: 0.4, service: 0.2, honesty: 0.4 },
};

export const hostFormula: ScoreFormula = { ...hostFirst, version: 2, says: [...hostFirst.says, ...served] };

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

/** Every version that there was, the oldest first. */
export const scoreFormulas: readonly ScoreFormula[] = [
  shopFirst,
  shopFormula,
  hostFirst,
  hostFormula,
  buyerFormula,
];

/**
 * The published face of a shop: goods 42.5 %, service 37.5 %, logistics 20 %, on a scale from 3 to 5. It is read from the counts
 * of a window (`experienceOf`), in which nearer days weigh more.
 */
export const experienceFormula: ScoreFormula = {
  ...{ ...base, code: 'experience', says: [...goods, ...logistics, ...service, ...served, ...delivered] },
  shares: { goods: 0.425, service: 0.375, logistics: 0.2 },
  face: { least: 3, most: 5 },
};
