import type { ArmSums } from '@kanmai/interest';
import type { LoggedEvent } from '../events/index.ts';
import { type Metric, metrics } from './experiment.schema.ts';

/** What one person did since an experiment first met them. */
export interface Tally {
  readonly arm: string;
  readonly mixed: boolean;
  readonly shown: number;
  readonly plays: number;
  readonly completed: number;
  readonly opens: number;
  readonly orders: number;
}

/** Sums over the people of each arm, by `arm metric`; days are those of Coordinated Universal Time. */
export interface Look {
  readonly day: string;
  readonly sums: ReadonlyMap<string, ArmSums>;
}

/** A slot with the chances of policies that are judged, and what came of it. */
export interface JudgedSlot extends Outcome {
  readonly eventId: number;
  readonly experimentId: string;
  readonly propensity: number;
  readonly chances: readonly number[];
}

export interface Outcome {
  readonly personId: string;
  readonly clipId: string;
  readonly completed: boolean;
  readonly opened: boolean;
}

/** What changes slots that were counted before, in the order in which it happened. */
export type SlotChange =
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | { readonly type: 'moved'; readonly from: string; readonly to: string }
  | { readonly type: 'erased'; readonly personId: string };

export const countedKinds = [
  'impression',
  'watch',
  'product-open',
  'order-paid',
  'person-merged',
  'person-erased',
] as const;

