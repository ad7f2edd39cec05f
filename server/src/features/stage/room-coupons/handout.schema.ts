import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { ClaimableCoupon } from '../../trade/promotions/index.ts';

export const handoutLimits = {
  /** At a time in one room. */
  openMax: 10,
  /** Of one room, as lists show them. */
  listedMax: 50,
} as const;

const handoutId = Type.String({ pattern: idPattern('coupon-handout') });
const roomId = Type.String({ pattern: idPattern('room') });

export const RoomOf = Type.Object({ roomId });
export const HandoutInRoom = Type.Object({ roomId, handoutId });
export const HandoutParams = Type.Object({ handoutId });

export const HandoutInput = Type.Object(
  { promotionId: Type.String({ pattern: idPattern('promotion') }) },
  { additionalProperties: false },
);

const { claimed: _claimed, ...couponFields } = ClaimableCoupon.properties;

/** A coupon as its card shows it. */
const HandoutCoupon = Type.Object({ ...couponFields, shopId: Type.String(), shopName: Type.String() });

export const HandoutView = Type.Object({
  id: Type.String(),
  roomId: Type.String(),
  state: Type.Enum(['open', 'over'], {
    description: 'Over: withdrawn, or the coupon or the room is at an end.',
  }),
  coupon: HandoutCoupon,
  mine: Type.Boolean({ description: 'I have as many of it as one may.' }),
  givenAt: Type.String(),
});
export type HandoutView = Static<typeof HandoutView>;

export const RoomHandouts = Type.Object({
  items: Type.Array(HandoutView, { maxItems: handoutLimits.openMax }),
});

/** As the desk sees it. */
export const DeskHandout = Type.Object({
  ...HandoutView.properties,
  claims: Type.Integer({ description: 'Of this coupon, in this room.' }),
  uses: Type.Integer({ description: 'Of those claims, the coupons that an order used.' }),
});
export type DeskHandout = Static<typeof DeskHandout>;

export const DeskHandouts = Type.Object({
  items: Type.Array(DeskHandout, { maxItems: handoutLimits.listedMax }),
  choices: Type.Array(HandoutCoupon, { description: 'What I may hand out here now, at most 50.' }),
});
export type DeskHandouts = Static<typeof DeskHandouts>;
