import { cents, err, ok, type Result, type VariantId } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as fulfilment from '../fulfilment/index.ts';
import * as ledger from '../ledger/index.ts';
import * as orders from '../orders/index.ts';
import * as payments from '../payments/index.ts';
import * as stock from '../stock/index.ts';
import type { CaseReason } from './after-sale.policy.ts';
import { type CaseCommand, decideCase, type Facts } from './case.decide.ts';
import { logCaseSteps } from './case.events.ts';
import type { CaseEvent, CaseState } from './case.state.ts';
import {
  appendCaseEvents,
  type CaseLine,
  type CaseScope,
  lockCase,
  type Side,
  type StoredCase,
  setOwed,
  setRefunded,
} from './case.store.ts';
import { findCaseLeft } from './case-left.views.ts';
import { neverEarly, type RefundsEarly } from './early-refund.ts';
import { partRefund } from './refundable.policy.ts';

export type CaseDeps = Pick<
  FeatureDeps,
  'db' | 'clock' | 'random' | 'config' | 'jobs' | 'log' | 'eventsAppended'
> & { readonly refundsEarly?: RefundsEarly };

export interface By {
  readonly side: Side;
  /** Null when the clock or the order decides. */
  readonly actorId: string | null;
}

export interface Ran {
  readonly found: StoredCase;
  readonly after: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Runs one command on one case within reach of the scope, as one unit of work. */
export async function commandCase(
  deps: CaseDeps,
  scope: CaseScope,
  command: CaseCommand,
  by: By,
  mayRefund = true,
): Promise<Result<Ran, Problem>> {
  try {
    const ran = await unitOfWork(deps.db, async (tx) => {
      const found = await lockCase(tx, scope);
      if (found === null) throw new Rollback<Problem>({ type: 'not-found' });
      return runCommand(tx, deps, found, command, by, mayRefund);
    });
    if (ran.events.length > 0) deps.eventsAppended();
    return ok(ran);
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

/**
 * Runs a command on a locked case with all that follows from it. Locks in the order of everybody who does: the case, the
 * checkout, the order, the stock.
 * @throws Rollback with why not
 */
export async function runCommand(
  tx: Tx,
  deps: CaseDeps,
  found: StoredCase,
  given: CaseCommand,
  by: By,
  mayRefund = true,
): Promise<Ran> {
  const order = await orders.lockOrder(tx, found.shopId, found.orderId);
  if (order === null) throw new Error(`case ${found.id} is of no order`);
  const nowMs = deps.clock.nowMs();
  const { lines, leftCents } = await findCaseLeft(tx, order, found);
  const command = await prepare(tx, deps, { found, order, lines }, given, mayRefund);
  const facts: Facts = {
    nowMs,
    leftCents,
    orderShipped: order.state.name !== 'paid',
    early: await askEarly(tx, deps, { found, order, lines }, command),
  };
  const decision = decideCase(command, found.state, facts);
  if (!decision.ok) throw new Rollback<Problem>(decision.failure);
  const events = decision.value;
  if (events.length === 0) return { found, after: found.state, events };
  const after = await appendCaseEvents(tx, found.id, found.state, events, by, nowMs);
  for (const event of events) await follow(tx, deps, { found, order, lines, after }, event, by);
  await logCaseSteps(tx, found, after, events, nowMs, by.side);
  return { found, after, events };
}

interface Subject {
  readonly found: StoredCase;
  readonly order: orders.StoredOrder;
  readonly lines: readonly CaseLine[];
}

/** A replacement is taken off the shelf before anybody says that it was sent; when none is left, the money goes back. */
async function prepare(
  tx: Tx,
  deps: CaseDeps,
  { found, order, lines }: Subject,
  command: CaseCommand,
  mayRefund: boolean,
): Promise<CaseCommand> {
  const { state } = found;
  if (command.kind !== 'send' || state.name !== 'returned' || state.wants !== 'exchange') return command;
  const nowMs = deps.clock.nowMs();
  const { checkoutId, personId } = order;
  const request = { checkoutId, personId, lines: piecesOf(lines), expiresAtMs: nowMs };
  const held = await stock.hold(tx, deps, request, nowMs);
  if (held.ok) {
    await stock.commit(tx, [checkoutId]);
    await stock.leave(tx, checkoutId, request.lines);
  }
  // Who may not give money back does not do it by finding the shelf empty.
  else if (!mayRefund) throw new Rollback<Problem>(held.failure);
  return { ...command, noneLeft: !held.ok };
}

/** Whether the money of a return, or of what never left, goes back by what is said now. */
async function askEarly(
  tx: Tx,
  { refundsEarly = neverEarly, clock }: CaseDeps,
  { found, lines }: Subject,
  command: CaseCommand,
): Promise<string | null> {
  const { state, orderId, personId } = found;
  const nowMs = clock.nowMs();
  const about = { orderId, personId, positions: lines.map(({ position }) => position) };
  if (command.kind === 'ask') {
    const { wants, unshipped, amountCents } = command;
    if (wants !== 'return' && !(wants === 'refund' && unshipped)) return null;
    const ask = { ...about, reason: command.reason as CaseReason, amountCents };
    return refundsEarly(tx, { ...ask, askedAtMs: nowMs, sentBackAtMs: null }, nowMs);
  }
  if (command.kind !== 'send-back' || state.wants !== 'return' || state.earlyCents > 0) return null;
  const ask = { ...about, reason: state.reason as CaseReason, amountCents: state.amountCents };
  return refundsEarly(tx, { ...ask, askedAtMs: nowMs, sentBackAtMs: nowMs }, nowMs);
}

/** What an event does to money and stock. */
async function follow(
  tx: Tx,
  deps: CaseDeps,
  subject: Subject & { readonly after: CaseState },
  event: CaseEvent,
  by: By,
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const { found, order, lines } = subject;
  // What comes back to be repaired goes back to the buyer.
  if (event.kind === 'arrived' && event.putBack && found.state.wants !== 'repair')
    await stock.putBack(tx, piecesOf(lines), nowMs);
  if (event.kind === 'refunded-early') await giveMoneyBack(tx, deps, subject, event.amountCents, by);
  if (event.kind !== 'closed') return;
  if (found.state.earlyCents > 0) {
    await recoverOwed(tx, deps, found, order.currency, event.owedCents ?? 0);
    return;
  }
  if (event.outcome !== 'refunded') return;
  await giveMoneyBack(tx, deps, subject, event.refundedCents, by);
  const goodsCents = lines.reduce((sum, line) => sum + line.maxCents, 0);
  const neverLeft = subject.after.unshipped && order.state.name === 'paid';
  if (!neverLeft || event.refundedCents < goodsCents) return;
  await releaseUnshipped(tx, deps, subject, by);
}

/** Goods that were refunded early and did not come, or not as they should: the platform makes it good, and the buyer owes it. */
async function recoverOwed(
  tx: Tx,
  deps: CaseDeps,
  { id: caseId, shopId, personId }: StoredCase,
  currency: string,
  owedCents: number,
): Promise<void> {
  if (owedCents === 0) return;
  await ledger.oweReturn(tx, deps, { caseId, shopId, personId, currency, amountCents: cents(owedCents) });
  await setOwed(tx, caseId, owedCents);
}

/** What never left is not shipped any more; when nothing of the order has, the rest of its money goes back, too. */
async function releaseUnshipped(
  tx: Tx,
  deps: CaseDeps,
  { found, order, lines, after }: Subject & { readonly after: CaseState },
  by: By,
): Promise<void> {
  const { id: orderId, checkoutId, shopId, currency, totalCents: paidCents } = order;
  const released = await fulfilment.cancelUnshipped(tx, deps, {
    ...{ orderId, shopId, lines: piecesOf(lines), referenceId: found.id, putBack: true },
    actorId: by.actorId,
  });
  // Shipped meanwhile, in a parcel with others: it comes as a gift, or is sent back.
  if (!released.ok) return;
  const now = await orders.getOrder(tx, { orderId, shopId });
  if (now.state.name !== 'closed') return;
  const { leftCents, claimedCents } = await orders.findOrderLeft(tx, order);
  if (claimedCents > 0) await ledger.awaitSettlement(tx, deps, order);
  if (leftCents === 0) return;
  const begun = await payments.beginRefund(tx, deps, {
    ...{ orderId, checkoutId, shopId, currency, paidCents, amountCents: leftCents },
    ...{ reason: after.reason, requestedBy: by.actorId ?? found.personId, referenceId: orderId },
  });
  if (!begun.ok) throw new Rollback<Problem>(begun.failure);
}

async function giveMoneyBack(
  tx: Tx,
  deps: CaseDeps,
  { found, order, lines, after }: Subject & { readonly after: CaseState },
  refundedCents: number,
  by: By,
): Promise<void> {
  const { id: orderId, checkoutId, shopId, currency, totalCents: paidCents } = order;
  const begun = await payments.beginRefund(tx, deps, {
    ...{ orderId, checkoutId, shopId, currency, paidCents },
    amountCents: cents(refundedCents),
    reason: after.reason,
    // What the clock decides, the buyer has asked for.
    requestedBy: by.actorId ?? found.personId,
    referenceId: found.id,
  });
  if (!begun.ok) throw new Rollback<Problem>(begun.failure);
  const parts = partRefund(
    refundedCents,
    lines.map(({ maxCents }) => maxCents),
  );
  const refunded = lines.map(({ position, maxCents }, index) => ({
    ...{ position, maxCents },
    cents: parts.lines[index] ?? 0,
  }));
  await setRefunded(tx, found.id, refunded, parts.shippingCents);
}

function piecesOf(lines: readonly CaseLine[]): { variantId: VariantId; quantity: number }[] {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ variantId, quantity }) => ({ variantId: variantId as VariantId, quantity }));
}
