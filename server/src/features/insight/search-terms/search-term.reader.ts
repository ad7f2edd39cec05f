import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type EventKind, type EventReader, readEvents } from '../events/index.ts';
import { countTerms } from './search-term.state.ts';
import { applyTerms, forgetTerms, lockPosition, storePosition } from './search-term.store.ts';

const countedKinds: readonly EventKind[] = ['search', 'product-open', 'person-merged', 'person-erased'];
const batchMax = 2_000;

/** Counts what people search for. What was counted and how far is written in one transaction. */
export function searchTermsReader(deps: Pick<FeatureDeps, 'db'>): EventReader {
  return { name: 'search-terms', kinds: countedKinds, take: () => countNewSearches(deps.db) };
}

export async function countNewSearches(db: Database): Promise<void> {
  while ((await unitOfWork(db, countBatch)) === batchMax);
}

async function countBatch(tx: Tx): Promise<number> {
  const batch = await readEvents(tx, await lockPosition(tx), batchMax, countedKinds);
  if (batch.count === 0) return 0;
  await applyTerms(tx, countTerms(batch.events));
  await storePosition(tx, batch.position);
  return batch.count;
}

/** Counts everything again from the beginning of the log. */
export async function rebuildTerms(db: Database): Promise<void> {
  await unitOfWork(db, forgetTerms);
  await countNewSearches(db);
}
