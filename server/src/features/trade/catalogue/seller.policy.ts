import { type Access, type ShopRole, shopMember } from '../../../http/access.ts';

/** Who of a shop may do what; the owner may do everything. A host shows goods and never changes them. */
export const sellerRoles = {
  'read-products': ['host', 'assistant', 'clerk', 'finance'],
  'write-products': ['assistant'],
  'write-stock': ['assistant', 'clerk'],
  'read-orders': ['assistant', 'clerk', 'finance'],
  'ship-orders': ['clerk'],
  'message-buyers': ['assistant', 'clerk'],
  // Money goes back by those who answer buyers, and is looked at by those who keep the books.
  refund: ['assistant', 'finance'],
  // Whoever unpacks what came back says so, and sends the replacement; the money is not theirs to give.
  'receive-returns': ['assistant', 'clerk'],
  'read-money': ['finance'],
  'move-money': ['finance'],
  'read-shipping': ['assistant', 'clerk'],
  'write-shipping': ['assistant', 'clerk'],
  'read-promotions': ['host', 'assistant', 'clerk', 'finance'],
  'write-promotions': ['assistant'],
  'read-plans': ['assistant', 'finance'],
  'write-plans': ['assistant'],
  'read-samples': ['assistant', 'clerk'],
  'answer-samples': ['assistant'],
  'ship-samples': ['clerk'],
} as const satisfies Record<string, readonly ShopRole[]>;

export type SellerAct = keyof typeof sellerRoles;

/** The access of a route of a shop's own people. */
export function sellerAccess(act: SellerAct): Access {
  return shopMember(...sellerRoles[act]);
}

/** Whether a member in this role may do it, for what a view tells about itself. */
export function canSell(role: ShopRole | undefined, act: SellerAct): boolean {
  if (role === undefined) return false;
  return role === 'owner' || (sellerRoles[act] as readonly ShopRole[]).includes(role);
}
