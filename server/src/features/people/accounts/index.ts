import type { PersonId } from '@kanmai/kernel';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { Identities } from '../../../http/identity.ts';
import { moveAddresses } from './address.store.ts';
import { cookiePolicy } from './cookie.policy.ts';
import { createIdentityService } from './identity.service.ts';
import { meRoutes } from './me.routes.ts';
import { meService } from './me.service.ts';
import { operatorRoutes } from './operator.routes.ts';
import { operatorService } from './operator.service.ts';
import type { OnMerge } from './person.service.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { type Auth, createAuth } from './sign-in.service.ts';
import { tidyAccountsJob } from './tidy.jobs.ts';
import type { TownSignIn } from './town.policy.ts';
import { townPages, townRoutes } from './town.routes.ts';
import { townService } from './town.service.ts';

export { findAddress, findDefaultAddress } from './address.store.ts';
export { ensureImportedPeople, findImportedPeople, type PersonRef } from './imported-person.store.ts';
export type { AddressView } from './me.schema.ts';
export { AddressView as AddressViewSchema } from './me.schema.ts';
export { createFirstOperatorToken, type FirstOperatorToken, hasOperator } from './operator.service.ts';
export { normalizePhone, reachableEmail } from './person.policy.ts';
export type { OnMerge } from './person.service.ts';
export { type Notice, type NoticeDeps, tellPerson } from './person-notice.ts';
export { emailForm } from './sign-in.policy.ts';
export type { TownSignIn } from './town.policy.ts';
export { closeTown } from './town.service.ts';

export interface AccountsDoors {
  /** What each feature moves when a stranger turns out to be an account; addresses are moved already. */
  readonly onMerge: readonly OnMerge[];
  /** The demo people whom this machine may sign in as; empty without the town. */
  readonly townSignIns: readonly TownSignIn[];
  /** The hash of `createFirstOperatorToken()` when this start offers the one-time link, else null. */
  readonly firstOperatorHash: Buffer | null;
}

export interface AccountsFeature extends Feature {
  /** For the identity plugin. */
  readonly identities: Identities;
  /** Forgets what is remembered of a person: call it after a commit that changed their roles, shops or creator. */
  readonly forgetPerson: (personId: string) => void;
}

/** Who people are: sign-in, strangers, addresses, tokens, roles, the town's demo people. */
export function accountsFeature(given: FeatureDeps, doors: AccountsDoors): AccountsFeature {
  const secure = given.config.origin.startsWith('https:');
  const cookies = cookiePolicy(given.secret, secure);
  let made: Auth | null = null;
  // Made at the first use: a free port is known only after listening.
  const auth = () => {
    made ??= createAuth(given);
    return made;
  };
  const prolong = async (cookie: string) => {
    const { headers } = await auth().api.getSession({
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    return headers.getSetCookie();
  };
  const onMerge = [moveAddresses, ...doors.onMerge];
  const identities = createIdentityService(extended(given, { cookies, onMerge, prolong }));
  const deps = extended(given, { cookies, identities, auth });
  const townOn = given.config.town === 'on';
  return {
    name: 'accounts',
    identities,
    forgetPerson: (personId) => identities.forget(personId as PersonId),
    routes(server) {
      meRoutes(server, given, meService(deps));
      operatorRoutes(
        server,
        given,
        operatorService(extended(deps, { firstOperatorHash: doors.firstOperatorHash })),
      );
      if (townOn) townRoutes(server, given);
    },
    pages(server) {
      signInRoutes(server, deps);
      if (!townOn) return;
      const townSignIns = new Map(doors.townSignIns.map((signIn) => [signIn.token, signIn]));
      townPages(server, townService(extended(deps, { townSignIns })));
    },
    jobs: [tidyAccountsJob(given)],
    start: () => identities.start(),
    stop: () => identities.stop(),
  };
}

/** The deps and more, none of them read yet: the origin is known only after listening. */
function extended<Base extends object, More extends object>(
  base: Base,
  more: More,
): Omit<Base, keyof More> & More {
  return Object.assign(Object.create(base), more);
}
