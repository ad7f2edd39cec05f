import { dayMs } from '@kanmai/kernel';
import type { DayCount } from '@kanmai/trust';
import type { Happening, Saying, SubjectKind } from './happening.ts';
import { beliefIn } from './trust-level.policy.ts';

/** A thing that happened, as it is kept. */
export interface Kept {
  readonly subjectId: string;
  readonly source: string;
  readonly kind: string;
  readonly atMs: number;
  readonly share: number;
  readonly belief: number;
  /** False for what is set aside: hidden, or suspected of being bought. */
  readonly counted: boolean;
  readonly referenceId: string;
}

/** What was known before these steps, of all that they may touch. */
export interface KnownBefore {
  readonly kept: readonly Kept[];
  /** Of everybody whose word is told, what happened day by day. */
  readonly daysOf: ReadonlyMap<string, readonly DayCount[]>;
  readonly categoryOf: ReadonlyMap<string, { readonly kind: SubjectKind; readonly category: string }>;
}

export interface ReadChanges {
  /** By `keyOf`; null where nothing is kept any more. */
  readonly kept: ReadonlyMap<string, Kept | null>;
  /** Changes of sums: by owner (a subject or a category), by day and kind. */
  readonly days: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export const keyOf = ({ subjectId, source }: { readonly subjectId: string; readonly source: string }) =>
  `${subjectId} ${source}`;

export const ownerOfCategory = (kind: SubjectKind, category: string) => `category ${kind}/${category}`;

export const dayKey = (day: number, kind: string) => `${day} ${kind}`;

/** What steps change, each after the one before: in what portions they are read makes no difference. */
export function readSayings(sayings: readonly Saying[], before: KnownBefore): ReadChanges {
  const reading = new Reading(before);
  for (const saying of sayings) {
    if (saying.say === 'happened') reading.happened(saying.happening);
    else reading.weighed(saying);
  }
  return { kept: reading.changed, days: reading.days };
}

class Reading {
  readonly changed = new Map<string, Kept | null>();
  readonly days = new Map<string, Map<string, number>>();
  readonly #before: KnownBefore;
  readonly #kept: Map<string, Kept>;

  constructor(before: KnownBefore) {
    this.#before = before;
    this.#kept = new Map(before.kept.map((each) => [keyOf(each), each]));
  }

  happened({ subject, kind, saidBy, onlyFirst, ...rest }: Happening): void {
    const key = keyOf({ subjectId: subject.id, source: rest.source });
    const was = this.#kept.get(key);
    if (onlyFirst === true && was !== undefined) return;
    if (kind === null) {
      this.#replace(key, was, null);
      return;
    }
    const belief = saidBy === undefined ? 1 : beliefIn(this.#daysOf(saidBy), rest.atMs);
    const { source, atMs, share, referenceId } = rest;
    // What comes of a thing later counts from when the thing was: a refund of last month's order is no fresh fault.
    const now = { subjectId: subject.id, source, kind, atMs: was?.atMs ?? atMs, share, belief, referenceId };
    this.#replace(key, was, { ...now, counted: was?.counted ?? true });
  }

  weighed({ referenceId, belief, counted }: Extract<Saying, { say: 'weighed' }>): void {
    for (const [key, was] of this.#kept)
      if (was.referenceId === referenceId)
        this.#replace(key, was, {
          ...was,
          belief: belief ?? was.belief,
          counted: counted ?? was.counted,
        });
  }

  #daysOf(ownerId: string): DayCount[] {
    const counts = new Map(
      (this.#before.daysOf.get(ownerId) ?? []).map(({ day, kind, count }) => [dayKey(day, kind), count]),
    );
    for (const [key, change] of this.days.get(ownerId) ?? [])
      counts.set(key, (counts.get(key) ?? 0) + change);
    return [...counts].map(([key, count]) => dayCountOf(key, count));
  }

  #replace(key: string, was: Kept | undefined, now: Kept | null): void {
    if (was !== undefined) this.#add(was, -1);
    if (now !== null) this.#add(now, 1);
    if (now === null) this.#kept.delete(key);
    else this.#kept.set(key, now);
    if (was !== undefined || now !== null) this.changed.set(key, now);
  }

  #add({ subjectId, kind, atMs, share, belief, counted }: Kept, sign: 1 | -1): void {
    if (!counted) return;
    const key = dayKey(Math.floor(atMs / dayMs), kind);
    const change = sign * share * belief;
    const subject = this.#before.categoryOf.get(subjectId);
    const owners = subject === undefined ? [] : [ownerOfCategory(subject.kind, subject.category)];
    for (const owner of [subjectId, ...owners]) {
      const days = this.days.get(owner) ?? new Map<string, number>();
      days.set(key, (days.get(key) ?? 0) + change);
      this.days.set(owner, days);
    }
  }
}

export function dayCountOf(key: string, count: number): DayCount {
  const [day, kind] = key.split(' ') as [string, string];
  return { day: Number(day), kind, count };
}
