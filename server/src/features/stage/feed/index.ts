import { availableParallelism, hostname } from 'node:os';
import { type Fondness, fondnessBy, type Interest } from '@kanmai/interest';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { findLogHead } from '../../insight/events/index.ts';
import type { ServingPlan } from '../../insight/experiments/index.ts';
import { findPauses } from '../choices/index.ts';
import { defaultPictureUrl, loadAuthorCards, loadClipCards, type PictureUrl } from '../clips/index.ts';
import type { ClipFacts, GoodsServedAs, ServedAs } from '../reactions/index.ts';
import { CardCache } from './card-cache.ts';
import { cardSettingsReader } from './card-settings.reader.ts';
import { cardSettingsRoutes } from './card-settings.routes.ts';
import { CardSettingsHere } from './card-settings.service.ts';
import { CardShowings } from './card-showings.ts';
import type { Engine } from './engine.ts';
import { EngineHere } from './engine-here.ts';
import { EngineThread } from './engine-thread.ts';
import { type DegradedReason, EngineWatch } from './engine-watch.ts';
import { type FeedReaderParts, feedReader } from './feed.reader.ts';
import { feedRoutes } from './feed.routes.ts';
import type { FeedParts } from './feed.service.ts';
import { createFeedSnapshots } from './feed.snapshot.ts';
import { listNewestClips, loadNear, loadPool, loadViewer } from './feed.views.ts';
import { goodsReader } from './goods.reader.ts';
import { GoodsHistory } from './goods-history.ts';
import { findGoodsPast } from './goods-history.views.ts';
import { GoodsPool } from './goods-pool.ts';
import { listPooledGoods } from './goods-pool.views.ts';
import { ImpersonalPool } from './impersonal-pool.ts';
import { liveRoomsReader } from './live-rooms.reader.ts';
import { LiveRooms } from './live-rooms.ts';
import { listLiveRooms } from './live-rooms.views.ts';
import { NearCache } from './near-cache.ts';
import { PageTurns } from './page-turns.ts';
import { Served } from './served.ts';
import { tasteVectorsJob } from './taste-vectors.service.ts';
import { vectorRoutes } from './vector.routes.ts';
import { ViewerCache } from './viewer-cache.ts';

export type { Engine } from './engine.ts';
export { type DegradedReason, degradedReasons } from './engine-watch.ts';

/** Cards loaded at the start, before anybody asks. */
const warmedMax = 10_000;

export interface FeedDoors {
  readonly pictureUrl?: PictureUrl;
  /** Counts a feed that was answered without the engine. */
  readonly countDegraded: (reason: DegradedReason) => void;
  /** What experiments make of this person's pages; null where none concerns them. */
  readonly planFor?: (personId: string) => ServingPlan | null;
  /** How many watch a live room now. */
  readonly onlineIn?: (roomId: string) => number;
}

export interface FeedFeature extends Feature {
  /** What is known of these clips; those never published are left out. From memory as a rule. */
  findClipFacts(clipIds: readonly string[]): Promise<ReadonlyMap<string, ClipFacts>>;
  /** How the feed showed a clip to this person, when it still remembers. */
  servedAs(personId: string, clipId: string): ServedAs | null;
  /** How the feed showed goods between clips to this person, when it still remembers. */
  goodsServedAs(personId: string, productId: string): GoodsServedAs | null;
  /** The goods that may be shown between clips are those of now; for tests. */
  refreshGoods(): Promise<void>;
  /** What is known of this person has changed: the next page is to know. */
  personChanged(personId: string): void;
  /** How this person feels about authors and categories now, -1 to 1; 0 for who has recommendations off. */
  fondnessOf(personId: string): Promise<Fondness>;
  /** Recommendations were turned on or off: what was on its way and not seen may come again. */
  recommendationsTurned(personId: string): void;
  readonly engine: Engine;
  /** What the engine is when it runs in this thread, for tests. @throws where it runs in its own */
  interest(): Interest;
}

