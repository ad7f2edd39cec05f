import { BoundedMap } from './bounded-map.ts';

interface Showings {
  /** Clips served since the last room. */
  clips: number;
  /** The rooms that were shown, oldest first. */
  readonly roomIds: string[];
}

const peopleMax = 20_000;
const roomsMax = 50;
/** Between two rooms there are so many clips at least. */
const clipsBetween = 12;

/** How often somebody was shown rooms between clips: seldom, and none twice. In memory and bounded, as what was served is. */
export class RoomShowings {
  private readonly people = new BoundedMap<string, Showings>(peopleMax);

  /** Whether it is time for a room. */
  isDue(personId: string): boolean {
    const known = this.people.peek(personId);
    return known === undefined || known.clips >= clipsBetween;
  }

  wasShown(personId: string, roomId: string): boolean {
    return this.people.peek(personId)?.roomIds.includes(roomId) ?? false;
  }

  /** A page of so many clips was served; `roomId` the room on it, or null. */
  note(personId: string, clips: number, roomId: string | null): void {
    const known = this.people.get(personId);
    if (known === undefined && roomId === null) return;
    const showings = known ?? { clips: 0, roomIds: [] };
    showings.clips = roomId === null ? showings.clips + clips : clips;
    if (roomId !== null) showings.roomIds.push(roomId);
    if (showings.roomIds.length > roomsMax) showings.roomIds.shift();
    if (known === undefined) this.people.set(personId, showings);
  }
}
