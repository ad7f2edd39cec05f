import { describe, expect, it } from 'vitest';
import { createRecent } from './recent.ts';

describe('what was looked up lately', () => {
  it('is found until its time is over', () => {
    const recent = createRecent<string>(10);
    recent.keep('a', 'A', 100);
    expect(recent.find('a', 99)).toBe('A');
    expect(recent.find('a', 100)).toBeUndefined();
  });

  it('never holds more than it may, and forgets the oldest first', () => {
    const recent = createRecent<number>(3);
    for (let i = 0; i < 5; i++) recent.keep(`k${i}`, i, 100);
    recent.keep('k2', 22, 100);
    recent.keep('k5', 5, 100);
    expect(['k0', 'k1', 'k2', 'k3', 'k4', 'k5'].map((key) => recent.find(key, 0))).toEqual([
      undefined,
      undefined,
      22,
      undefined,
      4,
      5,
    ]);
  });

  it('forgets by key and by what it holds', () => {
    const recent = createRecent<{ of: string }>(10);
    recent.keep('a', { of: 'x' }, 100);
    recent.keep('b', { of: 'x' }, 100);
    recent.keep('c', { of: 'y' }, 100);
    recent.forget('a');
    recent.forgetWhere((value) => value.of === 'x');
    expect([recent.find('a', 0), recent.find('b', 0), recent.find('c', 0)]).toEqual([
      undefined,
      undefined,
      { of: 'y' },
    ]);
  });
});
