import { describe, expect, it } from 'vitest';
import { firstRoom, nextStepOf } from './room-steps.ts';

const nowMs = Date.UTC(2026, 5, 1, 12);
const at = (minutes: number) => new Date(nowMs + minutes * 60_000).toISOString();
const room = (
  state: 'scheduled' | 'live' | 'ended' | 'cancelled',
  minutes = 0,
  coverUrl: string | null = null,
) => ({
  ...{ state, coverUrl, plannedAt: at(minutes) },
});

describe('what a room asks for next', () => {
  it('is decided by its state and its time', () => {
    expect(
      [
        room('live'),
        room('ended'),
        room('cancelled'),
        room('scheduled', -1),
        room('scheduled', 60),
        room('scheduled', 61),
        room('scheduled', 61, '/cover'),
      ].map((one) => nextStepOf(one, nowMs)),
    ).toEqual(['run', 'review', 'none', 'overdue', 'soon', 'cover', 'prepare']);
  });

  it('is first of the live room, then of the next planned one', () => {
    const later = room('scheduled', 90);
    const sooner = room('scheduled', 30);
    const live = room('live');
    expect([
      firstRoom([later, sooner]),
      firstRoom([later, live, sooner]),
      firstRoom([room('ended'), room('cancelled')]),
    ]).toEqual([sooner, live, undefined]);
  });
});
