import type * as s from './studio-views.ts';
import type * as v from './views.ts';

/**
 * The API's paths in the form openapi-typescript writes them, so that the generated ones take this file's place
 * without touching a call.
 */
type Answer<Body, Status extends number = 200> = {
  [S in Status]: { content: { 'application/json': Body } };
} & { default: { content: { 'application/problem+json': v.ProblemView } } };
type Taking<Body> = [Body] extends [undefined]
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } };
type Operation<Parameters, Body, Reply, Status extends number = 200> = {
  parameters: Parameters;
  responses: Answer<Reply, Status>;
} & Taking<Body>;
type None = { query?: never; header?: never; path?: never; cookie?: never };
type At<Name extends string> = { path: { [N in Name]: string } };
type By<Query> = { query?: Query };
type Paging = { cursor?: string; limit?: number };

type Get<Reply, Parameters = None> = Operation<Parameters, undefined, Reply>;
type Send<Body, Reply, Parameters = None> = Operation<Parameters, Body, Reply>;
type Make<Body, Reply, Parameters = None> = Operation<Parameters, Body, Reply, 201>;
type Act<Reply = unknown, Parameters = None> = Operation<Parameters, undefined, Reply>;

interface PeoplePaths {
  '/api/v1/me': {
    get: Get<v.MeView>;
    patch: Send<{ displayName?: string; locale?: 'zh-CN' | 'en' }, v.MeView>;
  };
  '/api/v1/me/addresses': { get: Get<v.Page<v.AddressView>>; post: Make<v.AddressInput, v.AddressView> };
  '/api/v1/me/addresses/{id}': {
    patch: Send<Partial<v.AddressInput>, v.AddressView, At<'id'>>;
    delete: Act<unknown, At<'id'>>;
  };
  '/api/v1/me/tokens': {
    get: Get<v.Page<s.TokenView>>;
    post: Make<{ name: string; scopes: string[] }, { id: string; token: string }>;
  };
  '/api/v1/me/tokens/{id}': { delete: Act<unknown, At<'id'>> };
  '/api/v1/me/interests': { get: Get<v.InterestsView>; delete: Act };
  '/api/v1/town/messages': {
    get: Get<
      v.Page<{ recipient: string; text: string; code?: string; at: string }>,
      By<{ recipient: string }>
    >;
  };
  '/api/v1/shops': {
    post: Make<{ name: string; trade: string; city: string; introduction: string }, v.AuthorHome>;
  };
  '/api/v1/shops/{id}': { get: Get<v.AuthorHome, At<'id'>> };
  '/api/v1/shops/{id}/products': { get: Get<v.Page<v.ProductCard>, At<'id'> & By<Paging>> };
  '/api/v1/shops/{id}/clips': { get: Get<v.Page<v.ClipView>, At<'id'> & By<Paging>> };
  '/api/v1/creators': { post: Make<{ name: string; introduction: string }, v.AuthorHome> };
  '/api/v1/creators/{id}': { get: Get<v.AuthorHome, At<'id'>> };
  '/api/v1/creators/{id}/clips': { get: Get<v.Page<v.ClipView>, At<'id'> & By<Paging>> };
  '/api/v1/follows': { get: Get<v.Page<v.AuthorView>, By<Paging>> };
  '/api/v1/follows/{authorId}': { put: Act<unknown, At<'authorId'>>; delete: Act<unknown, At<'authorId'>> };
}

interface StagePaths {
  '/api/v1/feed': { get: Get<v.FeedPage, By<{ limit?: number }>> };
  '/api/v1/feed/following': { get: Get<v.Page<v.ClipView>, By<Paging>> };
  '/api/v1/events': {
    post: Operation<
      None,
      { events: v.FeedEvent[] },
      { accepted: number; refused: { index: number; code: string }[] },
      202
    >;
  };
  '/api/v1/clips/{clipId}': { get: Get<v.ClipView, At<'clipId'>> };
  '/api/v1/clips/{clipId}/like': { put: Act<unknown, At<'clipId'>>; delete: Act<unknown, At<'clipId'>> };
  '/api/v1/clips/{clipId}/hide': {
    post: Send<{ scope: 'item' | 'author' | 'category' }, unknown, At<'clipId'>>;
  };
  '/api/v1/clips/{clipId}/comments': {
    get: Get<v.Page<v.CommentView>, At<'clipId'> & By<Paging>>;
    post: Make<{ body: string }, v.CommentView, At<'clipId'>>;
  };
  '/api/v1/clips/{clipId}/why': { get: Get<v.ReasonView, At<'clipId'>> };
  '/api/v1/comments/{commentId}': { delete: Act<unknown, At<'commentId'>> };
  '/api/v1/assets/{assetId}': { get: Get<s.AssetView, At<'assetId'>> };
}

