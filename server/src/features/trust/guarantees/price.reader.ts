import type { EventReader } from '../../insight/events/index.ts';
import type { ClaimDeps } from './claim.service.ts';
import { protectPrices } from './price-watch.service.ts';
import { findFallenProducts } from './price-watch.views.ts';

/** A price that falls is paid back to those who were promised it, as soon as the log tells. Safe to repeat. */
export function priceReader(deps: ClaimDeps): EventReader {
  return {
    name: 'guarantees.prices',
    kinds: ['product-changed'],
    async take(events) {
      const changed = [...new Set(events.flatMap(({ subjectId }) => subjectId ?? []))];
      const fallen = await findFallenProducts(deps.db, changed, deps.clock.nowMs());
      if (fallen.length > 0) await protectPrices(deps, fallen);
    },
  };
}
