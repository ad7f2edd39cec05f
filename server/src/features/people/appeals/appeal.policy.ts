import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import type { AppealState } from './appeal.schema.ts';

export const appealDays = 30;

/** Who a decision was taken against may appeal: the person or creator themselves, or an owner of the shop. */
export function mayAppealFor(
  actor: Pick<Actor, 'personId' | 'shops' | 'creatorId'>,
  authorId: string,
): boolean {
  if (String(actor.personId) === authorId) return true;
  if (actor.creatorId !== null && String(actor.creatorId) === authorId) return true;
  return [...actor.shops].some(([shopId, role]) => String(shopId) === authorId && role === 'owner');
}

/** Whether a decision can be appealed against now: once, and within 30 days. */
export function decideAppeal(decidedAtMs: number, appealed: boolean, nowMs: number): Result<null, Problem> {
  if (appealed) return err({ type: 'appeal-made' });
  return nowMs > decidedAtMs + appealDays * dayMs ? err({ type: 'appeal-over' }) : ok(null);
}

/** Whether this operator may rule: on an open appeal, and not on their own decision while there is another operator. */
export function decideRuling(given: {
  readonly state: AppealState;
  readonly ownDecision: boolean;
  readonly otherOperators: boolean;
}): Result<null, Problem> {
  if (given.state !== 'open') return err({ type: 'state-conflict', state: given.state });
  return given.ownDecision && given.otherOperators ? err({ type: 'appeal-own-decision' }) : ok(null);
}
