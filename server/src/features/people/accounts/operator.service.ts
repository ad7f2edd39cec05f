import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor, PersonRole } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../audit/index.ts';
import type { IdentityService } from './identity.service.ts';
import { countRole, hasRole, lockRoles, personExists, removeRole, storeRole } from './person.store.ts';

/** A one-time link's token, and the hash by which it is recognised: only the hash need be kept in memory. */
export interface FirstOperatorToken {
  readonly token: string;
  readonly hash: Buffer;
}

export function createFirstOperatorToken(): FirstOperatorToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Whether the platform has somebody to run it; until then the one-time link is offered. */
export async function hasOperator(db: FeatureDeps['db']): Promise<boolean> {
  return (await countRole(db, 'operator')) > 0;
}

export interface RoleChange {
  readonly role: PersonRole;
  readonly grant: boolean;
  readonly reason: string;
}

export interface OperatorService {
  becomeFirst(actor: Actor, token: string): Promise<Result<{ roles: string[] }, Problem>>;
  changeRole(actor: Actor, personId: PersonId, change: RoleChange): Promise<Result<null, Problem>>;
}

type OperatorDeps = FeatureDeps & {
  readonly identities: IdentityService;
  /** The hash of the one-time token that this start printed; null when there was an operator already. */
  readonly firstOperatorHash: Buffer | null;
};

export function operatorService(deps: OperatorDeps): OperatorService {
  const nowMs = () => deps.clock.nowMs();
  return {
    async becomeFirst(actor, token) {
      const hash = deps.firstOperatorHash;
      if (hash === null || !timingSafeEqual(hash, hashOf(token))) return err({ type: 'not-allowed' });
      const result = await unitOfWork(deps.db, async (tx): Promise<Result<{ roles: string[] }, Problem>> => {
        await lockRoles(tx);
        if ((await countRole(tx, 'operator')) > 0) return err({ type: 'first-operator-exists' });
        await storeRole(tx, actor.personId, 'operator', nowMs());
        await audit(tx, deps, {
          actorId: actor.personId,
          action: 'role-grant',
          subjectId: actor.personId,
          reason: 'the one-time link of the first start',
          detail: { role: 'operator' },
        });
        return ok({ roles: [...actor.roles, 'operator'] });
      });
      deps.identities.forget(actor.personId);
      return result;
    },

    async changeRole(actor, personId, { role, grant, reason }) {
      const result = await unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
        await lockRoles(tx);
        // Two operators who take the role from each other at once: the second is none any more.
        if (!(await hasRole(tx, actor.personId, 'operator'))) return err({ type: 'not-allowed' });
        if (!(await personExists(tx, personId))) return err({ type: 'not-found' });
        // The last operator cannot leave: nobody could make another.
        if (!grant && role === 'operator' && personId === actor.personId) return err({ type: 'not-allowed' });
        if (grant) await storeRole(tx, personId, role, nowMs());
        else await removeRole(tx, personId, role);
        const action = grant ? 'role-grant' : 'role-revoke';
        await audit(tx, deps, {
          actorId: actor.personId,
          action,
          subjectId: personId,
          reason,
          detail: { role },
        });
        return ok(null);
      });
      deps.identities.forget(personId);
      return result;
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
