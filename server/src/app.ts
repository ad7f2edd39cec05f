import { join } from 'node:path';
import type { Clock, Random } from '@kanmai/kernel';
import type pg from 'pg';
import type { Config, Role } from './config.ts';
import type { Database } from './database.ts';
import type { Feature, FeatureDeps } from './feature.ts';
import { eventsAppended, type RunningReader, runReader } from './features/insight/events/index.ts';
import { importsFeature } from './features/insight/imports/index.ts';
import { accountsFeature, createFirstOperatorToken, hasOperator } from './features/people/accounts/index.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { identity } from './http/identity.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { operationsRoutes } from './http/operations.ts';
import { webPages } from './http/web-pages.ts';
import type { JobRunner } from './jobs.ts';
import type { Log } from './log.ts';
import type { BlobStore } from './ports/blob.ts';
import type { Bus } from './ports/bus.ts';
import type { Media } from './ports/media.ts';
import type { Notify } from './ports/notify.ts';
import type { PaymentProvider } from './ports/payment.ts';
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
  readonly payment: PaymentProvider;
  readonly media: Media;
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

/** Puts the platform together: every feature and how they reach one another is said here and nowhere else. */
export async function createApp(given: AppDeps): Promise<App> {
  const server = await createHttpServer(given.config);
  const metrics = createMetrics();
  const offer = await offerFirstOperator(given);
  const deps = featureDeps(given);
  const { features, identities } = composeFeatures(deps, given, offer?.hash ?? null, metrics);

  let ready = false;
  operationsRoutes(server, { db: given.db, metrics, isReady: () => ready });
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
      for (const reader of toRun) readers.push(await runReader(given, reader));
      ready = true;
    },
    async caughtUp() {
      await Promise.all(readers.map((reader) => reader.caughtUp()));
    },
    async stop() {
      ready = false;
      await server.close();
      await Promise.all(readers.map((reader) => reader.stop()));
      await given.jobs.stop();
      for (const feature of features) await feature.stop?.();
    },
  };
}

function featureDeps(given: AppDeps): FeatureDeps {
  const { config, secret, db, bus, blobs, notify, payment, media, jobs, clock, random, log } = given;
  return {
    ...{ config, secret, db, bus, blobs, notify, payment, media, jobs, clock, random, log },
    // Read at each use: a free port is known only after listening.
    get origin() {
      return given.origin();
    },
    eventsAppended() {
      void bus.publish(eventsAppended, '').catch((error: unknown) => log.warn({ error }, 'a wake-up was not published'));
    },
  };
}

/** Without a town and without an operator, this start offers a link that makes one. */
async function offerFirstOperator(given: AppDeps): Promise<{ token: string; hash: Buffer } | null> {
  if (given.town !== null || (await hasOperator(given.db))) return null;
  return createFirstOperatorToken();
}

function countRequests(server: HttpServer, metrics: Metrics): void {
  server.addHook('onResponse', async (request, reply) => {
    metrics.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
  });
}
