import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ClipPage, FeedPage, FollowingPage } from '../feed/feed-pages.tsx';
import { readSheetSearch } from '../feed/use-sheet.ts';
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
    path: '/nearby',
    component: lazyRouteComponent(() => import('../browse/nearby-page.tsx'), 'NearbyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mall',
    component: lazyRouteComponent(() => import('../browse/mall-page.tsx'), 'MallPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shop/$id',
    component: lazyRouteComponent(() => import('../browse/home-page.tsx'), 'ShopHomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/creator/$id',
    component: lazyRouteComponent(() => import('../browse/home-page.tsx'), 'CreatorHomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/p/$productId',
    component: lazyRouteComponent(() => import('../trade/product-page.tsx'), 'ProductPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cart',
    component: lazyRouteComponent(() => import('../trade/cart-page.tsx'), 'CartPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/checkout',
    component: lazyRouteComponent(() => import('../trade/checkout-page.tsx'), 'CheckoutPage'),
    validateSearch: (search: Record<string, unknown>): { buy?: string; lines?: string; clip?: string } => ({
      ...(text(search.buy) === undefined ? {} : { buy: text(search.buy)! }),
      ...(text(search.lines) === undefined ? {} : { lines: text(search.lines)! }),
      ...(text(search.clip) === undefined ? {} : { clip: text(search.clip)! }),
    }),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders',
    component: lazyRouteComponent(() => import('../trade/orders-page.tsx'), 'OrdersPage'),
    validateSearch: (search: Record<string, unknown>): { state?: string } =>
      text(search.state) === undefined ? {} : { state: text(search.state)! },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('../trade/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/checkout/$checkoutId',
    component: lazyRouteComponent(() => import('../trade/result-page.tsx'), 'ResultPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me',
    component: lazyRouteComponent(() => import('../me/me-page.tsx'), 'MePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/addresses',
    component: lazyRouteComponent(() => import('../me/addresses-page.tsx'), 'AddressesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/interests',
    component: lazyRouteComponent(() => import('../me/interests-page.tsx'), 'InterestsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/me/follows',
    component: lazyRouteComponent(() => import('../me/follows-page.tsx'), 'FollowsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../me/sign-in-page.tsx'), 'SignInPage'),
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
