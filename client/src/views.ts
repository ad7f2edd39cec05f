import type { paths } from './paths.ts';
import type { RoomCardView } from './room-views.ts';

/** The shapes the API answers with. Money is whole minor units beside its currency, times are ISO strings. */

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface AuthorView {
  id: string;
  kind: 'shop' | 'creator';
  name: string;
  avatarUrl: string | null;
  followed: boolean;
  followerCount: number;
}

export interface ProductChip {
  productId: string;
  title: string;
  pictureUrl: string | null;
  /** The lowest price over the variants. */
  priceCents: number;
  currency: string;
  inStock: boolean;
  guarantees: string[];
  /** The moment of the clip that shows it. */
  atMs: number;
}

export interface ClipView {
  id: string;
  author: AuthorView;
  caption: string;
  category: string;
  tags: string[];
  durationMs: number;
  width: number;
  height: number;
  videoUrl: string;
  coverUrl: string;
  stripUrl: string | null;
  publishedAt: string | null;
  likeCount: number;
  commentCount: number;
  shareCount: number;
  liked: boolean;
  goods: ProductChip[];
  /** Where it was made, as its author says. */
  place: ClipPlace | null;
  shareUrl: string;
}

export interface ClipPlace {
  name: string;
  city: string;
  lat: number | null;
  lng: number | null;
}

export interface ReasonView {
  code: string;
  params: Record<string, string>;
}

export interface FeedItem {
  clip: ClipView;
  requestId: string;
  position: number;
  channel: string;
  reason: ReasonView;
}

/** Goods between clips. */
export interface FeedGoodsView {
  id: string;
  title: string;
  shop: { id: string; name: string };
  category: string;
  pictureUrls: string[];
  /** The lowest of its variants that can be had. */
  priceCents: number;
  listPriceCents: number | null;
  currency: string;
  available: number;
  guarantees: string[];
  rating: { mean: number; count: number } | null;
  /** Units sold lately. */
  soldCount: number;
}

export interface FeedPage {
  requestId: string;
  items: FeedItem[];
  /** A room that is live, to be shown after so many clips. */
  room?: { room: RoomCardView; position: number; reason: ReasonView };
  /** Goods, to be shown after so many clips; never beside a room. */
  goods?: { goods: FeedGoodsView; position: number; reason: ReasonView };
  /** Nothing is left that this person has not been shown. */
  endOfFeed: boolean;
  /** False where the person has recommendations off: nothing of theirs decided. */
  personal: boolean;
}

export interface VariantView {
  id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  priceCents: number;
  listPriceCents: number | null;
  currency: string;
  available: number;
}

export interface ProductDetail {
  name: string;
  en: string;
  value: string;
  valueEn: string;
  /** Reviewed by the platform and good now; null when there is none. */
  certificate: { issuer: string; number: string; validUntil: string | null } | null;
}

export interface ProductView {
  id: string;
  shop: AuthorView;
  title: string;
  description: string;
  category: string;
  categoryEn: string;
  attributes: Record<string, string>;
  /** The attributes in the order of the category, in both languages, with their certificates. */
  details: ProductDetail[];
  pictureUrls: string[];
  state: string;
  guarantees: string[];
  variants: VariantView[];
  clips: { id: string; coverUrl: string | null; caption: string }[];
}

export interface ProductCard {
  id: string;
  title: string;
  pictureUrl: string | null;
  priceCents: number;
  currency: string;
  inStock: boolean;
}

export interface CartLine {
  variantId: string;
  productId: string;
  title: string;
  variantTitle: string;
  pictureUrl: string | null;
  unitPriceCents: number;
  quantity: number;
  available: number;
  clipId: string | null;
  /** The live room it was put in; null once that is not live any more. */
  roomId: string | null;
  problem: null | 'stock-exhausted' | 'not-on-sale';
}

export interface CartView {
  shops: { shop: AuthorView; lines: CartLine[] }[];
  goodsCents: number;
  currency: string;
  count: number;
}

export interface AddressInput {
  recipient: string;
  phone: string;
  country: string;
  province: string;
  city: string;
  district: string;
  street: string;
  postalCode: string;
  isDefault?: boolean;
}

export interface AddressView extends Required<AddressInput> {
  id: string;
}

/** What one promotion or coupon takes off. */
export interface ReductionView {
  promotionId: string;
  couponId: string | null;
  kind: string;
  name: string;
  cents: number;
}

export interface OrderLineView {
  variantId: string;
  productId: string;
  title: string;
  variantTitle: string;
  pictureUrl: string | null;
  unitPriceCents: number;
  quantity: number;
  reductionCents: number;
  reductions: ReductionView[];
  /** After reductions. */
  totalCents: number;
  /** The part of it that is tax. */
  taxCents: number;
}

