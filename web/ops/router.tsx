import { createRootRoute, createRoute, createRouter, Navigate, Outlet } from '@tanstack/react-router';
import { Broken } from '../shared/desk/mount-desk.tsx';
import { useMe } from '../shared/session.ts';
import { AdvertsPage } from './adverts/adverts-page.tsx';
import { AfterSalesPage } from './after-sales/after-sales-page.tsx';
import { AppealsPage } from './appeals/appeals-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { CertificatesPage } from './certificates/certificates-page.tsx';
import { ClaimsPage } from './claims/claims-page.tsx';
import { ClipsPage } from './clips/clips-page.tsx';
import { ExperimentsPage } from './experiments/experiments-page.tsx';
import { FeedPage } from './feed/feed-page.tsx';
import { FirstPage } from './first/first-page.tsx';
import { FraudPage } from './fraud/fraud-page.tsx';
import { InspectionsPage } from './inspections/inspections-page.tsx';
import { InterestPage } from './interest/interest-page.tsx';
import { DepositsPage } from './ledger/deposits-page.tsx';
import { LedgerPage } from './ledger/ledger-page.tsx';
import { readDepositSearch, readLedgerSearch, readPayoutSearch } from './ledger/ledger-search.ts';
import { PayoutsPage } from './ledger/payouts-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { ProductsPage } from './products/products-page.tsx';
import { ReadersPage } from './readers/readers-page.tsx';
import { ReconciliationPage } from './reconciliation/reconciliation-page.tsx';
import { ReviewsPage } from './reviews/reviews-page.tsx';
import { ChatWordsPage } from './rooms/chat-words-page.tsx';
import { RoomsPage } from './rooms/rooms-page.tsx';
import {
  readAdvertSearch,
  readAfterSaleSearch,
  readAppealSearch,
  readApplicationSearch,
  readAuditSearch,
  readCertificateSearch,
  readClaimSearch,
  readClipSearch,
  readExperimentSearch,
  readFraudSearch,
  readInspectionSearch,
  readPeopleSearch,
  readProductSearch,
  readReconciliationSearch,
  readReviewSearch,
  readRoomSearch,
  readShopSearch,
  readTrustCaseSearch,
  readTrustSearch,
  readWatchSearch,
} from './search.ts';
import { NowhereState } from './shell/nowhere-state.tsx';
import { OpsFrame } from './shell/ops-frame.tsx';
import { ApplicationsPage } from './shops/applications-page.tsx';
import { ShopsPage } from './shops/shops-page.tsx';
import { TrustPage } from './trust/trust-page.tsx';
import { TrustCasesPage } from './trust-cases/trust-cases-page.tsx';
import { WatchPage } from './watch/watch-page.tsx';

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NowhereState,
  errorComponent: Broken,
});

/** Inspectors have one desk. */
function FirstDesk() {
  const operates = useMe()?.roles.includes('operator') === true;
  return <Navigate to={operates ? '/applications' : '/inspections'} replace />;
}

/** Open to whoever is signed in: the first operator is none yet. */
const firstRoute = createRoute({ getParentRoute: () => rootRoute, path: 'first', component: FirstPage });

const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: 'desk', component: OpsFrame });
const under = { getParentRoute: () => deskRoute };

