import type { ClaimReason, EvidenceKind } from './claim.policy.ts';

/**
 * A claim under a right, as a pure decide and evolve. What happened is a list of events; the state is what they evolve to.
 *
 *   needs ⇄ wait ⇄ review → paid | refused          withdrawn, while it is open
 *                     paid | refused → appealed → paid | refused, once
 *
 * needs: evidence or a fact is missing. wait: for the shop, the lab, a parcel. review: an operator looks.
 */
export const claimStates = ['needs', 'wait', 'review', 'appealed', 'paid', 'refused', 'withdrawn'] as const;
export type ClaimStateName = (typeof claimStates)[number];
export const labSteps = ['received', 'genuine', 'fake', 'undecided'] as const;
export type LabStep = (typeof labSteps)[number];
export const rulings = ['pay', 'refuse'] as const;
export type Ruling = (typeof rulings)[number];
export const answers = ['agrees', 'disagrees'] as const;
export type ShopAnswer = (typeof answers)[number];
export type Party = 'buyer' | 'shop';

/** What a policy or an operator decided. Amounts in cents. */
export interface Decided {
  readonly state: Exclude<ClaimStateName, 'appealed' | 'withdrawn'>;
  readonly because: string;
  readonly dueAt: string | null;
  readonly missing: readonly string[];
  /** The way to it, in sentences. */
  readonly why: readonly string[];
  readonly stakeCents: number;
  readonly paidCents: number;
  readonly returnedCents: number;
}

export type ClaimEvent =
  | {
      readonly kind: 'filed';
      readonly reason: ClaimReason;
      readonly askedCents: number | null;
      readonly text: string;
      readonly atMs: number;
    }
  | { readonly kind: 'shown'; readonly fileKind: EvidenceKind }
  | { readonly kind: 'answered'; readonly answer: ShopAnswer; readonly text: string }
  | { readonly kind: 'lab'; readonly step: LabStep; readonly text: string; readonly atMs: number }
  | ({ readonly kind: 'decided'; readonly atMs: number } & Decided)
  | {
      readonly kind: 'ruled';
      readonly ruling: Ruling;
      readonly amountCents: number;
      readonly text: string;
      readonly operatorId: string;
    }
  | { readonly kind: 'appealed'; readonly by: Party; readonly text: string }
  | { readonly kind: 'withdrawn' };

export interface ClaimState {
  readonly name: ClaimStateName | 'none';
  readonly version: number;
  readonly reason: ClaimReason;
  readonly askedCents: number | null;
  readonly filedAtMs: number;
  readonly evidence: Readonly<Partial<Record<EvidenceKind, number>>>;
  readonly answer: ShopAnswer | null;
  readonly labReceivedAtMs: number | null;
  readonly labVerdict: Exclude<LabStep, 'received'> | null;
  readonly because: string;
  readonly missing: readonly string[];
  readonly dueAtMs: number | null;
  readonly stakeCents: number;
  readonly paidCents: number;
  readonly returnedCents: number;
  readonly decidedAtMs: number | null;
  /** Who appealed; there is one appeal. */
  readonly appealedBy: Party | null;
  /** Who ruled first: somebody else hears the appeal. */
  readonly ruledBy: string | null;
}

export const noClaim: ClaimState = {
  ...{ name: 'none', version: 0, reason: 'fake', askedCents: null, filedAtMs: 0, evidence: {} },
  ...{ answer: null, labReceivedAtMs: null, labVerdict: null, because: '', missing: [], dueAtMs: null },
  ...{ stakeCents: 0, paidCents: 0, returnedCents: 0, decidedAtMs: null, appealedBy: null, ruledBy: null },
};

export function evolveClaim(state: ClaimState, event: ClaimEvent): ClaimState {
  const next = { ...state, version: state.version + 1 };
  switch (event.kind) {
    case 'filed': {
      const { reason, askedCents, atMs } = event;
      return { ...next, name: 'needs', reason, askedCents, filedAtMs: atMs };
    }
    case 'shown': {
      const { fileKind } = event;
      return { ...next, evidence: { ...state.evidence, [fileKind]: (state.evidence[fileKind] ?? 0) + 1 } };
    }
    case 'answered':
      return { ...next, answer: event.answer };
    case 'lab':
      return event.step === 'received'
        ? { ...next, labReceivedAtMs: event.atMs }
        : { ...next, labReceivedAtMs: state.labReceivedAtMs ?? event.atMs, labVerdict: event.step };
    case 'decided':
      return decided(next, event);
    case 'ruled':
      return { ...next, ruledBy: event.operatorId };
    case 'appealed':
      return { ...next, name: 'appealed', appealedBy: event.by, dueAtMs: null };
    case 'withdrawn':
      return { ...next, name: 'withdrawn', dueAtMs: null };
  }
}

function decided(next: ClaimState, event: Extract<ClaimEvent, { kind: 'decided' }>): ClaimState {
  const { state: name, because, dueAt, missing, stakeCents, paidCents, returnedCents, atMs } = event;
  return {
    ...next,
    ...{ name, because, missing, stakeCents, paidCents, returnedCents },
    dueAtMs: dueAt === null ? null : Date.parse(dueAt),
    decidedAtMs: isClosed(name) ? atMs : null,
  };
}

export function evolveAll(events: Iterable<ClaimEvent>, state: ClaimState = noClaim): ClaimState {
  let current = state;
  for (const event of events) current = evolveClaim(current, event);
  return current;
}

/** Nothing more happens by itself. */
export const isClosed = (name: ClaimState['name']): boolean =>
  name === 'paid' || name === 'refused' || name === 'withdrawn';

/** The policy decides; what was appealed against is an operator's. */
export const isPolicys = (name: ClaimState['name']): boolean =>
  name === 'needs' || name === 'wait' || name === 'review';
