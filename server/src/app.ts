import { join } from 'node:path';
import { policyOfSettings } from '@kanmai/interest';
import type { Clock, Random } from '@kanmai/kernel';
import type pg from 'pg';
import type { Config, Role } from './config.ts';
import type { Database } from './database.ts';
import type { Feature, FeatureDeps } from './feature.ts';
import { clipRaceFeature } from './features/insight/clip-race/index.ts';
import { clipResultsFeature } from './features/insight/clip-results/index.ts';
import { eventsAppended, eventTail, type RunningReader, runReader } from './features/insight/events/index.ts';
import { experimentsFeature } from './features/insight/experiments/index.ts';
import { importsFeature } from './features/insight/imports/index.ts';
import { likelyBuyersFeature } from './features/insight/likely-buyers/index.ts';
import { roomResultsFeature } from './features/insight/room-results/index.ts';
import { searchTermsFeature } from './features/insight/search-terms/index.ts';
import { shopDeskFeature } from './features/insight/shop-desk/index.ts';
import { webhooksFeature } from './features/insight/webhooks/index.ts';
import {
  accountsFeature,
  closeTown,
  createFirstOperatorToken,
  hasOperator,
} from './features/people/accounts/index.ts';
import { appealsFeature } from './features/people/appeals/index.ts';
import { auditFeature } from './features/people/audit/index.ts';
import { authorsFeature, moveFollows } from './features/people/authors/index.ts';
import { creatorsFeature, storeCreatorAvatar } from './features/people/creators/index.ts';
import { pushFeature } from './features/people/push/index.ts';
import { savedViewsFeature } from './features/people/saved-views/index.ts';
import { shopAppeals, shopApplicationsFeature } from './features/people/shop-applications/index.ts';
import { shopsFeature, storeShopAvatar } from './features/people/shops/index.ts';
import { staffFeature } from './features/people/staff/index.ts';
import { choicesFeature, mergeChoices, mergePauses } from './features/stage/choices/index.ts';
import { clipSignalsFeature } from './features/stage/clip-signals/index.ts';
import {
  clipAppeals,
  clipsFeature,
  mergeReports,
  publishWaitingClips,
} from './features/stage/clips/index.ts';
import { feedFeature } from './features/stage/feed/index.ts';
import { flashSalesFeature } from './features/stage/flash-sales/index.ts';
import { luckyBagsFeature } from './features/stage/lucky-bags/index.ts';
import { mediaFeature } from './features/stage/media/index.ts';
import { pollsFeature } from './features/stage/polls/index.ts';
import { mergeReactions, reactionsFeature } from './features/stage/reactions/index.ts';
import { redPacketsFeature } from './features/stage/red-packets/index.ts';
import { roomCouponsFeature } from './features/stage/room-coupons/index.ts';
import { roomSpeechFeature } from './features/stage/room-speech/index.ts';
import { findLiveRooms, mergeInRooms, roomsFeature, tellRoom } from './features/stage/rooms/index.ts';
import { searchFeature } from './features/stage/search/index.ts';
import { affiliateFeature, findPromoted } from './features/trade/affiliate/index.ts';
import { aftersalesFeature } from './features/trade/aftersales/index.ts';
import { cartFeature, move as moveCart } from './features/trade/cart/index.ts';
import { catalogueFeature, pictureUrl, productAppeals } from './features/trade/catalogue/index.ts';
import { catalogueFilesFeature } from './features/trade/catalogue-files/index.ts';
import { certificateAppeals, certificatesFeature } from './features/trade/certificates/index.ts';
import { fulfilmentFeature } from './features/trade/fulfilment/index.ts';
import { orderRules, settlementRules, shippingRules, supplierDoors } from './features/trade/index.ts';
import { ledgerFeature } from './features/trade/ledger/index.ts';
import { orderMessagesFeature } from './features/trade/order-messages/index.ts';
import { checkoutSettlement, ordersFeature } from './features/trade/orders/index.ts';
import { paymentsFeature } from './features/trade/payments/index.ts';
import { promotionsFeature } from './features/trade/promotions/index.ts';
import { reconciliationFeature } from './features/trade/reconciliation/index.ts';
import { reviewAppeals, reviewsFeature } from './features/trade/reviews/index.ts';
import { shippingFeature } from './features/trade/shipping/index.ts';
import { stockDeskFeature } from './features/trade/stock-desk/index.ts';
import { advertsFeature } from './features/trust/adverts/index.ts';
import { casesFeature, penaltyAppeals } from './features/trust/cases/index.ts';
import { fraudAppeals, fraudFeature } from './features/trust/fraud/index.ts';
import { guaranteesFeature, refundsEarly } from './features/trust/guarantees/index.ts';
import { inspectionsFeature } from './features/trust/inspections/index.ts';
import { roomWatchFeature } from './features/trust/room-watch/index.ts';
import { scoresFeature } from './features/trust/scores/index.ts';
import { closeServer } from './http/close-server.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { type Identities, identity } from './http/identity.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { operationsRoutes } from './http/operations.ts';
import { createSpeechMetrics, type SpeechMetrics } from './http/speech-metrics.ts';
import { webPages } from './http/web-pages.ts';
import { acceptSockets, createHub } from './hub/index.ts';
import type { JobRunner } from './jobs.ts';
import type { Log } from './log.ts';
import type { BlobStore } from './ports/blob.ts';
import type { Broadcast } from './ports/broadcast.ts';
import type { Bus } from './ports/bus.ts';
import type { Carriers } from './ports/carrier.ts';
import type { Media } from './ports/media.ts';
import type { Notify } from './ports/notify.ts';
import type { PaymentProviders } from './ports/payment.ts';
import type { PayoutGateway } from './ports/payout.ts';
import type { Push } from './ports/push.ts';
import type { Speech } from './ports/speech.ts';
import type { Town } from './town.ts';

