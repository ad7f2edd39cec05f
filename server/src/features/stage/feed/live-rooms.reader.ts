import type { EventReader, LogPosition } from '../../insight/events/index.ts';
import type { LiveRooms } from './live-rooms.ts';

/** Keeps a process's list of live rooms fresh from the event log. */
export function liveRoomsReader(
  name: string,
  rooms: LiveRooms,
  findLogHead: () => Promise<LogPosition>,
): EventReader {
  return {
    name,
    kinds: ['room-live', 'room-ended', 'shop-changed', 'creator-changed'],
    async from() {
      // What is told after this is read; what was before is in the list.
      const head = await findLogHead();
      await rooms.refresh();
      return head;
    },
    async take(events) {
      for (const { kind, subjectId } of events)
        if (kind === 'room-ended' && subjectId !== null) rooms.ended(subjectId);
      const ofRooms = new Set(rooms.current().map(({ broadcaster }) => broadcaster.id));
      const isNews = events.some(
        ({ kind, subjectId }) => kind === 'room-live' || (subjectId !== null && ofRooms.has(subjectId)),
      );
      if (isNews) await rooms.refresh();
    },
  };
}
