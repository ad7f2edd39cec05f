import { dayMs, hourMs } from '@kanmai/kernel';

/** A: general. B: serious. */
export type PenaltyClass = 'A' | 'B';

export interface Points {
  readonly A: number;
  readonly B: number;
}

/** What follows from a threshold that was reached. */
export type Consequence =
  /** Nobody broadcasts as this shop or creator for so many days; null: for good. */
  | { readonly kind: 'no-live'; readonly days: number | null }
  /** So much of the deposit is taken away, as far as there is any. */
  | { readonly kind: 'deduct'; readonly amountCents: number }
  /** All that is free of the deposit is held. */
  | { readonly kind: 'freeze' }
  /** The goods of the case are taken down. */
  | { readonly kind: 'take-down' }
  /** The shop is closed. */
  | { readonly kind: 'expel' };

interface Threshold {
  readonly points: number;
  readonly consequences: readonly Consequence[];
}

/**
 * The ladder: general points take effect at every twelve, serious ones at four, eight and twelve. Another ladder is another version; what
 * was ruled keeps its own.
 */
export const ladder = {
  version: 1,
  everyA: {
    points: 12,
    consequences: [
      { kind: 'deduct', amountCents: 2_000_00 },
      { kind: 'no-live', days: 7 },
    ],
  },
  B: [
    {
      points: 4,
      consequences: [
        { kind: 'take-down' },
        { kind: 'deduct', amountCents: 5_000_00 },
        { kind: 'no-live', days: 7 },
      ],
    },
    { points: 8, consequences: [{ kind: 'take-down' }, { kind: 'freeze' }, { kind: 'no-live', days: 30 }] },
    {
      points: 12,
      consequences: [
        { kind: 'take-down' },
        { kind: 'freeze' },
        { kind: 'no-live', days: null },
        { kind: 'expel' },
      ],
    },
  ],
} as const satisfies { version: number; everyA: Threshold; B: readonly Threshold[] };

/** Points are of the year in which they were given, by the clock of China, and are cleared with its last day. */
export function yearOf(atMs: number): number {
  return new Date(atMs + 8 * hourMs).getUTCFullYear();
}

/** When the points of a year are cleared. */
export function clearedAtMs(year: number): number {
  return Date.UTC(year + 1, 0, 1) - 8 * hourMs;
}

/** What follows when points are added to those of the year: of each kind the strictest of all thresholds that this reaches. Pure. */
export function consequencesOf(
  before: Points,
  given: { readonly class: PenaltyClass; readonly points: number },
): Consequence[] {
  const after = before[given.class] + given.points;
  const reached: readonly Threshold[] =
    given.class === 'A'
      ? Math.floor(after / ladder.everyA.points) > Math.floor(before.A / ladder.everyA.points)
        ? [ladder.everyA]
        : []
      : ladder.B.filter(({ points }) => before.B < points && points <= after);
  return strictest(reached.flatMap(({ consequences }) => consequences));
}

/** Of each kind the strictest: consequences that overlap are not added up. */
export function strictest(consequences: readonly Consequence[]): Consequence[] {
  const byKind = Map.groupBy(consequences, ({ kind }) => kind);
  return [...byKind.values()].map((alike) => alike.reduce(stricter));
}

function stricter(a: Consequence, b: Consequence): Consequence {
  if (a.kind === 'no-live' && b.kind === 'no-live')
    return (a.days ?? Infinity) >= (b.days ?? Infinity) ? a : b;
  if (a.kind === 'deduct' && b.kind === 'deduct') return a.amountCents >= b.amountCents ? a : b;
  return a;
}

export function untilMsOf({ days }: { readonly days: number | null }, nowMs: number): number | null {
  return days === null ? null : nowMs + days * dayMs;
}
