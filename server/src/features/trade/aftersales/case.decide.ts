import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { AfterSaleKind } from '../orders/index.ts';
import { afterSalePolicy, answerClock, dueAfter } from './after-sale.policy.ts';
import {
  type CaseEvent,
  type CaseOutcome,
  type CaseState,
  evolveCase,
  type Label,
  noCase,
  type Ruling,
} from './case.state.ts';

export type CaseCommand =
  | {
      readonly kind: 'ask';
      readonly wants: AfterSaleKind;
      readonly reason: string;
      readonly amountCents: number;
      readonly unshipped: boolean;
      /** Where this shop has goods sent back to; empty when that is not known. */
      readonly returnTo: string;
    }
  | { readonly kind: 'change'; readonly reason: string; readonly amountCents: number }
  | { readonly kind: 'withdraw' }
  /** The amount is what was shown: nobody agrees to what has changed meanwhile. */
  | { readonly kind: 'accept-offer'; readonly amountCents: number }
  | { readonly kind: 'escalate'; readonly text: string }
  | ({ readonly kind: 'send-back' } & Label)
  | { readonly kind: 'confirm' }
  | { readonly kind: 'agree'; readonly amountCents: number; readonly returnTo: string }
  | { readonly kind: 'offer'; readonly amountCents: number; readonly maxCents: number; readonly text: string }
  | { readonly kind: 'decline'; readonly text: string }
  | { readonly kind: 'receive'; readonly putBack: boolean }
  | { readonly kind: 'refund' }
  /** `noneLeft`: of what should replace the goods. */
  | ({ readonly kind: 'send'; readonly noneLeft: boolean } & Label)
  | {
      readonly kind: 'rule';
      readonly ruling: Ruling;
      readonly amountCents: number;
      readonly maxCents: number;
      readonly text: string;
    }
  | { readonly kind: 'time-out'; readonly returnTo: string }
  /** What happened to the order. */
  | { readonly kind: 'order-shipped' }
  | { readonly kind: 'unshipped-cancelled' }
  | { readonly kind: 'order-closed' };

/** What is so outside the case. */
export interface Facts {
  readonly nowMs: number;
  /** What of the money for these goods has not gone back. */
  readonly leftCents: number;
  readonly orderShipped: boolean;
  /** The word of the promise by which the money goes back before the goods do; null when it waits for them. */
  readonly early: string | null;
}

type Decision = Result<readonly CaseEvent[], Problem>;

/** What a command leads to. A command that has its effect already leads to nothing, so that repeating it is safe. */
export function decideCase(command: CaseCommand, state: CaseState, facts: Facts): Decision {
  switch (command.kind) {
    case 'ask':
    case 'change':
    case 'withdraw':
    case 'accept-offer':
    case 'escalate':
    case 'send-back':
    case 'confirm':
      return decideBuyer(command, state, facts);
    case 'agree':
    case 'offer':
    case 'decline':
    case 'receive':
    case 'refund':
    case 'send':
      return decideShop(command, state, facts);
    case 'rule':
      return state.name === 'escalated' ? decideRuling(command, state, facts) : conflict(command, state);
    case 'time-out':
      return decideTimeOut(state, facts, command.returnTo) ?? conflict(command, state);
    case 'order-shipped':
      return state.name === 'asked' && state.unshipped && facts.orderShipped
        ? ok([declinedByShipping(facts.nowMs)])
        : ok([]);
    case 'unshipped-cancelled':
      return state.name !== 'closed' && state.unshipped && isAllBack(state, facts)
        ? ok([closing(state, 'order-refunded')])
        : ok([]);
    case 'order-closed':
      return state.name === 'none' || state.name === 'closed'
        ? ok([])
        : ok([closing(state, 'order-refunded')]);
  }
}

type Of<Kind extends CaseCommand['kind']> = Extract<CaseCommand, { kind: Kind }>;

const withdrawable: readonly string[] = ['asked', 'offered', 'declined', 'awaiting-return', 'escalated'];

