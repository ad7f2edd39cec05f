import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type EventReader, readEvents } from '../events/index.ts';
import { countedKinds, countRoomSteps } from './room-result.state.ts';
import { applyChanges, lockPosition, storePosition } from './room-result.store.ts';

const batchMax = 2_000;

/**
 * Counts what comes of each live room. What was counted and how far is written in one transaction, so that a crash, or a
 * second process, counts nothing twice.
 */
export function roomResultsReader(deps: Pick<FeatureDeps, 'db'>): EventReader {
  return { name: 'room-results', kinds: countedKinds, take: () => countNewSteps(deps.db) };
}

export async function countNewSteps(db: Database): Promise<void> {
  while ((await unitOfWork(db, countBatch)) === batchMax);
}

async function countBatch(tx: Tx): Promise<number> {
  const batch = await readEvents(tx, await lockPosition(tx), batchMax, countedKinds);
  if (batch.count === 0) return 0;
  await applyChanges(tx, countRoomSteps(batch.events));
  await storePosition(tx, batch.position);
  return batch.count;
}
