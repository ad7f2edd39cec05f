import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { AppealSubject } from '../../people/appeals/index.ts';
import { decideCertificate } from './certificate.policy.ts';
import { keepDecision, lockWithProduct, tellDecision } from './review.service.ts';

/** A certificate that was rejected or revoked counts when its shop's appeal is accepted. */
export function certificateAppeals(deps: FeatureDeps): AppealSubject {
  return {
    actions: ['certificate-reject', 'certificate-revoke'],
    async findInForce(tx, subjectId) {
      const locked = await lockWithProduct(tx, subjectId);
      return locked !== null && (locked.row.state === 'rejected' || locked.row.state === 'revoked')
        ? { authorId: locked.row.shop_id, title: `${locked.row.attribute} ${locked.row.value}` }
        : null;
    },
    async undo(tx, actor, subjectId, reason) {
      const locked = await lockWithProduct(tx, subjectId);
      if (locked === null) return err({ type: 'not-found' });
      const { row, valueNow } = locked;
      if (row.state !== 'rejected' && row.state !== 'revoked')
        return err({ type: 'state-conflict', state: row.state });
      // As if it were handed in now: it must still be in date and of what the product says.
      const kept = { state: 'pending', value: row.value, validUntil: row.valid_until } as const;
      const state = decideCertificate(kept, 'accept', valueNow, deps.clock.nowMs());
      if (!state.ok) return state;
      await keepDecision(tx, deps, actor, row, { state: state.value, reason });
      return ok(() => tellDecision(deps, row, 'accepted', reason));
    },
  };
}
