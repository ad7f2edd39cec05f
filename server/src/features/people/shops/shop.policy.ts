import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { ShopState } from './shop.schema.ts';

/** How many shops one person may own. */
export const shopsOwnedMax = 10;

/** A new shop waits for an operator; in the demonstration town there is nobody to wait for. */
export function firstState(town: boolean): ShopState {
  return town ? 'open' : 'pending';
}

/**
 * The state that an operator's decision leads to. An open shop is suspended and opened again; one that was never
 * reviewed is opened by its application alone, save in the town, where shops need none.
 */
export function decideShop(
  state: ShopState,
  decision: 'open' | 'suspend',
  town: boolean,
): Result<ShopState, Problem> {
  if (decision === 'suspend')
    return state === 'open' ? ok('suspended') : err({ type: 'state-conflict', state });
  if (state === 'open') return err({ type: 'state-conflict', state });
  return state === 'suspended' || town ? ok('open') : err({ type: 'application-required' });
}
