import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { Broken } from '../shared/desk/mount-desk.tsx';
import { ClipsPage } from './clips/clips-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { readOrderSearch } from './orders/order-views.ts';
import { OrdersPage } from './orders/orders-page.tsx';
import { readProductSearch } from './products/product-filter.ts';
import { ProductsPage } from './products/products-page.tsx';
import { EntryPage, NowhereState } from './shell/entry-page.tsx';
import { StudioFrame } from './shell/studio-frame.tsx';
import { ShippingPage } from './shipping/shipping-page.tsx';
import { PrintPage } from './slips/print-page.tsx';
import { readPrintSearch } from './slips/print-search.ts';

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NowhereState,
  errorComponent: Broken,
});

const entryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: EntryPage });

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

export const productsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'products',
  validateSearch: readProductSearch,
  component: ProductsPage,
});

export const clipsRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'clips',
  validateSearch: (search: Record<string, unknown>): { open?: string } =>
    typeof search['open'] === 'string' ? { open: search['open'] } : {},
  component: ClipsPage,
});

export const shippingRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: 'shipping',
  component: ShippingPage,
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
    printRoute,
    authorRoute.addChildren([homeRoute, ordersRoute, productsRoute, clipsRoute, shippingRoute]),
  ]),
  basepath: '/studio',
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
