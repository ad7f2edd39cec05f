import type { ServedAs } from '../reactions/index.ts';
import { BoundedMap } from './bounded-map.ts';
import type { FeedReason } from './feed.schema.ts';

/** How a clip was shown, and why. */
export interface ServedClip extends ServedAs {
  readonly reason: FeedReason;
}

/** What the engine calls a clip: its number there, or else its id. */
type ClipName = string | number;

interface ServedPerson {
  /** Clips on their way to the screen, oldest first; those the person is known to have seen leave it. */
  readonly ahead: Map<string, ClipName>;
  /** Of those ahead, what the person has seen without the engine being told: it stays. */
  readonly unlearnt: Set<string>;
  /** How the last clips were shown, for what is reported about them and for "why am I seeing this". */
  readonly shown: BoundedMap<string, ServedClip>;
  /** Clips served once more after everything was seen. */
  readonly again: Set<string>;
}

const peopleMax = 20_000;
const aheadMax = 8_000;
const shownMax = 200;
/** Beyond so many slots all counts are halved. */
const slotsMax = 100_000;

/**
 * What was served to whom and is not yet known to be seen, so that two quick pages never repeat a clip. In memory
 * and bounded: after a restart, what was served and never seen may be served again.
 */
export class Served {
  private readonly people = new BoundedMap<string, ServedPerson>(peopleMax);

  /** How many slots each channel had, the old fading. */
  readonly slots = new Map<string, number>();
  private slotsCount = 0;

  /** Served and not yet known to be seen, oldest first. */
  ahead(personId: string): ReadonlyMap<string, ClipName> {
    return this.people.get(personId)?.ahead ?? nothing;
  }

  note(
    personId: string,
    { clipId, number }: { readonly clipId: string; readonly number: number | null },
    served: ServedClip,
  ): void {
    const person = this.personOf(personId);
    person.ahead.set(clipId, number ?? clipId);
    if (person.ahead.size > aheadMax) {
      const oldest = firstOf(person.ahead.keys());
      person.ahead.delete(oldest);
      person.unlearnt.delete(oldest);
    }
    person.shown.set(clipId, served);
    this.countSlot(served.channel);
  }

  private countSlot(channel: string): void {
    this.slots.set(channel, (this.slots.get(channel) ?? 0) + 1);
    if (++this.slotsCount < slotsMax) return;
    for (const [name, count] of this.slots) this.slots.set(name, Math.floor(count / 2));
    this.slotsCount = Math.floor(slotsMax / 2);
  }

  /** The engine knows by itself from now on that this person has seen it. */
  confirmSeen(personId: string, clipId: string): void {
    this.people.peek(personId)?.ahead.delete(clipId);
  }

  /** Seen, and the engine will not know of it: it is not to be served again all the same. */
  noteUnlearnt(personId: string, clipId: string): void {
    const person = this.people.peek(personId);
    if (person?.ahead.has(clipId)) person.unlearnt.add(clipId);
  }

  /** What was on its way to the screen and not seen is served by other rules from now on: it may come again. */
  dropUnseen(personId: string): void {
    const person = this.people.peek(personId);
    if (person === undefined) return;
    for (const clipId of person.ahead.keys()) if (!person.unlearnt.has(clipId)) person.ahead.delete(clipId);
  }

  find(personId: string, clipId: string): ServedClip | null {
    return this.people.peek(personId)?.shown.peek(clipId) ?? null;
  }

  again(personId: string): ReadonlySet<string> {
    return this.people.peek(personId)?.again ?? empty;
  }

  noteAgain(personId: string, clipId: string): void {
    this.personOf(personId).again.add(clipId);
  }

  startAgain(personId: string): void {
    this.people.peek(personId)?.again.clear();
  }

  forget(personId: string): void {
    this.people.delete(personId);
  }

  /** A stranger signed in: what is on its way to them is on its way to the account. */
  merge(from: string, into: string): void {
    const stranger = this.people.peek(from);
    if (stranger === undefined) return;
    const person = this.personOf(into);
    for (const [clipId, name] of stranger.ahead) person.ahead.set(clipId, name);
    this.people.delete(from);
  }

  private personOf(personId: string): ServedPerson {
    const known = this.people.get(personId);
    if (known !== undefined) return known;
    const person = {
      ahead: new Map<string, ClipName>(),
      shown: new BoundedMap<string, ServedClip>(shownMax),
      again: new Set<string>(),
      unlearnt: new Set<string>(),
    };
    this.people.set(personId, person);
    return person;
  }
}

const nothing: ReadonlyMap<string, ClipName> = new Map();
const empty: ReadonlySet<string> = new Set();

function firstOf(values: Iterable<string>): string {
  for (const value of values) return value;
  return '';
}
