import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../../database.ts';
import type { Log } from '../../../log.ts';
import type { Bus } from '../../../ports/bus.ts';
import type { EventKind, LoggedEvent, LogPosition } from './event.schema.ts';
import { logStart } from './event.schema.ts';
import {
  findLastStep,
  findReaderPosition,
  isBefore,
  type ReaderRow,
  removeReader,
  removeReadersUnseen,
  storeReaderPosition,
  storeReaderSeen,
} from './event.store.ts';
import { type EventTail, eventTail } from './event.tail.ts';

/** The bus topic that says "something was appended"; what it was is read from the log. */
export const eventsAppended = 'events.appended';

export interface EventReader {
  /** Its name in `event_readers`. A reader in memory of each process (the interest engine) names itself by process. */
  readonly name: string;
  /** What it wants to know of; every kind without this. What others want alone is passed over in the database. */
  readonly kinds?: readonly EventKind[];
  /** Where to begin instead of the stored position: for readers that keep their own, beside their state. */
  readonly from?: () => Promise<LogPosition>;
  /** Asked after a failure: where to go on from when what it had taken is lost; null: from where it was. */
  readonly lost?: () => Promise<LogPosition | null>;
  /**
   * The longest that steps are gathered before the next reading, in ms; 250 without this. Each wish to know sooner costs
   * everybody a query more: for readers whose work somebody waits for.
   */
  readonly gatherMsMax?: number;
  /** Takes a batch, in order. It is given again when it throws, so it must be safe to repeat. */
  readonly take: (events: readonly LoggedEvent[], position: LogPosition) => Promise<void> | void;
}

export interface RunningReader {
  readonly name: string;
  /**
   * Resolves when everything committed at the time of the call was taken. Steps become readable only when no older
   * transaction of the whole database server runs, so this may have to wait for others.
   * @throws when nothing became readable for 30 s.
   */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

const batchMax = 2_000;
const pollMs = 250;
const gatherMsMaxUsual = 250;
/**
 * How long steps are gathered before the next reading: a dozen readers that each ask for every commit would take the
 * database from those who buy. The more there was at once, the longer, but never longer than the reader bears.
 */
export const gatherMs = (count: number, mostMs = gatherMsMaxUsual) => Math.min(mostMs, count < 50 ? 25 : 250);
/**
 * How long to wait for a wake-up after readings that found nothing. A wake-up may come before its steps can be read, when
 * an older transaction has still to end: soon asked again at first, then ever later.
 */
export const idleMs = (emptyReads: number) => Math.min(pollMs, gatherMs(0) * 2 ** (emptyReads - 1));
const failurePauseMs = 1_000;
const seenEveryMs = 30_000;
const catchUpPauseMs = 5;
const catchUpPatienceMs = 30_000;

/**
 * Runs a reader: woken by the bus, and by a slow poll in case a wake-up was lost. Readers that are given the same `tail`
 * share what is read.
 */
export async function runReader(
  deps: { db: Database; bus: Bus; log: Log; tail?: EventTail },
  reader: EventReader,
): Promise<RunningReader> {
  let position = reader.from
    ? await reader.from()
    : ((await findReaderPosition(deps.db, reader.name)) ?? logStart);
  const row: ReaderRow = { name: reader.name, ofProcess: reader.from !== undefined };
  await removeReadersUnseen(deps.db);
  await storeReaderPosition(deps.db, row, position, 0);
  let seenAtMs = performance.now();
  let stopping = false;
  let wake: () => void = () => undefined;
  let woken = false;
  const subscription = await deps.bus.subscribe(eventsAppended, () => {
    woken = true;
    wake();
  });

  const tail = deps.tail ?? eventTail(deps.db);
  const readOnce = async (): Promise<number> => {
    const batch = await tail.read(position, batchMax, reader.kinds);
    if (batch.count === 0) return 0;
    try {
      if (batch.events.length > 0) await reader.take(batch.events, batch.position);
    } catch (error) {
      position = (await reader.lost?.()) ?? position;
      throw error;
    }
    await storeReaderPosition(deps.db, row, batch.position, batch.count);
    position = batch.position;
    return batch.count;
  };

  // One batch at a time, whoever asks for it.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (): Promise<number> => {
    const next = turn.then(readOnce);
    turn = next.catch(() => undefined);
    return next;
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const sayThatItRuns = async () => {
    if (performance.now() - seenAtMs <= seenEveryMs) return;
    seenAtMs = performance.now();
    await storeReaderSeen(deps.db, reader.name);
  };

  let emptyReads = 0;
  const rest = async (count: number) => {
    emptyReads = count === 0 ? emptyReads + 1 : 0;
    if (stopping) return;
    if (count === 0 && !woken) await pause(idleMs(emptyReads));
    else if (count > 0 && count < batchMax) await wait(gatherMs(count, reader.gatherMsMax));
  };

  const loop = (async () => {
    while (!stopping) {
      try {
        if (woken) emptyReads = 0;
        woken = false;
        const count = await inTurn();
        await sayThatItRuns();
        await rest(count);
      } catch (error) {
        if (stopping) return;
        deps.log.error({ error, reader: reader.name }, 'a reader of the event log failed and tries again');
        await pause(failurePauseMs);
      }
    }
  })();

  return {
    name: reader.name,
    async caughtUp() {
      const last = await findLastStep(deps.db);
      let waitedMs = 0;
      while (isBefore(position, last)) {
        if ((await inTurn()) > 0) waitedMs = 0;
        else if (stopping || waitedMs > catchUpPatienceMs)
          throw new Error(`The reader ${reader.name} cannot read on: an older transaction has not ended.`);
        else await wait(catchUpPauseMs);
        waitedMs += catchUpPauseMs;
      }
    },
    async stop() {
      stopping = true;
      wake();
      await subscription.close();
      await loop;
      if (row.ofProcess) await removeReader(deps.db, reader.name);
    },
  };
}
