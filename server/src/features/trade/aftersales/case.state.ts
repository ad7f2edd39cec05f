import type { AfterSaleKind } from '../orders/index.ts';

/**
 * A case of after-sales, as a pure decide (`case.decide.ts`) and evolve. What happened is a list of events.
 *
 *   asked → (agreed) → awaiting-return → returning → returned → sending → closed
 *     ↕ offered, declined → escalated → ruled: refunded, to be sent back, or dismissed
 *
 * A refund without return is closed by the agreement itself. Where it was promised, the money of a return goes back as soon as it is
 * asked for; what is decided later is whether the buyer owes it. In every state but `escalated` a clock runs, and its
 * silence has a meaning.
 */
export const caseStates = [
  'asked',
  'offered',
  'declined',
  'awaiting-return',
  'returning',
  'returned',
  'sending',
  'escalated',
  'closed',
] as const;
export type CaseStateName = (typeof caseStates)[number];

/**
 * lapsed: declined or offered less, and not taken further. dismissed: by an operator. order-refunded: all that it
 * could give back went back by another way.
 */
export const caseOutcomes = [
  'refunded',
  'exchanged',
  'repaired',
  'withdrawn',
  'lapsed',
  'not-sent-back',
  'dismissed',
  'order-refunded',
] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

export const rulings = ['refund', 'return', 'dismiss'] as const;
export type Ruling = (typeof rulings)[number];

export interface Label {
  readonly carrier: string;
  readonly trackingNo: string;
}

export type CaseEvent =
  | {
      readonly kind: 'asked';
      readonly wants: AfterSaleKind;
      readonly reason: string;
      readonly amountCents: number;
      readonly unshipped: boolean;
      readonly dueAt: string;
    }
  | {
      readonly kind: 'changed';
      readonly reason: string;
      readonly amountCents: number;
      readonly dueAt: string;
    }
  /** Without `dueAt` it is closed at once. `returnTo`: where the goods are sent back to. */
  | { readonly kind: 'agreed'; readonly dueAt: string | null; readonly returnTo: string }
  | { readonly kind: 'offered'; readonly amountCents: number; readonly text: string; readonly dueAt: string }
  /** The money goes back before the goods do, as was promised: `because` is the promise's word. */
  | { readonly kind: 'refunded-early'; readonly amountCents: number; readonly because: string }
  | { readonly kind: 'offer-accepted' }
  /** `shipped`: not by anybody's word, the goods had left. */
  | { readonly kind: 'declined'; readonly text: string; readonly shipped: boolean; readonly dueAt: string }
  | { readonly kind: 'escalated'; readonly text: string }
  | {
      readonly kind: 'ruled';
      readonly ruling: Ruling;
      readonly amountCents: number;
      readonly text: string;
      readonly dueAt: string | null;
    }
  | ({ readonly kind: 'sent-back'; readonly dueAt: string } & Label)
  | { readonly kind: 'arrived'; readonly putBack: boolean; readonly dueAt: string }
  | ({ readonly kind: 'sent'; readonly dueAt: string } & Label)
  /** No replacement is left. */
  | { readonly kind: 'none-left' }
  /** `owedCents`: of what was refunded early, what the buyer keeps without having a right to it. */
  | {
      readonly kind: 'closed';
      readonly outcome: CaseOutcome;
      readonly refundedCents: number;
      readonly owedCents?: number;
    };

export interface CaseState {
  readonly name: CaseStateName | 'none';
  /** How many events there were. */
  readonly version: number;
  readonly wants: AfterSaleKind;
  readonly reason: string;
  /** Asked for while nothing had been shipped. */
  readonly unshipped: boolean;
  /** What is asked for, or was agreed on. */
  readonly amountCents: number;
  /** What the shop offers, until it is answered. */
  readonly offerCents: number | null;
  readonly dueAtMs: number | null;
  readonly changeCount: number;
  readonly back: Label | null;
  readonly sent: Label | null;
  readonly outcome: CaseOutcome | null;
  readonly refundedCents: number;
  /** Of it, what went back before the goods did. */
  readonly earlyCents: number;
}

export const noCase: CaseState = {
  name: 'none',
  version: 0,
  wants: 'refund',
  reason: '',
  unshipped: false,
  amountCents: 0,
  offerCents: null,
  dueAtMs: null,
  changeCount: 0,
  back: null,
  sent: null,
  outcome: null,
  refundedCents: 0,
  earlyCents: 0,
};

