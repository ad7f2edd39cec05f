import { hourMs, minuteMs } from '@kanmai/kernel';
import { type TraceEvent, traceStatuses } from '../../../ports/carrier.ts';

export const tracePolicy = {
  version: 1,
  /** Labels are printed, and boxes fetched, before their number is told; older news is another parcel's. */
  earlierHours: 48,
  /** A carrier's clock may be ahead of ours by so much. */
  aheadMinutes: 60,
  /** However long nothing happens, it is asked again after so long. */
  restHoursMax: 6,
  eventsMax: 500,
} as const;

/** What a carrier can have said of a parcel that was shipped then. */
export function isBelievable(event: TraceEvent, shippedAtMs: number, nowMs: number): boolean {
  const { earlierHours, aheadMinutes } = tracePolicy;
  return event.atMs >= shippedAtMs - earlierHours * hourMs && event.atMs <= nowMs + aheadMinutes * minuteMs;
}

/** When to ask again: soon after news, later and later without. */
export function nextTrackAtMs(nowMs: number, quietCount: number, askEveryMs: number): number {
  const doubled = askEveryMs * 2 ** Math.min(quietCount, 12);
  return nowMs + Math.min(doubled, Math.max(askEveryMs, tracePolicy.restHoursMax * hourMs));
}

type TraceCommand = 'pick-up' | 'deliver' | 'lose-parcel' | 'return-parcel';

/**
 * What all that was said of a parcel comes to, in whichever order it was heard: the carrier has it; and it is there, lost
 * or back when that is the last that was said.
 */
export function commandsOf(events: readonly Pick<TraceEvent, 'atMs' | 'status'>[]): TraceCommand[] {
  const last = latestOf(events);
  if (last === null) return [];
  if (last.status === 'lost') return ['pick-up', 'lose-parcel'];
  if (last.status === 'returned') return ['pick-up', 'return-parcel'];
  const delivered = events.some(({ status }) => status === 'delivered') && last.status !== 'returning';
  return delivered ? ['pick-up', 'deliver'] : ['pick-up'];
}

/** The last that happened; of two at once the one that is further on. */
export function latestOf<Event extends Pick<TraceEvent, 'atMs' | 'status'>>(
  events: readonly Event[],
): Event | null {
  let latest: Event | null = null;
  for (const event of events) {
    const later =
      latest === null ||
      event.atMs > latest.atMs ||
      (event.atMs === latest.atMs && rankOf(event) >= rankOf(latest));
    if (later) latest = event;
  }
  return latest;
}

const rankOf = ({ status }: Pick<TraceEvent, 'status'>) => traceStatuses.indexOf(status);
