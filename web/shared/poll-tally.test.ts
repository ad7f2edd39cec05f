import { describe, expect, it } from 'vitest';
import { readTally } from './poll-tally.ts';

const poll = { id: 'pll_1', options: [{ votes: 2 }, { votes: 0 }] };

describe('how a poll stands', () => {
  it('is what the room says of it, and what was loaded until the room says something', () => {
    expect(readTally('pll_1 3,4', poll)).toEqual([3, 4]);
    for (const other of [undefined, null, 'pll_2 3,4', 'pll_1 3', 'pll_1', 7])
      expect(readTally(other, poll)).toEqual([2, 0]);
  });
});
