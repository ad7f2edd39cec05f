import { err, ok, type PersonId, type Result, type ShopId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor, ShopRole } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../audit/index.ts';
import {
  countMembers,
  countOwnedShops,
  findMemberRole,
  lockShop,
  removeShopMember,
  shopsOwnedMax,
  storeShopMember,
} from '../shops/index.ts';
import { decideRemoval, decideRole } from './staff.policy.ts';

export interface StaffDoors {
  /** Forgets what is remembered of who somebody is: accounts does it. */
  readonly forgetPerson: (personId: string) => void;
}

export interface StaffDeps {
  readonly deps: FeatureDeps;
  readonly doors: StaffDoors;
}

/** Gives a member another role. The shop is locked: of two changes at once, the second sees the first. */
export async function changeRole(
  { deps, doors }: StaffDeps,
  actor: Actor,
  given: { shopId: ShopId; personId: PersonId; role: ShopRole },
): Promise<Result<null, Problem>> {
  const { shopId, personId, role } = given;
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
    const standing = await lockStanding(tx, actor, shopId, personId);
    const decided = decideRole({ ...standing, to: role });
    if (!decided.ok || standing.from === role) return decided;
    if (role === 'owner' && (await countOwnedShops(tx, personId)) >= shopsOwnedMax)
      return err({ type: 'too-many', limit: shopsOwnedMax });
    await storeShopMember(tx, { shopId, personId, role, nowMs: deps.clock.nowMs() });
    await audit(tx, deps, {
      actorId: actor.personId,
      action: 'staff-role',
      subjectId: shopId,
      detail: { personId, from: standing.from, to: role },
    });
    return ok(null);
  });
  doors.forgetPerson(personId);
  return result;
}

/** Takes a member out of a shop: an owner removes them, or they leave. */
export async function removeMember(
  { deps, doors }: StaffDeps,
  actor: Actor,
  { shopId, personId }: { shopId: ShopId; personId: PersonId },
): Promise<Result<null, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
    const standing = await lockStanding(tx, actor, shopId, personId);
    const decided = decideRemoval(standing);
    if (!decided.ok) return decided;
    await removeShopMember(tx, shopId, personId);
    await audit(tx, deps, {
      actorId: actor.personId,
      action: standing.isSelf ? 'staff-leave' : 'staff-remove',
      subjectId: shopId,
      detail: { personId, from: standing.from },
    });
    return ok(null);
  });
  doors.forgetPerson(personId);
  return result;
}

/** Where both stand once the shop is locked; what was remembered of the actor may be older. */
async function lockStanding(
  tx: Tx,
  actor: Actor,
  shopId: ShopId,
  personId: PersonId,
): Promise<{ actorRole: ShopRole | null; isSelf: boolean; from: ShopRole | null; owners: number }> {
  await lockShop(tx, shopId);
  return {
    actorRole: await findMemberRole(tx, shopId, actor.personId),
    isSelf: actor.personId === personId,
    from: await findMemberRole(tx, shopId, personId),
    owners: (await countMembers(tx, shopId)).owners,
  };
}
