import { minuteMs, secondMs } from '@kanmai/kernel';
import { type Intervention, interventions, type RoomAlarm } from '@kanmai/trust';

/** A violation that was said in a room. */
export interface Said {
  readonly atMs: number;
  readonly text: string;
  readonly words: string;
  readonly rule: string;
  readonly officialCode: string;
  readonly article: string;
  readonly gravity: number;
  readonly suggestion: string;
}

/** What was done in a room before, and not taken back. */
export interface PastStep {
  readonly kind: Intervention;
  readonly rule: string;
  readonly atMs: number;
}

export interface Step {
  readonly kind: Intervention;
  readonly rule: string;
}

/** How it is decided. Another way of deciding is another version; what was decided keeps its own. */
export const stepPolicy = {
  version: 1,
  /** After a step the next graver one waits so long: the host reads, and says something else. */
  patienceMs: 30 * secondMs,
  /** So often must it be said again after a step until words alone lead to a graver one; by gravity. */
  saidAgain: { 2: 3, 3: 1 },
  /** Words of this gravity lead to no graver step than this. */
  gravest: { 2: 'mute', 3: 'cut' },
  unpinMs: 30 * minuteMs,
  muteMs: 10 * minuteMs,
} as const;

interface Seen {
  readonly past: readonly PastStep[];
  /** Rules whose step an operator took back in this room: the reader is wrong about what is said here. */
  readonly excused: ReadonlySet<string>;
  /** What is new: not judged yet. */
  readonly said: readonly Said[];
  /** All that is remembered of what was said, what is new included. */
  readonly remembered: readonly Said[];
  readonly alarm: RoomAlarm | null;
  readonly hasPin: boolean;
  readonly nowMs: number;
}

/**
 * The next step in a room, or null. Words are answered by a hint first, each rule once; said again after it, by the next graver
 * step. Rates go the way of the engine's evidence. No step is skipped but `unpin` where nothing is pinned, and two that take something
 * away are never nearer than `patienceMs`. Pure.
 */
export function decideStep(seen: Seen): Step | null {
  return firstHint(seen) ?? graver(seen);
}

const wrongOf = (said: readonly Said[], { excused }: Seen) =>
  said.filter(({ gravity, rule }) => gravity >= 2 && !excused.has(wordsRule(rule)));

export const wordsRule = (rule: string) => `words:${rule}`;
export const rateRule = (stream: string) => `rate:${stream}`;

const levelOf = (kind: Intervention) => interventions.indexOf(kind);

/** What was not pointed out yet is pointed out at once, the gravest first: that takes nothing from anybody. */
function firstHint(seen: Seen): Step | null {
  const { past, alarm, excused } = seen;
  const wrong = wrongOf(seen.remembered, seen).toSorted((a, b) => b.gravity - a.gravity);
  const told = new Set(past.map(({ rule }) => rule));
  const unsaid = [
    ...wrong.map(({ rule }) => wordsRule(rule)),
    ...(alarm === null ? [] : [rateRule(alarm.stream)]),
  ].find((rule) => !told.has(rule) && !excused.has(rule));
  return unsaid === undefined ? null : { kind: 'hint', rule: unsaid };
}

function graver(seen: Seen): Step | null {
  const { past, remembered, alarm, hasPin, nowMs, excused } = seen;
  const reached = Math.max(-1, ...past.map(({ kind }) => levelOf(kind)));
  const lastMs = Math.max(Number.NEGATIVE_INFINITY, ...past.map(({ atMs }) => atMs));
  if (nowMs - lastMs < stepPolicy.patienceMs) return null;
  const next = interventions[nextLevel(reached, hasPin)];
  if (next === undefined) return null;
  if (alarm !== null && levelOf(alarm.intervention) > reached && !excused.has(rateRule(alarm.stream)))
    return { kind: next, rule: rateRule(alarm.stream) };
  const spoken = wrongOf(seen.said, seen).find(({ rule, gravity }) => {
    const known = gravity >= 3 ? 3 : 2;
    const again = remembered.filter((each) => each.rule === rule && each.atMs > lastMs).length;
    return again >= stepPolicy.saidAgain[known] && levelOf(next) <= levelOf(stepPolicy.gravest[known]);
  });
  return spoken === undefined ? null : { kind: next, rule: wordsRule(spoken.rule) };
}

/** Where nothing is pinned there is nothing to take down. */
function nextLevel(reached: number, hasPin: boolean): number {
  const next = reached + 1;
  return interventions[next] === 'unpin' && !hasPin ? next + 1 : next;
}

/** Until when a step holds; null for what is over at once. */
export function heldUntilMs(kind: Intervention, nowMs: number): number | null {
  if (kind === 'unpin') return nowMs + stepPolicy.unpinMs;
  return kind === 'mute' ? nowMs + stepPolicy.muteMs : null;
}
