import { Readable } from 'node:stream';
import { type Clock, seededRandom, systemClock } from '@kanmai/kernel';
import type pg from 'pg';
import { createBusMemory } from '../server/src/adapters/bus-memory.ts';
import { createNotifyLog } from '../server/src/adapters/notify-log.ts';
import { readConfig } from '../server/src/config.ts';
import type { Database } from '../server/src/database.ts';
import type { Feature, FeatureDeps } from '../server/src/feature.ts';
import {
  type AccountsFeature,
  accountsFeature,
  type OnMerge,
  type TownSignIn,
} from '../server/src/features/people/accounts/index.ts';
import { createHttpServer, type HttpServer } from '../server/src/http/http-server.ts';
import { identity } from '../server/src/http/identity.ts';
import { silentLog } from '../server/src/log.ts';
import type { BlobStore } from '../server/src/ports/blob.ts';
import { testDatabase } from './database.ts';

export interface PeopleServer {
  readonly server: HttpServer;
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly deps: FeatureDeps;
  readonly accounts: AccountsFeature;
  /** How often the readers of the event log were woken. */
  readonly woken: () => number;
  stop(): Promise<void>;
}

export interface PeopleServerOptions {
  readonly environment?: Record<string, string>;
  readonly clock?: Clock;
  readonly townSignIns?: readonly TownSignIn[];
  readonly firstOperatorHash?: Buffer | null;
  readonly onMerge?: readonly OnMerge[];
  /** The features under test beside accounts. */
  readonly features?: (deps: FeatureDeps, accounts: AccountsFeature) => readonly Feature[];
  /** Routes of the test's own, under /api/v1. */
  readonly routes?: (server: HttpServer) => void;
}

let seed = 1;

/** A server on a database of its own with sign-in and the features given: as the real one, without the rest. */
export async function peopleServer(options: PeopleServerOptions = {}): Promise<PeopleServer> {
  const database = await testDatabase();
  const { db } = database;
  const config = readConfig({
    KANMAI_LOG: 'silent',
    KANMAI_REQUESTS_PER_MINUTE: '0',
    ...options.environment,
  });
  const clock = options.clock ?? systemClock;
  seed += 1;
  let woken = 0;
  const absent = new Proxy(
    {},
    { get: (_target, name) => () => Promise.reject(new Error(`no ${String(name)} here`)) },
  );
  const deps: FeatureDeps = {
    config,
    origin: config.origin || 'http://localhost:7700',
    secret: 'a secret of the tests, long enough for anybody',
    db,
    bus: createBusMemory(),
    blobs: memoryBlobs(),
    notify: createNotifyLog({ db, clock, log: silentLog, town: true }),
    broadcast: absent as FeatureDeps['broadcast'],
    payment: absent as FeatureDeps['payment'],
    payouts: absent as FeatureDeps['payouts'],
    carriers: absent as FeatureDeps['carriers'],
    media: absent as FeatureDeps['media'],
    jobs: absent as FeatureDeps['jobs'],
    clock,
    random: seededRandom(Date.now() + seed),
    log: silentLog,
    eventsAppended: () => {
      woken += 1;
    },
  };
  const accounts = accountsFeature(deps, {
    onMerge: options.onMerge ?? [],
    townSignIns: options.townSignIns ?? [],
    firstOperatorHash: options.firstOperatorHash ?? null,
  });
  const features = [accounts, ...(options.features?.(deps, accounts) ?? [])];
  const server = await createHttpServer(config);
  const stop = async () => {
    await server.close();
    for (const feature of features) await feature.stop?.();
    await database.drop();
  };
  try {
    await compose(server, deps, accounts, features, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, db, pool: database.pool, deps, accounts, woken: () => woken, stop };
}

async function compose(
  server: HttpServer,
  deps: FeatureDeps,
  accounts: AccountsFeature,
  features: readonly Feature[],
  options: PeopleServerOptions,
): Promise<void> {
  const { config, clock } = deps;
  await identity(server, { identities: accounts.identities, config, clock, origin: () => deps.origin });
  await server.register(
    async (api) => {
      for (const feature of features) feature.routes?.(api as HttpServer);
      options.routes?.(api as HttpServer);
    },
    { prefix: '/api/v1' },
  );
  for (const feature of features) feature.pages?.(server);
  for (const feature of features) await feature.start?.();
  await server.ready();
}

function memoryBlobs(): BlobStore {
  const blobs = new Map<string, { bytes: Uint8Array; contentType: string }>();
  return {
    async put(key, content, { contentType }) {
      const bytes = content instanceof Uint8Array ? content : Buffer.concat(await content.toArray());
      blobs.set(key, { bytes, contentType });
    },
    async get(key) {
      const blob = blobs.get(key);
      return blob === undefined ? null : Readable.from([blob.bytes]);
    },
    async stat(key) {
      const blob = blobs.get(key);
      return blob === undefined
        ? null
        : { bytes: blob.bytes.length, contentType: blob.contentType, modifiedAtMs: 0 };
    },
    async delete(key) {
      blobs.delete(key);
    },
    async list(prefix, limit) {
      return [...blobs.keys()].filter((key) => key.startsWith(prefix)).slice(0, limit);
    },
  };
}
