import { dayMs, err, newId, ok, type Result } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { tellPerson } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { readPrivateFile, storePrivateFile } from '../private-files/index.ts';
import type { AppealSubjects } from './appeal.doors.ts';
import { noticeOf } from './appeal.notice.ts';
import { appealDays, decideAppeal, decideRuling, mayAppealFor } from './appeal.policy.ts';
import type {
  AppealDecision,
  AppealKind,
  AppealStanding,
  AppealState,
  AppealView,
  NewAppeal,
  ReviewedAppeal,
} from './appeal.schema.ts';
import { findAppealFile, lockAppeal, ruleOnAppeal, storeAppeal, storeAppealFile } from './appeal.store.ts';
import {
  type Decision,
  findAppealOf,
  findDecision,
  findReviewedAppeal,
  hasOtherOperators,
} from './appeal.views.ts';

export interface AppealDeps {
  readonly deps: FeatureDeps;
  readonly subjects: AppealSubjects;
}

interface Subject {
  readonly subjectKind: AppealKind;
  readonly subjectId: string;
}

/** The decision in force against a thing of this person's, or null: a stranger's is not told from none. */
async function findOwnDecision(
  tx: Tx,
  { subjects }: AppealDeps,
  actor: Actor,
  { subjectKind, subjectId }: Subject,
): Promise<Decision | null> {
  const subject = subjects[subjectKind];
  const found = await subject?.findInForce(tx, subjectId);
  if (subject === undefined || found === undefined || found === null) return null;
  if (!mayAppealFor(actor, found.authorId)) return null;
  return findDecision(tx, subjectId, subject.actions);
}

/** What was decided against a thing of mine, and where my appeal stands. */
export async function readStanding(
  given: AppealDeps,
  actor: Actor,
  subject: Subject,
): Promise<AppealStanding> {
  const nowMs = given.deps.clock.nowMs();
  return unitOfWork(given.deps.db, async (tx) => {
    const decision = await findOwnDecision(tx, given, actor, subject);
    if (decision === null) return { decision: null, appeal: null };
    const latest = await findAppealOf(tx, subject.subjectId);
    const appeal = latest !== null && Date.parse(latest.createdAt) >= decision.atMs ? latest : null;
    return {
      decision: {
        id: decision.id,
        at: new Date(decision.atMs).toISOString(),
        reason: decision.reason,
        appealUntil: new Date(decision.atMs + appealDays * dayMs).toISOString(),
        mayAppeal: decideAppeal(decision.atMs, appeal !== null, nowMs).ok,
      },
      appeal,
    };
  });
}

/** Appeals against the decision in force, once. */
export async function makeAppeal(
  given: AppealDeps,
  actor: Actor,
  claim: IdempotencyClaim,
  appeal: NewAppeal,
): Promise<Result<AppealView, Problem>> {
  const { deps } = given;
  const nowMs = deps.clock.nowMs();
  return once(deps.db, claim, nowMs, async (tx): Promise<Result<AppealView, Problem>> => {
    const decision = await findOwnDecision(tx, given, actor, appeal);
    if (decision === null) return err({ type: 'not-found', field: 'subjectId' });
    const allowed = decideAppeal(decision.atMs, false, nowMs);
    if (!allowed.ok) return allowed;
    const stored = await storeAppeal(tx, {
      id: newId('appeal', nowMs, deps.random),
      subject_kind: appeal.subjectKind,
      subject_id: appeal.subjectId,
      decision_id: decision.id,
      person_id: actor.personId,
      text: appeal.text.trim(),
      state: 'open',
      created_at: new Date(nowMs),
    });
    const view = stored ? await findAppealOf(tx, appeal.subjectId) : null;
    return view === null ? err({ type: 'appeal-made' }) : ok(view);
  });
}

