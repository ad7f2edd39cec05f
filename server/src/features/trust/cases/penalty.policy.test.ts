import { describe, expect, it } from 'vitest';
import { clearedAtMs, consequencesOf, strictest, yearOf } from './penalty.policy.ts';

const kinds = (...given: Parameters<typeof consequencesOf>) =>
  consequencesOf(...given).map(({ kind }) => kind);

describe('penalty points', () => {
  it('of the general kind take effect at every twelve', () => {
    expect(kinds({ A: 0, B: 0 }, { class: 'A', points: 11 })).toEqual([]);
    expect(kinds({ A: 11, B: 0 }, { class: 'A', points: 1 })).toEqual(['deduct', 'no-live']);
    expect(kinds({ A: 12, B: 0 }, { class: 'A', points: 11 })).toEqual([]);
    expect(kinds({ A: 20, B: 0 }, { class: 'A', points: 4 })).toEqual(['deduct', 'no-live']);
    // Serious points do not count towards them.
    expect(kinds({ A: 11, B: 3 }, { class: 'B', points: 0 })).toEqual([]);
  });

  it('of the serious kind take effect at four, eight and twelve', () => {
    expect(kinds({ A: 0, B: 0 }, { class: 'B', points: 3 })).toEqual([]);
    expect(kinds({ A: 0, B: 3 }, { class: 'B', points: 1 })).toEqual(['take-down', 'deduct', 'no-live']);
    expect(kinds({ A: 0, B: 4 }, { class: 'B', points: 3 })).toEqual([]);
    expect(kinds({ A: 0, B: 4 }, { class: 'B', points: 4 })).toEqual(['take-down', 'freeze', 'no-live']);
    expect(kinds({ A: 0, B: 8 }, { class: 'B', points: 4 })).toContain('expel');
  });

  it('that reach several thresholds at once have the strictest of each kind, not the sum', () => {
    const all = consequencesOf({ A: 0, B: 0 }, { class: 'B', points: 12 });
    expect(all.filter(({ kind }) => kind === 'no-live')).toEqual([{ kind: 'no-live', days: null }]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(['deduct', 'expel', 'freeze', 'no-live', 'take-down']);
    expect(
      strictest([
        { kind: 'deduct', amountCents: 5 },
        { kind: 'deduct', amountCents: 9 },
      ]),
    ).toEqual([{ kind: 'deduct', amountCents: 9 }]);
  });

  it('are of the year of China, and cleared with its last day', () => {
    const lastMs = Date.parse('2026-12-31T23:59:59.999+08:00');
    expect(yearOf(lastMs)).toBe(2026);
    expect(yearOf(lastMs + 1)).toBe(2027);
    expect(clearedAtMs(2026)).toBe(lastMs + 1);
  });
});
