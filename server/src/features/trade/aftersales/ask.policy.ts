import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { type AfterSaleKind, afterSaleKinds, askableUntilMs } from '../orders/index.ts';
import { afterSalePolicy, type CaseReason, freightOf, reasonsFor } from './after-sale.policy.ts';
import type { AskableOrder } from './askable.views.ts';
import type { CaseLine } from './case.store.ts';
import { piecesLeft, refundableCents, refundableShippingCents } from './refundable.policy.ts';

export interface Ask {
  readonly kind: AfterSaleKind;
  readonly reason: CaseReason;
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  /** All that may go back when it is not said. */
  readonly amountCents?: number | undefined;
}

export interface Allowed {
  readonly unshipped: boolean;
  readonly amountCents: number;
  readonly shippingMaxCents: number;
  readonly lines: readonly CaseLine[];
}

/** What may be asked for of an order in this state now. */
export function kindsFor(
  order: Pick<AskableOrder, 'state' | 'receivedAtMs'>,
  nowMs: number,
): readonly AfterSaleKind[] {
  if (order.state === 'pending-payment' || order.state === 'closed') return [];
  if (order.state === 'paid') return ['refund'];
  const { receivedAtMs } = order;
  if (receivedAtMs === null) return afterSaleKinds;
  return afterSaleKinds.filter((kind) => nowMs < askableUntilMs(kind, receivedAtMs));
}

/** Whether this may be asked for, and how much may then go back at most. */
export function decideAsk(order: AskableOrder, ask: Ask, nowMs: number): Result<Allowed, Problem> {
  const unshipped = order.state === 'paid';
  if (!kindsFor(order, nowMs).includes(ask.kind))
    return err({
      type: 'state-conflict',
      field: 'kind',
      state: order.state,
      detail: `A ${ask.kind} cannot be asked for of this order now.`,
    });
  return priceAsk(order, ask, unshipped);
}

/** How much may go back for what is asked; asked again when the reason or the amount changes. */
export function priceAsk(order: AskableOrder, ask: Ask, unshipped: boolean): Result<Allowed, Problem> {
  if (!reasonsFor(ask.kind, unshipped).includes(ask.reason))
    return err({ type: 'bad-request', field: 'reason', detail: 'That is no reason for this.' });
  const chosen = chooseLines(order, ask.lines);
  if (!chosen.ok) return chosen;
  const { lines, takesAllThatIsLeft } = chosen.value;
  if (unshipped && takesAllThatIsLeft)
    return err({
      type: 'state-conflict',
      field: 'lines',
      state: order.state,
      detail: 'Nothing is shipped yet: ask to cancel the order instead.',
    });
  const freight = freightOf(ask.reason);
  const shippingMaxCents = refundableShippingCents(order, { takesAllThatIsLeft, unshipped, freight });
  const goodsCents = lines.reduce((sum, line) => sum + line.maxCents, 0);
  const maxCents = Math.min(goodsCents + shippingMaxCents, order.leftCents);
  const amount = decideAmount(ask, unshipped, maxCents);
  if (!amount.ok) return amount;
  return ok({ unshipped, amountCents: amount.value, shippingMaxCents, lines });
}

/** How much is asked for. What was not shipped is taken off as a whole; goods for goods are worth what was paid. */
function decideAmount(
  { kind, amountCents }: Pick<Ask, 'kind' | 'amountCents'>,
  unshipped: boolean,
  maxCents: number,
): Result<number, Problem> {
  if (maxCents < 1) return err({ type: 'refund-above-paid', field: 'lines', leftCents: 0 });
  if (unshipped || kind === 'exchange' || kind === 'repair' || amountCents === undefined) return ok(maxCents);
  if (amountCents > maxCents)
    return err({ type: 'refund-above-paid', field: 'amountCents', leftCents: maxCents });
  return ok(amountCents);
}

function chooseLines(
  order: AskableOrder,
  wanted: Ask['lines'],
): Result<{ lines: readonly CaseLine[]; takesAllThatIsLeft: boolean }, Problem> {
  const lines: CaseLine[] = [];
  for (const { variantId, quantity } of wanted) {
    const line = order.lines.find((candidate) => candidate.variantId === variantId);
    if (line === undefined) return err({ type: 'not-found', field: 'lines' });
    if (lines.some(({ position }) => position === line.position))
      return err({ type: 'bad-request', field: 'lines', detail: 'Name each line once.' });
    if (line.openCaseId !== null)
      return err({ type: 'state-conflict', field: 'lines', state: 'asked', caseId: line.openCaseId });
    if (line.openClaimId !== null)
      return err({ type: 'claim-open', field: 'lines', claimId: line.openClaimId });
    const limit = afterSalePolicy.casesPerLineMax;
    if (line.caseCount >= limit) return err({ type: 'too-many', field: 'lines', limit });
    if (quantity > piecesLeft(line))
      return err({ type: 'bad-request', field: 'lines', detail: `${piecesLeft(line)} pieces are left.` });
    lines.push({ position: line.position, variantId, quantity, maxCents: refundableCents(line, quantity) });
  }
  const takesAllThatIsLeft = order.lines.every(
    (line) =>
      line.openCaseId !== null ||
      piecesLeft(line) === (lines.find(({ position }) => position === line.position)?.quantity ?? 0),
  );
  return ok({ lines, takesAllThatIsLeft });
}
