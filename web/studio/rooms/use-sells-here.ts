import { useMe } from '../../shared/session.ts';
import type { StudioRoom } from './room-queries.ts';

/** Whether the person is of the shop whose room this is: prices and offers of its goods are the shop's to say. */
export function useSellsHere(room: Pick<StudioRoom, 'broadcaster'>): boolean {
  const me = useMe();
  return me?.shops.some(({ id }) => id === room.broadcaster.id) === true;
}
