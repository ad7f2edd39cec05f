import type { Database } from '../../../database.ts';
import type { EventKind, LogPosition } from './event.schema.ts';
import { isBefore, type PlacedStep, type ReadBatch, readEvents, readSteps } from './event.store.ts';

/**
 * The newest steps of the log in memory: a dozen readers of one process that keep up read them from the database once,
 * not each for itself. Who is further behind reads for itself until it has caught up.
 */
export interface EventTail {
  /** As `readEvents`. What is given is shared: it must not be changed. */
  read(after: LogPosition, limit: number, kinds?: readonly EventKind[]): Promise<ReadBatch>;
}

/** So many steps are kept, about 10 MB. */
const keptMax = 6_000;
const fetchMax = 2_000;

export function eventTail(db: Database): EventTail {
  /** Steps in order, without a gap: all that come after `start`, up to `end`. */
  let steps: readonly PlacedStep[] = [];
  let start: LogPosition | null = null;
  let end: LogPosition | null = null;
  let fetching: Promise<void> | null = null;

  const fetch = async (from: LogPosition) => {
    const fetched = await readSteps(db, from, fetchMax);
    const last = fetched.at(-1);
    // Begun anew elsewhere meanwhile.
    if (last === undefined || end !== from) return;
    const all = [...steps, ...fetched];
    const surplus = Math.max(0, all.length - keptMax);
    start = all[surplus - 1]?.position ?? start;
    steps = surplus === 0 ? all : all.slice(surplus);
    end = last.position;
  };

  /** One query for all who want to go on from the end at the same time; never one that began before they asked. */
  const extend = async (after: LogPosition) => {
    await fetching;
    if (end === null || isBefore(after, end)) return;
    fetching ??= fetch(end).finally(() => {
      fetching = null;
    });
    await fetching;
  };

  const covers = (after: LogPosition) =>
    start !== null && end !== null && !isBefore(after, start) && !isBefore(end, after);

  const readAlone = async (after: LogPosition, limit: number, kinds: readonly EventKind[] | undefined) => {
    const batch = await readEvents(db, after, limit, kinds);
    // It has caught up: from here on it can be shared, unless somebody is further.
    if (batch.count < limit && (end === null || isBefore(end, batch.position))) {
      steps = [];
      start = batch.position;
      end = batch.position;
    }
    return batch;
  };

  return {
    async read(after, limit, kinds) {
      if (!covers(after)) return readAlone(after, limit, kinds);
      if (end !== null && !isBefore(after, end)) await extend(after);
      // What came meanwhile may have pushed it out.
      if (!covers(after)) return readAlone(after, limit, kinds);
      const from = firstAfter(steps, after);
      const taken = steps.slice(from, from + limit);
      const wanted = kinds === undefined ? taken : taken.filter(({ event }) => kinds.includes(event.kind));
      return {
        events: wanted.map(({ event }) => event),
        count: taken.length,
        position: taken.at(-1)?.position ?? after,
      };
    },
  };
}

/** The index of the first step after a position, by halves. */
function firstAfter(steps: readonly PlacedStep[], after: LogPosition): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const step = steps[middle] as PlacedStep;
    if (isBefore(after, step.position)) high = middle;
    else low = middle + 1;
  }
  return low;
}
