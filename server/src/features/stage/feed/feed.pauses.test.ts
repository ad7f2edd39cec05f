import { describe, expect, it } from 'vitest';
import { eventKinds, type LoggedEvent } from '../../insight/events/index.ts';
import { lessonsOf } from './feed.learning.ts';
import { Pauses } from './feed.pauses.ts';

const step = (given: Partial<LoggedEvent>): LoggedEvent => ({
  ...{ id: 1, kind: 'watch', atMs: 5, personId: 'psn_1', shopId: null, subjectId: 'clp_1', data: {} },
  ...given,
});

describe('steps of people who have recommendations off', () => {
  it('are left out between the two steps that turned them off and on, of that person alone', () => {
    const pauses = new Pauses([
      { personId: 'psn_1', fromEvent: 10, untilEvent: 20 },
      { personId: 'psn_1', fromEvent: 30, untilEvent: null },
    ]);
    const leftOut = [9, 10, 11, 20, 21, 30, 31, 1_000].filter((id) => pauses.leavesOut(step({ id })));
    expect(leftOut).toEqual([11, 20, 31, 1_000]);
    expect(pauses.leavesOut(step({ id: 15, personId: 'psn_2' }))).toBe(false);
    expect(pauses.leavesOut(step({ id: 15, personId: null }))).toBe(false);
  });

  it('are followed where they take something away, or are no matter of taste', () => {
    const pauses = new Pauses([{ personId: 'psn_1', fromEvent: 0, untilEvent: null }]);
    const followed = eventKinds.filter((kind) => !pauses.leavesOut(step({ kind })));
    for (const kind of ['unlike', 'unfollow', 'hide', 'unhide', 'interests-reset', 'interest-forgotten'])
      expect(followed).toContain(kind);
    for (const kind of ['person-merged', 'person-erased', 'clip-published', 'clip-taken-down'])
      expect(followed).toContain(kind);
  });

  it('are all those that teach the engine what somebody likes', () => {
    const pauses = new Pauses([{ personId: 'psn_1', fromEvent: 0, untilEvent: null }]);
    for (const kind of eventKinds) {
      const data = { clipId: 'clp_1', lines: [{ clipId: 'clp_1' }] };
      const teaches = lessonsOf(step({ kind, data }), new Map()).some(
        (lesson) => lesson.do === 'learn' && !['unlike', 'unfollow', 'hide'].includes(lesson.event.kind),
      );
      if (teaches) expect([kind, pauses.leavesOut(step({ kind }))]).toEqual([kind, true]);
    }
  });
});
