import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, err, type Failure, ok, type Random, type Result } from '@kanmai/kernel';
import { createBlobDisk } from './adapters/blob-disk.ts';
import { createBusMemory } from './adapters/bus-memory.ts';
import { createCarrierSandbox } from './adapters/carrier-sandbox.ts';
import { startEmbeddedDatabase } from './adapters/database-embedded.ts';
import { connectDatabaseUrl } from './adapters/database-url.ts';
import { createFfmpegMedia } from './adapters/media-ffmpeg.ts';
import { createNotifyLog } from './adapters/notify-log.ts';
import { createSandboxPayouts } from './adapters/payout-sandbox.ts';
import { createWebPush } from './adapters/push-web.ts';
import { vapidPrivateKeyFrom } from './adapters/push-web-vapid.ts';
import { type App, createApp } from './app.ts';
import { type Config, rolesOf } from './config.ts';
import { openDatabase } from './database.ts';
import { createJobRunner } from './jobs.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { openBroadcast } from './platform-broadcast.ts';
import { openPaymentProviders } from './platform-payments.ts';
import { openSpeech } from './platform-speech.ts';
import type { BlobStore } from './ports/blob.ts';
import type { Bus } from './ports/bus.ts';
import type { DatabaseServer } from './ports/database.ts';
import type { Media } from './ports/media.ts';
import { mayGoAnywhere } from './public-network.ts';
import { findTown, type Town } from './town.ts';

export type StartFailure = Failure & { readonly sentence: string };

/** A platform that listens. */
export interface Platform {
  /** Where it listens, e.g. `http://localhost:7700`. */
  readonly address: string;
  /** What people type: the public origin when one is set, else the address. */
  readonly origin: string;
  readonly app: App;
  readonly town: Town | null;
  readonly media: Media;
  /** How tools reach the database; it holds the password. */
  readonly databaseUrl: string;
  /** Resolves when the database ended under our feet. */
  readonly databaseLost: Promise<void>;
  /** Stops in order: no new requests, readers, jobs, features, connections, and the database last. */
  drain(): Promise<void>;
}

export interface PlatformOptions {
  readonly config: Config;
  /** The directory of the project, for the built web and as the parent of the default home. */
  readonly project: string;
  /** The directory that holds everything this installation keeps. */
  readonly home: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
}

/** Starts everything, in the order in which the parts need one another; what was started is stopped on failure. */
export async function startPlatform(options: PlatformOptions): Promise<Result<Platform, StartFailure>> {
  const { config, home, log } = options;
  await mkdir(home, { recursive: true });
  const database = await startDatabase(config, home, log);
  if (!database.ok) return database;
  try {
    return await startOnDatabase(options, database.value);
  } catch (error) {
    await database.value.stop();
    throw error;
  }
}

async function startOnDatabase(
  options: PlatformOptions,
  database: DatabaseServer,
): Promise<Result<Platform, StartFailure>> {
  const { config, home, log, clock, random, project } = options;
  const migrated = await migrate(database.url);
  if (!migrated.ok) {
    await database.stop();
    return migrated;
  }
  const secret = await keptSecret(config, home);
  const opened = openDatabase(database.url, config.databaseConnections, {
    prepare: config.databasePrepare === 'on',
  });
  const bus = await openBus(config);
  const jobs = createJobRunner(database.url, log);
  const town = config.town === 'on' ? await findTown(home) : null;
  const origin = { current: config.origin };
  const blobs = await openBlobs(config, home);
  const broadcast = openBroadcast(config, {
    ...{ home, secret, blobs, clock, log },
    host: hostOf(config, town !== null),
    origin: () => origin.current,
  });
  const media = createFfmpegMedia({
    ffmpegPath: config.ffmpeg,
    liveCount: () => broadcast.liveCount(),
    limits: {
      durationMsMax: config.clipMinutesMax * 60_000,
      fileBytesMax: config.uploadMegabytesMax * 1024 * 1024,
    },
  });
  const app = await createApp({
    config,
    home,
    project,
    secret,
    town,
    db: opened.db,
    pool: opened.pool,
    bus,
    blobs,
    broadcast,
    notify: createNotifyLog({ db: opened.db, clock, log, town: town !== null }),
    push: createWebPush({
      privateKey: config.vapidPrivateKey || vapidPrivateKeyFrom(secret),
      subject: () => config.vapidSubject || origin.current,
      clock,
      anyTarget: mayGoAnywhere(config),
    }),
    payouts: createSandboxPayouts(),
    payment: await openPaymentProviders(config, {
      origin: () => origin.current,
      ...{ secret, clock, db: opened.db, log, town: town !== null },
    }),
    carriers: createCarrierSandbox({
      origin: () => origin.current,
      secret,
      clock,
      speed: config.sandboxCarrierSpeed,
    }),
    media,
    speech: openSpeech(config),
    jobs,
    clock,
    random,
    log,
    roles: rolesOf(config),
    origin: () => origin.current,
  });
  const stop = async () => {
    await app.stop();
    // Whatever it still has to tell goes through the database.
    await broadcast.stop();
    await bus.close();
    await opened.close();
    await database.stop();
  };
  const listening = await listen(app, config, town !== null);
  if (!listening.ok) {
    await stop();
    return listening;
  }
  if (origin.current === '') origin.current = listening.value;
  await app.start();
  return ok({
    address: listening.value,
    origin: origin.current,
    app,
    town,
    media,
    databaseUrl: database.url,
    databaseLost: database.lost,
    drain: onlyOnce(stop),
  });
}

function startDatabase(
  config: Config,
  home: string,
  log: Log,
): Promise<Result<DatabaseServer, StartFailure>> {
  if (config.databaseUrl !== '') return connectDatabaseUrl(config.databaseUrl);
  return startEmbeddedDatabase({ home, log });
}

async function openBus(config: Config): Promise<Bus> {
  if (config.natsUrl === '') return createBusMemory();
  // Loaded only where it is used, as is the store below: their libraries are large.
  const { connectBusNats } = await import('./adapters/bus-nats.ts');
  return connectBusNats(config.natsUrl);
}

async function openBlobs(config: Config, home: string): Promise<BlobStore> {
  if (config.s3Bucket === '') return createBlobDisk(join(home, 'files'));
  const { createBlobS3 } = await import('./adapters/blob-s3.ts');
  return createBlobS3({ bucket: config.s3Bucket, region: config.s3Region, endpoint: config.s3Endpoint });
}

/** The key that signs sessions and links: the one given, else one made at the first start and kept. */
async function keptSecret(config: Config, home: string): Promise<string> {
  if (config.secret !== '') return config.secret;
  const file = join(home, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.length >= 32) return kept.trim();
  const made = randomBytes(32).toString('hex');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

/** Strangers reach a town only when somebody says so. */
function hostOf(config: Config, town: boolean): string {
  return config.host || (town ? 'localhost' : '0.0.0.0');
}

async function listen(app: App, config: Config, town: boolean): Promise<Result<string, StartFailure>> {
  try {
    await app.server.listen({ port: config.port, host: hostOf(config, town) });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    const sentence = `Port ${config.port} is taken by another program; stop it, or choose another with PORT=….`;
    return err({ type: 'port-taken', sentence });
  }
  const address = app.server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return ok(`http://localhost:${port}`);
}

function onlyOnce(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= stop();
    return stopping;
  };
}
