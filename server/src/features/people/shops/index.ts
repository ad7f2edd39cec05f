import type { Feature, FeatureDeps } from '../../../feature.ts';
import { shopRoutes } from './shop.routes.ts';
import type { ShopDoors } from './shop.service.ts';

export { tellShopOwners } from './owner-notice.ts';
export { shopsOwnedMax } from './shop.policy.ts';
export { ShopState, type ShopView } from './shop.schema.ts';
export {
  changed as shopChanged,
  reviewed as shopReviewed,
  type ShopDoors,
  storeAppliedShop,
  storeReview,
  storeShopAvatar,
} from './shop.service.ts';
export {
  countMembers,
  countOwnedShops,
  findMemberRole,
  lockShop,
  removeShopMember,
  storeShopMember,
} from './shop.store.ts';

/** Shops: asking for one, its home page, and the operator's decision. */
export function shopsFeature(deps: FeatureDeps, doors: ShopDoors): Feature {
  return { name: 'shops', routes: (server) => shopRoutes(server, { deps, doors }) };
}
