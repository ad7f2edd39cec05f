import { type SheetSearch, sheetReader } from '../feed/use-sheet.ts';

const roomSheetNames = ['bag', 'product', 'checkout', 'cart', 'lucky', 'packet', 'fan', 'more'] as const;
export type RoomSheetName = (typeof roomSheetNames)[number];

const sources = ['feed', 'rooms', 'author', 'search', 'share', 'reminder', 'follow'] as const;

export interface RoomSearch extends SheetSearch<RoomSheetName> {
  /** What led here; direct when it says nothing. */
  from?: (typeof sources)[number];
}

const readSheet = sheetReader(roomSheetNames);

export function readRoomSearch(search: Record<string, unknown>): RoomSearch {
  const from = sources.find((known) => known === search.from);
  return { ...readSheet(search), ...(from === undefined ? {} : { from }) };
}
