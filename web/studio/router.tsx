import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { Broken } from '../shared/desk/mount-desk.tsx';
import { AffiliatePage } from './affiliate/affiliate-page.tsx';
import { AfterSalesPage } from './after-sales/after-sales-page.tsx';
import { readCaseSearch } from './after-sales/case-queries.ts';
import { CatalogueFilesPage } from './catalogue-files/catalogue-files-page.tsx';
import { readClaimSearch } from './claims/claim-queries.ts';
import { ClaimsPage } from './claims/claims-page.tsx';
import { readClipsSearch } from './clips/clip-filter.ts';
import { ClipsPage } from './clips/clips-page.tsx';
import { DeveloperPage } from './developer/developer-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { JoinPage } from './join/join-page.tsx';
import { MoneyPage } from './money/money-page.tsx';
import { readMoneySearch } from './money/money-search.ts';
import { OpeningPage } from './opening/opening-page.tsx';
import { readOpeningSearch } from './opening/opening-steps.ts';
import { readOrderSearch } from './orders/order-views.ts';
import { OrdersPage } from './orders/orders-page.tsx';
import { PenaltiesPage } from './penalties/penalties-page.tsx';
import { readProductSearch } from './products/product-filter.ts';
import { ProductsPage } from './products/products-page.tsx';
import { PromotionsPage } from './promotions/promotions-page.tsx';
import { readReviewSearch } from './reviews/review-view.ts';
import { ReviewsPage } from './reviews/reviews-page.tsx';
import { HelpingPage, RoomDeskPage } from './rooms/room-desk-page.tsx';
import { RoomsPage } from './rooms/rooms-page.tsx';
import { readRoomsSearch } from './rooms/rooms-search.ts';
import { SearchTermsPage } from './search-terms/search-terms-page.tsx';
import { readTermSearch } from './search-terms/term-view.ts';
import { EntryPage, NowhereState } from './shell/entry-page.tsx';
import { StudioFrame } from './shell/studio-frame.tsx';
import { ShippingPage } from './shipping/shipping-page.tsx';
import { PrintPage } from './slips/print-page.tsx';
import { readPrintSearch } from './slips/print-search.ts';
import { PromotingPage } from './sourcing/promoting-page.tsx';
import { readSourcingSearch, SourcingPage } from './sourcing/sourcing-page.tsx';
import { StaffPage } from './staff/staff-page.tsx';
import { StockPage } from './stock/stock-page.tsx';
import { readStockSearch } from './stock/stock-search.ts';
import { ScorePage } from './trust/score-page.tsx';

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NowhereState,
  errorComponent: Broken,
});

const entryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: EntryPage });

/** The link of an invitation to a shop. */
const joinRoute = createRoute({ getParentRoute: () => rootRoute, path: 'join', component: JoinPage });

/** Opening a shop, step by step. */
const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'open',
  validateSearch: readOpeningSearch,
  component: OpeningPage,
});

/** Everything about one author: a shop, or the creator that the person is. */
export const authorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$authorId',
  component: StudioFrame,
});

export const homeRoute = createRoute({ getParentRoute: () => authorRoute, path: '/', component: HomePage });

export const ordersRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'orders',
  validateSearch: readOrderSearch,
  component: OrdersPage,
});

export const afterSalesRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'after-sales',
  validateSearch: readCaseSearch,
  component: AfterSalesPage,
});

export const claimsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'claims',
  validateSearch: readClaimSearch,
  component: ClaimsPage,
});

export const productsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'products',
  validateSearch: readProductSearch,
  component: ProductsPage,
});

export const catalogueFilesRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'products/files',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: CatalogueFilesPage,
});

export const stockRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'stock',
  validateSearch: readStockSearch,
  component: StockPage,
});

export const clipsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'clips',
  validateSearch: readClipsSearch,
  component: ClipsPage,
});

/** Live rooms. */
export const roomsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'rooms',
  validateSearch: readRoomsSearch,
  component: RoomsPage,
});

export const roomDeskRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'rooms/$roomId',
  component: RoomDeskPage,
});

export const penaltiesRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'penalties',
  component: PenaltiesPage,
});

export const promotionsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'promotions',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: PromotionsPage,
});

export const reviewsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'reviews',
  validateSearch: readReviewSearch,
  component: ReviewsPage,
});

export const affiliateRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'affiliate',
  validateSearch: (search: Record<string, unknown>): { tab?: string; open?: string } => ({
    ...(typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
    ...(typeof search['open'] === 'string' ? { open: search['open'] } : {}),
  }),
  component: AffiliatePage,
});

/** 选品: a creator chooses goods. */
export const sourcingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'sourcing',
  validateSearch: readSourcingSearch,
  component: SourcingPage,
});

export const promotingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'promoting',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  component: PromotingPage,
});

export const searchTermsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'search-terms',
  validateSearch: readTermSearch,
  component: SearchTermsPage,
});

export const trustRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'trust',
  component: ScorePage,
});

export const shippingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'shipping',
  component: ShippingPage,
});

export const developerRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'developer',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: DeveloperPage,
});

export const moneyRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'money',
  validateSearch: readMoneySearch,
  component: MoneyPage,
});

export const staffRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'staff',
  component: StaffPage,
});

/** A room of somebody else's, in which the person was asked to help. */
const helpingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'helping/$roomId',
  component: HelpingPage,
});

/** Beside the frame, not in it: paper has no navigation. */
const printRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$authorId/orders/print',
  validateSearch: readPrintSearch,
  component: PrintPage,
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
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