/** The state after an event. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  const next = { ...state, version: state.version + 1 };
  const due = (dueAt: string | null) => ({ dueAtMs: dueAt === null ? null : Date.parse(dueAt) });
  switch (event.kind) {
    case 'asked': {
      const { wants, reason, unshipped, amountCents } = event;
      return { ...next, name: 'asked', wants, reason, unshipped, amountCents, ...due(event.dueAt) };
    }
    case 'changed': {
      const { reason, amountCents } = event;
      return { ...next, reason, amountCents, changeCount: state.changeCount + 1, ...due(event.dueAt) };
    }
    case 'agreed':
      return event.dueAt === null ? next : { ...next, name: 'awaiting-return', ...due(event.dueAt) };
    case 'offered':
      return { ...next, name: 'offered', offerCents: event.amountCents, ...due(event.dueAt) };
    case 'refunded-early':
      return { ...next, refundedCents: event.amountCents, earlyCents: event.amountCents };
    case 'offer-accepted':
      return { ...next, amountCents: state.offerCents ?? 0, offerCents: null };
    case 'declined':
      return { ...next, name: 'declined', offerCents: null, ...due(event.dueAt) };
    case 'escalated':
      return { ...next, name: 'escalated', offerCents: null, dueAtMs: null };
    case 'ruled': {
      if (event.ruling === 'dismiss') return next;
      const ruled = { ...next, amountCents: event.amountCents };
      return event.ruling === 'refund'
        ? ruled
        : { ...ruled, name: 'awaiting-return', wants: 'return', ...due(event.dueAt) };
    }
    case 'sent-back':
      return { ...next, name: 'returning', back: labelOf(event), ...due(event.dueAt) };
    case 'arrived':
      return { ...next, name: 'returned', ...due(event.dueAt) };
    case 'sent':
      return { ...next, name: 'sending', sent: labelOf(event), ...due(event.dueAt) };
    case 'none-left':
      return next;
    case 'closed': {
      const { outcome, refundedCents } = event;
      return { ...next, name: 'closed', outcome, refundedCents, offerCents: null, dueAtMs: null };
    }
  }
}

function labelOf({ carrier, trackingNo }: Label): Label {
  return { carrier, trackingNo };
}

export function evolveAll(events: Iterable<CaseEvent>, state: CaseState = noCase): CaseState {
  let current = state;
  for (const event of events) current = evolveCase(current, event);
  return current;
}

/** Whose turn it is. */
export function turnOf(name: CaseState['name']): 'shop' | 'buyer' | 'operator' | null {
  switch (name) {
    case 'asked':
    case 'returning':
    case 'returned':
      return 'shop';
    case 'offered':
    case 'declined':
    case 'awaiting-return':
    case 'sending':
      return 'buyer';
    case 'escalated':
      return 'operator';
    default:
      return null;
  }
}

export interface CaseActs {
  change: boolean;
  withdraw: boolean;
  acceptOffer: boolean;
  escalate: boolean;
  sendBack: boolean;
  confirm: boolean;
  agree: boolean;
  offer: boolean;
  decline: boolean;
  refund: boolean;
  receive: boolean;
  send: boolean;
  rule: boolean;
  write: boolean;
  attach: boolean;
}

/** What a person may do with a case now, given what they are to it. */
export function actsOn(
  state: Pick<CaseState, 'name' | 'wants' | 'unshipped' | 'back' | 'earlyCents'>,
  who: {
    readonly buyer: boolean;
    readonly mayAnswer: boolean;
    readonly mayReceive: boolean;
    readonly mayWrite: boolean;
    readonly operator: boolean;
  },
): CaseActs {
  const is = (...names: CaseStateName[]) => names.some((name) => name === state.name);
  const { buyer, mayAnswer, mayReceive } = who;
  const goodsBack = is('returning', 'returned');
  // Who has the money already does not ask for another amount; the goods are looked at when they are there.
  const isOpen = state.earlyCents === 0;
  const getsGoods = state.wants === 'exchange' || state.wants === 'repair';
  return {
    change: buyer && isOpen && is('asked'),
    withdraw:
      buyer &&
      isOpen &&
      state.back === null &&
      is('asked', 'offered', 'declined', 'awaiting-return', 'escalated'),
    acceptOffer: buyer && is('offered'),
    escalate: buyer && is('offered', 'declined', 'sending'),
    sendBack: buyer && is('awaiting-return', 'returning'),
    confirm: buyer && is('sending'),
    agree: mayAnswer && is('asked'),
    offer: mayAnswer && isOpen && !state.unshipped && is('asked'),
    decline: mayAnswer && ((isOpen && is('asked')) || goodsBack),
    refund: mayAnswer && goodsBack,
    receive: mayReceive && is('returning'),
    send: mayReceive && getsGoods && is('returned'),
    rule: who.operator && is('escalated'),
    write: (buyer || who.mayWrite) && !is('closed'),
    // Who answers, and who unpacks, shows why.
    attach: (buyer || mayAnswer || mayReceive) && !is('closed'),
  };
}
