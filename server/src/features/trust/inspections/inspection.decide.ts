import { err, hourMs, ok, type Result } from '@kanmai/kernel';
import {
  type Answers,
  checkAnswers,
  checklistFor,
  gradePolicy,
  type InspectedKind,
  type InspectionVerdict,
  type PhonePromise,
  verdictOn,
} from '@kanmai/trust';
import type { Problem } from '../../../http/problems.ts';
import type { InspectionEvent, InspectionState, PhotoMark, Report } from './inspection.state.ts';
import { inspectionPolicy } from './warehouse.policy.ts';

export type InspectionCommand =
  | { readonly kind: 'arrive' }
  | {
      readonly kind: 'judge';
      readonly answers: Answers;
      readonly photos: readonly PhotoMark[];
      readonly seal: string | null;
      /** Held back by the inspector's own word. */
      readonly rejectedFor: string | null;
    }
  /** The difference is what was shown: nobody agrees to another one. */
  | { readonly kind: 'accept'; readonly differenceCents: number }
  | { readonly kind: 'refuse' }
  /** The buyer did not answer in time. */
  | { readonly kind: 'lapse' }
  | { readonly kind: 'send-on'; readonly seal: string }
  | { readonly kind: 'send-back'; readonly carrier: string; readonly trackingNo: string }
  /** The order was given back. */
  | { readonly kind: 'cancel' };

/** What is known of a piece beside its history. */
export interface PieceFacts {
  readonly kind: InspectedKind;
  readonly promised: PhonePromise;
  readonly paidCents: number;
  readonly nowMs: number;
}

type Decision = Result<readonly InspectionEvent[], Problem>;
type Of<Kind extends InspectionCommand['kind']> = Extract<InspectionCommand, { kind: Kind }>;

/** What a command leads to. A command that has its effect already leads to nothing, so that repeating it is safe. */
export function decideInspection(
  command: InspectionCommand,
  state: InspectionState,
  piece: PieceFacts,
): Decision {
  switch (command.kind) {
    case 'arrive':
      // One whose order was given back meanwhile is taken in all the same, to be sent back.
      return state.name === 'awaited' || (state.name === 'cancelled' && !state.isHere)
        ? ok([{ kind: 'arrived' }])
        : ok([]);
    case 'judge':
      return state.name === 'arrived' ? decideJudging(command, piece) : conflict(command, state);
    case 'accept':
      return decideAcceptance(command, state);
    case 'refuse':
      if (state.refusedBy !== null) return ok([]);
      return state.name === 'to-confirm' ? ok([{ kind: 'refused', by: 'buyer' }]) : conflict(command, state);
    case 'lapse':
      return state.dueAtMs !== null && state.dueAtMs <= piece.nowMs
        ? ok([{ kind: 'refused', by: 'clock' }])
        : ok([]);
    case 'send-on':
      if (state.name !== 'passed') return conflict(command, state);
      return state.report?.seal === command.seal
        ? ok([{ kind: 'sent-on' }])
        : err({ type: 'seal-wrong', field: 'seals' });
    case 'send-back': {
      const { carrier, trackingNo } = command;
      if (state.name === 'sent-back') return ok([]);
      const goesBack = state.isHere && (state.name === 'rejected' || state.name === 'cancelled');
      return goesBack ? ok([{ kind: 'sent-back', carrier, trackingNo }]) : conflict(command, state);
    }
    case 'cancel':
      return ['awaited', 'arrived', 'to-confirm', 'passed'].includes(state.name)
        ? ok([{ kind: 'cancelled' }])
        : ok([]);
  }
}

function decideAcceptance({ kind, differenceCents }: Of<'accept'>, state: InspectionState): Decision {
  if (state.accepted) return ok([]);
  if (state.name !== 'to-confirm') return conflict({ kind }, state);
  return state.report?.verdict.differenceMinor === differenceCents
    ? ok([{ kind: 'accepted' }])
    : err({
        ...{ type: 'state-conflict', field: 'differenceCents', state: state.name },
        detail: 'The difference is another one.',
      });
}

/** Nothing is judged by half: every item answered, every picture there, a seal on what may leave. */
function decideJudging(command: Of<'judge'>, piece: PieceFacts): Decision {
  const { answers, photos, seal, rejectedFor } = command;
  const checklist = checklistFor(piece.kind);
  const { missing, wrong } = checkAnswers(checklist, answers);
  if (wrong.length > 0)
    return err({
      type: 'bad-request',
      field: `answers.${wrong[0]}`,
      detail: `No answer: ${wrong.join(', ')}.`,
    });
  // What is held back by the inspector's word may be beyond looking at, item by item.
  if (missing.length > 0 && rejectedFor === null)
    return err({ type: 'inspection-incomplete', field: `answers.${missing[0]}`, missing: [...missing] });
  const unseen = checklist.photos.filter((slot) => !photos.some((photo) => photo.slot === slot));
  if (rejectedFor === null ? unseen.length > 0 : photos.length === 0)
    return err({ type: 'photo-missing', field: `photos.${unseen[0] ?? ''}`, missing: unseen });
  const verdict: InspectionVerdict =
    rejectedFor === null
      ? verdictOn(checklist, answers, piece.promised, piece.paidCents)
      : { outcome: 'rejected', because: ['inspector'], grade: null, differenceMinor: 0 };
  const isRejected = verdict.outcome === 'rejected';
  if (!isRejected && seal === null)
    return err({ type: 'inspection-incomplete', field: 'seal', missing: ['seal'] });
  const report: Report = {
    ...{ checklist: `${checklist.kind}/${checklist.version}`, gradePolicy: gradePolicy.version },
    ...{ answers, photos, verdict, rejectedFor, seal: isRejected ? null : seal },
  };
  const dueAt =
    verdict.outcome === 'lower'
      ? new Date(piece.nowMs + inspectionPolicy.confirmHours * hourMs).toISOString()
      : null;
  return ok([{ kind: 'judged', report, atMs: piece.nowMs, dueAt }]);
}

function conflict({ kind }: { readonly kind: string }, { name }: InspectionState): Decision {
  return err({ type: 'state-conflict', state: name, detail: `Cannot ${kind} a piece that is ${name}.` });
}
