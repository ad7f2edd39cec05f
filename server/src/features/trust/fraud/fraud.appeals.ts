import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { AppealSubject } from '../../people/appeals/index.ts';
import { tellShopOwners } from '../../people/shops/index.ts';
import { fraudNotice } from './fraud.notice.ts';
import { keepRuling } from './fraud.service.ts';
import { lockFraudCase } from './fraud.store.ts';

/** A case that was confirmed is dismissed when its shop's appeal is accepted. */
export function fraudAppeals(deps: FeatureDeps): AppealSubject {
  return {
    actions: ['fraud-confirm'],
    async findInForce(tx, subjectId) {
      const found = await lockFraudCase(tx, { id: subjectId });
      if (found?.state !== 'confirmed') return null;
      const shop = await tx
        .selectFrom('shops')
        .select('name')
        .where('id', '=', found.shopId)
        .executeTakeFirstOrThrow();
      return { authorId: found.shopId, title: shop.name };
    },
    async undo(tx, actor, subjectId, reason) {
      const found = await lockFraudCase(tx, { id: subjectId });
      if (found === null) return err({ type: 'not-found' });
      if (found.state !== 'confirmed') return err({ type: 'state-conflict', state: found.state });
      await keepRuling(tx, deps, actor, found, { state: 'dismissed', reason, action: 'fraud-dismiss' });
      return ok(async () => {
        deps.eventsAppended();
        await tellShopOwners(deps, found.shopId, fraudNotice('dismissed', reason));
      });
    },
  };
}
