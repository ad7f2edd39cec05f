import type { LoggedEvent } from '../events/index.ts';

/** What a batch of steps changes. Keys are `day term`, `day term person` and `day term product`, by tabs. */
export interface TermChanges {
  readonly days: Map<string, { searches: number; found: number | null }>;
  readonly people: Set<string>;
  readonly opens: Map<string, number>;
  /** Strangers who became somebody, in order. */
  readonly merged: { readonly from: string; readonly to: string }[];
  readonly erased: Set<string>;
}

export const keyOf = (...parts: readonly string[]) => parts.join('\t');
export const partsOf = (key: string) => key.split('\t');

/** Days are those of Coordinated Universal Time. */
export const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

/** Counts steps in their order. Pure. */
export function countTerms(events: readonly LoggedEvent[]): TermChanges {
  const changes: TermChanges = {
    ...{ days: new Map(), people: new Set(), opens: new Map(), merged: [], erased: new Set() },
  };
  for (const event of events) count(changes, event);
  return changes;
}

function count(changes: TermChanges, event: LoggedEvent): void {
  const { kind, subjectId, data } = event;
  if (kind === 'person-merged') merge(changes, String(data.from), String(data.to));
  else if (kind === 'person-erased') erase(changes, subjectId ?? '');
  else countTerm(changes, event);
}

function countTerm(changes: TermChanges, { kind, personId, subjectId, atMs, data }: LoggedEvent): void {
  const term = typeof data.term === 'string' ? data.term : '';
  if (term === '' || personId === null) return;
  const key = keyOf(dayOf(atMs), term);
  if (kind === 'search') {
    const found = typeof data.found === 'number' ? data.found : null;
    const before = changes.days.get(key);
    changes.days.set(key, {
      searches: (before?.searches ?? 0) + 1,
      found: found ?? before?.found ?? null,
    });
    changes.people.add(keyOf(key, personId));
  } else if (subjectId !== null) {
    const open = keyOf(key, subjectId);
    changes.opens.set(open, (changes.opens.get(open) ?? 0) + 1);
  }
}

function merge(changes: TermChanges, from: string, to: string): void {
  changes.merged.push({ from, to });
  for (const key of [...changes.people]) {
    const [day = '', term = '', person] = partsOf(key);
    if (person !== from) continue;
    changes.people.delete(key);
    changes.people.add(keyOf(day, term, to));
  }
}

/** That something was searched stays counted; who it was does not. */
function erase(changes: TermChanges, personId: string): void {
  changes.erased.add(personId);
  for (const key of [...changes.people]) if (partsOf(key)[2] === personId) changes.people.delete(key);
}
