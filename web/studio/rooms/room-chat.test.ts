import { describe, expect, it } from 'vitest';
import { linesMax, withLines } from './room-chat.ts';

const line = (n: number) => ({
  ...{ id: `msg_${n}`, personId: 'per_1', name: '小满', role: null, text: `第 ${n} 句`, atMs: n },
});

describe('the chat of a room', () => {
  it('has each line once, in the order they came, also when one comes again', () => {
    const before = withLines([], [line(1), line(2)]);
    expect(withLines(before, [line(2), line(3), line(3)]).map(({ id }) => id)).toEqual([
      'msg_1',
      'msg_2',
      'msg_3',
    ]);
  });

  it('is the same list when nothing came, so that nothing is drawn anew', () => {
    const before = withLines([], [line(1)]);
    expect(withLines(before, [line(1), null, 'words', { id: 1 }])).toBe(before);
  });

  it('forgets the oldest', () => {
    const many = Array.from({ length: linesMax + 5 }, (_, n) => line(n));
    const kept = withLines([], many);
    expect([kept.length, kept[0]?.id]).toEqual([linesMax, 'msg_5']);
  });
});
