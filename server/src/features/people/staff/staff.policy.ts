import { err, ok, type Result } from '@kanmai/kernel';
import type { ShopRole } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';

/** How many may work in one shop. */
export const membersMax = 200;

/** Whether this member may be given this role: by an owner, not by themselves, and the shop keeps an owner. */
export function decideRole(given: {
  readonly actorRole: ShopRole | null;
  readonly isSelf: boolean;
  readonly from: ShopRole | null;
  readonly to: ShopRole;
  readonly owners: number;
}): Result<null, Problem> {
  if (given.actorRole !== 'owner' || given.isSelf) return err({ type: 'not-allowed' });
  if (given.from === null) return err({ type: 'not-found' });
  return keepsOwner(given.from, given.to, given.owners);
}

/** Whether this member may go: sent by an owner, or on their own; the last owner stays. */
export function decideRemoval(given: {
  readonly actorRole: ShopRole | null;
  readonly isSelf: boolean;
  readonly from: ShopRole | null;
  readonly owners: number;
}): Result<null, Problem> {
  if (given.actorRole === null) return err({ type: 'not-found' });
  if (!given.isSelf && given.actorRole !== 'owner') return err({ type: 'not-allowed' });
  if (given.from === null) return err({ type: 'not-found' });
  return keepsOwner(given.from, null, given.owners);
}

/** The last owner of a shop keeps that role. */
export function keepsOwner(
  from: ShopRole | null,
  to: ShopRole | null,
  owners: number,
): Result<null, Problem> {
  return from === 'owner' && to !== 'owner' && owners <= 1 ? err({ type: 'last-owner' }) : ok(null);
}
