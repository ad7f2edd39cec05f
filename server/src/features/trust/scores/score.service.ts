import { countedScore, experienceOf, experiencePolicy } from '@kanmai/trust';
import type { Database, Tx } from '../../../database.ts';
import { type Counts, findCounts, noCounts } from './counts.views.ts';
import { formulaOf } from './formulas.ts';
import { ownerOfCategory } from './reading.state.ts';
import { lockPosition } from './reading.store.ts';
import { putScores, type ScoreRow } from './score.store.ts';
import { findSubjects, listLongestUnread, type NamedSubject } from './score.views.ts';

/**
 * Reads the scores of these subjects as of a moment, and keeps them for who needs one number. False where they stay what
 * they were, because the log is being read again from its beginning.
 */
export async function keepScores(tx: Tx, subjectIds: readonly string[], atMs: number): Promise<boolean> {
  if (subjectIds.length === 0) return true;
  // Nobody else reads meanwhile: a score is never put in the place of a newer one.
  if ((await lockPosition(tx)).isRebuilding) return false;
  const subjects = await findSubjects(tx, subjectIds);
  const owners = subjects.flatMap((subject) => [subject.id, ownerOfCategory(subject.kind, subject.category)]);
  const counts = await findCounts(tx, owners, atMs);
  const countsOf = (owner: string) => counts.get(owner) ?? noCounts;
  await putScores(
    tx,
    subjects.map((subject) =>
      scoreRow(subject, countsOf(subject.id), countsOf(ownerOfCategory(subject.kind, subject.category))),
    ),
    atMs,
  );
  return true;
}

function scoreRow({ id, kind }: NamedSubject, own: Counts, whole: Counts): ScoreRow {
  const formula = formulaOf[kind];
  const { score } = countedScore(formula, own.faded, whole.faded).score();
  const seen = { delivered: own.delivered, own: own.window, whole: whole.window };
  const isShop = kind === 'shop';
  return {
    ...{ subjectId: id, formulaVersion: formula.version, delivered: own.delivered },
    ...{ value: score?.value ?? null, low: score?.low ?? null, high: score?.high ?? null },
    experienceVersion: isShop ? experiencePolicy.version : null,
    experience: isShop ? (experienceOf(seen)?.value() ?? null) : null,
  };
}

const portion = 500;

/** What nobody does fades all the same: reads again those that were read longest ago, up to so many. Answers how many. */
export async function refreshScores(
  db: Database,
  atMs: number,
  given: { readonly readBeforeMs: number; readonly most: number; readonly signal?: AbortSignal },
): Promise<number> {
  let done = 0;
  while (done < given.most && given.signal?.aborted !== true) {
    const ids = await listLongestUnread(db, given.readBeforeMs, Math.min(portion, given.most - done));
    if (ids.length === 0) break;
    if (!(await db.transaction().execute((tx) => keepScores(tx, ids, atMs)))) break;
    done += ids.length;
  }
  return done;
}