const nobody = { mixed: false, shown: 0, plays: 0, completed: 0, opens: 0, orders: 0 };
const nothing: ArmSums = { people: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
export const keyOf = (...parts: readonly string[]) => parts.join('\t');

/** What is counted, and over what, of one person. */
export function figuresOf(metric: Metric, tally: Tally): { x: number; y: number } {
  if (metric === 'completion') return { x: tally.completed, y: tally.plays };
  if (metric === 'click-rate') return { x: tally.opens, y: tally.shown };
  return { x: tally.orders, y: 1 };
}

/**
 * Counts steps in their order, so that the same log always gives the same sums: begun with what was counted before, or with
 * nothing.
 */
export class ExperimentCount {
  /** By experiment: when it was stopped, or null. */
  private readonly stoppedMs: ReadonlyMap<string, number | null>;
  /** By `experiment person`. Null: to be forgotten. */
  readonly tallies: Map<string, Tally | null>;
  readonly looks: Map<string, Look>;
  /** Looks of days that are over, in order. */
  readonly closed: { readonly experimentId: string; readonly look: Look }[] = [];
  /** New slots, with what came of them since. */
  slots: JudgedSlot[] = [];
  readonly changes: SlotChange[] = [];

  constructor(
    stoppedMs: ReadonlyMap<string, number | null>,
    tallies: Iterable<readonly [string, Tally]> = [],
    looks: Iterable<readonly [string, Look]> = [],
  ) {
    this.stoppedMs = stoppedMs;
    this.tallies = new Map(tallies);
    this.looks = new Map(looks);
  }

  take(event: LoggedEvent): void {
    const { kind, personId, subjectId, data } = event;
    if (kind === 'person-merged') this.merge(event, String(data.from), String(data.to));
    else if (kind === 'person-erased') this.erase(event, subjectId ?? '');
    else if (personId === null) return;
    else if (kind === 'impression') this.show(event, personId);
    else if (kind === 'watch') this.watch(event, personId);
    else if (kind === 'product-open') this.open(event, personId);
    else if (kind === 'order-paid')
      this.did(event, personId, (tally) => ({ ...tally, orders: tally.orders + 1 }));
  }

  private show(event: LoggedEvent, personId: string): void {
    for (const [experimentId, arm] of Object.entries(recordOf(event.data.arms))) {
      if (typeof arm !== 'string' || !this.isOpen(experimentId, event.atMs)) continue;
      this.change(event, experimentId, personId, (before) => {
        const tally = before ?? { ...nobody, arm };
        return { ...tally, mixed: tally.mixed || tally.arm !== arm, shown: tally.shown + 1 };
      });
    }
    this.noteSlot(event, personId);
  }

  private noteSlot({ id, subjectId, data }: LoggedEvent, personId: string): void {
    const { propensity } = data;
    const judged = recordOf(data.judged);
    const { experiment, chances } = judged;
    if (typeof experiment !== 'string' || !this.stoppedMs.has(experiment) || subjectId === null) return;
    if (typeof propensity !== 'number' || !Array.isArray(chances)) return;
    this.slots.push({
      ...{ eventId: id, experimentId: experiment, personId, clipId: subjectId, propensity },
      ...{ chances: chances.map(Number), completed: false, opened: false },
    });
  }

  private watch(event: LoggedEvent, personId: string): void {
    const [playMs, durationMs] = [Number(event.data.playMs), Number(event.data.durationMs)];
    const completed = durationMs > 0 && playMs >= durationMs;
    this.did(event, personId, (tally) => ({
      ...tally,
      plays: tally.plays + 1,
      completed: tally.completed + (completed ? 1 : 0),
    }));
    if (completed && event.subjectId !== null)
      this.come({ personId, clipId: event.subjectId, completed: true, opened: false });
  }

  private open(event: LoggedEvent, personId: string): void {
    this.did(event, personId, (tally) => ({ ...tally, opens: tally.opens + 1 }));
    const { clipId } = event.data;
    if (typeof clipId === 'string') this.come({ personId, clipId, completed: false, opened: true });
  }

  /** Something came of slots that were shown before it; not of one that is shown after it. */
  private come(outcome: Outcome): void {
    this.changes.push({ type: 'outcome', outcome });
    for (const [at, slot] of this.slots.entries())
      if (slot.personId === outcome.personId && slot.clipId === outcome.clipId)
        this.slots[at] = {
          ...slot,
          completed: slot.completed || outcome.completed,
          opened: slot.opened || outcome.opened,
        };
  }

  /** What somebody does counts in every experiment that met them before. */
  private did(event: LoggedEvent, personId: string, next: (tally: Tally) => Tally): void {
    for (const experimentId of this.stoppedMs.keys()) {
      const known = this.tallies.get(keyOf(experimentId, personId)) ?? null;
      if (known === null || !this.isOpen(experimentId, event.atMs)) continue;
      this.change(event, experimentId, personId, () => next(known));
    }
  }

  private merge(event: LoggedEvent, from: string, to: string): void {
    this.changes.push({ type: 'moved', from, to });
    this.slots = this.slots.map((slot) => (slot.personId === from ? { ...slot, personId: to } : slot));
    for (const experimentId of this.stoppedMs.keys()) {
      const left = this.tallies.get(keyOf(experimentId, from)) ?? null;
      if (left === null) continue;
      this.change(event, experimentId, from, () => null);
      this.change(event, experimentId, to, (known) => (known === null ? left : together(known, left)));
    }
  }

  /** What somebody did counts no longer, from now on. */
  private erase(event: LoggedEvent, personId: string): void {
    this.changes.push({ type: 'erased', personId });
    this.slots = this.slots.filter((slot) => slot.personId !== personId);
    for (const experimentId of this.stoppedMs.keys()) {
      if (this.tallies.get(keyOf(experimentId, personId)) != null)
        this.change(event, experimentId, personId, () => null);
    }
  }

  private isOpen(experimentId: string, atMs: number): boolean {
    const stoppedMs = this.stoppedMs.get(experimentId);
    return stoppedMs === null || (stoppedMs !== undefined && atMs <= stoppedMs);
  }

  private change(
    { atMs }: LoggedEvent,
    experimentId: string,
    personId: string,
    next: (before: Tally | null) => Tally | null,
  ): void {
    const key = keyOf(experimentId, personId);
    const before = this.tallies.get(key) ?? null;
    const after = next(before);
    this.tallies.set(key, after);
    const stoppedMs = this.stoppedMs.get(experimentId);
    // Of an experiment that is over, the last look stays what it was.
    if (typeof stoppedMs === 'number' && atMs > stoppedMs) return;
    const sums = new Map(this.lookOn(experimentId, dayOf(atMs)).sums);
    addTally(sums, before, -1);
    addTally(sums, after, 1);
    this.looks.set(experimentId, { day: this.looks.get(experimentId)!.day, sums });
  }

  /** The look of a day, begun with that of the day before. A step that comes late counts today. */
  private lookOn(experimentId: string, day: string): Look {
    const last = this.looks.get(experimentId);
    if (last !== undefined && last.day >= day) return last;
    if (last !== undefined) this.closed.push({ experimentId, look: last });
    const look = { day, sums: last?.sums ?? new Map<string, ArmSums>() };
    this.looks.set(experimentId, look);
    return look;
  }
}

function addTally(sums: Map<string, ArmSums>, tally: Tally | null, sign: 1 | -1): void {
  if (tally === null || tally.mixed) return;
  for (const metric of metrics) {
    const { x, y } = figuresOf(metric, tally);
    const key = keyOf(tally.arm, metric);
    const before = sums.get(key) ?? nothing;
    sums.set(key, {
      people: before.people + sign,
      x: before.x + sign * x,
      y: before.y + sign * y,
      xx: before.xx + sign * x * x,
      yy: before.yy + sign * y * y,
      xy: before.xy + sign * x * y,
    });
  }
}

function together(one: Tally, other: Tally): Tally {
  return {
    arm: one.arm,
    mixed: one.mixed || other.mixed || one.arm !== other.arm,
    shown: one.shown + other.shown,
    plays: one.plays + other.plays,
    completed: one.completed + other.completed,
    opens: one.opens + other.opens,
    orders: one.orders + other.orders,
  };
}

const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
