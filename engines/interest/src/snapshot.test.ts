import { describe, expect, it } from 'vitest';
import { restoreInterest } from './interest.ts';
import { enjoy, stage } from './stage.ts';

describe('snapshots', () => {
  it('I-R24 refuses what is no snapshot, plainly', () => {
    const interest = stage();
    enjoy(interest, 'p', 'i0');
    const bytes = interest.snapshot();
    expect(() => restoreInterest(new Uint8Array())).toThrow('not an interest snapshot');
    expect(() => restoreInterest(new TextEncoder().encode('hello, world'))).toThrow(
      'not an interest snapshot',
    );
    const other = bytes.slice();
    other[4] = 99;
    expect(() => restoreInterest(other)).toThrow('version 99');
    for (const length of [9, 200, bytes.length >> 1, bytes.length - 1]) {
      expect(() => restoreInterest(bytes.slice(0, length))).toThrow();
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(() => restoreInterest(longer)).toThrow('left over');
  });

  it('I-R23 an empty engine comes back', () => {
    const bytes = stage({ items: 0 }).snapshot();
    expect(restoreInterest(bytes).snapshot()).toEqual(bytes);
  });
});