interface TradePaths {
  '/api/v1/products/{id}': { get: Get<v.ProductView, At<'id'>> };
  '/api/v1/mall': { get: Get<v.Page<v.ProductCard>, By<Paging & { category?: string }>> };
  '/api/v1/cart': { get: Get<v.CartView> };
  '/api/v1/cart/lines/{variantId}': {
    put: Send<{ quantity: number; clipId?: string }, v.CartView, At<'variantId'>>;
    delete: Act<v.CartView, At<'variantId'>>;
  };
  '/api/v1/quotes': {
    post: Make<
      { lines: { variantId: string; quantity: number; clipId?: string }[]; addressId?: string },
      v.QuoteView
    >;
  };
  '/api/v1/checkouts': {
    post: Make<
      { quoteId: string; addressId: string; expectedTotalCents: number; fromCart?: boolean },
      v.CheckoutView
    >;
  };
  '/api/v1/checkouts/{id}': { get: Get<v.CheckoutView, At<'id'>> };
  '/api/v1/checkouts/{id}/cancel': { post: Act<v.CheckoutView, At<'id'>> };
  '/api/v1/orders': { get: Get<v.Page<v.OrderView>, By<Paging & { state?: string }>> };
  '/api/v1/orders/{id}': { get: Get<v.OrderView, At<'id'>> };
  '/api/v1/orders/{id}/cancel': { post: Act<v.OrderView, At<'id'>> };
  '/api/v1/orders/{id}/receive': { post: Act<v.OrderView, At<'id'>> };
}

interface StudioPaths {
  '/api/v1/studio/shops': { get: Get<v.Page<s.StudioShopView>> };
  '/api/v1/studio/clips': {
    get: Get<v.Page<s.StudioClipView>, By<Paging & { authorId: string }>>;
    post: Make<s.ClipInput, s.StudioClipView>;
  };
  '/api/v1/studio/clips/{clipId}': {
    patch: Send<s.ClipChange, s.StudioClipView, At<'clipId'>>;
    delete: Act<unknown, At<'clipId'>>;
  };
  '/api/v1/studio/clips/{clipId}/publish': { post: Act<s.StudioClipView, At<'clipId'>> };
  '/api/v1/studio/shops/{shopId}/products': {
    get: Get<v.Page<s.StudioProductView>, At<'shopId'> & By<Paging & { state?: string; query?: string }>>;
    post: Make<s.ProductInput, s.StudioProductView, At<'shopId'>>;
  };
  '/api/v1/studio/shops/{shopId}/products/{id}': {
    get: Get<s.StudioProductView, At<'shopId' | 'id'>>;
    patch: Send<Partial<s.ProductInput>, s.StudioProductView, At<'shopId' | 'id'>>;
  };
  '/api/v1/studio/shops/{shopId}/variants/{variantId}/stock': {
    put: Send<{ onHand: number }, unknown, At<'shopId' | 'variantId'>>;
  };
  '/api/v1/studio/shops/{shopId}/orders': {
    get: Get<v.Page<v.OrderView>, At<'shopId'> & By<Paging & { state?: string }>>;
  };
  '/api/v1/studio/shops/{shopId}/orders/{id}': { get: Get<v.OrderView, At<'shopId' | 'id'>> };
  '/api/v1/studio/shops/{shopId}/orders/{id}/ship': {
    post: Send<{ carrier: string; trackingNo: string }, v.OrderView, At<'shopId' | 'id'>>;
  };
  '/api/v1/studio/shops/{shopId}/orders/{id}/deliver': { post: Act<v.OrderView, At<'shopId' | 'id'>> };
}

interface OpsPaths {
  '/api/v1/ops/people': { get: Get<v.Page<s.OpsPersonView>, By<Paging & { query?: string }>> };
  '/api/v1/ops/people/{id}/roles': {
    post: Send<{ role: string; grant: boolean; reason: string }, unknown, At<'id'>>;
  };
  '/api/v1/ops/shops': { get: Get<v.Page<s.OpsShopView>, By<Paging & { state?: string }>> };
  '/api/v1/ops/shops/{id}/decision': {
    post: Send<{ decision: 'open' | 'suspend'; reason: string }, unknown, At<'id'>>;
  };
  '/api/v1/ops/clips': { get: Get<v.Page<s.OpsClipView>, By<Paging & { state?: string; query?: string }>> };
  '/api/v1/ops/clips/{clipId}/take-down': { post: Send<{ reason: string }, unknown, At<'clipId'>> };
  '/api/v1/ops/clips/{clipId}/restore': { post: Send<{ reason: string }, unknown, At<'clipId'>> };
  '/api/v1/ops/audit': { get: Get<v.Page<s.AuditView>, By<Paging & { subjectId?: string }>> };
  '/api/v1/ops/readers': { get: Get<v.Page<s.ReaderView>> };
  '/api/v1/ops/first-operator': { post: Send<{ token: string }, unknown> };
}

export interface paths extends PeoplePaths, StagePaths, TradePaths, StudioPaths, OpsPaths {}
