import { type Cents, cents, dayMs, hourMs } from '@kanmai/kernel';
import type { DayFile, ProviderDay, ProviderEntry, ProviderEntryKind } from '../../../ports/payment.ts';

/** Providers count days in China's time. */
const offsetMs = 8 * hourMs;

/** The day of providers that a moment is of. */
export function providerDayAt(atMs: number): ProviderDay {
  const fromMs = Math.floor((atMs + offsetMs) / dayMs) * dayMs - offsetMs;
  return {
    date: new Date(fromMs + offsetMs).toISOString().slice(0, 10),
    fromMs,
    untilMs: fromMs + dayMs,
  };
}

/** The day of a date, e.g. `2026-11-28`; null when there is no such date. */
export function providerDayOf(date: string): ProviderDay | null {
  const atMs = Date.parse(`${date}T00:00:00+08:00`);
  if (Number.isNaN(atMs)) return null;
  const day = providerDayAt(atMs);
  return day.date === date ? day : null;
}

/** The days that the job looks at, the oldest first: a file may come late, or be missed while nobody ran. */
export const daysLookedAt = 7;

export function daysBefore(nowMs: number, count: number): ProviderDay[] {
  return Array.from({ length: count }, (_none, index) => providerDayAt(nowMs - (count - index) * dayMs));
}

/** One movement as our tables have it. */
export type OwnEntry = Omit<ProviderEntry, 'kind'> & { readonly kind: Exclude<ProviderEntryKind, 'fee'> };

export interface Difference {
  readonly kind: 'missing-here' | 'missing-there' | 'other-amount';
  readonly entryKind: ProviderEntryKind;
  readonly reference: string;
  readonly providerRef: string;
  readonly ourCents: Cents | null;
  readonly theirCents: Cents | null;
  readonly currency: string;
  readonly atMs: number;
}

export const entryKey = (entry: { readonly kind: string; readonly reference: string }) =>
  `${entry.kind} ${entry.reference}`;

export interface DayComparison {
  readonly file: DayFile;
  /** Our side of what the file names, whenever we booked it. */
  readonly ours: readonly OwnEntry[];
  /**
   * What we booked on the day before: by now it is in some file. A day of patience, because a refund is carried out after
   * we had it accepted, and midnight is not the same moment on both sides.
   */
  readonly due: readonly OwnEntry[];
  /** Keys of all that files of this provider named up to this day, this one included. */
  readonly known: ReadonlySet<string>;
}

/**
 * What does not fit between a provider's day and our tables. Fees have no counterpart of ours: they are summed, not
 * compared. What a file names twice is missing here the second time.
 */
export function compareDay({ file, ours, due, known }: DayComparison): Difference[] {
  const left = new Map(ours.map((entry) => [entryKey(entry), entry]));
  const there = file.entries.flatMap((entry): Difference[] => {
    if (entry.kind === 'fee') return [];
    const own = left.get(entryKey(entry));
    left.delete(entryKey(entry));
    if (own === undefined) return [difference('missing-here', entry, null, entry.amountCents)];
    if (own.amountCents === entry.amountCents && own.currency === entry.currency) return [];
    return [difference('other-amount', entry, own.amountCents, entry.amountCents)];
  });
  const here = due
    .filter((own) => file.kinds.includes(own.kind) && !known.has(entryKey(own)))
    .map((own) => difference('missing-there', own, own.amountCents, null));
  return [...there, ...here];
}

function difference(
  kind: Difference['kind'],
  entry: ProviderEntry | OwnEntry,
  ourCents: Cents | null,
  theirCents: Cents | null,
): Difference {
  const { kind: entryKind, reference, providerRef, currency, atMs } = entry;
  return { kind, entryKind, reference, providerRef, ourCents, theirCents, currency, atMs };
}

export interface Totals {
  readonly currency: string;
  readonly captureCents: Cents;
  readonly refundCents: Cents;
  readonly splitCents: Cents;
  readonly feeCents: Cents;
}

/** What a day moved, by currency. */
export function totalsOf(entries: readonly ProviderEntry[]): Totals[] {
  const currencies = [...new Set(entries.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const sum = (kind: ProviderEntryKind) =>
      cents(
        entries
          .filter((entry) => entry.currency === currency && entry.kind === kind)
          .reduce((total, entry) => total + entry.amountCents, 0),
      );
    return {
      currency,
      captureCents: sum('capture'),
      refundCents: sum('refund'),
      splitCents: sum('split'),
      feeCents: sum('fee'),
    };
  });
}