const indexRoute = createRoute({
  ...under,
  path: '/',
  component: FirstDesk,
});
const peopleRoute = createRoute({
  ...under,
  path: 'people',
  validateSearch: readPeopleSearch,
  component: PeoplePage,
});
const shopsRoute = createRoute({
  ...under,
  path: 'shops',
  validateSearch: readShopSearch,
  component: ShopsPage,
});
const applicationsRoute = createRoute({
  ...under,
  path: 'applications',
  validateSearch: readApplicationSearch,
  component: ApplicationsPage,
});
const appealsRoute = createRoute({
  ...under,
  path: 'appeals',
  validateSearch: readAppealSearch,
  component: AppealsPage,
});
const afterSalesRoute = createRoute({
  ...under,
  path: 'after-sales',
  validateSearch: readAfterSaleSearch,
  component: AfterSalesPage,
});
const claimsRoute = createRoute({
  ...under,
  path: 'claims',
  validateSearch: readClaimSearch,
  component: ClaimsPage,
});
const inspectionsRoute = createRoute({
  ...under,
  path: 'inspections',
  validateSearch: readInspectionSearch,
  component: InspectionsPage,
});
const certificatesRoute = createRoute({
  ...under,
  path: 'certificates',
  validateSearch: readCertificateSearch,
  component: CertificatesPage,
});
const advertsRoute = createRoute({
  ...under,
  path: 'adverts',
  validateSearch: readAdvertSearch,
  component: AdvertsPage,
});
const watchRoute = createRoute({
  ...under,
  path: 'watch',
  validateSearch: readWatchSearch,
  component: WatchPage,
});
const trustCasesRoute = createRoute({
  ...under,
  path: 'cases',
  validateSearch: readTrustCaseSearch,
  component: TrustCasesPage,
});
const fraudRoute = createRoute({
  ...under,
  path: 'fraud',
  validateSearch: readFraudSearch,
  component: FraudPage,
});
const trustRoute = createRoute({
  ...under,
  path: 'trust',
  validateSearch: readTrustSearch,
  component: TrustPage,
});
const productsRoute = createRoute({
  ...under,
  path: 'products',
  validateSearch: readProductSearch,
  component: ProductsPage,
});
const clipsRoute = createRoute({
  ...under,
  path: 'clips',
  validateSearch: readClipSearch,
  component: ClipsPage,
});
const reviewsRoute = createRoute({
  ...under,
  path: 'reviews',
  validateSearch: readReviewSearch,
  component: ReviewsPage,
});
const auditRoute = createRoute({
  ...under,
  path: 'audit',
  validateSearch: readAuditSearch,
  component: AuditPage,
});
const reconciliationRoute = createRoute({
  ...under,
  path: 'reconciliation',
  validateSearch: readReconciliationSearch,
  component: ReconciliationPage,
});
const ledgerRoute = createRoute({
  ...under,
  path: 'ledger',
  validateSearch: readLedgerSearch,
  component: LedgerPage,
});
const payoutsRoute = createRoute({
  ...under,
  path: 'payouts',
  validateSearch: readPayoutSearch,
  component: PayoutsPage,
});
const depositsRoute = createRoute({
  ...under,
  path: 'deposits',
  validateSearch: readDepositSearch,
  component: DepositsPage,
});
const experimentsRoute = createRoute({
  ...under,
  path: 'experiments',
  validateSearch: readExperimentSearch,
  component: ExperimentsPage,
});
const roomsRoute = createRoute({
  ...under,
  path: 'rooms',
  validateSearch: readRoomSearch,
  component: RoomsPage,
});
const chatWordsRoute = createRoute({ ...under, path: 'chat-words', component: ChatWordsPage });
const feedRoute = createRoute({ ...under, path: 'feed', component: FeedPage });
const interestRoute = createRoute({ ...under, path: 'interest', component: InterestPage });
const readersRoute = createRoute({ ...under, path: 'readers', component: ReadersPage });

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    firstRoute,
    deskRoute.addChildren([
      indexRoute,
      ...[applicationsRoute, certificatesRoute, appealsRoute, afterSalesRoute, claimsRoute],
      inspectionsRoute,
      ...[advertsRoute, watchRoute, trustCasesRoute, fraudRoute, trustRoute, productsRoute],
      peopleRoute,
      shopsRoute,
      clipsRoute,
      ...[ledgerRoute, payoutsRoute, depositsRoute],
      reviewsRoute,
      ...[roomsRoute, chatWordsRoute],
      auditRoute,
      reconciliationRoute,
      experimentsRoute,
      ...[feedRoute, interestRoute],
      readersRoute,
    ]),
  ]),
  basepath: '/ops',
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