function decideBuyer(
  command: Of<'ask' | 'change' | 'withdraw' | 'accept-offer' | 'escalate' | 'send-back' | 'confirm'>,
  state: CaseState,
  facts: Facts,
): Decision {
  const is = (...names: string[]) => names.includes(state.name);
  const no = () => conflict(command, state);
  switch (command.kind) {
    case 'ask':
      return is('none') ? decideOpening(command, facts) : no();
    case 'change':
      return is('asked') && state.earlyCents === 0 ? decideChange(command, state, facts.nowMs) : no();
    case 'withdraw':
      if (state.outcome === 'withdrawn') return ok([]);
      // What was sent back is with the shop: it is decided, not taken back.
      return is(...withdrawable) && state.back === null && state.earlyCents === 0
        ? ok([closing(state, 'withdrawn')])
        : no();
    case 'accept-offer':
      if (state.offerCents === null) return no();
      if (state.offerCents !== command.amountCents) return changed('The offer is another now.');
      return pay(state, state.offerCents, facts, [{ kind: 'offer-accepted' }]);
    case 'escalate':
      if (is('escalated')) return ok([]);
      return is('offered', 'declined', 'sending') ? ok([{ kind: 'escalated', text: command.text }]) : no();
    case 'send-back':
      return decideSendBack(command, state, facts);
    case 'confirm':
      if (state.outcome === 'exchanged' || state.outcome === 'repaired') return ok([]);
      return is('sending') ? ok([closing(state, doneOf(state))]) : no();
  }
}

function decideShop(
  command: Of<'agree' | 'offer' | 'decline' | 'receive' | 'refund' | 'send'>,
  state: CaseState,
  facts: Facts,
): Decision {
  const is = (...names: string[]) => names.includes(state.name);
  const no = () => conflict(command, state);
  const { nowMs } = facts;
  switch (command.kind) {
    case 'agree':
      if (isAgreed(state) && command.amountCents === state.amountCents) return ok([]);
      if (!is('asked')) return no();
      if (command.amountCents !== state.amountCents) return changed('Another amount is asked for now.');
      return agree(state, facts, command.returnTo);
    case 'offer':
      return is('asked') ? decideOffer(command, state, facts) : no();
    case 'decline': {
      if (is('declined')) return ok([]);
      const dueAt = dueAfter('takeFurther', nowMs);
      const event: CaseEvent = { kind: 'declined', text: command.text, shipped: false, dueAt };
      // Goods whose money went back early are looked at when they are there.
      const declinable =
        state.earlyCents === 0 ? ['asked', 'returning', 'returned'] : ['returning', 'returned'];
      return is(...declinable) ? ok([event]) : no();
    }
    case 'receive': {
      if (is('returned')) return ok([]);
      const dueAt = dueAfter('answerArrival', nowMs);
      return is('returning') ? ok([{ kind: 'arrived', putBack: command.putBack, dueAt }]) : no();
    }
    case 'refund':
      if (state.outcome === 'refunded') return ok([]);
      return is('returning', 'returned') ? pay(state, state.amountCents, facts) : no();
    case 'send':
      return decideSend(command, state, facts);
  }
}

function decideOpening(command: Of<'ask'>, facts: Facts): Decision {
  const { wants, reason, amountCents, unshipped, returnTo } = command;
  const { nowMs, early } = facts;
  const dueAt = dueAfter(answerClock(wants, unshipped), nowMs);
  const asked = { kind: 'asked', wants, reason, amountCents, unshipped, dueAt } as const;
  if (early === null) return ok([asked]);
  const state = evolveCase(noCase, asked);
  if (wants === 'refund') return agree(state, facts, '', [asked]);
  const agreed: CaseEvent = { kind: 'agreed', dueAt: dueAfter('sendBack', nowMs), returnTo };
  // Where the goods go back to, the shop says when it never has: its silence is a yes.
  return refundEarly(state, facts, early, returnTo === '' ? [asked] : [asked, agreed]);
}

