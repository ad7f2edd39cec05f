import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyOfSettings } from '@kanmai/interest';
import {
  type Clock,
  type CreatorId,
  newId,
  type PersonId,
  type ShopId,
  seededRandom,
  systemClock,
} from '@kanmai/kernel';
import { createBlobDisk } from '../server/src/adapters/blob-disk.ts';
import { createBusMemory } from '../server/src/adapters/bus-memory.ts';
import { createFfmpegMedia } from '../server/src/adapters/media-ffmpeg.ts';
import { readConfig } from '../server/src/config.ts';
import { type Database, unitOfWork } from '../server/src/database.ts';
import type { Feature, FeatureDeps } from '../server/src/feature.ts';
import { clipRaceFeature } from '../server/src/features/insight/clip-race/index.ts';
import { clipResultsFeature } from '../server/src/features/insight/clip-results/index.ts';
import {
  eventsAppended,
  eventTail,
  type RunningReader,
  runReader,
} from '../server/src/features/insight/events/index.ts';
import { experimentsFeature } from '../server/src/features/insight/experiments/index.ts';
import { likelyBuyersFeature } from '../server/src/features/insight/likely-buyers/index.ts';
import { searchTermsFeature } from '../server/src/features/insight/search-terms/index.ts';
import type { FindForTerm } from '../server/src/features/insight/search-terms/search-term.service.ts';
import { choicesFeature } from '../server/src/features/stage/choices/index.ts';
import { clipSignalsFeature } from '../server/src/features/stage/clip-signals/index.ts';
import {
  clipsFeature,
  publishWaitingClips,
  putImportedClips,
} from '../server/src/features/stage/clips/index.ts';
import {
  type DegradedReason,
  type FeedFeature,
  feedFeature,
} from '../server/src/features/stage/feed/index.ts';
import { mediaFeature } from '../server/src/features/stage/media/index.ts';
import { reactionsFeature } from '../server/src/features/stage/reactions/index.ts';
import { findLiveRooms } from '../server/src/features/stage/rooms/index.ts';
import { type Actor, type PersonRole, requireAccess, type ShopRole } from '../server/src/http/access.ts';
import { createHttpServer, type HttpServer } from '../server/src/http/http-server.ts';
import { ProblemError } from '../server/src/http/problems.ts';
import { requireTwoFactor } from '../server/src/http/two-factor.ts';
import { silentLog } from '../server/src/log.ts';
import type { Media } from '../server/src/ports/media.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface StagePerson {
  readonly id: PersonId;
  readonly signedIn: boolean;
  readonly roles?: readonly PersonRole[];
  readonly shops?: readonly (readonly [ShopId, ShopRole])[];
  readonly creatorId?: CreatorId;
  readonly twoFactor?: NonNullable<Actor['twoFactor']>;
}

