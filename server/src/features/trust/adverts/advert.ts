import type { ClaimSource } from '@kanmai/trust';

export const advertKinds = ['product', 'clip', 'room'] as const;
export type AdvertKind = (typeof advertKinds)[number];

/** A text of an advert, by the field that the API knows it under. */
export interface AdvertText {
  readonly field: string;
  readonly source: Extract<ClaimSource, 'title' | 'script' | 'caption' | 'picture'>;
  readonly text: string;
}

/** A struck-through price, by the field that the API knows it under. */
export interface StruckPrice {
  readonly field: string;
  readonly sku: string;
  readonly listPriceCents: number;
}

/** What somebody is about to tell the public. */
export interface Advert {
  /** The shop or creator who says it. */
  readonly authorId: string;
  readonly kind: AdvertKind;
  readonly subjectId: string;
  /** Whether the subject is made only if this is not refused. */
  readonly isNew: boolean;
  readonly category: string;
  readonly texts: readonly AdvertText[];
  readonly struckPrices?: readonly StruckPrice[];
}
