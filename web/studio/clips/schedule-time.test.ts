import { describe, expect, it } from 'vitest';
import { localText, readLocalText } from './schedule-time.ts';

describe('a time in a field', () => {
  it('comes back as the instant it was, to the minute', () => {
    for (const atMs of [Date.UTC(2026, 0, 5, 3, 7), Date.UTC(2026, 11, 31, 23, 59)])
      expect(readLocalText(localText(atMs))).toBe(new Date(atMs).toISOString());
  });

  it('is none while it is not written', () => {
    expect([readLocalText(''), readLocalText('2026-13-99T00:00')]).toEqual([null, null]);
  });
});