/** The money goes back now, whatever becomes of the goods. */
function refundEarly(
  { amountCents }: CaseState,
  facts: Facts,
  because: string,
  first: readonly CaseEvent[],
): Decision {
  if (amountCents > facts.leftCents) return above(facts);
  return ok([...first, { kind: 'refunded-early', amountCents, because }]);
}

function decideChange({ reason, amountCents }: Of<'change'>, state: CaseState, nowMs: number): Decision {
  if (reason === state.reason && amountCents === state.amountCents) return ok([]);
  if (state.changeCount >= afterSalePolicy.changesMax)
    return err({ type: 'too-many', limit: afterSalePolicy.changesMax });
  const dueAt = dueAfter(answerClock(state.wants, state.unshipped), nowMs);
  return ok([{ kind: 'changed', reason, amountCents, dueAt }]);
}

function decideSendBack(command: Of<'send-back'>, state: CaseState, facts: Facts): Decision {
  const { carrier, trackingNo } = command;
  const { nowMs, early } = facts;
  if (state.back?.carrier === carrier && state.back.trackingNo === trackingNo) return ok([]);
  if (state.name !== 'awaiting-return' && state.name !== 'returning') return conflict(command, state);
  // A number that was mistyped is corrected; the shop's time does not begin anew.
  const dueAt =
    state.name === 'returning' && state.dueAtMs !== null
      ? new Date(state.dueAtMs).toISOString()
      : dueAfter('answerParcel', nowMs);
  const sent = { kind: 'sent-back', carrier, trackingNo, dueAt } as const;
  return early === null || state.earlyCents > 0 || state.wants !== 'return'
    ? ok([sent])
    : refundEarly(state, facts, early, [sent]);
}

function decideOffer(command: Of<'offer'>, state: CaseState, facts: Facts): Decision {
  const { amountCents, maxCents, text } = command;
  if (state.unshipped || state.earlyCents > 0) return conflict(command, state);
  // Less than the money asked for; in place of goods, any part of what was paid for them.
  const limit = state.wants === 'refund' ? state.amountCents - 1 : maxCents;
  if (amountCents < 1 || amountCents > limit)
    return err({
      type: 'bad-request',
      field: 'amountCents',
      detail: `An offer is from 1 to ${limit} cents.`,
    });
  if (amountCents > facts.leftCents) return above(facts);
  return ok([{ kind: 'offered', amountCents, text, dueAt: dueAfter('takeFurther', facts.nowMs) }]);
}

function decideSend(command: Of<'send'>, state: CaseState, facts: Facts): Decision {
  const { carrier, trackingNo, noneLeft } = command;
  if (state.sent?.carrier === carrier && state.sent.trackingNo === trackingNo) return ok([]);
  if (state.name !== 'returned' || (state.wants !== 'exchange' && state.wants !== 'repair'))
    return conflict(command, state);
  if (noneLeft && state.wants === 'exchange')
    return ok([{ kind: 'none-left' }, closingWithRest(state, facts)]);
  return ok([{ kind: 'sent', carrier, trackingNo, dueAt: dueAfter('confirm', facts.nowMs) }]);
}

function decideRuling(command: Of<'rule'>, state: CaseState, facts: Facts): Decision {
  const { ruling, text, maxCents } = command;
  if (ruling === 'dismiss')
    return ok([{ kind: 'ruled', ruling, amountCents: 0, text, dueAt: null }, closing(state, 'dismissed')]);
  const { amountCents } = command;
  // What went back early is kept, or a part of it; it does not become more.
  const mostCents = state.earlyCents > 0 ? state.earlyCents : maxCents;
  if (amountCents < 1 || amountCents > mostCents)
    return err({ type: 'refund-above-paid', field: 'amountCents', leftCents: mostCents });
  if (ruling === 'refund')
    return pay(state, amountCents, facts, [{ kind: 'ruled', ruling, amountCents, text, dueAt: null }]);
  // What was never sent, or is with the shop already, is not sent back.
  if (state.back !== null || state.unshipped) return conflict(command, state);
  return ok([{ kind: 'ruled', ruling, amountCents, text, dueAt: dueAfter('sendBack', facts.nowMs) }]);
}