/** First and last day on which the parcel should arrive. */
export interface ArrivalWindow {
  from: string;
  to: string;
}

export interface QuoteView {
  id: string;
  expiresAt: string;
  address: AddressView | null;
  shops: {
    shop: AuthorView;
    lines: OrderLineView[];
    goodsCents: number;
    reductionCents: number;
    reductions: ReductionView[];
    /** Mine of this shop, in place of one another. */
    coupons: { couponId: string; name: string; rule: PromotionRule; savesCents: number; chosen: boolean }[];
    shippingCents: number;
    /** Of the shop's shipping rules; null for the built-in ones. */
    shippingVersion: number | null;
    totalCents: number;
    taxCents: number;
    arrival: ArrivalWindow;
    guarantees: string[];
  }[];
  goodsCents: number;
  reductionCents: number;
  shippingCents: number;
  totalCents: number;
  taxCents: number;
  currency: string;
  /** Providers to pay with, the preferred first. */
  paymentMethods: string[];
}

export type OrderState = 'pending-payment' | 'paid' | 'shipped' | 'delivered' | 'received' | 'closed';

export interface CheckoutView {
  id: string;
  state: 'pending-payment' | 'paid' | 'closed';
  totalCents: number;
  currency: string;
  paymentDueAt: string;
  payment: { id: string; state: string; payUrl: string | null };
  orders: { id: string; shopName: string; totalCents: number; state: string }[];
}

export interface OrderView {
  id: string;
  checkoutId: string;
  shop: AuthorView;
  state: OrderState;
  /** Why it was closed: `expired`, `cancelled`, …; null while it is not. */
  closeReason: string | null;
  lines: (OrderLineView & {
    clipId: string | null;
    /** Pieces taken off before they were shipped. */
    cancelledQuantity: number;
  })[];
  goodsCents: number;
  reductionCents: number;
  reductions: ReductionView[];
  shippingCents: number;
  shippingVersion: number | null;
  totalCents: number;
  taxCents: number;
  currency: string;
  address: AddressView;
  arrival: ArrivalWindow;
  timeline: { kind: string; at: string; data: Record<string, unknown> }[];
  parcels: ParcelView[];
  /** Of a paid order: what has yet to leave. */
  leftToShip: { variantId: string; quantity: number }[];
  shipDueAt: string | null;
  /** Of a delivered order: when it counts as received by itself. */
  receiptClock: { dueAt: string; extended: boolean; paused: boolean } | null;
  receipt: { paymentId: string; provider: string; capturedAt: string; totalCents: number } | null;
  refund: { amountCents: number; reason: string; refundedAt: string | null } | null;
  /** That the buyer asks to cancel; without an answer until `dueAt` it is refunded. */
  cancelAsk: { reason: string; askedAt: string; dueAt: string } | null;
  messages: { count: number; unread: number };
  can: {
    cancel: boolean;
    askCancel: boolean;
    withdrawCancel: boolean;
    declineCancel: boolean;
    receive: boolean;
    extendReceipt: boolean;
    ship: boolean;
    deliver: boolean;
    refund: boolean;
    askAfterSale: boolean;
  };
  /** What was asked for after paying, the newest first. */
  afterSales: {
    id: string;
    kind: 'refund' | 'return' | 'exchange' | 'repair';
    state: string;
    amountCents: number;
    refundedCents: number;
    outcome: string | null;
    dueAt: string | null;
  }[];
  /** What went back of it so far, or is on its way. */
  refundedCents: number;
  payUrl: string | null;
  placedAt: string;
}

/** An order as its shop sees it. */
export interface ShopOrderView extends Omit<OrderView, 'address'> {
  /** Null until it is paid, and when it goes through the warehouse. */
  address: AddressView | null;
  /** Where the shop sends one that goes through the warehouse, and the code on its parcel. */
  warehouse: { address: string; code: string } | null;
}

export interface CommentView {
  id: string;
  author: { name: string };
  body: string;
  createdAt: string;
  mine: boolean;
  /** Whether the caller may remove it. */
  removable: boolean;
}

export interface MeView {
  personId: string;
  signedIn: boolean;
  displayName: string;
  email: string | null;
  phone: string | null;
  locale: 'zh-CN' | 'en';
  roles: string[];
  shops: { id: string; name: string; role: string }[];
  creatorId: string | null;
  town: boolean;
  /** Whether a second factor is set up, and until when its last proof is good for money. */
  twoFactor: { enrolled: boolean; provedUntil: string | null };
}

