import type { Clock, Random } from '@kanmai/kernel';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { EventReader } from './features/insight/events/index.ts';
import type { HttpServer } from './http/http-server.ts';
import type { JobDefinition, Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { BlobStore } from './ports/blob.ts';
import type { Broadcast } from './ports/broadcast.ts';
import type { Bus } from './ports/bus.ts';
import type { Carriers } from './ports/carrier.ts';
import type { Media } from './ports/media.ts';
import type { Notify } from './ports/notify.ts';
import type { PaymentProviders } from './ports/payment.ts';
import type { PayoutGateway } from './ports/payout.ts';

/** What every feature is given: the ports, the clock, chance, and the settings. */
export interface FeatureDeps {
  readonly config: Config;
  /** The public origin, without a trailing slash. */
  readonly origin: string;
  /** The key that signs cookies, callbacks and links. */
  readonly secret: string;
  readonly db: Database;
  readonly bus: Bus;
  readonly blobs: BlobStore;
  readonly notify: Notify;
  readonly payment: PaymentProviders;
  readonly payouts: PayoutGateway;
  readonly carriers: Carriers;
  readonly media: Media;
  readonly broadcast: Broadcast;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Wakes the readers of the event log: call it after a unit of work that appended was committed. */
  eventsAppended(): void;
}

/** What a feature adds to the platform. */
export interface Feature {
  readonly name: string;
  /** Routes under /api/v1. */
  readonly routes?: (server: HttpServer) => void;
  /** Routes at the root: pages and files. */
  readonly pages?: (server: HttpServer) => void;
  /** Readers of the event log that run in the worker role. */
  readonly readers?: readonly EventReader[];
  /** Readers that every web process runs for itself. */
  readonly webReaders?: readonly EventReader[];
  readonly jobs?: readonly JobDefinition[];
  /** Runs before listening: restores what the feature keeps in memory. */
  readonly start?: () => Promise<void>;
  /** Runs after that, when jobs can be given: opens doors of its own, by which others may come at once. */
  readonly open?: () => Promise<void>;
  /** Runs while draining, after the last request. */
  readonly stop?: () => Promise<void>;
}