export interface StageAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface StageServer {
  readonly server: HttpServer;
  readonly db: Database;
  readonly deps: FeatureDeps;
  readonly feed: FeedFeature;
  readonly home: string;
  /** Where it listens, for clients that need a real connection. */
  readonly address: string;
  readonly degraded: () => number;
  /** Why each feed that was answered without the engine was. */
  readonly degradedWhy: () => readonly DegradedReason[];
  send<Body = Record<string, unknown>>(
    who: StagePerson | null,
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<StageAnswer<Body>>;
  /** Makes a person known to the server, for requests made otherwise. */
  know(person: StagePerson): void;
  /** Resolves when the feed has learnt everything in the log. */
  caughtUp(): Promise<void>;
  /** Runs the jobs enqueued since the last time. */
  runJobs(options?: { readonly lastTry?: boolean; readonly signal?: AbortSignal }): Promise<void>;
  /** Runs one job by its name. */
  runJob(name: string, data?: object): Promise<void>;
  /** Stops the server but keeps its database and files: it can be started again on them. */
  halt(): Promise<void>;
  stop(): Promise<void>;
}

export interface StageServerOptions {
  readonly environment?: Record<string, string>;
  readonly clock?: Clock;
  readonly media?: Media;
  readonly seed?: number;
  /** Start on the database and files of one that was halted. */
  readonly after?: StageServer;
  /** What search would find. */
  readonly findForTerm?: FindForTerm;
  /** The category that a search is about; none when not given. */
  readonly categoryMeant?: (q: string) => string | null;
  /** Whether to listen on a port. */
  readonly listen?: boolean;
}

const shell =
  '<!doctype html><html><head><title>Kanmai</title></head><body><div id="root"></div></body></html>';
const bases = new WeakMap<StageServer, TestDatabase>();
let seed = 1;

/** The stage on a database of its own, with people who are who they say: sign-in has its own tests. */
export async function stageServer(options: StageServerOptions = {}): Promise<StageServer> {
  const database = (options.after && bases.get(options.after)) ?? (await testDatabase());
  const { db } = database;
  const home = options.after?.home ?? (await mkdtemp(join(tmpdir(), 'kanmai-stage-')));
  const shopperPage = join(home, 'shopper.html');
  await writeFile(shopperPage, shell);
  const config = readConfig({
    ...{ KANMAI_LOG: 'silent', KANMAI_STRANGERS_UPLOAD: 'on', KANMAI_INTEREST_THREAD: 'off' },
    ...options.environment,
  });
  const bus = createBusMemory();
  const waiting: { name: string; data: object }[] = [];
  seed += 1;
  const absent = new Proxy(
    {},
    { get: (_target, name) => () => Promise.reject(new Error(`no ${String(name)} here`)) },
  );
  const deps: FeatureDeps = {
    ...{ config, db, bus },
    origin: 'http://localhost:7700',
    secret: 'a secret of the tests, long enough for anybody',
    clock: options.clock ?? systemClock,
    blobs: createBlobDisk(join(home, 'files')),
    notify: absent as FeatureDeps['notify'],
    broadcast: absent as FeatureDeps['broadcast'],
    payment: absent as FeatureDeps['payment'],
    payouts: absent as FeatureDeps['payouts'],
    carriers: absent as FeatureDeps['carriers'],
    media: options.media ?? createFfmpegMedia(),
    jobs: {
      async enqueue(_tx, name, data) {
        waiting.push({ name, data });
      },
    },
    random: seededRandom(options.seed ?? Date.now() + seed * 7_919),
    log: silentLog,
    eventsAppended: () => void bus.publish(eventsAppended, ''),
  };
  const degraded: DegradedReason[] = [];
  const countDegraded = (reason: DegradedReason) => {
    degraded.push(reason);
  };
  const experiments = experimentsFeature(deps, { usual: () => policyOfSettings(feed.engine.settings) });
  const feed = feedFeature(deps, { countDegraded, planFor: experiments.planFor });
  const features: readonly Feature[] = [
    mediaFeature(deps, { home, assetReady: publishWaitingClips }),
    clipsFeature(deps, { shopperPage }),
    reactionsFeature(deps, {
      findLiveRooms: (roomIds) => findLiveRooms(deps.db, roomIds),
      findClipFacts: feed.findClipFacts,
      servedAs: feed.servedAs,
      goodsServedAs: feed.goodsServedAs,
      meantBy: (q) => ({ found: 3, category: options.categoryMeant?.(q) ?? null }),
    }),
    feed,
    experiments,
    choicesFeature(deps, {
      personChanged: feed.personChanged,
      recommendationsTurned: feed.recommendationsTurned,
    }),
    clipResultsFeature(deps),
    clipSignalsFeature(deps),
    clipRaceFeature(deps),
    likelyBuyersFeature(deps, { engine: feed.engine }),
    searchTermsFeature(deps, { findForTerm: options.findForTerm ?? (() => null) }),
  ];
  const server = await createHttpServer(config);
  const people = new Map<string, StagePerson>();
  server.addHook('onRequest', async (request) => {
    const person = people.get(String(request.headers['x-test-person'] ?? ''));
    request.actor = person === undefined ? null : actorFor(person);
    const { access, twoFactor } = request.routeOptions.config;
    const { shopId } = request.params as { shopId?: string };
    if (access !== undefined) requireAccess(access, request.actor, shopId);
    if (twoFactor === undefined || request.actor === null) return;
    const failure = requireTwoFactor(request.actor, twoFactor, deps.clock.nowMs());
    if (failure !== null) throw new ProblemError(failure);
  });
  await server.register(
    async (api) => {
      for (const feature of features) feature.routes?.(api as HttpServer);
    },
    { prefix: '/api/v1' },
  );
  for (const feature of features) feature.pages?.(server);
  for (const feature of features) await feature.start?.();
  const readers: RunningReader[] = [];
  const tail = eventTail(deps.db);
  for (const reader of features.flatMap((feature) => feature.webReaders ?? [])) {
    readers.push(await runReader({ ...deps, tail }, reader));
  }
  const address = options.listen ? await server.listen({ port: 0, host: '127.0.0.1' }) : '';
  await server.ready();
  const jobs = features.flatMap((feature) => feature.jobs ?? []);
  const halt = async () => {
    await server.close();
    for (const reader of readers) await reader.stop();
    for (const feature of features) await feature.stop?.();
  };
  const context = { signal: new AbortController().signal, lastTry: false };
  const runJob = async (
    name: string,
    data: object = {},
    given: { lastTry?: boolean; signal?: AbortSignal } = {},
  ) => {
    const job = jobs.find((candidate) => candidate.name === name);
    if (job === undefined) throw new Error(`no job is named ${name}`);
    await job.run(data, { ...context, ...given });
  };
  const made: StageServer = {
    ...{ server, db, deps, feed, home, address, runJob, halt },
    degraded: () => degraded.length,
    degradedWhy: () => degraded,
    know: (person) => void people.set(person.id, person),
    async send(who, method, path, body, headers = {}) {
      if (who !== null) people.set(who.id, who);
      const answer = await server.inject({
        method,
        url: /^\/(media|c)\//.test(path) ? path : `/api/v1${path}`,
        headers: {
          ...(who === null ? {} : { 'x-test-person': who.id }),
          ...(method === 'POST' ? { 'idempotency-key': newKey() } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const json = String(answer.headers['content-type'] ?? '').includes('json');
      const parsed = json && answer.body !== '' ? answer.json() : answer.body;
      return { status: answer.statusCode, body: parsed as never, headers: answer.headers };
    },
    async caughtUp() {
      for (const reader of readers) await reader.caughtUp();
    },
    async runJobs(given = {}) {
      for (const { name, data } of waiting.splice(0)) await runJob(name, data, given);
    },
    async stop() {
      await halt();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
  bases.set(made, database);
  return made;
}

let keys = 0;
export function newKey(): string {
  keys += 1;
  return `stage-test-${process.pid}-${keys}`;
}

function actorFor(person: StagePerson): Actor {
  return {
    personId: person.id,
    signedIn: person.signedIn,
    displayName: 'somebody',
    locale: 'zh-CN',
    roles: new Set(person.roles ?? []),
    shops: new Map(person.shops ?? []),
    creatorId: person.creatorId ?? null,
    scopes: null,
    ...(person.twoFactor === undefined ? {} : { twoFactor: person.twoFactor }),
  };
}

export async function makeStagePerson(
  stage: StageServer,
  given: Omit<StagePerson, 'id' | 'signedIn'> & { readonly signedIn?: boolean } = {},
): Promise<StagePerson> {
  const { deps } = stage;
  const id = newId('person', deps.clock.nowMs(), deps.random);
  await stage.db
    .insertInto('people')
    .values({ id, display_name: 'somebody', created_at: new Date(deps.clock.nowMs()) })
    .execute();
  const person = { signedIn: true, ...given, id };
  stage.know(person);
  return person;
}

export async function makeStageShop(stage: StageServer, name = ''): Promise<ShopId> {
  const { deps } = stage;
  const nowMs = deps.clock.nowMs();
  const id = newId('shop', nowMs, deps.random);
  await stage.db
    .insertInto('shops')
    .values({ id, name: name === '' ? id : name, trade: 'tea', state: 'open', created_at: new Date(nowMs) })
    .execute();
  return id;
}

export async function makeStageCreator(stage: StageServer): Promise<CreatorId> {
  const { deps } = stage;
  const nowMs = deps.clock.nowMs();
  const id = newId('creator', nowMs, deps.random);
  await stage.db
    .insertInto('creators')
    .values({ id, name: id, created_at: new Date(nowMs) })
    .execute();
  return id;
}

/** A product on sale with one variant. */
export async function makeStageProduct(
  stage: StageServer,
  shopId: ShopId,
  given: { readonly state?: string; readonly stock?: number; readonly priceCents?: number } = {},
): Promise<string> {
  const { deps, db } = stage;
  const nowMs = deps.clock.nowMs();
  const id = newId('product', nowMs, deps.random);
  const variantId = newId('variant', nowMs, deps.random);
  const at = new Date(nowMs);
  const state = given.state ?? 'on-sale';
  await db
    .insertInto('products')
    .values({ id, shop_id: shopId, title: `tea ${id}`, state, created_at: at, updated_at: at })
    .execute();
  await db
    .insertInto('variants')
    .values({
      id: variantId,
      product_id: id,
      sku: 'one',
      price_cents: given.priceCents ?? 2_990,
      position: 0,
    })
    .execute();
  await db
    .insertInto('stock_levels')
    .values({ variant_id: variantId, on_hand: given.stock ?? 5 })
    .execute();
  return id;
}

/** A ready asset without files: what publishing and the feed ask about. */
export async function makeReadyAsset(stage: StageServer, ownerId: string): Promise<string> {
  const { deps } = stage;
  const nowMs = deps.clock.nowMs();
  const id = newId('asset', nowMs, deps.random);
  const at = new Date(nowMs);
  await stage.db
    .insertInto('media_assets')
    .values({
      ...{ id, owner_id: ownerId, state: 'ready', source_key: `uploads/${id}`, source_bytes: 1, progress: 1 },
      ...{ width: 720, height: 1280, duration_ms: 20_000, video_bytes: 1 },
      ...{
        video_key: `media/${id}/video.mp4`,
        cover_key: `media/${id}/cover.webp`,
        strip_key: `media/${id}/strip.webp`,
      },
      ...{ created_at: at, updated_at: at },
    })
    .execute();
  return id;
}

export interface ClipToPublish {
  readonly authorId: string;
  readonly category: string;
  readonly caption?: string;
  readonly publishedAtMs?: number;
  readonly goods?: readonly string[];
}

/** Published clips, all of one ready asset; answers their ids. */
export async function publishClips(
  stage: StageServer,
  assetId: string,
  clips: readonly ClipToPublish[],
): Promise<string[]> {
  const { deps } = stage;
  const nowMs = deps.clock.nowMs();
  const rows = clips.map((clip, index) => {
    const id = newId('clip', nowMs, deps.random);
    return {
      id,
      source: 'test',
      sourceId: id,
      authorId: clip.authorId,
      authorKind: clip.authorId.startsWith('shp_') ? ('shop' as const) : ('creator' as const),
      caption: clip.caption ?? `clip ${index}`,
      category: clip.category,
      tags: [],
      goods: clip.goods ?? [],
      durationMs: 20_000,
      publishedAtMs: clip.publishedAtMs ?? nowMs - index * 60_000,
      assetId,
    };
  });
  await unitOfWork(stage.db, (tx) => putImportedClips(tx, rows, nowMs));
  deps.eventsAppended();
  return rows.map((row) => row.id);
}