/** Keeps evidence with an open appeal of one's own; only operators open it. */
export async function putAppealFile(
  { deps }: AppealDeps,
  actor: Actor,
  id: string,
  position: number,
  body: unknown,
): Promise<Result<AppealView, Problem>> {
  const refusal = await unitOfWork(deps.db, (tx) => fileRefusal(tx, actor, id));
  if (refusal !== null) return err(refusal);
  const file = await storePrivateFile(deps, id, body);
  if (!file.ok) return file;
  let stale: string | null = file.value.blobKey;
  try {
    const view = await unitOfWork(deps.db, async (tx): Promise<Result<AppealView, Problem>> => {
      const late = await fileRefusal(tx, actor, id);
      if (late !== null) return err(late);
      const nowMs = deps.clock.nowMs();
      const before = await storeAppealFile(tx, { appealId: id, position, file: file.value, nowMs });
      const row = await lockAppeal(tx, id);
      const found = row === null ? null : await findAppealOf(tx, row.subject_id);
      if (found === null) return err({ type: 'not-found' });
      stale = before;
      return ok(found);
    });
    return view;
  } finally {
    if (stale !== null) await deps.blobs.delete(stale);
  }
}

async function fileRefusal(tx: Tx, actor: Actor, id: string): Promise<Problem | null> {
  const row = await lockAppeal(tx, id);
  if (row === null || row.person_id !== actor.personId) return { type: 'not-found' };
  return row.state === 'open' ? null : { type: 'state-conflict', state: row.state };
}

/** Rules on an appeal: an accepted one undoes the decision in the same unit of work. */
export async function ruleOn(
  { deps, subjects }: AppealDeps,
  actor: Actor,
  id: string,
  { decision, reason }: AppealDecision,
): Promise<Result<ReviewedAppeal, Problem>> {
  let after: () => Promise<void> = async () => undefined;
  try {
    await unitOfWork(deps.db, async (tx) => {
      const row = await lockAppeal(tx, id);
      const reviewed = row === null ? null : await findReviewedAppeal(tx, id);
      if (row === null || reviewed === null) throw new Rollback<Problem>({ type: 'not-found' });
      const otherOperators = await hasOtherOperators(tx, actor.personId);
      const ownDecision = reviewed.decision.by?.id === actor.personId;
      const allowed = decideRuling({ state: row.state as AppealState, ownDecision, otherOperators });
      if (!allowed.ok) throw new Rollback(allowed.failure);
      const accepted = decision === 'accept';
      if (accepted) {
        const undone = await subjects[reviewed.subjectKind]?.undo(tx, actor, row.subject_id, reason.trim());
        if (undone === undefined) throw new Rollback<Problem>({ type: 'not-found' });
        if (!undone.ok) throw new Rollback(undone.failure);
        after = undone.value;
      }
      await ruleOnAppeal(tx, id, {
        state: accepted ? 'accepted' : 'rejected',
        answer: reason.trim(),
        operatorId: actor.personId,
        nowMs: deps.clock.nowMs(),
      });
      await audit(tx, deps, {
        actorId: actor.personId,
        action: `appeal-${decision}`,
        subjectId: row.subject_id,
        reason: reason.trim(),
        detail: { appealId: id, decisionId: row.decision_id, ...(ownDecision ? { ownDecision } : {}) },
      });
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
  deps.eventsAppended();
  await after();
  const reviewed = await findReviewedAppeal(deps.db, id);
  if (reviewed === null) return err({ type: 'not-found' });
  await tellPerson(deps, reviewed.appellant.id, (locale) => noticeOf(reviewed, locale));
  return ok(reviewed);
}

/** Evidence, for operators. That it was opened is written down first. */
export async function openAppealFile(
  deps: FeatureDeps,
  actor: Actor,
  id: string,
  position: number,
): Promise<Result<{ contentType: string; bytes: Buffer }, Problem>> {
  const file = await unitOfWork(deps.db, async (tx) => {
    const found = await findAppealFile(tx, id, position);
    if (found === undefined) return null;
    const detail = { position };
    await audit(tx, deps, { actorId: actor.personId, action: 'appeal-file', subjectId: id, detail });
    return found;
  });
  const bytes = file === null ? null : await readPrivateFile(deps, file.blob_key);
  return file === null || bytes === null
    ? err({ type: 'not-found' })
    : ok({ contentType: file.content_type, bytes });
}
