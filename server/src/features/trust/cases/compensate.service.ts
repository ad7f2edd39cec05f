import { assert, err, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import * as ledger from '../../trade/ledger/index.ts';
import { lockOrder } from '../../trade/orders/index.ts';
import { lockCase, setCompensated } from './case.store.ts';
import { listBought } from './case-facts.views.ts';
import { tellCompensated } from './case-notice.jobs.ts';
import { sharesOf, wantedOf } from './compensation.policy.ts';
import { insertCompensations, listDue, lockDue, setPaid, sumPaidElsewhere } from './compensation.store.ts';
import { listPenaltyIds } from './penalty.store.ts';

export type CompensationDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'jobs' | 'log'>;

export const compensateJob = 'cases.compensate';
const batchMax = 500;

/**
 * Decides, once for a case, that everybody who bought is paid so much of what they paid; a job pays each. Fails with `not-found`,
 * and `state-conflict` when it was decided before or the case was dismissed.
 */
export async function compensate(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random' | 'jobs'>,
  actor: Actor,
  {
    caseId,
    perMille,
    reason,
  }: { readonly caseId: string; readonly perMille: number; readonly reason: string },
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const found = await lockCase(tx, caseId);
  if (found === null) return err({ type: 'not-found' });
  if (found.compensated || found.state === 'dismissed')
    return err({ type: 'state-conflict', state: found.compensated ? 'compensated' : found.state });
  let orders = 0;
  for (let after = ''; ; ) {
    const batch = await listBought(tx, found, { after, limit: batchMax });
    const wanted = batch.map((one) => ({ ...one, wantedCents: wantedOf(one.paidCents, perMille) }));
    await insertCompensations(
      tx,
      caseId,
      wanted.filter(({ wantedCents }) => wantedCents > 0),
      { random: deps.random, nowMs },
    );
    orders += batch.length;
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchMax) break;
    after = last.orderId;
  }
  await setCompensated(tx, caseId, perMille, nowMs);
  const detail = { perMille, orders };
  await audit(tx, deps, {
    actorId: actor.personId,
    action: 'case-compensate',
    subjectId: caseId,
    reason,
    detail,
  });
  await appendEvents(tx, [
    { kind: 'case-compensated', atMs: nowMs, personId: actor.personId, subjectId: caseId, data: detail },
  ]);
  await deps.jobs.enqueue(tx, compensateJob, {});
  return ok({ id: caseId });
}

/**
 * Pays what is due to each order, each in a unit of work of its own; one that fails keeps no other. Safe to run twice at once.
 * @throws when one failed, so that the job is tried again soon: its buyer waits
 */
export async function payDueCompensations(deps: CompensationDeps, signal?: AbortSignal): Promise<void> {
  const failed: string[] = [];
  for (;;) {
    const due = failed.length < batchMax ? await listDue(deps.db, batchMax, failed) : [];
    if (due.length === 0) break;
    for (const id of due) {
      if (signal?.aborted === true) return;
      try {
        await unitOfWork(deps.db, (tx) => payOne(tx, deps, id));
      } catch (error) {
        deps.log.error({ error, compensationId: id }, 'a compensation could not be paid');
        failed.push(id);
      }
    }
  }
  if (failed.length > 0) throw new Error(`${failed.length} compensations could not be paid`);
}

/** Pays one, in one journal. Locks in the order of everybody who pays: the case's row, the checkout, the order, the deposit. */
async function payOne(tx: Tx, deps: CompensationDeps, id: string): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const due = await lockDue(tx, id);
  if (due === null) return;
  const { orderId, shopId, personId, currency, wantedCents } = due;
  assert((await lockOrder(tx, shopId, orderId)) !== null, `compensation ${id} is of an order`);
  // Two cases about the same goods do not pay twice.
  const paidCents = Math.max(0, wantedCents - (await sumPaidElsewhere(tx, due)));
  if (paidCents > 0) {
    const money = { claimId: id, shopId, personId, currency };
    const { freeCents } = await ledger.lockClaimFunds(tx, deps, money);
    // What the shop's penalties hold is there for its buyers.
    const reasons = await listPenaltyIds(tx, shopId);
    const heldMaxCents = await ledger.lockHeldDeposit(tx, deps, { shopId, currency, reasons });
    const heldCents = Math.min(Math.max(0, paidCents - freeCents), heldMaxCents);
    await ledger.payClaim(tx, deps, { ...money, heldCents }, sharesOf(paidCents, freeCents + heldCents));
    await tellCompensated(deps, tx, id);
  }
  await setPaid(tx, id, paidCents, nowMs);
}
