import type { ClipView, OrderState, ProductView, VariantView } from './views.ts';

/** What the studio and the operator's desk read and send. */
export interface StudioClipView extends ClipView {
  state: string;
  assetState: string;
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
  stock: number;
}

export interface ProductInput {
  title: string;
  description: string;
  category: string;
  attributes: Record<string, string>;
  guarantees: string[];
  pictureKeys: string[];
  variants: VariantInput[];
  state?: string;
}

export interface StudioVariantView extends VariantView {
  onHand?: number;
  held?: number;
}

export interface StudioProductView extends Omit<ProductView, 'variants'> {
  variants: StudioVariantView[];
}

export interface ClipInput {
  authorId: string;
  assetId: string;
  caption: string;
  category: string;
  tags: string[];
  goods: { productId: string; atMs: number }[];
  publish: boolean;
}

export interface StudioShopView {
  id: string;
  name: string;
  role: string;
  state?: string;
}

export interface OpsPersonView {
  id: string;
  displayName: string;
  email: string | null;
  phone: string | null;
  roles: string[];
  createdAt: string;
}

export interface OpsShopView {
  id: string;
  name: string;
  trade: string;
  city: string;
  state: string;
  createdAt: string;
}

export interface OpsClipView extends ClipView {
  state: string;
}

export interface AuditView {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  act: string;
  subjectId: string;
  reason: string;
  data: Record<string, unknown>;
}

export interface ReaderView {
  name: string;
  lag: number;
  position: string;
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

export type OrderStateFilter = OrderState | '';
