import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { type ClaimReason, claimPolicy, type EvidenceKind } from './claim.policy.ts';
import {
  type ClaimEvent,
  type ClaimState,
  isClosed,
  isPolicys,
  type LabStep,
  type Party,
  type Ruling,
  type ShopAnswer,
} from './claim.state.ts';

export type ClaimCommand =
  | {
      readonly kind: 'file';
      readonly reason: ClaimReason;
      readonly askedCents: number | null;
      readonly text: string;
    }
  | { readonly kind: 'show'; readonly fileKind: EvidenceKind }
  | { readonly kind: 'answer'; readonly answer: ShopAnswer; readonly text: string }
  | { readonly kind: 'lab'; readonly step: LabStep; readonly text: string }
  | {
      readonly kind: 'rule';
      readonly ruling: Ruling;
      readonly amountCents: number | null;
      readonly text: string;
      readonly operatorId: string;
    }
  | { readonly kind: 'appeal'; readonly by: Party; readonly text: string }
  | { readonly kind: 'withdraw' }
  /** Time has passed, or something happened to the order: the policy is asked again. */
  | { readonly kind: 'look' };

type Decision = Result<readonly ClaimEvent[], Problem>;

/** What somebody's word leads to; the policy is asked afterwards. What has its effect already leads to nothing. */
export function decideClaim(command: ClaimCommand, state: ClaimState, nowMs: number): Decision {
  switch (command.kind) {
    case 'file': {
      const { reason, askedCents, text } = command;
      if (state.name !== 'none') return conflict(command, state);
      return ok([{ kind: 'filed', reason, askedCents, text, atMs: nowMs }]);
    }
    case 'show':
      return isClosed(state.name) ? conflict(command, state) : ok([{ ...command, kind: 'shown' }]);
    case 'answer':
      return decideAnswer(command, state);
    case 'lab':
      return decideLab(command, state, nowMs);
    case 'rule':
      return decideRuling(command, state);
    case 'appeal':
      return decideAppeal(command, state, nowMs);
    case 'withdraw':
      if (state.name === 'withdrawn') return ok([]);
      return isPolicys(state.name) ? ok([{ kind: 'withdrawn' }]) : conflict(command, state);
    case 'look':
      return ok([]);
  }
}

type Of<Kind extends ClaimCommand['kind']> = Extract<ClaimCommand, { kind: Kind }>;

/** A shop may come to agree; what it agreed to it does not take back. */
function decideAnswer(command: Of<'answer'>, state: ClaimState): Decision {
  if (state.answer === command.answer) return ok([]);
  if (!isPolicys(state.name) || state.answer === 'agrees') return conflict(command, state);
  return ok([{ ...command, kind: 'answered' }]);
}

function decideLab(command: Of<'lab'>, state: ClaimState, nowMs: number): Decision {
  const { step, text } = command;
  const isSaid = step === 'received' ? state.labReceivedAtMs !== null : state.labVerdict === step;
  if (isSaid) return ok([]);
  if (!isPolicys(state.name)) return conflict(command, state);
  return ok([{ kind: 'lab', step, text, atMs: nowMs }]);
}

function decideRuling(command: Of<'rule'>, state: ClaimState): Decision {
  const { ruling, amountCents, text, operatorId } = command;
  if (state.name !== 'review' && state.name !== 'appealed') return conflict(command, state);
  if (state.name === 'appealed' && state.ruledBy === operatorId) return err({ type: 'appeal-own-decision' });
  // What was paid stays with the buyer, whoever was right.
  const given = ruling === 'refuse' ? state.paidCents : (amountCents ?? state.stakeCents);
  if (given > state.stakeCents)
    return err({ type: 'claim-above-cap', field: 'amountCents', maxCents: state.stakeCents });
  if (ruling === 'pay' && given < 1)
    return err({ type: 'bad-request', field: 'amountCents', detail: 'Say how much is paid.' });
  return ok([{ kind: 'ruled', ruling, amountCents: given, text, operatorId }]);
}

function decideAppeal({ by, text }: Of<'appeal'>, state: ClaimState, nowMs: number): Decision {
  if (state.appealedBy !== null) return err({ type: 'appeal-made' });
  const lost = by === 'buyer' ? 'refused' : 'paid';
  if (state.name !== lost || state.decidedAtMs === null) return conflict({ kind: 'appeal' }, state);
  if (nowMs > state.decidedAtMs + claimPolicy.appealDays * dayMs) return err({ type: 'appeal-over' });
  return ok([{ kind: 'appealed', by, text }]);
}

function conflict({ kind }: { readonly kind: string }, { name }: ClaimState): Decision {
  const detail = `Cannot ${kind} a claim that is ${name}.`;
  return err({ type: 'state-conflict', state: name, detail });
}
