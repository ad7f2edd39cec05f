import type { Policy } from '@kanmai/trust';
import { type ClaimReason, claimReasons, type EvidenceKind, evidenceKinds } from './claim.policy.ts';
import type { RightView } from './claim.schema.ts';
import { asksAmount, isOfAftersales, isRepeated, reasonsOf } from './guarantee.shelf.ts';

/** What of a policy a screen puts into words; the rest of it stays the policy's. */
export function rightView(policy: Policy): RightView {
  const { code, version, title, window, evidence, clocks } = policy;
  const from = window.closes?.fact;
  const answer = Object.entries(clocks).find(([name]) => name.startsWith('shop-answers'))?.[1];
  return {
    ...{ code, version, title },
    reasons: reasonsOf(policy).filter(isReason),
    claimHours: window.closes?.plusHours ?? null,
    claimFrom: from === undefined ? null : from === 'order.paidAtMs' ? 'paid' : 'delivered',
    evidence: evidence.flatMap(({ fact, least, when }) => {
      const kind = fact.replace('evidence.', '');
      return when === undefined && isEvidence(kind) ? [{ kind, least }] : [];
    }),
    answerHours: answer?.hours ?? null,
    asksAmount: asksAmount(policy),
    askedIn: isOfAftersales(code) ? 'after-sales' : 'claim',
    isAutomatic: isOfAftersales(code) || isRepeated(policy),
  };
}

const isReason = (word: string): word is ClaimReason => (claimReasons as readonly string[]).includes(word);
const isEvidence = (word: string): word is EvidenceKind =>
  (evidenceKinds as readonly string[]).includes(word);

/** From when until when a line's buyer may claim; null where it has not begun to count, or has no end. */
export function windowOf(
  { window }: Policy,
  happened: Readonly<Record<string, Date | null>>,
): { readonly from: Date | null; readonly until: Date | null } {
  const at = (moment: Policy['window']['opens']): Date | null => {
    const from = moment === undefined ? null : (happened[moment.fact] ?? null);
    return from === null || moment === undefined
      ? null
      : new Date(from.getTime() + moment.plusHours * 3_600_000);
  };
  return { from: at(window.opens), until: at(window.closes) };
}
