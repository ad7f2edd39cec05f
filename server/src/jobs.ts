import { randomUUID } from 'node:crypto';
import { fromKysely, type Job, PgBoss } from 'pg-boss';
import type { Database, Tx } from './database.ts';
import type { Log } from './log.ts';

/** Work done outside a request, kept in the database until it has succeeded. */
export interface JobDefinition {
  readonly name: string;
  /** How many run at once in one process. */
  readonly concurrency: number;
  /** Of those that run at once in one process, at most so many are of one group. */
  readonly perGroupMax?: number;
  readonly retriesMax: number;
  /** After this long it counts as failed and is tried again: longer than it can take. */
  readonly timeoutS: number;
  /** Runs by itself this often, as cron, e.g. `* * * * *`. */
  readonly cron?: string;
  readonly run: (data: unknown, context: { signal: AbortSignal; lastTry: boolean }) => Promise<void>;
}

export interface JobOptions {
  readonly afterMs?: number;
  /** At most one job of that name and key waits at a time. */
  readonly key?: string;
  /** Whose work it is, where `perGroupMax` keeps one from taking every place. */
  readonly group?: string;
  /** Of the jobs of one name that wait, the higher go first. */
  readonly priority?: number;
}

export interface Jobs {
  /** Enqueues in the given unit of work: the job exists if and only if that commits. */
  enqueue(tx: Tx | Database, name: string, data: object, options?: JobOptions): Promise<void>;
}

export interface JobRunner extends Jobs {
  /** Makes the queues, and in the worker role begins to work on them. */
  start(definitions: readonly JobDefinition[], work: boolean): Promise<void>;
  /** Lets running jobs finish for a while, then gives them back. */
  stop(): Promise<void>;
}

const drainMs = 5_000;

export function createJobRunner(databaseUrl: string, log: Log): JobRunner {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'jobs',
    max: 3,
    application_name: 'kanmai-jobs',
  });
  boss.on('error', (error) => log.error({ error }, 'the job queue reports an error'));

  const take = async (definition: JobDefinition) => {
    const { concurrency, perGroupMax } = definition;
    // Workers who share a bound a group are one call's; the others are called one by one, so that each can be woken.
    const calls = perGroupMax === undefined ? concurrency : 1;
    for (let call = 0; call < calls; call++) {
      const id: string = await boss.work(
        definition.name,
        {
          pollingIntervalSeconds: 1,
          includeMetadata: true,
          ...(perGroupMax === undefined
            ? {}
            : { localConcurrency: concurrency, localGroupConcurrency: perGroupMax }),
        },
        async ([job]) => {
          if (job === undefined) return;
          try {
            await definition.run(job.data, {
              signal: (job as Job).signal,
              lastTry: job.retryCount >= job.retryLimit,
            });
          } finally {
            // Looks for the next one at once: what has piled up is not worked off at one a second.
            boss.notifyWorker(id);
          }
        },
      );
    }
  };

  return {
    async start(definitions, work) {
      await boss.start();
      for (const definition of definitions) {
        await boss.createQueue(definition.name, {
          // Of one name and key only one waits; what is scheduled does not pile up while nobody works.
          policy: 'short',
          retryLimit: definition.retriesMax,
          retryDelay: 1,
          retryBackoff: true,
          expireInSeconds: definition.timeoutS,
        });
        if (definition.cron !== undefined) await boss.schedule(definition.name, definition.cron);
        if (work) await take(definition);
      }
    },
    async enqueue(tx, name, data, options = {}) {
      await boss.send(name, data, {
        db: fromKysely(tx),
        ...(options.afterMs === undefined ? {} : { startAfter: Math.ceil(options.afterMs / 1_000) }),
        // Without a key of its own a job is one of its kind.
        singletonKey: options.key ?? randomUUID(),
        ...(options.priority === undefined ? {} : { priority: options.priority }),
        ...(options.group === undefined ? {} : { group: { id: options.group } }),
      });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: drainMs });
    },
  };
}
