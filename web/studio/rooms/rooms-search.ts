import { type RoomStateName, roomStates } from './room-queries.ts';

export interface RoomsSearch {
  readonly state?: RoomStateName;
  readonly open?: 'new';
}

/** Reads the address of the list of rooms; what it does not know it leaves out. */
export function readRoomsSearch(search: Record<string, unknown>): RoomsSearch {
  const state = roomStates.find((known) => known === search['state']);
  return { ...(state === undefined ? {} : { state }), ...(search['open'] === 'new' ? { open: 'new' } : {}) };
}
