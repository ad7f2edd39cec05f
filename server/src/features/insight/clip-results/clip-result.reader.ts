import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type EventKind, type EventReader, type LoggedEvent, readEvents } from '../events/index.ts';
import { clipOf, countSteps, linesWithClips } from './clip-result.state.ts';
import {
  applyChanges,
  findViewers,
  forgetResults,
  lockPosition,
  storePosition,
} from './clip-result.store.ts';
import { findAuthorsOfClips } from './clip-result.views.ts';

const countedKinds: readonly EventKind[] = [
  'watch',
  'like',
  'unlike',
  'follow',
  'product-open',
  'cart-add',
  'order-placed',
  'order-paid',
];
const batchMax = 2_000;

/**
 * Counts what comes of each clip. The steps handed over only say that there is something to count: what was counted
 * and how far is written in one transaction, so that a crash, or a second process, counts nothing twice.
 */
export function clipResultsReader(deps: Pick<FeatureDeps, 'db'>): EventReader {
  return {
    name: 'clip-results',
    kinds: countedKinds,
    take: () => countNewSteps(deps.db),
  };
}

export async function countNewSteps(db: Database): Promise<void> {
  let read = batchMax;
  while (read === batchMax) read = await unitOfWork(db, countBatch);
}

async function countBatch(tx: Tx): Promise<number> {
  const after = await lockPosition(tx);
  const batch = await readEvents(tx, after, batchMax, countedKinds);
  if (batch.count === 0) return 0;
  const authorOf = await findAuthorsOfClips(tx, [...new Set(batch.events.flatMap(clipsOf))]);
  const viewers = await findViewers(tx, batch.events.flatMap(viewersOf), batch.events.flatMap(followersOf));
  await applyChanges(tx, countSteps({ authorOf, viewers }, batch.events));
  await storePosition(tx, batch.position);
  return batch.count;
}

/** Counts everything again from the beginning of the log. */
export async function rebuildResults(db: Database): Promise<void> {
  await unitOfWork(db, forgetResults);
  await countNewSteps(db);
}

function clipsOf(event: LoggedEvent): string[] {
  const clipId = clipOf(event);
  return [...(clipId === null ? [] : [clipId]), ...linesWithClips(event).map((line) => line.clipId)];
}

function viewersOf(event: LoggedEvent): { clipId: string; personId: string }[] {
  const clipId = clipOf(event);
  const { personId } = event;
  if (personId === null) return [];
  const clipIds = clipId === null ? linesWithClips(event).map((line) => line.clipId) : [clipId];
  return clipIds.map((each) => ({ clipId: each, personId }));
}

function followersOf(event: LoggedEvent): { personId: string; authorId: string }[] {
  const { kind, personId, subjectId } = event;
  return kind === 'follow' && personId !== null && subjectId !== null
    ? [{ personId, authorId: subjectId }]
    : [];
}
