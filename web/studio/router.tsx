import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Broken } from '../shared/desk/mount-desk.tsx';
import { TableSkeleton } from '../ui/table-skeleton.tsx';
import { readCaseSearch } from './after-sales/case-queries.ts';
import { readClaimSearch } from './claims/claim-queries.ts';
import { readClipsSearch } from './clips/clip-filter.ts';
import { readMoneySearch } from './money/money-search.ts';
import { readOpeningSearch } from './opening/opening-steps.ts';
import { readOrderSearch } from './orders/order-views.ts';
import { readProductSearch } from './products/product-filter.ts';
import { readReviewSearch } from './reviews/review-view.ts';
import { readRoomsSearch } from './rooms/rooms-search.ts';
import { readTermSearch } from './search-terms/term-view.ts';
import { EntryPage, NowhereState } from './shell/entry-page.tsx';
import { StudioFrame } from './shell/studio-frame.tsx';
import { readPrintSearch } from './slips/print-search.ts';
import { readSourcingSearch } from './sourcing/sourcing-search.ts';
import { readStockSearch } from './stock/stock-search.ts';

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NowhereState,
  errorComponent: Broken,
});

const entryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: EntryPage });

/** The link of an invitation to a shop. */
const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'join',
  component: lazyRouteComponent(() => import('./join/join-page.tsx'), 'JoinPage'),
});

/** Opening a shop, step by step. */
const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'open',
  validateSearch: readOpeningSearch,
  component: lazyRouteComponent(() => import('./opening/opening-page.tsx'), 'OpeningPage'),
});

/** Everything about one author: a shop, or the creator that the person is. */
export const authorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$authorId',
  component: StudioFrame,
});

export const homeRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
});

export const ordersRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'orders',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('./orders/orders-page.tsx'), 'OrdersPage'),
});

export const afterSalesRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'after-sales',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('./after-sales/after-sales-page.tsx'), 'AfterSalesPage'),
});

export const claimsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'claims',
  validateSearch: readClaimSearch,
  component: lazyRouteComponent(() => import('./claims/claims-page.tsx'), 'ClaimsPage'),
});

export const productsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'products',
  validateSearch: readProductSearch,
  component: lazyRouteComponent(() => import('./products/products-page.tsx'), 'ProductsPage'),
});

export const catalogueFilesRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'products/files',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: lazyRouteComponent(
    () => import('./catalogue-files/catalogue-files-page.tsx'),
    'CatalogueFilesPage',
  ),
});

export const stockRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'stock',
  validateSearch: readStockSearch,
  component: lazyRouteComponent(() => import('./stock/stock-page.tsx'), 'StockPage'),
});

export const clipsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'clips',
  validateSearch: readClipsSearch,
  component: lazyRouteComponent(() => import('./clips/clips-page.tsx'), 'ClipsPage'),
});

/** Live rooms. */
export const roomsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'rooms',
  validateSearch: readRoomsSearch,
  component: lazyRouteComponent(() => import('./rooms/rooms-page.tsx'), 'RoomsPage'),
});

export const roomDeskRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'rooms/$roomId',
  component: lazyRouteComponent(() => import('./rooms/room-desk-page.tsx'), 'RoomDeskPage'),
});

export const penaltiesRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'penalties',
  component: lazyRouteComponent(() => import('./penalties/penalties-page.tsx'), 'PenaltiesPage'),
});

export const promotionsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'promotions',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: lazyRouteComponent(() => import('./promotions/promotions-page.tsx'), 'PromotionsPage'),
});

export const reviewsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'reviews',
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import('./reviews/reviews-page.tsx'), 'ReviewsPage'),
});

export const affiliateRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'affiliate',
  validateSearch: (search: Record<string, unknown>): { tab?: string; open?: string } => ({
    ...(typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
    ...(typeof search['open'] === 'string' ? { open: search['open'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./affiliate/affiliate-page.tsx'), 'AffiliatePage'),
});

/** 选品: a creator chooses goods. */
export const sourcingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'sourcing',
  validateSearch: readSourcingSearch,
  component: lazyRouteComponent(() => import('./sourcing/sourcing-page.tsx'), 'SourcingPage'),
});

export const promotingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'promoting',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  component: lazyRouteComponent(() => import('./sourcing/promoting-page.tsx'), 'PromotingPage'),
});

export const searchTermsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'search-terms',
  validateSearch: readTermSearch,
  component: lazyRouteComponent(() => import('./search-terms/search-terms-page.tsx'), 'SearchTermsPage'),
});

export const trustRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'trust',
  component: lazyRouteComponent(() => import('./trust/score-page.tsx'), 'ScorePage'),
});

export const shippingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'shipping',
  component: lazyRouteComponent(() => import('./shipping/shipping-page.tsx'), 'ShippingPage'),
});

export const developerRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'developer',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: lazyRouteComponent(() => import('./developer/developer-page.tsx'), 'DeveloperPage'),
});

export const moneyRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'money',
  validateSearch: readMoneySearch,
  component: lazyRouteComponent(() => import('./money/money-page.tsx'), 'MoneyPage'),
});

export const staffRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'staff',
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});

/** A room of somebody else's, in which the person was asked to help. */
const helpingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'helping/$roomId',
  component: lazyRouteComponent(() => import('./rooms/room-desk-page.tsx'), 'HelpingPage'),
});

/** Beside the frame, not in it: paper has no navigation. */
const printRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$authorId/orders/print',
  validateSearch: readPrintSearch,
  component: lazyRouteComponent(() => import('./slips/print-page.tsx'), 'PrintPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    entryRoute,
    joinRoute,
    openRoute,
    printRoute,
    helpingRoute,
    authorRoute.addChildren([
      homeRoute,
      ordersRoute,
      afterSalesRoute,
      claimsRoute,
      productsRoute,
      catalogueFilesRoute,
      stockRoute,
      clipsRoute,
      roomsRoute,
      roomDeskRoute,
      penaltiesRoute,
      promotionsRoute,
      reviewsRoute,
      affiliateRoute,
      sourcingRoute,
      promotingRoute,
      searchTermsRoute,
      trustRoute,
      shippingRoute,
      moneyRoute,
      staffRoute,
      developerRoute,
    ]),
  ]),
  basepath: '/studio',
  // Pages come one by one: where one is pointed at, it is fetched; until it is here its place shows rows to come.
  defaultPreload: 'intent',
  defaultPendingComponent: TableSkeleton,
  // The frame stays when a page breaks, or cannot be fetched.
  defaultErrorComponent: Broken,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