export interface InterestsView {
  categories: { name: string; weight: number }[];
  authors: { author: AuthorView; weight: number }[];
  /** Categories searched for lately, each with how much it still counts, in (0, 1]. */
  wanted: { name: string; strength: number }[];
  /** What more (1, 2) or less (-1, -2) was asked of. */
  choices: FeedChoice[];
  dials: FeedDials;
  /** Whether the feed may go by any of it. */
  recommendations: boolean;
  hidden: FeedTarget[];
}

/** A shop, a creator or a category that the feed is told something about. */
export interface FeedTarget {
  scope: 'author' | 'category';
  target: string;
  /** Null for a category, and for an author who is gone. */
  author: AuthorView | null;
}

export interface FeedChoice extends FeedTarget {
  level: number;
}

export interface FeedDials {
  /** From -2, familiar, to 2, fresh. */
  freshness: number;
  /** From 0, anywhere, to 2, near. */
  nearness: number;
  city: string | null;
}

/** The home page of a shop or a creator. */
export interface AuthorHome {
  author: AuthorView;
  trade?: string;
  city?: string;
  introduction: string;
  state: string;
  productCount: number;
  clipCount: number;
}

/** An open shop in the list of its city. */
export interface ShopCard {
  author: AuthorView;
  trade: string;
  city: string;
  introduction: string;
  clipCount: number;
  productCount: number;
}

export interface FeedEvent {
  kind: 'impression' | 'watch' | 'goods-shown' | 'product-open' | 'share' | 'search';
  /** What was searched for; of a product, what it was found by. */
  q?: string;
  clipId?: string;
  productId?: string;
  /** Of a product: the creator whose link or home page it was opened from. */
  creatorId?: string;
  requestId?: string;
  position?: number;
  playMs?: number;
  durationMs?: number;
  at?: string;
}

/** What would find something where nothing was found. */
export interface SearchRelief {
  spelling: { q: string; count: number } | null;
  /** Filters that, taken off alone, leave something. */
  lifts: {
    filter: 'category' | 'city' | 'price' | 'inStock' | 'guarantee';
    value: string | null;
    count: number;
  }[];
  withoutFilters: number | null;
  fewerWords: { q: string; count: number }[];
  categories: { value: string; count: number }[];
}

/** RFC 9457 problem+json. */
export interface ProblemView {
  type: string;
  title: string;
  status: number;
  code: string;
  field?: string;
  detail?: string;
  instance?: string;
  [more: string]: unknown;
}

type Answer<Get extends { responses: { 200: { content: { 'application/json': unknown } } } }> =
  Get['responses'][200]['content']['application/json'];

export type ParcelView = Answer<paths['/api/v1/orders/{id}']['get']>['parcels'][number];
export type TracesView = Answer<paths['/api/v1/orders/{id}/traces']['get']>;
type ShipRequest =
  paths['/api/v1/studio/shops/{shopId}/orders/{id}/ship']['post']['requestBody']['content']['application/json'];
/** Every carrier that the platform knows. */
export type CarrierCode = ShipRequest['carrier'];
export type PromotionInput =
  paths['/api/v1/studio/shops/{shopId}/promotions']['post']['requestBody']['content']['application/json'];
export type PromotionRule = PromotionInput['rule'];
export type StudioPromotionView = Answer<paths['/api/v1/studio/shops/{shopId}/promotions/{id}']['get']>;
export type PlanInput =
  paths['/api/v1/studio/shops/{shopId}/affiliate/plans']['post']['requestBody']['content']['application/json'];
export type StudioPlanView = Answer<
  paths['/api/v1/studio/shops/{shopId}/affiliate/plans']['get']
>['items'][number];
export type AffiliateSampleView = Answer<
  paths['/api/v1/studio/shops/{shopId}/affiliate/samples']['get']
>['items'][number];
export type AffiliateResultView = Answer<
  paths['/api/v1/studio/shops/{shopId}/affiliate/results']['get']
>['items'][number];
export type CampaignView = Answer<
  paths['/api/v1/studio/shops/{shopId}/affiliate/campaigns']['get']
>['items'][number];
export type CreatorPlanView = Answer<
  paths['/api/v1/studio/creators/{creatorId}/plans']['get']
>['items'][number];
export type SourcedProductView = Answer<
  paths['/api/v1/studio/creators/{creatorId}/sourcing']['get']
>['items'][number];
export type EarningsView = Answer<paths['/api/v1/studio/creators/{creatorId}/earnings']['get']>;
export type ProductOffersView = Answer<paths['/api/v1/products/{id}/offers']['get']>;
export type ClaimableCouponView = ProductOffersView['coupons'][number];
export type CouponView = Answer<paths['/api/v1/me/coupons']['get']>['items'][number];
