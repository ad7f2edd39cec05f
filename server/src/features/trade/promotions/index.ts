import type { Feature, FeatureDeps } from '../../../feature.ts';
import { couponRoutes } from './coupon.routes.ts';
import { studioPromotionRoutes } from './studio.routes.ts';

export { claimCoupon } from './coupon.service.ts';
export { findOffers, findOffersEach } from './offer.views.ts';
export { ClaimableCoupon, CouponChoice, CouponView, ParcelCoupon, Reduction } from './promotion.schema.ts';
export { offerLine } from './promotion.service.ts';
export { type GivableCoupon, listCoupons, listGivable } from './promotion.views.ts';
export {
  addReductions,
  type Offer,
  type OfferLine,
  type RoomPrice,
  type StackedLine,
  stackingPolicy,
  stackOffers,
} from './stacking.policy.ts';
export {
  giveBack,
  keep,
  openReservation,
  type Reservation,
  type ReservationAsk,
  retake,
} from './use.service.ts';
export type { Use } from './use.store.ts';

/** Price reductions, spend-and-save and coupons of shops, and how they stack. */
export function promotionsFeature(deps: FeatureDeps): Feature {
  return {
    name: 'promotions',
    routes: (server) => {
      studioPromotionRoutes(server, deps);
      couponRoutes(server, deps);
    },
  };
}
