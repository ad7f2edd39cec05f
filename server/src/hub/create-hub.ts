import type { Hub, HubDeps, HubDoors } from './hub.ts';

/** Makes the hub of this process. */
export function createHub<Facts>(_deps: HubDeps, _doors: HubDoors<Facts>): Hub {
  throw new Error('not yet');
}
