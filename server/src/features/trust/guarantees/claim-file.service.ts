import { err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import type { CompiledPolicy } from '@kanmai/trust';
import { isUniqueViolation, Rollback, type Tx, unitOfWork } from '../../../database.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import * as orders from '../../trade/orders/index.ts';
import type { ClaimReason } from './claim.policy.ts';
import { type ClaimDeps, followClaim, openClaim, type Ran, runClaim } from './claim.service.ts';
import { evolveClaim, noClaim } from './claim.state.ts';
import { type By, type ClaimSubject, insertClaim } from './claim.store.ts';
import { factsOf, type Verdict, verdictOf } from './claim.verdict.ts';
import {
  asksAmount,
  getPromised,
  isOfAftersales,
  isOfPrice,
  isRepeated,
  reasonsOf,
  returnsMoney,
} from './guarantee.shelf.ts';
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
  let ran: Ran | null = null;
  const by: By = { side: 'buyer', actorId: personId };
  try {
    const filed = await once(deps.db, key, deps.clock.nowMs(), async (tx) => {
      const done = await fileInTx(tx, deps, personId, orderId, filing, by);
      if (!done.ok) return done;
      ran = done.value;
      return ok({ id: done.value.claim.id });
    });
    if (ran !== null) await followClaim(deps, ran, by);
    return filed;
  } catch (error) {
    if (isUniqueViolation(error, 'guarantee_claims_once')) return err({ type: 'claim-made' });
    throw error;
  }
}

/** The clock claims for a buyer what is theirs without asking. Answers why it could not, where it could not. */
export async function fileByClock(
  deps: ClaimDeps,
  personId: string,
  orderId: string,
  filing: Filing,
): Promise<Problem | null> {
  const by: By = { side: 'clock', actorId: null };
  try {
    const ran = await unitOfWork(deps.db, async (tx) => {
      const filed = await fileInTx(tx, deps, personId, orderId, filing, by);
      if (!filed.ok) throw new Rollback<Problem>(filed.failure);
      return filed.value;
    });
    await followClaim(deps, ran, by);
    return null;
  } catch (error) {
    if (error instanceof Rollback) return error.failure as Problem;
    if (isUniqueViolation(error, 'guarantee_claims_once')) return { type: 'claim-made' };
    throw error;
  }
}

async function fileInTx(
  tx: Tx,
  deps: ClaimDeps,
  personId: string,
  orderId: string,
  filing: Filing,
  by: By,
): Promise<Result<Ran, Problem>> {
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
  const refused =
    (await isMade(tx, orderId, filing, isRepeated(policy.policy))) ?? refuseFiling(policy, line, filing);
  if (refused !== null) return err(refused);
  const id = newId('claim', nowMs, deps.random);
  const { shopId, currency } = line;
  const subject: ClaimSubject = { id, orderId, position, code, shopId, personId, currency };
  const { policy: terms } = policy;
  const kind = { returns: returnsMoney(terms), repeats: isRepeated(terms) };
  await insertClaim(tx, { ...subject, reason, ...kind }, nowMs);
  const claim = { ...subject, heldCents: 0, state: noClaim };
  const opened = await openClaim(tx, deps, claim);
  const command = { kind: 'file', reason, askedCents, text } as const;
  const filed = evolveClaim(noClaim, { ...command, kind: 'filed', atMs: nowMs });
  const facts = factsOf(filed, opened.known, nowMs);
  const all = verdictOf(policy, facts, { ...opened.limits, askedCents: null });
  const gate = gateOf(policy, all, askedCents);
  if (gate !== null) throw new Rollback<Problem>(gate);
  // What nobody asked for is not refused in anybody's name.
  if (by.side === 'clock' && all.state === 'refused')
    throw new Rollback<Problem>({ type: 'claim-not-covered' });
  return ok(await runClaim(tx, deps, claim, command, by));
}

async function isMade(
  tx: Tx,
  orderId: string,
  { position, code }: Filing,
  repeats: boolean,
): Promise<Problem | null> {
  const row = await tx
    .selectFrom('guarantee_claims')
    .select('id')
    .where('order_id', '=', orderId)
    .where('position', '=', position)
    .where('code', '=', code)
    .where('state', 'not in', repeats ? ['withdrawn', 'paid', 'refused'] : ['withdrawn'])
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
  if (isOfAftersales(policy.code)) return { type: 'claim-in-after-sales', field: 'code' };
  if (!returnsMoney(policy)) return null;
  // Until it is there the order itself gives its money back, by cancelling and after-sales; a part of its price it does not.
  if (line.deliveredAt === null && !isOfPrice(policy)) return { type: 'claim-early', state: line.state };
  return line.openCaseId === null ? null : { type: 'after-sale-open', caseId: line.openCaseId };
}

const gates: Readonly<Record<string, Problem>> = {
  'not-covered': { type: 'claim-not-covered' },
  'not-such-a-claim': { type: 'claim-not-covered', field: 'reason' },
  'too-early': { type: 'claim-early' },
  'too-late': { type: 'claim-window-over' },
  'not-lower': { type: 'price-not-lower' },
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
