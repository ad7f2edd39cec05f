import { useState } from 'react';
import { addressesOf } from './live-ways.ts';

/**
 * Where a room plays, as it was first told. Each answer signs its addresses anew, and the first are as good as any until they
 * fail: the player itself asks for fresh ones then, and would begin again with every change.
 */
export function useAddresses(room: Parameters<typeof addressesOf>[0]): ReturnType<typeof addressesOf> {
  const [addresses] = useState(() => addressesOf(room));
  return addresses;
}
