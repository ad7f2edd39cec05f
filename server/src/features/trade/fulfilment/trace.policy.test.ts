import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TraceStatus, traceStatuses } from '../../../ports/carrier.ts';
import { commandsOf, nextTrackAtMs } from './trace.policy.ts';

const said = (...statuses: TraceStatus[]) => statuses.map((status, atMs) => ({ atMs, status }));

describe('what a carrier said', () => {
  it('comes to the last that happened', () => {
    expect(commandsOf([])).toEqual([]);
    expect(commandsOf(said('in-transit'))).toEqual(['pick-up']);
    expect(commandsOf(said('picked-up', 'delivered'))).toEqual(['pick-up', 'deliver']);
    expect(commandsOf(said('lost', 'in-transit'))).toEqual(['pick-up']);
    expect(commandsOf(said('in-transit', 'lost'))).toEqual(['pick-up', 'lose-parcel']);
    expect(commandsOf(said('out-for-delivery', 'returning', 'returned'))).toEqual([
      'pick-up',
      'return-parcel',
    ]);
  });

  it('comes to the same in whichever order it was heard', () => {
    const event = fc.record({
      atMs: fc.integer({ min: 0, max: 5 }),
      status: fc.constantFrom(...traceStatuses),
    });
    const twice = fc
      .array(event, { maxLength: 8 })
      .chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      );
    fc.assert(
      fc.property(twice, ([one, other]) => {
        expect(commandsOf(other)).toEqual(commandsOf(one));
      }),
    );
  });

  it('is asked for again within six hours, or as seldom as the carrier wants', () => {
    expect(nextTrackAtMs(0, 40, 60_000)).toBe(6 * 3_600_000);
    expect(nextTrackAtMs(0, 3, 8 * 3_600_000)).toBe(8 * 3_600_000);
  });
});
