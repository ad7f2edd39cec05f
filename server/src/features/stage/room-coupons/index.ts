import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { RoomTelling } from '../rooms/index.ts';
import { handoutRoutes } from './handout.routes.ts';

export interface RoomCouponsDoors {
  /** Carries what was announced to the room's viewers. */
  readonly hub: RoomTelling;
}

/** Coupons that live rooms hand out: the shop's own coupons, with a card for viewers and a count for the desk. */
export function roomCouponsFeature(deps: FeatureDeps, { hub }: RoomCouponsDoors): Feature {
  return { name: 'room-coupons', routes: (server) => handoutRoutes(server, { deps, hub }) };
}
