import { type Random, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { RateWatch } from './rate-watch.ts';
import { interventions, type RoomTick, RoomWatch, roomWatchDefaults } from './room-watch.ts';

/** A count of `among`, each with this chance. */
function drawn(random: Random, among: number, chance: number): { count: number; among: number } {
  let count = 0;
  for (let n = 0; n < among; n++) if (random.next() < chance) count++;
  return { count, among };
}

/** Twenty messages and five orders a tick; complaints rise fivefold from `fromTick` on. */
function ticks(random: Random, count: number, fromTick = Number.POSITIVE_INFINITY): RoomTick[] {
  return Array.from({ length: count }, (_, n) => ({
    atMs: n * 10_000,
    counts: {
      complaints: drawn(random, 20, n < fromTick ? 0.02 : 0.2),
      cancellations: drawn(random, 5, n < fromTick ? 0.02 : 0.15),
    },
  }));
}

describe('the watch of a room', () => {
  it('T-R60 finds deceit, one graver step after another, with what it rests on', () => {
    const watch = new RoomWatch();
    const alarms = ticks(seededRandom(4), 300, 200).flatMap((tick) => watch.tick(tick) ?? []);
    expect(alarms.map(({ intervention }) => intervention)).toEqual([...interventions]);
    const [first] = alarms;
    expect(first!.atMs).toBeGreaterThanOrEqual(2_000_000);
    expect(first!.atMs).toBeLessThan(2_200_000);
    const { count, among, usual, sinceMs } = first!.suspicions.complaints!;
    expect(count / among).toBeGreaterThan(2 * usual);
    expect(sinceMs).toBeGreaterThan(1_900_000);
    for (const [n, { atMs, evidence, intervention }] of alarms.entries()) {
      expect(evidence).toBeGreaterThanOrEqual(watch.needed(intervention));
      if (n > 0) expect(atMs - alarms[n - 1]!.atMs).toBeGreaterThanOrEqual(30_000);
    }
  });

  it('T-R61 acts on an innocent room no more often than was set', () => {
    let hints = 0;
    const hoursEach = 10;
    for (let seed = 1; seed <= 20; seed++) {
      const watch = new RoomWatch();
      for (const tick of ticks(seededRandom(seed), hoursEach * 360)) {
        if (watch.tick(tick) === undefined) continue;
        hints++;
        watch.clear(tick.atMs);
      }
    }
    expect(hints).toBeLessThanOrEqual((20 * hoursEach) / roomWatchDefaults.hoursBetweenFalse.hint);
  });

  it('T-R62 learns what is usual in this room, but not while it is suspicious', () => {
    const settings = roomWatchDefaults.streams.complaints!;
    const watch = new RateWatch(settings);
    for (let n = 0; n < 200; n++) watch.tick(n * 10_000, n % 2, 10);
    const before = watch.tick(2_000_000, 0, 10).usual;
    expect(before).toBeGreaterThan(2 * settings.usual);
    for (let n = 0; n < 20; n++) watch.tick(2_010_000 + n * 10_000, 9, 10);
    const after = watch.tick(2_210_000, 9, 10);
    expect(after.usual).toBeLessThanOrEqual(before);
    expect(after.evidence).toBeGreaterThan(20);
    watch.clear(2_220_000);
    expect(watch.tick(2_220_000, 0, 10)).toMatchObject({ evidence: 0, count: 0, among: 10 });
  });

  it('T-R64 goes on after the last step of another watch', () => {
    const watch = new RoomWatch();
    watch.resume('unpin', 0);
    const alarms = ticks(seededRandom(4), 300, 10).flatMap((tick) => watch.tick(tick) ?? []);
    expect(alarms.map(({ intervention }) => intervention)).toEqual(['mute', 'cut']);
    expect(alarms[0]!.atMs).toBeGreaterThan(100_000);
  });

  it('T-R63 nothing happening, time standing still or running backwards raises no suspicion', () => {
    const watch = new RoomWatch();
    for (const atMs of [10_000, 10_000, 0, 5_000, 20_000])
      expect(watch.tick({ atMs, counts: {} })).toBeUndefined();
  });
});
