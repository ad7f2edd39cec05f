import { BoundedMap } from './bounded-map.ts';

export type CardKind = 'room' | 'goods';

interface Showings {
  /** Clips served since the last room, and since the last card whatever it was. */
  readonly clipsSince: { room: number; card: number };
  /** The rooms and goods that were shown, oldest first. */
  readonly cardIds: string[];
}

const peopleMax = 20_000;
const cardsMax = 50;

/**
 * How often somebody was shown a room or goods between clips: seldom, and none twice. In memory and bounded, as what was
 * served is.
 */
export class CardShowings {
  private readonly people = new BoundedMap<string, Showings>(peopleMax);

  /**
   * Whether it is time for a card of this kind, with so many clips since the last at least. A room waits for rooms alone: it
   * is over before long. Goods wait for both.
   */
  isDue(personId: string, kind: CardKind, clipsBetween: number): boolean {
    const known = this.people.peek(personId);
    if (known === undefined) return true;
    return (kind === 'room' ? known.clipsSince.room : known.clipsSince.card) >= clipsBetween;
  }

  wasShown(personId: string, cardId: string): boolean {
    return this.people.peek(personId)?.cardIds.includes(cardId) ?? false;
  }

  /** A page of so many clips was served, with this card on it, or none. */
  note(personId: string, clips: number, card: { readonly kind: CardKind; readonly id: string } | null): void {
    const known = this.people.get(personId);
    if (known === undefined && card === null) return;
    const { clipsSince, cardIds } = known ?? {
      // Nothing was shown before: no room lies behind.
      ...{ clipsSince: { room: Number.POSITIVE_INFINITY, card: 0 }, cardIds: [] },
    };
    clipsSince.room = card?.kind === 'room' ? clips : clipsSince.room + clips;
    clipsSince.card = card === null ? clipsSince.card + clips : clips;
    if (card !== null) cardIds.push(card.id);
    if (cardIds.length > cardsMax) cardIds.shift();
    if (known === undefined) this.people.set(personId, { clipsSince, cardIds });
  }
}
