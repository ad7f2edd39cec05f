import { randomBytes } from 'node:crypto';
import { err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import {
  changeAddress,
  clearDefault,
  listAddresses,
  lockAddresses,
  removeAddress,
  storeAddress,
} from './address.store.ts';
import type { IdentityService } from './identity.service.ts';
import type {
  AddressChange,
  AddressView,
  MadeToken,
  Me,
  MeChange,
  NewAddress,
  NewToken,
} from './me.schema.ts';
import { findMe } from './me.views.ts';
import { storeProfile } from './person.store.ts';
import { hashToken, tokenOf, tokensMax } from './token.policy.ts';
import { countTokens, revokeToken, storeToken } from './token.store.ts';

export const addressesMax = 30;

type MeDeps = FeatureDeps & { readonly identities: IdentityService };

export interface MeService {
  me(actor: Actor): Promise<Me>;
  changeMe(actor: Actor, change: MeChange): Promise<Me>;
  addAddress(
    actor: Actor,
    claim: IdempotencyClaim,
    address: NewAddress,
  ): Promise<Result<AddressView, Problem>>;
  changeAddress(actor: Actor, id: string, change: AddressChange): Promise<Result<AddressView, Problem>>;
  removeAddress(actor: Actor, id: string): Promise<Result<null, Problem>>;
  makeToken(actor: Actor, claim: IdempotencyClaim, token: NewToken): Promise<Result<MadeToken, Problem>>;
  revokeToken(actor: Actor, id: string): Promise<Result<null, Problem>>;
}

export function meService(deps: MeDeps): MeService {
  const { db, clock, random, identities } = deps;
  return {
    me: (actor) => findMe(deps, actor),

    async changeMe(actor, change) {
      if (Object.keys(change).length > 0) await storeProfile(db, actor.personId, change);
      identities.forget(actor.personId);
      const { displayName = actor.displayName, locale = actor.locale } = change;
      return findMe(deps, { ...actor, displayName, locale });
    },

    addAddress: (actor, claim, address) =>
      once(db, claim, clock.nowMs(), async (tx) => {
        await lockAddresses(tx, actor.personId);
        const there = await listAddresses(tx, actor.personId, addressesMax);
        if (there.length >= addressesMax) return err({ type: 'too-many', limit: addressesMax });
        const isDefault = there.length === 0 || address.isDefault === true;
        if (isDefault) await clearDefault(tx, actor.personId, null);
        return ok(
          await storeAddress(tx, {
            personId: actor.personId,
            address,
            isDefault,
            nowMs: clock.nowMs(),
            random,
          }),
        );
      }),

    changeAddress: (actor, id, change) =>
      unitOfWork(db, async (tx) => {
        await lockAddresses(tx, actor.personId);
        if (change.isDefault === true) await clearDefault(tx, actor.personId, id);
        const changed = await changeAddress(tx, actor.personId, id, change);
        return changed === null ? err({ type: 'not-found' }) : ok(changed);
      }),

    removeAddress: (actor, id) =>
      unitOfWork(db, async (tx) => found(await removeAddress(tx, actor.personId, id, clock.nowMs()))),

    async makeToken(actor, claim, token) {
      const made = await once(db, claim, clock.nowMs(), (tx) => keepToken(tx, deps, actor.personId, token));
      return made.ok ? ok({ id: made.value.id, token: tokenOf(deps.secret, made.value.nonce) }) : made;
    },

    async revokeToken(actor, id) {
      const revoked = await unitOfWork(db, (tx) => revokeToken(tx, actor.personId, id, clock.nowMs()));
      identities.forget(actor.personId);
      return found(revoked);
    },
  };
}

async function keepToken(
  tx: Tx,
  deps: MeDeps,
  personId: PersonId,
  token: NewToken,
): Promise<Result<{ id: string; nonce: string }, Problem>> {
  if ((await countTokens(tx, personId)) >= tokensMax) return err({ type: 'too-many', limit: tokensMax });
  const nonce = randomBytes(16).toString('base64url');
  const nowMs = deps.clock.nowMs();
  const id = newId('token', nowMs, deps.random);
  const hash = hashToken(tokenOf(deps.secret, nonce));
  await storeToken(tx, { id, personId, name: token.name, hash, scopes: token.scopes, nowMs });
  return ok({ id, nonce });
}

function found(was: boolean): Result<null, Problem> {
  return was ? ok(null) : err({ type: 'not-found' });
}
