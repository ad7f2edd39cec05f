import { err, newId, ok, type Result } from '@kanmai/kernel';
import { officialCodes } from '@kanmai/trust';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import type { RoomTelling } from '../../stage/rooms/index.ts';
import { type RoomUnit, runInRoom } from '../../stage/rooms/index.ts';
import type { RulingBody } from './case.schema.ts';
import { lockCase, type StoredCase, setRuled } from './case.store.ts';
import { tellRuled } from './case-notice.jobs.ts';
import { type ConsequenceDeps, carryOut } from './consequence.service.ts';
import { consequencesOf, ladder, yearOf } from './penalty.policy.ts';
import { insertPenalty, listPenaltiesOf, lockPoints, sumPoints } from './penalty.store.ts';
import { personalIn } from './ruling.policy.ts';

export interface RulingDeps extends ConsequenceDeps {
  readonly hub: RoomTelling;
}

/** The currency of deposits that penalties are taken from. */
export const penaltyCurrency = 'CNY';

type Done = Result<{ id: string }, Problem>;

/**
 * Rules on a case, once: nothing was wrong, or it was a violation, with points, what follows from them, and what shoppers read. All
 * of it is one unit of work. Fails with `not-found`, `state-conflict` and `bad-request`.
 */
export async function ruleOnCase(
  given: RulingDeps,
  actor: Actor,
  caseId: string,
  ruling: RulingBody,
): Promise<Done> {
  const fault = faultOf(ruling);
  if (fault !== null) return err(fault);
  return runInRoom(given, async (unit) => {
    const found = await lockCase(unit.tx, caseId);
    if (found === null) return err({ type: 'not-found' });
    if (found.state !== 'open') return err({ type: 'state-conflict', state: found.state });
    return ruling.decision === 'violation'
      ? penalise(given, unit, actor, found, ruling)
      : dismiss(given, unit, actor, found, ruling.reason);
  });
}

function faultOf(ruling: RulingBody): Problem | null {
  if (ruling.decision !== 'violation') return null;
  if (!officialCodes.has(ruling.officialCode))
    return {
      type: 'bad-request',
      field: 'officialCode',
      detail: 'A code of the official list, such as ZH8.',
    };
  const named = personalIn(ruling.publicText);
  return named === null
    ? null
    : { type: 'bad-request', field: 'publicText', detail: `Everybody reads it: leave out “${named}”.` };
}

async function dismiss(
  { deps }: RulingDeps,
  { tx, nowMs }: RoomUnit,
  actor: Actor,
  found: StoredCase,
  reason: string,
): Promise<Done> {
  if (found.compensated) return err({ type: 'state-conflict', state: 'compensated' });
  await setRuled(tx, found.id, { state: 'dismissed', operatorId: actor.personId }, nowMs);
  await audit(tx, deps, {
    actorId: actor.personId,
    action: 'case-dismiss',
    subjectId: found.id,
    reason: reason.trim(),
  });
  return ok({ id: found.id });
}

async function penalise(
  given: RulingDeps,
  unit: RoomUnit,
  actor: Actor,
  found: StoredCase,
  ruling: Extract<RulingBody, { decision: 'violation' }>,
): Promise<Done> {
  const { deps } = given;
  const { tx, nowMs } = unit;
  const { id: caseId, broadcasterId: authorId, productIds } = found;
  const { class: penaltyClass, points, officialCode } = ruling;
  const [reason, publicText] = [ruling.reason.trim(), ruling.publicText.trim()];
  await lockPoints(tx, authorId);
  const year = yearOf(nowMs);
  const before = await sumPoints(tx, authorId, year);
  const wanted = consequencesOf(before, { class: penaltyClass, points });
  const penaltyId = newId('penalty', nowMs, deps.random);
  const inForce = (await listPenaltiesOf(tx, authorId)).filter(({ undone }) => !undone);
  const others = inForce.flatMap((other) => other.consequences);
  const whom = { penaltyId, authorId, productIds, currency: penaltyCurrency, reason: publicText, others };
  const consequences = await carryOut(given, unit, actor, whom, wanted);
  await insertPenalty(
    tx,
    {
      ...{ id: penaltyId, caseId, authorId, class: penaltyClass, points, officialCode, year },
      ...{ policyVersion: ladder.version, consequences, publicText, currency: penaltyCurrency },
      givenBy: actor.personId,
    },
    nowMs,
  );
  await setRuled(tx, caseId, { state: 'violation', operatorId: actor.personId }, nowMs);
  const detail = { caseId, class: penaltyClass, points, officialCode, consequences };
  await audit(tx, deps, { actorId: actor.personId, action: 'case-rule', subjectId: caseId, reason, detail });
  // Appeals are against this entry, and against nothing else.
  await audit(tx, deps, {
    actorId: actor.personId,
    action: 'penalty-give',
    subjectId: penaltyId,
    reason,
    detail,
  });
  const shopId = authorId.startsWith('shp_') ? authorId : null;
  await appendEvents(tx, [
    {
      ...{ kind: 'case-ruled', atMs: nowMs, personId: actor.personId, shopId, subjectId: caseId },
      data: { penaltyId, class: penaltyClass, points, officialCode },
    },
  ]);
  await tellRuled(deps, tx, penaltyId);
  return ok({ id: caseId });
}
