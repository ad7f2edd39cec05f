import type { PersonId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { cartRoutes } from './cart.routes.ts';
import { deleteBoughtLines, moveCartLines } from './cart.store.ts';

export { cartLimits } from './cart.policy.ts';

/** Gives a stranger's cart to the account they signed in to. */
export function move(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  return from === to ? Promise.resolve() : moveCartLines(tx, from, to);
}

/** Takes what was ordered out of the carts. */
export function removeBought(
  tx: Tx,
  lines: readonly { readonly personId: PersonId; readonly variantId: string }[],
): Promise<void> {
  return deleteBoughtLines(tx, lines);
}

export function cartFeature(deps: FeatureDeps): Feature {
  return { name: 'cart', routes: (server) => cartRoutes(server, deps) };
}
