import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type EventReader, readEvents } from '../../insight/events/index.ts';
import type { Saying, Subject } from './happening.ts';
import { type KnownBefore, readSayings } from './reading.state.ts';
import {
  applyChanges,
  endRebuilding,
  findKept,
  forgetReadings,
  lockPosition,
  nameSubjects,
  storePosition,
} from './reading.store.ts';
import { findDays, findHappeningFacts } from './reading.views.ts';
import { sayingKinds, sayingsOf } from './sayings.ts';
import { keepScores, refreshScores } from './score.service.ts';

const batchMax = 1_000;

type Deps = Pick<FeatureDeps, 'db' | 'clock'>;

/**
 * Learns who can be trusted from what happens. The steps handed over only say that there is something to read: what was
 * read and how far is written in one transaction, so that a crash, or a second process, counts nothing twice.
 */
export function trustReader(deps: Deps): EventReader {
  return { name: 'trust-scores', kinds: sayingKinds, take: () => readNewSteps(deps) };
}

export async function readNewSteps(deps: Deps): Promise<void> {
  let isMore = true;
  while (isMore) isMore = await unitOfWork(deps.db, (tx) => readBatch(tx, deps));
}

/** Reads the next steps; answers whether there may be more. A rebuild ends where there are none. */
export async function readBatch(tx: Tx, deps: Deps, most = batchMax): Promise<boolean> {
  const after = await lockPosition(tx);
  const batch = await readEvents(tx, after, most, sayingKinds);
  const touched = batch.count === 0 ? [] : await readSteps(tx, batch);
  const isMore = batch.count === most;
  if (after.isRebuilding && !isMore) await endRebuilding(tx);
  await keepScores(tx, touched, deps.clock.nowMs());
  return isMore;
}

async function readSteps(
  tx: Tx,
  { events, position }: Awaited<ReturnType<typeof readEvents>>,
): Promise<string[]> {
  const facts = await findHappeningFacts(tx, events);
  const told = events.flatMap((event) => sayingsOf(event, facts));
  const touched = told.length === 0 ? [] : await readTold(tx, told);
  await storePosition(tx, position);
  return touched;
}

/** Answers the subjects of whom something was said. */
async function readTold(tx: Tx, told: readonly Saying[]): Promise<string[]> {
  const categoryOf = await nameSubjects(tx, subjectsOf(told));
  const sayings = told.filter(
    (saying) => saying.say !== 'happened' || categoryOf.has(saying.happening.subject.id),
  );
  const kept = await findKept(tx, {
    things: sayings.flatMap((saying) =>
      saying.say === 'happened'
        ? [{ subjectId: saying.happening.subject.id, source: saying.happening.source }]
        : [],
    ),
    referenceIds: sayings.flatMap((saying) => (saying.say === 'weighed' ? [saying.referenceId] : [])),
  });
  const before: KnownBefore = {
    kept,
    daysOf: await findDays(tx, speakersOf(sayings)),
    // Reviews weighed anew touch subjects that no step of these names.
    categoryOf: await nameSubjects(tx, [...subjectsOf(told), ...(await kindsOf(tx, kept))]),
  };
  const changes = readSayings(sayings, before);
  await applyChanges(tx, changes);
  return [...new Set([...changes.kept.keys()].map((key) => key.slice(0, key.indexOf(' '))))];
}

async function kindsOf(tx: Tx, kept: KnownBefore['kept']): Promise<Subject[]> {
  if (kept.length === 0) return [];
  const rows = await tx
    .selectFrom('trust_subjects')
    .select(['subject_id', 'subject_kind'])
    .where('subject_id', 'in', [...new Set(kept.map(({ subjectId }) => subjectId))])
    .execute();
  return rows.map((row) => ({ id: row.subject_id, kind: row.subject_kind as Subject['kind'] }));
}

const subjectsOf = (told: readonly Saying[]): Subject[] =>
  told.flatMap((saying) => (saying.say === 'happened' ? [saying.happening.subject] : []));

const speakersOf = (sayings: readonly Saying[]): string[] =>
  sayings.flatMap((saying) =>
    saying.say === 'happened' && saying.happening.saidBy !== undefined ? [saying.happening.saidBy] : [],
  );

/** Reads everything again from the beginning of the log, and then every score from that: until then they stay. */
export async function rebuildTrust(deps: Deps, signal?: AbortSignal): Promise<void> {
  await unitOfWork(deps.db, forgetReadings);
  await readNewSteps(deps);
  const nowMs = deps.clock.nowMs();
  const most = Number.POSITIVE_INFINITY;
  await refreshScores(deps.db, nowMs, { readBeforeMs: nowMs, most, ...(signal && { signal }) });
}