/** What silence means; null when there is time left. */
function decideTimeOut(state: CaseState, facts: Facts, returnTo: string): Decision | null {
  if (state.dueAtMs === null || state.dueAtMs > facts.nowMs) return null;
  switch (state.name) {
    case 'asked':
      if (state.unshipped && facts.orderShipped) return ok([declinedByShipping(facts.nowMs)]);
      if (state.wants === 'refund' && isAllBack(state, facts)) return ok([closingWithRest(state, facts)]);
      return agree({ ...state, amountCents: atMost(state.amountCents, facts) }, facts, returnTo);
    case 'offered':
    case 'declined':
      return ok([closing(state, 'lapsed')]);
    case 'awaiting-return':
      return ok([closing(state, 'not-sent-back')]);
    case 'returning':
    case 'returned':
      return ok([closingWithRest(state, facts)]);
    case 'sending':
      return ok([closing(state, doneOf(state))]);
    default:
      return null;
  }
}

function isAgreed({ name, wants, outcome }: CaseState): boolean {
  return wants === 'refund' ? outcome === 'refunded' : name === 'awaiting-return';
}

function agree(state: CaseState, facts: Facts, returnTo: string, first: readonly CaseEvent[] = []): Decision {
  if (state.wants === 'refund')
    return pay(state, state.amountCents, facts, [...first, { kind: 'agreed', dueAt: null, returnTo: '' }]);
  return ok([...first, { kind: 'agreed', dueAt: dueAfter('sendBack', facts.nowMs), returnTo }]);
}

/** Somebody's word for an amount is kept to the cent or not at all; only what nobody decides is cut to what is left. */
function pay(
  state: CaseState,
  amountCents: number,
  facts: Facts,
  first: readonly CaseEvent[] = [],
): Decision {
  if (state.earlyCents === 0 && amountCents > facts.leftCents) return above(facts);
  return ok([...first, closing(state, 'refunded', amountCents)]);
}

/** Nothing is left to give back, and none of it went back by this case. */
function isAllBack({ earlyCents }: CaseState, { leftCents }: Facts): boolean {
  return earlyCents === 0 && leftCents === 0;
}

/** The end of a case that nobody refused: with what is left of what it asks for, or with what went back early. */
function closingWithRest(state: CaseState, facts: Facts): CaseEvent {
  if (isAllBack(state, facts)) return closing(state, 'order-refunded');
  return closing(state, 'refunded', state.earlyCents || atMost(state.amountCents, facts));
}

function atMost(amountCents: number, { leftCents }: Facts): number {
  return Math.min(amountCents, leftCents);
}

function above({ leftCents }: Facts): Decision {
  return err({ type: 'refund-above-paid', field: 'amountCents', leftCents });
}

function declinedByShipping(nowMs: number): CaseEvent {
  return { kind: 'declined', text: '', shipped: true, dueAt: dueAfter('takeFurther', nowMs) };
}

function doneOf(state: CaseState): CaseOutcome {
  return state.wants === 'repair' ? 'repaired' : 'exchanged';
}

/** The end of a case, with what of the money goes back by it; what went back early stays, and may be owed. */
function closing({ earlyCents }: CaseState, outcome: CaseOutcome, refundedCents = 0): CaseEvent {
  if (earlyCents === 0) return { kind: 'closed', outcome, refundedCents };
  const owedCents = outcome === 'order-refunded' ? 0 : earlyCents - refundedCents;
  return { kind: 'closed', outcome, refundedCents: earlyCents, owedCents };
}

function changed(detail: string): Decision {
  return err({ type: 'state-conflict', field: 'amountCents', detail });
}

function conflict(command: CaseCommand, state: CaseState): Decision {
  return err({
    type: 'state-conflict',
    state: state.name,
    detail: `Cannot ${command.kind} a case that is ${state.name}.`,
  });
}
