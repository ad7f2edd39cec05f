import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import {
  type EventKind,
  type EventReader,
  type LoggedEvent,
  readEvents,
} from '../../insight/events/index.ts';
import { recordClicks, toldClick } from './click.state.ts';
import {
  applyClicks,
  deleteClicksOf,
  findClipCreators,
  lockPosition,
  moveClicks,
  storePosition,
} from './click.store.ts';
import { findCandidates } from './plan.store.ts';

const readKinds: readonly EventKind[] = ['product-open', 'cart-add', 'person-merged', 'person-erased'];
const batchMax = 2_000;

/** Records whose clicks brought whom to which product. What was recorded and how far is written in one transaction. */
export function clicksReader(deps: Pick<FeatureDeps, 'db'>): EventReader {
  return { name: 'affiliate-clicks', kinds: readKinds, take: () => recordNewClicks(deps.db) };
}

export async function recordNewClicks(db: Database): Promise<void> {
  while ((await unitOfWork(db, recordBatch)) === batchMax);
}

async function recordBatch(tx: Tx): Promise<number> {
  const batch = await readEvents(tx, await lockPosition(tx), batchMax, readKinds);
  if (batch.count === 0) return 0;
  // What is said of people happens between the clicks before it and those after.
  let run: LoggedEvent[] = [];
  for (const event of batch.events) {
    if (event.kind !== 'person-merged' && event.kind !== 'person-erased') {
      run.push(event);
      continue;
    }
    await recordRun(tx, run);
    run = [];
    await changePerson(tx, event);
  }
  await recordRun(tx, run);
  await storePosition(tx, batch.position);
  return batch.count;
}

async function recordRun(tx: Tx, events: readonly LoggedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const clips = events.flatMap(({ subjectId, data: { clipId } }) =>
    typeof clipId === 'string' && subjectId !== null ? [{ clipId, productId: subjectId }] : [],
  );
  const creators = await findClipCreators(tx, clips);
  const told = events.flatMap((event) => toldClick(event, creators) ?? []);
  await applyClicks(tx, recordClicks(told, await findCandidates(tx, told)));
}

async function changePerson(tx: Tx, event: LoggedEvent): Promise<void> {
  if (event.kind === 'person-merged') await moveClicks(tx, String(event.data.from), String(event.data.to));
  else await deleteClicksOf(tx, event.subjectId ?? '');
}