export interface AppDeps {
  readonly config: Config;
  readonly home: string;
  readonly project: string;
  readonly secret: string;
  readonly town: Town | null;
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly bus: Bus;
  readonly blobs: BlobStore;
  readonly notify: Notify;
  readonly push: Push;
  readonly payment: PaymentProviders;
  readonly payouts: PayoutGateway;
  readonly carriers: Carriers;
  readonly media: Media;
  /** Hears what is said in live rooms; null: nobody does. */
  readonly speech: Speech | null;
  readonly broadcast: Broadcast;
  readonly jobs: JobRunner;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly roles: ReadonlySet<Role>;
  /** The public origin; known only after listening when the port is free to choose. */
  readonly origin: () => string;
}

export interface App {
  readonly server: HttpServer;
  readonly metrics: Metrics;
  /** The one-time link that makes the first operator, when there is none and no town. */
  readonly firstOperatorLink: string | null;
  /** Begins to work: restores memory, reads the log, takes jobs. */
  start(): Promise<void>;
  /** Resolves when every reader has taken what was in the log. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/** How long requests under way may take when everything stops: well below what the process waits for all of it. */
const requestsGraceMs = 8_000;

/** Puts the platform together: every feature and how they reach one another is said here and nowhere else. */
export async function createApp(given: AppDeps): Promise<App> {
  const server = await createHttpServer(given.config);
  const metrics = createMetrics();
  const offer = await offerFirstOperator(given);
  const deps = featureDeps(given);
  const hearing = hearingOf(given, metrics);
  const { features, identities } = composeFeatures(deps, given, offer?.hash ?? null, { metrics, hearing });

  let ready = false;
  operationsRoutes(server, {
    ...{ db: given.db, metrics, isReady: () => ready },
    ...(hearing === null ? {} : { speechState: () => hearing.counts.state }),
  });
  acceptSockets(server);
  await identity(server, { identities, config: given.config, clock: given.clock, origin: given.origin });
  await server.register(
    async (api) => {
      for (const feature of features) feature.routes?.(api as HttpServer);
    },
    { prefix: '/api/v1' },
  );
  for (const feature of features) feature.pages?.(server);
  await webPages(server, join(given.project, 'web/dist'));
  countRequests(server, metrics);

  const readers: RunningReader[] = [];
  return {
    server,
    metrics,
    firstOperatorLink: offer === null ? null : `/ops/first#${offer.token}`,
    async start() {
      for (const feature of features) await feature.start?.();
      const worker = given.roles.has('worker');
      await given.jobs.start(
        features.flatMap((feature) => feature.jobs ?? []),
        worker,
      );
      const toRun = features.flatMap((feature) => [
        ...(given.roles.has('web') ? (feature.webReaders ?? []) : []),
        ...(worker ? (feature.readers ?? []) : []),
      ]);
      const tail = eventTail(given.db);
      for (const reader of toRun) readers.push(await runReader({ ...given, tail }, reader));
      for (const feature of features) await feature.open?.();
      ready = true;
    },
    async caughtUp() {
      await Promise.all(readers.map((reader) => reader.caughtUp()));
    },
    async stop() {
      ready = false;
      await closeServer(server, requestsGraceMs);
      await Promise.all(readers.map((reader) => reader.stop()));
      await given.jobs.stop();
      for (const feature of features) await feature.stop?.();
    },
  };
}

/** Who hears what is said in live rooms, and what is told of it. */
interface Hearing {
  readonly speech: Speech;
  readonly counts: SpeechMetrics;
}

/** Its metrics are only there where somebody hears. */
function hearingOf({ speech }: AppDeps, { registry }: Metrics): Hearing | null {
  return speech === null ? null : { speech, counts: createSpeechMetrics(registry) };
}

/** Every feature, and what each is given of the others. */
function composeFeatures(
  deps: FeatureDeps,
  given: AppDeps,
  firstOperatorHash: Buffer | null,
  { metrics, hearing }: { readonly metrics: Metrics; readonly hearing: Hearing | null },
): { features: readonly Feature[]; identities: Identities } {
  const accounts = accountsFeature(deps, {
    onMerge: [moveFollows, mergeReactions, mergeChoices, mergePauses, mergeReports, mergeInRooms, moveCart],
    townSignIns: given.town?.signIns ?? [],
    firstOperatorHash,
  });
  const { forgetPerson } = accounts;
  const experiments = experimentsFeature(deps, { usual: () => policyOfSettings(feed.engine.settings) });
  const feed = feedFeature(deps, {
    pictureUrl,
    countDegraded: (reason) => metrics.degradedFeeds.inc({ reason }),
    planFor: experiments.planFor,
    onlineIn: (roomId) => rooms.hub.online(roomId),
  });
  const search = searchFeature(deps, { fondnessOf: feed.fondnessOf });
  const push = pushFeature(deps, { push: given.push });
  const rooms = roomsFeature(deps, {
    openHub: (doors) => {
      const said: typeof doors.said = async (viewer, text) => {
        const taken = await doors.said(viewer, text);
        if (taken.ok && viewer.facts.role === null) roomWatch.heard(viewer.roomId, text);
        if (taken.ok && viewer.facts.signedIn) void luckyBags.heard(viewer.roomId, viewer.personId, text);
        return taken;
      };
      return createHub({ ...given }, { ...doors, said });
    },
    findSourced: findPromoted,
    said: (roomId) => roomWatch.said(roomId),
    takesPushes: given.roles.has('web'),
    pushTo: push.pushTo,
  });
  const luckyBags = luckyBagsFeature(deps, { tell: (message) => tellRoom(rooms.hub, message) });
  const cased = { hub: rooms.hub, powers: rooms.powers, shops: { forgetPerson } };
  const roomWatch = roomWatchFeature(deps, {
    ...{ hub: rooms.hub, powers: rooms.powers, watches: given.roles.has('web') },
    countLost: (lost) => metrics.unheardMessages.inc(lost),
  });
  const features = [
    accounts,
    auditFeature(deps),
    appealsFeature(deps, {
      subjects: {
        shop: shopAppeals(deps, { forgetPerson }),
        clip: clipAppeals(deps),
        product: productAppeals(deps),
        certificate: certificateAppeals(deps),
        review: reviewAppeals(deps),
        'fraud-case': fraudAppeals(deps),
        penalty: penaltyAppeals({ deps, ...cased }),
      },
    }),
    shopsFeature(deps, { forgetPerson }),
    shopApplicationsFeature(deps, { forgetPerson }),
    staffFeature(deps, { forgetPerson }),
    savedViewsFeature(deps),
    creatorsFeature(deps, { forgetPerson }),
    authorsFeature(deps, { storeShopAvatar, storeCreatorAvatar }),
    mediaFeature(deps, { home: given.home, assetReady: publishWaitingClips }),
    clipsFeature(deps, {
      pictureUrl,
      shopperPage: join(given.project, 'web/dist/shopper.html'),
    }),
    push,
    rooms,
    roomResultsFeature(deps, { online: rooms.hub.online }),
    feed,
    experiments,
    choicesFeature(deps, {
      personChanged: feed.personChanged,
      recommendationsTurned: feed.recommendationsTurned,
    }),
    reactionsFeature(deps, {
      findClipFacts: feed.findClipFacts,
      findLiveRooms: (roomIds) => findLiveRooms(deps.db, roomIds),
      servedAs: feed.servedAs,
      goodsServedAs: feed.goodsServedAs,
      meantBy: search.meantBy,
    }),
    catalogueFeature(deps),
    certificatesFeature(deps),
    catalogueFilesFeature(deps),
    search,
    promotionsFeature(deps),
    cartFeature(deps),
    ordersFeature(deps, orderRules),
    orderMessagesFeature(deps),
    shippingFeature(deps),
    paymentsFeature(deps, checkoutSettlement(deps)),
    reconciliationFeature(deps),
    fulfilmentFeature(deps, shippingRules(deps)),
    stockDeskFeature(deps),
    ledgerFeature(deps, {
      ...settlementRules(deps),
      auditFound: (count) => metrics.ledgerFindings.set(count),
    }),
    aftersalesFeature(deps, { refundsEarly }),
    guaranteesFeature(deps),
    inspectionsFeature(deps),
    reviewsFeature(deps),
    affiliateFeature(deps, supplierDoors),
    luckyBags,
    flashSalesFeature(deps, { hub: rooms.hub }),
    redPacketsFeature(deps, { hub: rooms.hub }),
    roomCouponsFeature(deps, { hub: rooms.hub }),
    pollsFeature(deps, { hub: rooms.hub }),
    importsFeature(deps),
    shopDeskFeature(deps),
    webhooksFeature(deps),
    clipSignalsFeature(deps),
    clipResultsFeature(deps),
    clipRaceFeature(deps),
    likelyBuyersFeature(deps, { engine: feed.engine }),
    searchTermsFeature(deps, { findForTerm: search.findForTerm }),
    advertsFeature(deps),
    scoresFeature(deps),
    fraudFeature(deps),
    roomSpeechFeature(deps, {
      ...{ hearing, keepHeard: rooms.keepHeard, listens: given.roles.has('web') },
    }),
    roomWatch,
    casesFeature(deps, cased),
  ];
  return { features, identities: accounts.identities };
}

function featureDeps(given: AppDeps): FeatureDeps {
  const { config, secret, db, bus, blobs, notify, payment, payouts, carriers, media, broadcast } = given;
  const { jobs, clock, random, log } = given;
  return {
    ...{ config, secret, db, bus, blobs, notify, payment, payouts, carriers, media, broadcast },
    ...{ jobs, clock, random, log },
    // Read at each use: a free port is known only after listening.
    get origin() {
      return given.origin();
    },
    eventsAppended() {
      void bus
        .publish(eventsAppended, '')
        .catch((error: unknown) => log.warn({ error }, 'a wake-up was not published'));
    },
  };
}

/** Without a town and without an operator, this start offers a link that makes one. */
async function offerFirstOperator(given: AppDeps): Promise<{ token: string; hash: Buffer } | null> {
  if (given.town !== null) return null;
  // Before it is asked whether there is an operator: the town's was nobody's.
  await closeTown(given);
  if (await hasOperator(given.db)) return null;
  return createFirstOperatorToken();
}

function countRequests(server: HttpServer, metrics: Metrics): void {
  // As many as there are routes, methods and statuses; finding one by its labels costs more than to count.
  const counted = new Map<string, { observe(seconds: number): void }>();
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const key = `${reply.statusCode} ${method} ${route}`;
    let count = counted.get(key);
    if (count === undefined) {
      count = metrics.requests.labels({ method, route, status: String(reply.statusCode) });
      counted.set(key, count);
    }
    count.observe(reply.elapsedTime / 1_000);
    done();
  });
}
