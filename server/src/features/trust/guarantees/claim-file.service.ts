import { err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import type { CompiledPolicy } from '@kanmai/trust';
import { isUniqueViolation, Rollback, type Tx } from '../../../database.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import * as orders from '../../trade/orders/index.ts';
import type { ClaimReason } from './claim.policy.ts';
import { type ClaimDeps, openClaim, runClaim } from './claim.service.ts';
import { evolveClaim, noClaim } from './claim.state.ts';
import { type ClaimSubject, insertClaim } from './claim.store.ts';
import { factsOf, type Verdict, verdictOf } from './claim.verdict.ts';
import { asksAmount, getPromised, reasonsOf, returnsMoney } from './guarantee.shelf.ts';
import { findLineFacts, type LineFacts } from './line-facts.views.ts';
import { findRight } from './right.store.ts';

export interface Filing {
  readonly position: number;
  readonly code: string;
  readonly reason: ClaimReason;
  /** All that the policy pays when it is not said. */
  readonly askedCents: number | null;
  readonly currency: string | undefined;
  readonly text: string;
}

/**
 * A buyer claims under a right of a line of their order. Answers the claim's id; the policy has been asked. Fails with
 * `not-found` (no such order of theirs, or no such right), `claim-made`, `claim-currency`, `claim-not-covered`,
 * `claim-early`, `claim-window-over`, `claim-above-cap`, `after-sale-open` or `state-conflict`.
 */
export async function fileClaim(
  deps: ClaimDeps,
  personId: PersonId,
  orderId: string,
  key: IdempotencyClaim,
  filing: Filing,
): Promise<Result<{ id: string }, Problem>> {
  try {
    return await once(deps.db, key, deps.clock.nowMs(), (tx) =>
      fileInTx(tx, deps, personId, orderId, filing),
    );
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    if (isUniqueViolation(error, 'guarantee_claims_once')) return err({ type: 'claim-made' });
    throw error;
  }
}

async function fileInTx(
  tx: Tx,
  deps: ClaimDeps,
  personId: PersonId,
  orderId: string,
  filing: Filing,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { position, code, reason, askedCents, text } = filing;
  const seen = await findLineFacts(tx, { orderId, position }, nowMs);
  if (seen === null || seen.personId !== personId) return err({ type: 'not-found' });
  // After-sales locks the order before it opens a case: one of the two is first.
  await orders.lockOrder(tx, seen.shopId, orderId);
  const line = (await findLineFacts(tx, { orderId, position }, nowMs)) ?? seen;
  const right = await findRight(tx, orderId, position, code);
  if (right === null) return err({ type: 'not-found', field: 'code' });
  const policy = await getPromised(tx, code, right.version);
  const refused = (await isMade(tx, orderId, filing)) ?? refuseFiling(policy, line, filing);
  if (refused !== null) return err(refused);
  const id = newId('claim', nowMs, deps.random);
  const { shopId, currency } = line;
  const subject: ClaimSubject = { id, orderId, position, code, shopId, personId, currency };
  await insertClaim(tx, { ...subject, reason, returns: returnsMoney(policy.policy) }, nowMs);
  const claim = { ...subject, heldCents: 0, state: noClaim };
  const opened = await openClaim(tx, deps, claim);
  const command = { kind: 'file', reason, askedCents, text } as const;
  const filed = evolveClaim(noClaim, { ...command, kind: 'filed', atMs: nowMs });
  const facts = factsOf(filed, opened.known, nowMs);
  const all = verdictOf(policy, facts, { ...opened.limits, askedCents: null });
  const gate = gateOf(policy, all, askedCents);
  if (gate !== null) throw new Rollback<Problem>(gate);
  await runClaim(tx, deps, claim, command, { side: 'buyer', actorId: personId });
  return ok({ id });
}

async function isMade(tx: Tx, orderId: string, { position, code }: Filing): Promise<Problem | null> {
  const row = await tx
    .selectFrom('guarantee_claims')
    .select('id')
    .where('order_id', '=', orderId)
    .where('position', '=', position)
    .where('code', '=', code)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst();
  return row === undefined ? null : { type: 'claim-made', claimId: row.id };
}

/** What is wrong before the policy is asked. */
function refuseFiling({ policy }: CompiledPolicy, line: LineFacts, filing: Filing): Problem | null {
  const { currency, reason } = filing;
  if (currency !== undefined && currency !== line.currency)
    return { type: 'claim-currency', field: 'currency', currency: line.currency };
  if (line.paidAt === null || line.state === 'closed') return { type: 'state-conflict', state: line.state };
  if (!reasonsOf(policy).includes(reason))
    return { type: 'claim-not-covered', field: 'reason', reasons: reasonsOf(policy) };
  if (!returnsMoney(policy)) return null;
  // Until it is there the order itself gives its money back: cancelling and after-sales.
  if (line.deliveredAt === null) return { type: 'claim-early', state: line.state };
  return line.openCaseId === null ? null : { type: 'after-sale-open', caseId: line.openCaseId };
}

const gates: Readonly<Record<string, Problem>> = {
  'not-covered': { type: 'claim-not-covered' },
  'not-such-a-claim': { type: 'claim-not-covered', field: 'reason' },
  'too-early': { type: 'claim-early' },
  'too-late': { type: 'claim-window-over' },
};

/** What has yet to happen before such a claim can be made. */
const windowFacts: readonly string[] = ['order.paidAtMs', 'order.deliveredAtMs'];

/** What keeps a claim from being filed at all, by what the policy says to it; whatever else it says is the claim's first decision. */
function gateOf(policy: CompiledPolicy, verdict: Verdict, askedCents: number | null): Problem | null {
  if (verdict.state === 'refused') return gates[verdict.because] ?? null;
  if (verdict.missing.some((fact) => windowFacts.includes(fact))) return { type: 'claim-early' };
  const maxCents = verdict.stakeCents;
  if (askedCents === null && asksAmount(policy.policy))
    return { type: 'bad-request', field: 'askedCents', detail: 'Say how much it was.' };
  if (askedCents === null || askedCents <= maxCents) return null;
  return { type: 'claim-above-cap', field: 'askedCents', maxCents };
}
