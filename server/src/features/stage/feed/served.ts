import type { ServedAs } from '../reactions/index.ts';
import { Ahead } from './ahead.ts';
import { BoundedMap } from './bounded-map.ts';
import type { FeedReason } from './feed.schema.ts';

/** How a clip was shown, and why. */
export interface ServedClip extends ServedAs {
  readonly reason: FeedReason;
}

/** One place of a page that was served. */
export interface ServedPlace {
  readonly clipId: string;
  /** What the engine calls the clip; null where it did not choose it. */
  readonly number: number | null;
  readonly channel: string;
  readonly propensity: number | null;
  readonly reason: FeedReason;
  readonly experiments?: Pick<ServedAs, 'arms' | 'judged'>;
}

interface ServedPage {
  readonly requestId: string;
  readonly places: readonly ServedPlace[];
}

interface ServedPerson {
  /** Clips on their way to the screen; those the person is known to have seen leave it. */
  readonly ahead: Ahead;
  /** Of those ahead, what the person has seen without the engine being told: it stays. */
  readonly unlearnt: Set<string>;
  /** The last pages, oldest first, for what is reported about their clips and for "why am I seeing this". */
  readonly pages: ServedPage[];
  /** Clips served once more after everything was seen. */
  readonly again: Set<string>;
}

const peopleMax = 20_000;
const aheadMax = 8_000;
/** Of whom is shown small pages, as much is remembered as of whom is shown large ones: so many clips. */
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
  ahead(personId: string): Ahead {
    return this.people.get(personId)?.ahead ?? nothing;
  }

  note(personId: string, page: ServedPage): void {
    const person = this.personOf(personId);
    for (const { clipId, number, channel } of page.places) {
      person.ahead.add(clipId, number ?? clipId);
      this.countSlot(channel);
    }
    while (person.ahead.size > aheadMax) this.dropOldest(person);
    person.pages.push(page);
    let shown = person.pages.reduce((sum, { places }) => sum + places.length, 0);
    while (shown > shownMax && person.pages.length > 1) shown -= person.pages.shift()?.places.length ?? 0;
  }

  private dropOldest({ ahead, unlearnt }: ServedPerson): void {
    const oldest = ahead.oldest();
    if (oldest === undefined) return;
    ahead.delete(oldest);
    unlearnt.delete(oldest);
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

  /** As it was shown last. */
  find(personId: string, clipId: string): ServedClip | null {
    for (const { requestId, places } of this.people.peek(personId)?.pages.toReversed() ?? []) {
      const position = places.findIndex((place) => place.clipId === clipId);
      const place = places[position];
      if (place === undefined) continue;
      const { channel, propensity, reason, experiments } = place;
      return { ...{ requestId, position, channel, propensity, reason }, ...experiments };
    }
    return null;
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
    this.personOf(into).ahead.addAll(stranger.ahead);
    this.people.delete(from);
  }

  private personOf(personId: string): ServedPerson {
    const known = this.people.get(personId);
    if (known !== undefined) return known;
    const person = { ahead: new Ahead(), pages: [], again: new Set<string>(), unlearnt: new Set<string>() };
    this.people.set(personId, person);
    return person;
  }
}

const nothing = new Ahead();
const empty: ReadonlySet<string> = new Set();