/** The feed: the interest engine of this process, fed by the event log, and the pages made of what it answers. */
export function feedFeature(deps: FeatureDeps, doors: FeedDoors): FeedFeature {
  const pictureUrl = doors.pictureUrl ?? defaultPictureUrl;
  const loaders = {
    clips: (ids: readonly string[]) => loadClipCards(deps.db, ids, pictureUrl),
    authors: (ids: readonly string[]) => loadAuthorCards(deps.db, ids, pictureUrl),
    origin: () => deps.origin,
  };
  const cards = new CardCache(loaders, deps.log);
  const viewers = new ViewerCache((personId) => loadViewer(deps.db, personId));
  const served = new Served();
  const turns = new PageTurns();
  const engine = isInThread(deps) ? new EngineThread(deps.log) : new EngineHere();
  const near = new NearCache({
    load: (city) => loadNear(deps.db, city),
    loaded(city, { authors, items }) {
      // An engine that is lost has nothing near until this is loaded again.
      engine.ask('putNear', city, authors, items).catch(() => undefined);
    },
    nowMs: () => deps.clock.nowMs(),
    log: deps.log,
  });
  const pool = new ImpersonalPool({
    async load(city) {
      const around = city === null ? null : await near.get(city);
      return loadPool(deps.db, { atMs: deps.clock.nowMs(), around });
    },
    nowMs: () => deps.clock.nowMs(),
    log: deps.log,
  });
  const snapshots = createFeedSnapshots(deps);
  const watch = new EngineWatch(() => deps.clock.nowMs());
  const rooms = {
    live: new LiveRooms({
      load: () => listLiveRooms(deps.db, pictureUrl),
      nowMs: () => deps.clock.nowMs(),
      log: deps.log,
    }),
    online: doors.onlineIn ?? (() => 0),
  };
  const goods = {
    pool: new GoodsPool({
      load: () => listPooledGoods(deps.db, deps.clock.nowMs(), pictureUrl),
      nowMs: () => deps.clock.nowMs(),
      log: deps.log,
    }),
    history: new GoodsHistory((personId) => findGoodsPast(deps.db, personId, deps.clock.nowMs())),
    draw: () => deps.random.next(),
  };
  const cardSettings = new CardSettingsHere(deps.db);
  const between = { rooms, goods, showings: new CardShowings(), settings: () => cardSettings.current() };

  const parts = (): FeedParts => ({
    deps,
    engine,
    cards,
    viewers,
    served,
    turns,
    near,
    pool,
    watch,
    countDegraded: doors.countDegraded,
    planFor: doors.planFor ?? (() => null),
    between,
  });
  const readerParts: FeedReaderParts = {
    ...{ deps, engine, cards, viewers, served, snapshots },
    findPauses: (personIds, span) => findPauses(deps.db, personIds, span),
  };

  return {
    name: 'feed',
    routes(server) {
      feedRoutes(server, { parts, pictureUrl });
      vectorRoutes(server, parts);
      cardSettingsRoutes(server, deps, cardSettings);
    },
    jobs: [tasteVectorsJob(deps)],
    webReaders: [
      feedReader(readerParts, `feed ${hostname()} ${deps.config.port}`),
      liveRoomsReader(`live rooms ${hostname()} ${deps.config.port}`, rooms.live, () => findLogHead(deps.db)),
      goodsReader(`goods between clips ${hostname()} ${deps.config.port}`, goods, () => findLogHead(deps.db)),
      cardSettingsReader(`feed cards ${hostname()} ${deps.config.port}`, cardSettings, () =>
        findLogHead(deps.db),
      ),
    ],
    async start() {
      await cardSettings.load();
      await snapshots.restore(engine);
      cards.warm(await listNewestClips(deps.db, warmedMax));
    },
    async stop() {
      cards.close();
      // What a lost engine knew is read from the log again.
      if (engine.isRunning && snapshots.isBehind()) await snapshots.take(engine);
      await engine.close();
    },
    async findClipFacts(clipIds) {
      const { clips } = await cards.find(clipIds);
      const facts = new Map<string, ClipFacts>();
      for (const [id, { card }] of clips) {
        if (card.state === 'draft' || card.state === 'scheduled' || card.state === 'removed') continue;
        facts.set(id, { authorId: card.authorId, durationMs: card.durationMs });
      }
      return facts;
    },
    servedAs(personId, clipId) {
      const clip = served.find(personId, clipId);
      if (clip === null) return null;
      const { reason: _, ...as } = clip;
      return as;
    },
    goodsServedAs: (personId, productId) => goods.history.servedAs(personId, productId),
    refreshGoods: () => goods.pool.refresh(),
    personChanged: (personId) => viewers.forget(personId),
    async fondnessOf(personId) {
      const { paused } = await viewers.get(personId);
      if (paused || watch.rests) return indifferent;
      try {
        return fondnessBy(await watch.run(() => engine.ask('feelings', personId, deps.clock.nowMs())));
      } catch (error) {
        deps.log.warn({ error }, 'the interest engine could not say of what somebody is fond');
        return indifferent;
      }
    },
    recommendationsTurned: (personId) => served.dropUnseen(personId),
    engine,
    interest() {
      if (!(engine instanceof EngineHere)) throw new Error('the engine has a thread of its own');
      return engine.interest;
    },
  };
}

/** An order made elsewhere goes on without the engine. */
const indifferent: Fondness = () => 0;

/** Ranking and learning take a core’s time from requests where there is only one thread for all of it. */
function isInThread({ config }: Pick<FeatureDeps, 'config'>): boolean {
  return config.interestThread === 'on' || (config.interestThread === 'auto' && availableParallelism() > 1);
}
