import type { EventKind, LoggedEvent } from '../../insight/events/index.ts';
import type { Pause } from '../choices/index.ts';

/** What tells of a person's taste. What takes something away, or keeps something out, is always followed. */
const telling: ReadonlySet<EventKind> = new Set([
  'impression',
  'watch',
  'like',
  'comment',
  'share',
  'follow',
  'product-open',
  'search',
  'cart-add',
  'order-paid',
  'exposure',
  'past',
  'purchase',
]);

/** When people had recommendations off: what they did then teaches the feed nothing. */
export class Pauses {
  private readonly ofPerson: ReadonlyMap<string, readonly Pause[]>;

  constructor(pauses: readonly Pause[]) {
    this.ofPerson = Map.groupBy(pauses, ({ personId }) => personId);
  }

  /** Whether a step is left out of what the feed learns. */
  leavesOut({ id, kind, personId }: LoggedEvent): boolean {
    if (personId === null || !telling.has(kind)) return false;
    const pauses = this.ofPerson.get(personId) ?? [];
    return pauses.some(
      ({ fromEvent, untilEvent }) => fromEvent < id && (untilEvent === null || id <= untilEvent),
    );
  }
}
