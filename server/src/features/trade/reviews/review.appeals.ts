import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { AppealSubject } from '../../people/appeals/index.ts';
import { keepDecision } from './moderation.service.ts';
import { lockReview } from './review.store.ts';

/** A hidden review is shown again when its author's appeal is accepted. */
export function reviewAppeals(deps: FeatureDeps): AppealSubject {
  return {
    actions: ['review-hide'],
    async findInForce(tx, subjectId) {
      const row = await lockReview(tx, subjectId);
      return row?.state === 'hidden' ? { authorId: row.person_id, title: row.text } : null;
    },
    async undo(tx, actor, subjectId, reason) {
      const row = await lockReview(tx, subjectId);
      if (row === null) return err({ type: 'not-found' });
      const restored = await keepDecision(tx, deps, actor, row, 'restore', reason);
      // Whoever appealed is told of the ruling by the appeal.
      return restored.ok ? ok(async () => undefined) : restored;
    },
  };
}
