import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type EventReader, type LoggedEvent, readEvents } from '../events/index.ts';
import { countedKinds, ExperimentCount } from './experiment.state.ts';
import {
  applyCount,
  findLastLooks,
  findStops,
  findTallies,
  forgetCounts,
  lockPosition,
  storePosition,
} from './experiment.store.ts';

const batchMax = 2_000;

/** Counts what people in experiments do. What was counted and how far is written in one transaction. */
export function experimentsReader(deps: Pick<FeatureDeps, 'db'>): EventReader {
  return { name: 'experiments', kinds: countedKinds, take: () => countNewSteps(deps.db) };
}

export async function countNewSteps(db: Database): Promise<void> {
  while ((await unitOfWork(db, countBatch)) === batchMax);
}

async function countBatch(tx: Tx): Promise<number> {
  const batch = await readEvents(tx, await lockPosition(tx), batchMax, countedKinds);
  if (batch.count === 0) return 0;
  const stops = await findStops(tx);
  if (stops.size > 0 && batch.events.length > 0) {
    const count = new ExperimentCount(
      stops,
      await findTallies(tx, [...new Set(batch.events.flatMap(peopleOf))]),
      await findLastLooks(tx, Math.min(...batch.events.map(({ atMs }) => atMs))),
    );
    for (const event of batch.events) count.take(event);
    await applyCount(tx, count);
  }
  await storePosition(tx, batch.position);
  return batch.count;
}

function peopleOf({ kind, personId, subjectId, data }: LoggedEvent): string[] {
  if (kind === 'person-merged') return [String(data.from), String(data.to)];
  if (kind === 'person-erased') return subjectId === null ? [] : [subjectId];
  return personId === null ? [] : [personId];
}

/** Counts everything again from the beginning of the log. */
export async function rebuildCounts(db: Database): Promise<void> {
  await unitOfWork(db, forgetCounts);
  await countNewSteps(db);
}
