import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { AppealSubject } from '../appeals/index.ts';
import { lockShop, type ShopDoors, shopReviewed, storeReview } from '../shops/index.ts';
import { decideApplication, lockApplicationOf } from './application.store.ts';

/** A shop that was rejected or suspended opens again when its owner's appeal is accepted. */
export function shopAppeals(deps: FeatureDeps, doors: ShopDoors): AppealSubject {
  return {
    actions: ['shop-reject', 'shop-suspend'],
    async findInForce(tx, subjectId) {
      const shop = await lockShop(tx, subjectId);
      return shop?.state === 'rejected' || shop?.state === 'suspended'
        ? { authorId: shop.id, title: shop.name }
        : null;
    },
    async undo(tx, actor, subjectId, reason) {
      const application = await lockApplicationOf(tx, subjectId);
      const shop = await lockShop(tx, subjectId);
      if (shop === null) return err({ type: 'not-found' });
      if (shop.state !== 'rejected' && shop.state !== 'suspended')
        return err({ type: 'state-conflict', state: shop.state });
      if (application?.state === 'rejected') {
        const nowMs = deps.clock.nowMs();
        const approval = {
          state: 'approved',
          reason,
          fields: {},
          operatorId: actor.personId,
          nowMs,
        } as const;
        await decideApplication(tx, application.id, approval);
      }
      const review = { action: 'shop-open', state: 'open', reason } as const;
      const opened = await storeReview(tx, deps, actor, shop, review);
      return ok(() => shopReviewed(deps, doors, opened, reason));
    },
  };
}
