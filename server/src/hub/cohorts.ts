import type { Clock, Random } from '@kanmai/kernel';
import { type Cohort, type CohortMember, createCohort } from './cohort.ts';
import type { SpreadMessage } from './commerce-lane.ts';
import type { Counters } from './counts.ts';
import type { HubSettings } from './hub.ts';
import type { Pace } from './pace.ts';

/** All cohorts of a room. */
export interface Cohorts {
  readonly size: number;
  readonly dueMs: number;
  /** The one that takes the next viewer. */
  next(): Cohort;
  remove(member: CohortMember): void;
  commerce(message: SpreadMessage): void;
  chat(text: string): void;
  chatLeftOut(count: number): void;
  vitals(names: readonly string[]): void;
  /** Flushes what is due; true when it stopped at `untilMs` with more to do. */
  tick(untilMs: number): boolean;
  /** Pings who heard nothing for long, and takes the cost of the quiet off the pace. */
  sweep(): void;
  all(): readonly Cohort[];
}

export interface CohortsDeps {
  readonly settings: HubSettings;
  readonly clock: Clock;
  readonly uptime: Clock;
  readonly random: Random;
  readonly pace: Pace;
  readonly counters: Counters;
  lastSeq(): number;
  vitalText(name: string): string;
}

/** A flush of so many sockets takes about ten milliseconds. */
export const cohortMax = 1_000;
const quietMs = 2_000;

export function createCohorts(deps: CohortsDeps): Cohorts {
  const { settings, uptime, pace, counters } = deps;
  const cohorts: Cohort[] = [];
  const chatCapacity = Math.ceil((settings.chatPerS * settings.flushMaxMs) / 1_000);
  const open = () => {
    const cohort = createCohort({
      startSeq: deps.lastSeq(),
      chatCapacity,
      random: deps.random,
      vitalText: deps.vitalText,
    });
    cohorts.push(cohort);
    return cohort;
  };
  const setCost = (cohort: Cohort, costMs: number) => {
    pace.cost(cohort.costMs, costMs);
    cohort.costMs = costMs;
  };
  // Who watches is not told of every piece that is sold; what the host does need not wait for what others say.
  const periods = {
    commerce: () => pace.commerceMs,
    chat: () => pace.periodMs,
    vitals: () => Math.max(settings.vitalsMs, pace.periodMs),
  };
  const dueOf = ({ waits, size, flushedAtMs }: Cohort) =>
    waits === null || size === 0 ? Number.POSITIVE_INFINITY : flushedAtMs + periods[waits]();
  const flush = (cohort: Cohort, startMs: number) => {
    const sinceMs = Math.min(settings.flushMaxMs, startMs - cohort.flushedAtMs);
    const chatMax = Math.max(1, Math.floor((settings.chatPerS * pace.chatShare * sinceMs) / 1_000));
    const flushed = cohort.flush(startMs, deps.clock.nowMs(), chatMax);
    setCost(cohort, uptime.nowMs() - startMs);
    counters.flushes += 1;
    counters.frames += flushed.frames;
    counters.deliveries += flushed.deliveries;
    counters.chatSpread += flushed.chatSpread;
    counters.chatDropped += flushed.chatDropped;
  };
  return {
    get size() {
      return cohorts.reduce((sum, cohort) => sum + cohort.size, 0);
    },
    get dueMs() {
      return cohorts.reduce((least, cohort) => Math.min(least, dueOf(cohort)), Number.POSITIVE_INFINITY);
    },
    next: () => cohorts.find((cohort) => cohort.size < cohortMax) ?? open(),
    remove(member) {
      const { cohort } = member;
      if (cohort === null) return;
      cohort.remove(member);
      if (cohort.size > 0) return;
      setCost(cohort, 0);
      cohorts.splice(cohorts.indexOf(cohort), 1);
    },
    commerce(message) {
      // One that nobody joined has nobody to keep messages for.
      const empty = cohorts.findIndex((cohort) => cohort.size === 0);
      if (empty >= 0) cohorts.splice(empty, 1);
      for (const cohort of cohorts) cohort.commerce(message);
    },
    chat(text) {
      for (const cohort of cohorts) cohort.chat(text);
    },
    chatLeftOut(count) {
      for (const cohort of cohorts) cohort.chatLeftOut(count);
    },
    vitals(names) {
      for (const cohort of cohorts) for (const name of names) cohort.vital(name);
    },
    tick(untilMs) {
      // Who has waited longest comes first, so that a long list starves nobody.
      const due = cohorts
        .filter((cohort) => dueOf(cohort) <= uptime.nowMs())
        .sort((a, b) => a.flushedAtMs - b.flushedAtMs);
      for (const [index, cohort] of due.entries()) {
        const nowMs = uptime.nowMs();
        if (index > 0 && nowMs >= untilMs) return true;
        flush(cohort, nowMs);
      }
      return false;
    },
    sweep() {
      const nowMs = uptime.nowMs();
      for (const cohort of cohorts) {
        if (nowMs - cohort.flushedAtMs >= settings.pingMs) cohort.ping();
        if (cohort.costMs > 0 && nowMs - cohort.flushedAtMs >= quietMs) setCost(cohort, 0);
      }
    },
    all: () => cohorts,
  };
}
