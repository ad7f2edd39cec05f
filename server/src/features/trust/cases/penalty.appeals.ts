import { err, ok } from '@kanmai/kernel';
import type { AppealSubject } from '../../people/appeals/index.ts';
import { unitWithin } from '../../stage/rooms/index.ts';
import { undoAll } from './consequence.service.ts';
import { lockPenalty, setUndone } from './penalty.store.ts';
import type { RulingDeps } from './ruling.service.ts';

/** Points that an appeal found wrong are no more, and neither is what followed from them; the ruling is taken off the public list. */
export function penaltyAppeals(given: RulingDeps): AppealSubject {
  return {
    actions: ['penalty-give'],
    async findInForce(tx, subjectId) {
      const penalty = await lockPenalty(tx, subjectId);
      return penalty === null || penalty.undone
        ? null
        : { authorId: penalty.authorId, title: penalty.publicText };
    },
    async undo(tx, actor, subjectId, reason) {
      const penalty = await lockPenalty(tx, subjectId);
      if (penalty === null) return err({ type: 'not-found' });
      if (penalty.undone) return err({ type: 'state-conflict', state: 'undone' });
      const { unit, settled } = unitWithin(given, tx);
      const undone = await undoAll(given, unit, actor, penalty, reason);
      await setUndone(tx, subjectId, { reason, ...undone }, unit.nowMs);
      return ok(async () => settled());
    },
  };
}
