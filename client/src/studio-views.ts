import type { Answered } from './answered.ts';
import type { ClipPlace, ClipView, OrderState, ProductView, VariantView } from './views.ts';

/** What the studio and the operator's desk read and send. */
export interface StudioClipView extends Omit<ClipView, 'publishedAt'> {
  publishedAt: string | null;
  state: string;
  takenDownReason: string | null;
  publishWhenReady: boolean;
  /** Of a scheduled clip: when it is published. */
  publishAt: string | null;
  coverAtMs: number | null;
  ownCover: boolean;
  coverWantedMs: number | null;
  nextAssetState: string | null;
  assetState: string | null;
  assetRefusal: string | null;
  /** 0 to 1. */
  progress: number;
}

export interface AssetView {
  id: string;
  state: string;
  progress: number;
  refusal: string | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  coverUrl: string | null;
  stripUrl: string | null;
  videoUrl: string | null;
}

export interface VariantInput {
  sku: string;
  title: string;
  options: Record<string, string>;
  priceCents: number;
  listPriceCents?: number | null;
  /** Counts for variants that are new; a known one's stock is set by its own route. */
  stock?: number;
}

export interface ProductInput {
  title: string;
  description: string;
  category: string;
  attributes: Record<string, string>;
  guarantees: string[];
  pictureKeys: string[];
  /** What is written on each, in their order. */
  pictureTexts: string[];
  variants: VariantInput[];
  state?: 'draft' | 'on-sale' | 'off-sale';
}

export interface StudioVariantView extends VariantView {
  onHand: number;
  held: number;
}

/** A product as its shop sees it: with real stock, and what is held. */
export interface StudioProductView
  extends Omit<ProductView, 'variants' | 'shop' | 'clips' | 'details' | 'categoryEn'> {
  pictureKeys: string[];
  /** What is written on each, in their order. */
  pictureTexts: string[];
  updatedAt: string;
  variants: StudioVariantView[];
}

export interface PriceHistoryView {
  variants: {
    id: string;
    sku: string;
    title: string;
    currency: string;
    lowest30DaysCents: number;
    /** Whether it was offered at the struck price within 30 days; null without one. */
    struckPriceHeld: boolean | null;
    points: { since: string; priceCents: number; listPriceCents: number | null }[];
  }[];
}

/** One change for many products; what is not named stays. */
export interface BulkChange {
  state?: 'on-sale' | 'off-sale';
  category?: string;
  price?:
    | { by: 'set'; cents: number }
    | { by: 'percent'; percent: number; ending?: number }
    | { by: 'amount'; cents: number };
  listPrice?: 'old-price' | 'none';
  stock?: { by: 'set'; onHand: number } | { by: 'add'; count: number };
  addGuarantees?: string[];
  removeGuarantees?: string[];
}

export interface BulkEditLine {
  productId: string;
  title: string;
  outcome: 'changed' | 'unchanged' | 'refused';
  code: string | null;
  field: string | null;
  detail: string | null;
  price: { from: number; to: number } | null;
  onHand: { from: number; to: number } | null;
}

export interface BulkEditView {
  changed: number;
  unchanged: number;
  refused: number;
  items: BulkEditLine[];
}

export interface ClipInput {
  authorId: string;
  assetId: string;
  caption: string;
  category: string;
  tags: string[];
  goods: { productId: string; atMs: number }[];
  place?: ClipPlace | null;
  publish: boolean;
}

export type ClipChange = Partial<Pick<ClipInput, 'caption' | 'category' | 'tags' | 'goods' | 'place'>>;

export interface StudioShopView {
  id: string;
  name: string;
  trade: string;
  city: string;
  introduction: string;
  avatarUrl: string | null;
  state: 'pending' | 'open' | 'suspended' | 'rejected';
  role: string;
}

export interface OpsPersonView {
  id: string;
  displayName: string;
  email: string | null;
  phone: string | null;
  /** Strangers and people of an import have none. */
  hasAccount: boolean;
  roles: string[];
  shops: { id: string; name: string; role: string }[];
  creatorId: string | null;
  createdAt: string;
}

export interface OpsShopView extends Omit<StudioShopView, 'role'> {
  owner: { id: string; name: string } | null;
  productCount: number;
  createdAt: string;
}

export type OpsClipView = StudioClipView;

/** A clip that viewers reported, with what they said since somebody last decided. */
export interface ReportedClipView extends StudioClipView {
  reportCount: number;
  viewCount: number;
  reasons: { reason: string; count: number }[];
  notes: string[];
  firstReportedAt: string;
}

export interface AuditView {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  action: string;
  subjectId: string;
  reason: string;
  detail: Record<string, unknown>;
}

export interface ReaderView {
  name: string;
  /** Events still to be read; counting stops at 100,001. */
  lag: number;
  position: number;
  readCount: number;
  updatedAt: string;
}

export interface TokenView {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
}

export interface ImportView {
  id: string;
  nextLine: number;
  state: string;
  counts: Record<string, number>;
}

/** What people searched for, as it concerns a shop. */
export interface SearchTermView {
  term: string;
  searches: number;
  /** Different people. */
  people: number;
  /** Goods of the whole mall that are called so now. */
  found: number;
  /** The best of the shop's own goods among what is found. */
  own: { productId: string; title: string; rank: number; inStock: boolean; count: number } | null;
  /** How often the shop's goods were opened out of what was found. */
  opens: number;
  advice: 'nobody-has-it' | 'you-have-none' | 'sold-out' | 'far-down' | 'not-opened' | 'well';
}

export type OrderStateFilter = OrderState | '';

export type RankingView = Answered<'/api/v1/ops/interest'>;

/** How far somebody is trusted, with all that is behind it. */
export type TrustScoreReport = Answered<'/api/v1/studio/shops/{shopId}/trust-score'>;

/** Praise of a shop that was set aside as bought, as the shop sees it. */
export type ShopFraudCaseView = Answered<'/api/v1/studio/shops/{shopId}/fraud-cases'>['items'][number];
