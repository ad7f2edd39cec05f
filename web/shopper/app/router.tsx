import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { readMallSearch } from '../browse/mall-search.ts';
import { ClipPage, FeedPage, FollowingPage } from '../feed/feed-pages.tsx';
import { readSheetSearch } from '../feed/use-sheet.ts';
import { readRoomSearch } from '../live/room-search.ts';
import type { ReviewsSearch } from '../reviews/reviews-search.ts';
import type { CheckoutSearch } from '../trade/checkout-lines.ts';
import { lazyPage } from './lazy-part.ts';
import { Shell } from './shell.tsx';
import { CrashPage, NotFoundPage, PendingPage } from './state-pages.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: FeedPage,
    validateSearch: readSheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/following',
    component: FollowingPage,
    validateSearch: readSheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/c/$clipId',
    component: ClipPage,
    validateSearch: readSheetSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/live',
    component: lazyPage(() => import('../live/live-page.tsx').then((part) => part.LivePage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rooms/$roomId',
    component: lazyPage(() => import('../live/room-page.tsx').then((part) => part.RoomPage)),
    validateSearch: readRoomSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/nearby',
    component: lazyPage(() => import('../browse/nearby-page.tsx').then((part) => part.NearbyPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mall',
    component: lazyPage(() => import('../browse/mall-page.tsx').then((part) => part.MallPage)),
    validateSearch: readMallSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shop/$id',
    component: lazyPage(() => import('../browse/home-page.tsx').then((part) => part.ShopHomePage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/creator/$id',
    component: lazyPage(() => import('../browse/home-page.tsx').then((part) => part.CreatorHomePage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/p/$productId',
    component: lazyPage(() => import('../trade/product-page.tsx').then((part) => part.ProductPage)),
    // The creator whose link or window led here.
    validateSearch: (search: Record<string, unknown>): { by?: string } =>
      text(search.by)?.startsWith('crt_') ? { by: text(search.by)! } : {},
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/p/$productId/reviews',
    component: lazyPage(() => import('../reviews/review-pages.ts').then((part) => part.ReviewsPage)),
    // Read by the page: the first load does without.
    validateSearch: (search: ReviewsSearch) => search,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cart',
    component: lazyPage(() => import('../trade/cart-page.tsx').then((part) => part.CartPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/checkout',
    component: lazyPage(() => import('../trade/checkout-page.tsx').then((part) => part.CheckoutPage)),
    validateSearch: (search: Record<string, unknown>): CheckoutSearch => ({
      ...(text(search.buy) === undefined ? {} : { buy: text(search.buy)! }),
      ...(text(search.lines) === undefined ? {} : { lines: text(search.lines)! }),
      ...(text(search.clip) === undefined ? {} : { clip: text(search.clip)! }),
      ...(text(search.room) === undefined ? {} : { room: text(search.room)! }),
    }),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders',
    component: lazyPage(() => import('../trade/orders-page.tsx').then((part) => part.OrdersPage)),
    validateSearch: (search: Record<string, unknown>): { state?: string } =>
      text(search.state) === undefined ? {} : { state: text(search.state)! },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId',
    component: lazyPage(() => import('../trade/order-page.tsx').then((part) => part.OrderPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId/review',
    component: lazyPage(() => import('../reviews/review-pages.ts').then((part) => part.WritePage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/checkout/$checkoutId',
    component: lazyPage(() => import('../trade/result-page.tsx').then((part) => part.ResultPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId/after-sales',
    component: lazyPage(() => import('../after-sales/ask-page.tsx').then((part) => part.AskPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId/claim',
    component: lazyPage(() => import('../guarantees/claim-form-page.tsx').then((part) => part.ClaimFormPage)),
    validateSearch: (search: Record<string, unknown>): { position: number; code: string } => ({
      ...{ position: Number(search.position ?? 0), code: text(search.code) ?? '' },
    }),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/claims/$claimId',
    component: lazyPage(() => import('../guarantees/claim-page.tsx').then((part) => part.ClaimPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/after-sales',
    component: lazyPage(() => import('../after-sales/cases-page.tsx').then((part) => part.CasesPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/after-sales/$caseId',
    component: lazyPage(() => import('../after-sales/case-page.tsx').then((part) => part.CasePage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me',
    component: lazyPage(() => import('../me/me-page.tsx').then((part) => part.MePage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/reviews',
    component: lazyPage(() => import('../reviews/review-pages.ts').then((part) => part.MyReviewsPage)),
    validateSearch: (search: Record<string, unknown>): { tab?: 'written' } =>
      search.tab === 'written' ? { tab: 'written' } : {},
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/addresses',
    component: lazyPage(() => import('../me/addresses-page.tsx').then((part) => part.AddressesPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/interests',
    component: lazyPage(() => import('../me/interests-page.tsx').then((part) => part.InterestsPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/tokens',
    component: lazyPage(() => import('../me/tokens-page.tsx').then((part) => part.TokensPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/coupons',
    component: lazyPage(() => import('../me/coupons-page.tsx').then((part) => part.CouponsPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/follows',
    component: lazyPage(() => import('../me/follows-page.tsx').then((part) => part.FollowsPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rulings',
    component: lazyPage(() => import('../rulings/rulings-page.tsx').then((part) => part.RulingsPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rulings/$rulingId',
    component: lazyPage(() => import('../rulings/rulings-page.tsx').then((part) => part.RulingPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/lucky-bags/verify',
    component: lazyPage(() => import('../lucky-bags/verify-page.tsx').then((part) => part.VerifyPage)),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyPage(() => import('../me/sign-in-page.tsx').then((part) => part.SignInPage)),
    validateSearch: (search: Record<string, unknown>): { back?: string } => {
      const back = text(search.back);
      // Back to a page of ours only.
      return back !== undefined && /^\/(?![/\\])/.test(back) ? { back } : {};
    },
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
  defaultPendingComponent: PendingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
