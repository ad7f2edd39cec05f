import { assert, err, ok, type Result } from '@kanmai/kernel';
import type { CompiledPolicy, Facts } from '@kanmai/trust';
import { isUniqueViolation, Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as ledger from '../../trade/ledger/index.ts';
import * as orders from '../../trade/orders/index.ts';
import { type ClaimCommand, decideClaim } from './claim.decide.ts';
import { logClaimSteps } from './claim.events.ts';
import { tellSides } from './claim.notice.ts';
import { type ClaimEvent, type ClaimState, evolveAll, isClosed, isPolicys } from './claim.state.ts';
import {
  appendClaimEvents,
  type By,
  type ClaimScope,
  lockClaim,
  type StoredClaim,
  setClaim,
} from './claim.store.ts';
import { factsOf, isNews, type Known, type Verdict, verdictOf } from './claim.verdict.ts';
import { getPromised, returnsMoney } from './guarantee.shelf.ts';
import { factsOfLine, findLineFacts, type LineFacts } from './line-facts.views.ts';
import { fundPayout, type PayoutLimits, payableOf } from './payout.policy.ts';
import { findRight } from './right.store.ts';
import { spendableCents } from './service-plan.policy.ts';
import { findPlanLeft } from './service-plan.store.ts';

export type ClaimDeps = Pick<
  FeatureDeps,
  'db' | 'clock' | 'random' | 'config' | 'jobs' | 'log' | 'notify' | 'origin' | 'eventsAppended'
>;

/** What was done to a claim. */
export interface Ran {
  readonly claim: StoredClaim;
  readonly after: ClaimState;
  readonly events: readonly ClaimEvent[];
}

/** What follows once it is committed: the readers of the log wake, and both sides are told. */
export async function followClaim(deps: ClaimDeps, ran: Ran, by: By): Promise<void> {
  if (ran.events.length === 0) return;
  deps.eventsAppended();
  await tellSides(deps, ran, by.side);
}

/** A locked claim with all that its policy may ask; the shop's money is locked, too. */
export interface Opened {
  readonly claim: StoredClaim;
  readonly policy: CompiledPolicy;
  readonly line: LineFacts;
  readonly known: Known;
  readonly limits: PayoutLimits;
}

/** Runs one command on one claim within reach of the scope, as one unit of work. */
export async function commandClaim(
  deps: ClaimDeps,
  scope: ClaimScope,
  command: ClaimCommand,
  by: By,
  follow?: (tx: Tx, claim: StoredClaim) => Promise<void>,
): Promise<Result<ClaimState, Problem>> {
  try {
    const ran = await unitOfWork(deps.db, async (tx) => {
      const claim = await lockClaim(tx, scope);
      if (claim === null) throw new Rollback<Problem>({ type: 'not-found' });
      const done = await runClaim(tx, deps, claim, command, by);
      await follow?.(tx, claim);
      return done;
    });
    await followClaim(deps, ran, by);
    return ok(ran.after);
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    // Of a right that repeats another claim was made since: an appeal would open a second one.
    if (isUniqueViolation(error, 'guarantee_claims_once')) return err({ type: 'claim-made' });
    throw error;
  }
}

/**
 * Runs a command on a locked claim: what is said, then what the policy says to it, then the money. Locks in the order of
 * everybody who does: the claim, the checkout, the order, the deposit.
 * @throws Rollback with why not
 */
export async function runClaim(
  tx: Tx,
  deps: ClaimDeps,
  claim: StoredClaim,
  command: ClaimCommand,
  by: By,
): Promise<Ran> {
  const nowMs = deps.clock.nowMs();
  const said = decideClaim(command, claim.state, nowMs);
  if (!said.ok) throw new Rollback<Problem>(said.failure);
  const opened = await openClaim(tx, deps, claim);
  const heard = evolveAll(said.value, claim.state);
  if (command.kind === 'appeal' && opened.line.openCaseId !== null && returnsMoney(opened.policy.policy))
    throw new Rollback<Problem>({ type: 'after-sale-open', caseId: opened.line.openCaseId });
  const verdict = decisionOn(opened, heard, command, said.value, nowMs);
  const events = verdict === null ? said.value : [...said.value, decidedBy(verdict, heard, nowMs)];
  if (events.length === 0) return { claim, after: claim.state, events };
  const after = await appendClaimEvents(tx, claim, events, by, nowMs);
  const heldCents = await moveMoney(tx, deps, opened, after, nowMs);
  await setClaim(tx, claim.id, after, heldCents, nowMs);
  await logClaimSteps(tx, claim, after, events, nowMs);
  return { claim, after, events };
}

/** Reads what a claim depends on, under the locks of its order and of its shop's money. */
export async function openClaim(tx: Tx, deps: ClaimDeps, claim: StoredClaim): Promise<Opened> {
  const { orderId, position, code, shopId } = claim;
  const order = await orders.lockOrder(tx, shopId, orderId);
  const right = await findRight(tx, orderId, position, code);
  assert(order !== null && right !== null, `claim ${claim.id} is of a right of an order`);
  const policy = await getPromised(tx, code, right.version);
  const funds = await ledger.lockClaimFunds(tx, deps, moneyOf(claim));
  const line = await findLineFacts(tx, { orderId, position }, deps.clock.nowMs(), claim.id);
  assert(line !== null, `claim ${claim.id} is of a line`);
  return {
    ...{ claim, policy, line },
    known: {
      promised: right.facts,
      line: factsOfLine(line),
      depositCents: funds.freeCents + claim.heldCents,
      budgetCents: spendableCents(funds.budgetCents, await findPlanLeft(tx, shopId, deps.clock.nowMs())),
    },
    limits: {
      leftCents: Math.max(0, line.totalCents - line.goneBackCents),
      askedCents: claim.state.askedCents,
    },
  };
}

/** What is decided now; null when nothing new is. An operator's ruling stands in the place of the policy. */
function decisionOn(
  { policy, known, limits: before }: Opened,
  heard: ClaimState,
  command: ClaimCommand,
  said: readonly ClaimEvent[],
  nowMs: number,
): Verdict | null {
  const limits = { ...before, askedCents: heard.askedCents };
  const facts = factsOf(heard, known, nowMs);
  const [first] = said;
  if (command.kind === 'rule' && first?.kind === 'ruled')
    return ruledVerdict(policy, facts, limits, heard, first);
  if (!isPolicys(heard.name)) return null;
  const verdict = verdictOf(policy, facts, limits);
  return isNews(heard, verdict) ? verdict : null;
}

function ruledVerdict(
  policy: CompiledPolicy,
  facts: Facts,
  limits: PayoutLimits,
  state: ClaimState,
  { ruling, amountCents, text }: Extract<ClaimEvent, { kind: 'ruled' }>,
): Verdict {
  const why = [text];
  const common = { because: `ruled-${ruling}`, dueAt: null, missing: [], why, stakeCents: state.stakeCents };
  // What was paid stays with the buyer; a shop that was wronged is given it back by the platform.
  if (state.paidCents > 0) {
    const pays = { totalCents: state.paidCents, returnedCents: state.returnedCents };
    return { state: 'paid', pays, ...common };
  }
  const payments = policy.stake(facts)?.payments ?? [];
  const pays = payableOf(payments, { ...limits, askedCents: amountCents });
  return ruling === 'pay' && pays.totalCents > 0
    ? { state: 'paid', pays, ...common }
    : { state: 'refused', pays: { totalCents: 0, returnedCents: 0 }, ...common };
}

function decidedBy({ pays, ...verdict }: Verdict, before: ClaimState, nowMs: number): ClaimEvent {
  return {
    ...{ kind: 'decided', atMs: nowMs, ...verdict },
    stakeCents: Math.max(verdict.stakeCents, pays.totalCents, before.paidCents),
    ...{ paidCents: pays.totalCents, returnedCents: pays.returnedCents },
  };
}

/** What follows of a claim's new state for money. Answers what is held for it then. */
async function moveMoney(
  tx: Tx,
  deps: ClaimDeps,
  { claim, policy, known, line }: Opened,
  after: ClaimState,
  nowMs: number,
): Promise<number> {
  const money = moneyOf(claim);
  const facts = factsOf(after, known, nowMs);
  const isFirst = claim.state.paidCents === 0;
  if (after.name === 'paid' && isFirst) {
    if (after.returnedCents > 0 && line.openCaseId !== null)
      throw new Rollback<Problem>({ type: 'after-sale-open', caseId: line.openCaseId });
    const shares = fundPayout(policy.shares(facts, after.paidCents), known);
    await ledger.payClaim(tx, deps, { ...money, heldCents: claim.heldCents }, shares);
    return 0;
  }
  if (after.name === 'paid' && after.because === 'ruled-refuse') await ledger.restoreClaim(tx, deps, money);
  if (isClosed(after.name)) {
    await ledger.releaseForClaim(tx, deps, money, claim.heldCents);
    return 0;
  }
  if (!isFirst || claim.heldCents > 0) return claim.heldCents;
  const { depositCents } = fundPayout(policy.shares(facts, after.stakeCents), known);
  return ledger.holdForClaim(tx, deps, money, depositCents);
}

const moneyOf = ({ id, shopId, personId, currency }: StoredClaim): ledger.ClaimMoney => ({
  ...{ claimId: id, shopId, personId, currency },
});
