import type { Answers, InspectionVerdict } from '@kanmai/trust';

/**
 * A piece on its way through the warehouse, as a pure decide (`inspection.decide.ts`) and evolve.
 *
 *   awaited → arrived → passed → sent-on
 *                 ↓        ↑ accepted
 *                 ↓    to-confirm: of a lower grade than was promised
 *                 ↓        ↓ refused, by the buyer or by the clock
 *              rejected ───┴→ sent-back to the shop
 *   cancelled: its order was given back meanwhile; what is here goes back to the shop, too
 */
export const inspectionStates = [
  'awaited',
  'arrived',
  'to-confirm',
  'passed',
  'rejected',
  'sent-on',
  'sent-back',
  'cancelled',
] as const;
export type InspectionStateName = (typeof inspectionStates)[number];

/** A picture by what it shows, and its SHA-256 as base64url. */
export interface PhotoMark {
  readonly slot: string;
  readonly sha256: string;
}

/** What an inspector found, whole: its digest is in the certificate. */
export interface Report {
  /** e.g. `phone/1` */
  readonly checklist: string;
  readonly gradePolicy: number;
  readonly answers: Answers;
  readonly photos: readonly PhotoMark[];
  readonly verdict: InspectionVerdict;
  /** Why the inspector holds it back where no answer does. */
  readonly rejectedFor: string | null;
  readonly seal: string | null;
}

export type InspectionEvent =
  | { readonly kind: 'arrived' }
  /** `dueAt`: until when the buyer may decide, where there is something to decide. */
  | { readonly kind: 'judged'; readonly report: Report; readonly atMs: number; readonly dueAt: string | null }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly by: 'buyer' | 'clock' }
  | { readonly kind: 'sent-on' }
  | { readonly kind: 'sent-back'; readonly carrier: string; readonly trackingNo: string }
  | { readonly kind: 'cancelled' };

export interface InspectionState {
  readonly name: InspectionStateName;
  /** How many events there were. */
  readonly version: number;
  /** It lies in the warehouse. */
  readonly isHere: boolean;
  readonly report: Report | null;
  readonly judgedAtMs: number | null;
  readonly dueAtMs: number | null;
  readonly accepted: boolean;
  readonly refusedBy: 'buyer' | 'clock' | null;
  readonly sentBack: { readonly carrier: string; readonly trackingNo: string } | null;
}

export const awaitedPiece: InspectionState = {
  name: 'awaited',
  version: 0,
  isHere: false,
  report: null,
  judgedAtMs: null,
  dueAtMs: null,
  accepted: false,
  refusedBy: null,
  sentBack: null,
};

const stateOf = { passed: 'passed', lower: 'to-confirm', rejected: 'rejected' } as const;

/** The state after an event. */
export function evolveInspection(state: InspectionState, event: InspectionEvent): InspectionState {
  const next = { ...state, version: state.version + 1, dueAtMs: null };
  switch (event.kind) {
    case 'arrived':
      return { ...next, name: state.name === 'cancelled' ? 'cancelled' : 'arrived', isHere: true };
    case 'judged': {
      const { report, atMs, dueAt } = event;
      const dueAtMs = dueAt === null ? null : Date.parse(dueAt);
      return { ...next, name: stateOf[report.verdict.outcome], report, judgedAtMs: atMs, dueAtMs };
    }
    case 'accepted':
      return { ...next, name: 'passed', accepted: true };
    case 'refused':
      return { ...next, name: 'rejected', refusedBy: event.by };
    case 'sent-on':
      return { ...next, name: 'sent-on', isHere: false };
    case 'sent-back': {
      const { carrier, trackingNo } = event;
      return { ...next, name: 'sent-back', isHere: false, sentBack: { carrier, trackingNo } };
    }
    case 'cancelled':
      return { ...next, name: 'cancelled' };
  }
}

export function evolveAll(
  events: Iterable<InspectionEvent>,
  state: InspectionState = awaitedPiece,
): InspectionState {
  let current = state;
  for (const event of events) current = evolveInspection(current, event);
  return current;
}
