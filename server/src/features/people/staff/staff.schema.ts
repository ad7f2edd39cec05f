import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

/** What one can be invited as; an owner is made by another owner, of somebody who is there already. */
export const InvitedRole = Type.Union([
  Type.Literal('host'),
  Type.Literal('assistant'),
  Type.Literal('clerk'),
  Type.Literal('finance'),
]);
export type InvitedRole = Static<typeof InvitedRole>;

export const StaffRole = Type.Union([Type.Literal('owner'), ...InvitedRole.anyOf]);

export const StaffMember = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  role: StaffRole,
  /** The e-mail address or phone that they sign in with; only owners are told. */
  contact: Type.Union([Type.String(), Type.Null()]),
  addedAt: Type.String(),
});
export type StaffMember = Static<typeof StaffMember>;

export const StaffInvitation = Type.Object({
  id: Type.String(),
  channel: Type.Union([Type.Literal('email'), Type.Literal('phone')]),
  recipient: Type.String(),
  role: InvitedRole,
  createdAt: Type.String(),
  expiresAt: Type.String(),
});
export type StaffInvitation = Static<typeof StaffInvitation>;

/** Who works in a shop, owners first, at most 200; and the open invitations, which only owners see, at most 50. */
export const StaffView = Type.Object({
  members: Type.Array(StaffMember),
  invitations: Type.Array(StaffInvitation),
});
export type StaffView = Static<typeof StaffView>;

/** To an e-mail address or to a phone, not to both. */
export const NewInvitation = Type.Object(
  {
    email: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
    phone: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
    role: InvitedRole,
  },
  { additionalProperties: false },
);
export type NewInvitation = Static<typeof NewInvitation>;

export const Acceptance = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);

/** What a link invites to, before it is followed. */
export const InvitedTo = Type.Object({ shopName: Type.String(), role: StaffRole });
export type InvitedTo = Static<typeof InvitedTo>;

export const JoinedShop = Type.Object({ shopId: Type.String(), shopName: Type.String(), role: StaffRole });
export type JoinedShop = Static<typeof JoinedShop>;

export const RoleChange = Type.Object({ role: StaffRole }, { additionalProperties: false });

const shopId = Type.String({ pattern: idPattern('shop') });
export const ShopParams = Type.Object({ shopId });
export const MemberParams = Type.Object({
  shopId,
  personId: Type.String({ pattern: idPattern('person') }),
});
export const InvitationParams = Type.Object({
  shopId,
  id: Type.String({ pattern: idPattern('invitation') }),
});
