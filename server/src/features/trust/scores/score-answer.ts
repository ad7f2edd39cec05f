import { err, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { Page } from '../../../http/page.ts';
import type { Problem } from '../../../http/problems.ts';
import { formulaOf } from './formulas.ts';
import { findLookedAt, findSubjectDays, listHappenings } from './report.views.ts';
import type { HappeningsQuery, HappeningView, ScoreReport } from './score.schema.ts';
import { reportOf, suppose } from './score-report.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock'>;

/** Everything that a score says of itself to whom it is about. Fails with `not-found`. */
export async function answerReport(deps: Deps, subjectId: string): Promise<Result<ScoreReport, Problem>> {
  const subject = await findLookedAt(deps.db, subjectId);
  if (subject === null) return err({ type: 'not-found' });
  const nowMs = deps.clock.nowMs();
  const days = await findSubjectDays(deps.db, subject, nowMs);
  return ok(reportOf(subject, days, formulaOf[subject.kind], nowMs));
}

/** What the score would be with so many more of a kind. Fails with `not-found`, or `bad-request` for a kind not known. */
export async function answerSupposed(
  deps: Deps,
  subjectId: string,
  change: { readonly kind: string; readonly count: number },
): Promise<Result<{ value: number | null }, Problem>> {
  const subject = await findLookedAt(deps.db, subjectId);
  if (subject === null) return err({ type: 'not-found' });
  const nowMs = deps.clock.nowMs();
  const days = await findSubjectDays(deps.db, subject, nowMs);
  const value = suppose(subject.kind, days, formulaOf[subject.kind], change, nowMs);
  return value === undefined
    ? err({ type: 'bad-request', field: 'kind', detail: 'No such kind.' })
    : ok({ value });
}

/** What their score is made of, the newest first. How far whoever said so is believed is not for them. */
export async function answerHappenings(
  deps: Deps,
  subjectId: string,
  query: HappeningsQuery,
): Promise<Page<HappeningView>> {
  const page = await listHappenings(deps.db, subjectId, query);
  return { ...page, items: page.items.map(({ belief: _, ...happening }) => happening) };
}
