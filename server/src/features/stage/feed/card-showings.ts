import { BoundedMap } from './bounded-map.ts';

interface Showings {
  /** Clips served since the last card. */
  clips: number;
  /** The rooms and goods that were shown, oldest first. */
  readonly cardIds: string[];
}

const peopleMax = 20_000;
const cardsMax = 50;

/**
 * How often somebody was shown a room or goods between clips: seldom, both together, and none twice. In memory and bounded,
 * as what was served is.
 */
export class CardShowings {
  private readonly people = new BoundedMap<string, Showings>(peopleMax);

  /** Whether it is time for a card, of which two have so many clips between them at least. */
  isDue(personId: string, clipsBetween: number): boolean {
    const known = this.people.peek(personId);
    return known === undefined || known.clips >= clipsBetween;
  }

  wasShown(personId: string, cardId: string): boolean {
    return this.people.peek(personId)?.cardIds.includes(cardId) ?? false;
  }

  /** A page of so many clips was served; `cardId` the room or the goods on it, or null. */
  note(personId: string, clips: number, cardId: string | null): void {
    const known = this.people.get(personId);
    if (known === undefined && cardId === null) return;
    const showings = known ?? { clips: 0, cardIds: [] };
    showings.clips = cardId === null ? showings.clips + clips : clips;
    if (cardId !== null) showings.cardIds.push(cardId);
    if (showings.cardIds.length > cardsMax) showings.cardIds.shift();
    if (known === undefined) this.people.set(personId, showings);
  }
}
